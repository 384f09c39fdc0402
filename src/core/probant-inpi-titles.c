/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-inpi-titles.h"

#include <string.h>

#include "core/probant-json.h"
#include "core/probant-text.h"

#define PUBLIC_PAGE "https://data.inpi.fr/entreprises/"

/* A search returns its titles in no order that is promised: as many as may be are compared. */
#define SIZE 50
#define LATEST 5

#define MAX_TEXT 500
#define MAX_VALUES 50

typedef struct
{
  const char *name;   /* the INPI's */
  const char *member; /* ours */
} Member;

struct _ProbantInpiCollection
{
  const char *name;
  const char *const *codes;      /* of offices */
  const char *const *applicants; /* fields that hold a SIREN */
  gboolean name_fields;          /* ask for these fields alone */
  const Member *members;
};

static const ProbantInpiCollection collections[] = {
  { "marques", (const char *const[]){ "FR", NULL }, (const char *const[]){ "ApplicantIdentifier", NULL },
    TRUE,
    (const Member[]){ { "ApplicationNumber", "numero" },
                      { "Mark", "titre" },
                      { "MarkFeature", "type" },
                      { "MarkCurrentStatusCode", "statut" },
                      { "ApplicationDate", "date_depot" },
                      { "RegistrationDate", "date_enregistrement" },
                      { "ExpiryDate", "date_expiration" },
                      { "ClassNumber", "classes" },
                      { "DEPOSANT", "deposant" },
                      { "DEPOTIT", "titulaire" },
                      { NULL } } },
  { "brevets", (const char *const[]){ "FR", "EP", "CCP", NULL },
    (const char *const[]){ "TISI", "DESI", NULL }, FALSE,
    (const Member[]){ { "PUBN", "numero" },
                      { "TIT", "titre" },
                      { "DEPD", "date_depot" },
                      { "PUBD", "date_publication" },
                      { "IPCR", "classes" },
                      { "DENM", "deposant" },
                      { NULL } } },
  { "modeles", (const char *const[]){ "FR", "WO", NULL },
    (const char *const[]){ "ApplicantIdentifier", NULL }, FALSE,
    (const Member[]){ { "DesignApplicationNumber", "numero" },
                      { "DesignReference", "reference" },
                      { "DesignTitle", "titre" },
                      { "DesignApplicationDate", "date_depot" },
                      { "PublicationDate", "date_publication" },
                      { "ClassNumber", "classes" },
                      { "DEPOSANT", "deposant" },
                      { "DEPOTIT", "titulaire" },
                      { NULL } } },
};

const ProbantInpiCollection *
probant_inpi_collection_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (collections); i++)
    if (g_str_equal (collections[i].name, name))
      return &collections[i];

  return NULL;
}

const char *
probant_inpi_collection_get_name (const ProbantInpiCollection *self)
{
  return self->name;
}

/* "[F=SIREN]", or "([F=SIREN] OU [G=SIREN])". */
static char *
make_query (const ProbantInpiCollection *self, const char *siren)
{
  GString *query = g_string_new (NULL);

  for (gsize i = 0; self->applicants[i] != NULL; i++)
    g_string_append_printf (query, "%s[%s=%s]", i > 0 ? " OU " : "", self->applicants[i], siren);
  if (self->applicants[1] != NULL)
    {
      g_string_prepend_c (query, '(');
      g_string_append_c (query, ')');
    }

  return g_string_free (query, FALSE);
}

char *
probant_inpi_collection_make_search (const ProbantInpiCollection *self, const char *siren)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *query = make_query (self, siren);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "collections");
  json_builder_begin_array (builder);
  for (gsize i = 0; self->codes[i] != NULL; i++)
    json_builder_add_string_value (builder, self->codes[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "query");
  json_builder_add_string_value (builder, query);
  if (self->name_fields)
    {
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      for (gsize i = 0; self->members[i].name != NULL; i++)
        json_builder_add_string_value (builder, self->members[i].name);
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "position");
  json_builder_add_int_value (builder, 0);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, SIZE);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Texts */

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  GString *plain = user_data;

  if (plain->len > 0)
    g_string_append_c (plain, ' ');
  g_string_append_len (plain, text, (gssize)length);
}

/* The text of a piece of XML, entities decoded; as it is where it is none ("A & B"). (transfer full) */
static char *
strip_markup (const char *text)
{
  const GMarkupParser parser = { .text = text_cb };
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, plain, NULL);

  if (strpbrk (text, "<&") == NULL || !g_markup_parse_context_parse (context, "<v>", -1, NULL)
      || !g_markup_parse_context_parse (context, text, -1, NULL)
      || !g_markup_parse_context_parse (context, "</v>", -1, NULL)
      || !g_markup_parse_context_end_parse (context, NULL))
    return g_strdup (text);

  return g_strdup (plain->str);
}

/* Values are escaped once more than JSON needs, and some hold XML. (transfer full), NULL where nothing is
 * said */
static char *
read_text (JsonNode *node)
{
  g_autofree char *text = NULL;
  g_autofree char *inner = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = strip_markup (json_node_get_string (node));
  if (*text == '<')
    {
      inner = strip_markup (text);
      return probant_text_sanitise (inner, MAX_TEXT);
    }

  return probant_text_sanitise (text, MAX_TEXT);
}

/* A text, a list of texts, or NULL. (transfer full) */
static JsonNode *
read_value (JsonObject *field)
{
  JsonNode *values = json_object_get_member (field, "values");
  g_autofree char *text = read_text (json_object_get_member (field, "value"));
  g_autoptr (JsonArray) list = NULL;
  guint n_values;

  if (text != NULL)
    return json_node_init_string (json_node_alloc (), text);
  if (values == NULL || !JSON_NODE_HOLDS_ARRAY (values))
    return NULL;

  list = json_array_new ();
  n_values = MIN (json_array_get_length (json_node_get_array (values)), MAX_VALUES);
  for (guint i = 0; i < n_values; i++)
    {
      g_autofree char *item = read_text (json_array_get_element (json_node_get_array (values), i));

      if (item != NULL)
        json_array_add_string_element (list, item);
    }
  if (json_array_get_length (list) == 0)
    return NULL;

  return json_node_init_array (json_node_alloc (), list);
}

/* Titles */

/* Names can come twice: the first that says something is kept. */
static JsonNode *
find_value (JsonArray *fields, const char *name)
{
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonNode *node = json_array_get_element (fields, i);
      JsonObject *field = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      JsonNode *value = NULL;

      if (field != NULL && g_strcmp0 (probant_json_text_member (field, "name"), name) == 0)
        value = read_value (field);
      if (value != NULL)
        return value;
    }

  return NULL;
}

gboolean
probant_inpi_is_image_path (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_regex_match_simple (
      "^(marques/image/[A-Z]{2}[0-9A-Za-z-]{1,30}|modeles/image(/[0-9A-Za-z-]{1,30}){3})/std$", path,
      G_REGEX_DOLLAR_ENDONLY, 0);
}

/* "BOIS & BRÉVON (4789012)", or the one that is known. (transfer full) */
static char *
make_image_title (JsonObject *title)
{
  const char *name = probant_json_text_member (title, "titre");
  const char *number = probant_json_text_member (title, "numero");

  if (name != NULL && number != NULL)
    return g_strdup_printf ("%s (%s)", name, number);

  return g_strdup (name != NULL ? name : number);
}

static void
add_image (const ProbantInpiCollection *self, JsonObject *title, JsonObject *result, const char *api_url)
{
  JsonObject *found = probant_json_object_member (result, "image");
  const char *href = found != NULL ? probant_json_text_member (found, "href") : NULL;
  g_autofree char *bare = href != NULL ? g_strndup (href, strcspn (href, "?#")) : NULL;
  g_autofree char *start = g_strconcat (self->name, "/image/", NULL);
  const char *path = bare != NULL ? strstr (bare, start) : NULL;
  g_autofree char *url = NULL;
  g_autofree char *name = NULL;
  JsonObject *image;

  if (path == NULL || !probant_inpi_is_image_path (path))
    return;

  url = g_strconcat (api_url, path, NULL);
  name = make_image_title (title);
  image = json_object_new ();
  if (name != NULL)
    json_object_set_string_member (image, "titre", name);
  json_object_set_string_member (image, "url", url);
  json_object_set_object_member (title, "image", image);
}

/* NULL where the result is none. (transfer full) */
static JsonObject *
read_title (const ProbantInpiCollection *self, JsonNode *result, const char *api_url)
{
  JsonNode *fields = JSON_NODE_HOLDS_OBJECT (result)
                         ? json_object_get_member (json_node_get_object (result), "fields")
                         : NULL;
  JsonObject *title;

  if (fields == NULL || !JSON_NODE_HOLDS_ARRAY (fields))
    return NULL;

  title = json_object_new ();
  for (const Member *member = self->members; member->name != NULL; member++)
    {
      JsonNode *value = find_value (json_node_get_array (fields), member->name);

      if (value != NULL)
        json_object_set_member (title, member->member, value);
      else
        json_object_set_null_member (title, member->member);
    }
  add_image (self, title, json_node_get_object (result), api_url);

  return title;
}

/* "20230415" of "2023-04-15" too; "" where nothing is told. */
static char *
make_sort_key (JsonObject *title)
{
  const char *date = probant_json_text_member (title, "date_depot");
  GString *key = g_string_new (NULL);

  for (const char *p = date; p != NULL && *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (key, *p);

  return g_string_free (key, FALSE);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  JsonObject *first = *(JsonObject *const *)a;
  JsonObject *second = *(JsonObject *const *)b;
  g_autofree char *first_key = make_sort_key (first);
  g_autofree char *second_key = make_sort_key (second);
  int order = strcmp (second_key, first_key);

  return order != 0 ? order
                    : g_strcmp0 (probant_json_text_member (second, "numero"),
                                 probant_json_text_member (first, "numero"));
}

/* What the INPI counted, at least what came. */
static gint64
read_count (JsonObject *answer, guint n_titles)
{
  JsonObject *metadata = answer != NULL ? probant_json_object_member (answer, "metadata") : NULL;
  JsonNode *count = metadata != NULL ? json_object_get_member (metadata, "count") : NULL;

  if (count == NULL || !JSON_NODE_HOLDS_VALUE (count) || json_node_get_value_type (count) != G_TYPE_INT64)
    return n_titles;

  return MAX (json_node_get_int (count), n_titles);
}

/* Takes nothing; `titles` is sorted. */
static JsonNode *
make_envelope (const char *siren, gint64 count, GPtrArray *titles)
{
  g_autofree char *page = g_strconcat (PUBLIC_PAGE, siren, NULL);
  g_autoptr (JsonObject) envelope = json_object_new ();
  JsonObject *data = json_object_new ();
  JsonNode *root;

  json_object_set_int_member (data, "nombre", count);
  if (count > titles->len)
    json_object_set_int_member (data, "examines", titles->len);
  json_object_set_string_member (data, "page", page);
  if (titles->len > 0)
    {
      JsonArray *latest = json_array_new ();

      for (guint i = 0; i < MIN (titles->len, LATEST); i++)
        json_array_add_object_element (latest, json_object_ref (g_ptr_array_index (titles, i)));
      json_object_set_array_member (data, "titres", latest);
    }
  json_object_set_object_member (envelope, "data", data);
  json_object_set_object_member (envelope, "links", json_object_new ());
  json_object_set_object_member (envelope, "meta", json_object_new ());
  root = json_node_init_object (json_node_alloc (), envelope);
  json_node_seal (root);

  return root;
}

JsonNode *
probant_inpi_collection_read (const ProbantInpiCollection *self,
                              const char *siren,
                              const char *api_url,
                              JsonNode *root)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  JsonObject *answer = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *results = answer != NULL ? json_object_get_member (answer, "results") : NULL;
  JsonArray *array;

  if (root == NULL)
    return make_envelope (siren, 0, titles);
  if (results == NULL || !JSON_NODE_HOLDS_ARRAY (results))
    return NULL;

  array = json_node_get_array (results);
  for (guint i = 0; i < MIN (json_array_get_length (array), SIZE); i++)
    {
      JsonObject *title = read_title (self, json_array_get_element (array, i), api_url);

      if (title != NULL)
        g_ptr_array_add (titles, title);
    }
  if (titles->len == 0 && json_array_get_length (array) > 0)
    return NULL;
  g_ptr_array_sort (titles, compare_titles);

  return make_envelope (siren, read_count (answer, titles->len), titles);
}
