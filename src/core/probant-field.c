/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-field.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-identifier.h"
#include "core/probant-presentation-private.h"

const ProbantCode probant_headcount_bands[] = {
  { "NN", N_ ("No employee") },
  { "00", N_ ("No employee on 31 December") },
  { "01", N_ ("1 or 2 employees") },
  { "02", N_ ("3 to 5 employees") },
  { "03", N_ ("6 to 9 employees") },
  { "11", N_ ("10 to 19 employees") },
  { "12", N_ ("20 to 49 employees") },
  { "21", N_ ("50 to 99 employees") },
  { "22", N_ ("100 to 199 employees") },
  { "31", N_ ("200 to 249 employees") },
  { "32", N_ ("250 to 499 employees") },
  { "41", N_ ("500 to 999 employees") },
  { "42", N_ ("1,000 to 1,999 employees") },
  { "51", N_ ("2,000 to 4,999 employees") },
  { "52", N_ ("5,000 to 9,999 employees") },
  { "53", N_ ("10,000 employees or more") },
  { NULL },
};

static const char *
look_up (const ProbantCode *codes, const char *code)
{
  for (; codes != NULL && codes->code != NULL; codes++)
    if (g_strcmp0 (codes->code, code) == 0)
      return _ (codes->meaning);

  return NULL;
}

/* The text of the first of `members` that has any. */
static char *
first_text (JsonNode *node, const char *const *members)
{
  for (; *members != NULL; members++)
    {
      char *text = probant_node_to_text (probant_node_get (node, *members));

      if (text != NULL)
        return text;
    }

  return NULL;
}

char *
probant_format_code_label (JsonNode *node)
{
  static const char *const labels[] = { "libelle", "label", "intitule", "valeur", "nom", NULL };
  static const char *const details[] = { "code", "nomenclature", "annee" };
  g_autofree char *label = first_text (node, labels);
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autofree char *text = probant_node_to_text (probant_node_get (node, details[i]));

      if (text != NULL)
        g_string_append_printf (detail, "%s%s", detail->len > 0 ? ", " : "", text);
    }

  if (detail->len == 0)
    return g_steal_pointer (&label);

  return label != NULL ? g_strdup_printf ("%s (%s)", label, detail->str)
                       : g_string_free (g_steal_pointer (&detail), FALSE);
}

/* From the bounds, where a source knows no band. */
static char *
format_bounds (JsonNode *node)
{
  double least, most;
  gboolean has_least = probant_node_get_number (node, "de", &least);
  gboolean has_most = probant_node_get_number (node, "a", &most);
  g_autofree char *from = has_least ? probant_format_number (least) : NULL;
  g_autofree char *to = has_most ? probant_format_number (most) : NULL;

  if (has_least && has_most)
    /* Translators: a band of headcounts, "10 to 19". */
    return g_strdup_printf (C_ ("headcount", "%s to %s"), from, to);
  if (has_least)
    return g_strdup_printf (C_ ("headcount", "%s or more"), from);

  return has_most ? g_strdup_printf (C_ ("headcount", "%s or fewer"), to) : NULL;
}

char *
probant_format_headcount_band (JsonNode *node)
{
  static const char *const labels[] = { "intitule", "libelle", NULL };
  static const char *const years[] = { "date_reference", "annee", NULL };
  g_autofree char *code = probant_node_to_text (probant_node_get (node, "code"));
  g_autofree char *label = first_text (node, labels);
  g_autofree char *year = first_text (node, years);
  g_autofree char *bounds = format_bounds (node);
  const char *meaning = look_up (probant_headcount_bands, code);
  g_autoptr (GString) text = g_string_new (NULL);

  /* "Non référencé" is said of code NN by the register of associations. */
  if (label != NULL && !(meaning != NULL && g_str_has_prefix (label, "Non r")))
    g_string_append (text, label);
  else if (meaning != NULL)
    g_string_append (text, meaning);
  else if (bounds != NULL)
    g_string_append (text, bounds);

  if (code != NULL)
    {
      g_string_append (text, text->len > 0 ? " (" : "(");
      g_string_append_printf (text, _ ("band %s"), code);
      g_string_append (text, year != NULL ? ", " : ")");
    }
  if (year != NULL)
    g_string_append_printf (text, code != NULL ? "%s)" : text->len > 0 ? " (%s)" : "(%s)", year);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The members of every source's address object, line by line in the order of a postal address. */
static const char *const address_lines[][6] = {
  { "complement_adresse" },
  { "complement" },
  { "nom_postal" },
  { "numero_voie", "indice_repetition_voie", "type_voie", "libelle_voie" },
  { "numero", "type", "voie" },
  { "ligne_1" },
  { "ligne_2" },
  { "rue" },
  { "distribution_speciale" },
  { "distribution" },
  { "lieu_dit_hameau" },
  { "localite" },
  { "code_cedex", "libelle_cedex" },
  { "code_postal", "libelle_commune", "commune", "bureau_distributeur", "ville" },
  { "libelle_commune_etranger" },
  { "libelle_pays_etranger" },
  { "pays" },
};

/* INSEE's own lines, ready for the envelope. */
static const char *const ready_lines[][2] = {
  { "acheminement_postal.l1" }, { "acheminement_postal.l2" }, { "acheminement_postal.l3" },
  { "acheminement_postal.l4" }, { "acheminement_postal.l5" }, { "acheminement_postal.l6" },
  { "acheminement_postal.l7" },
};

/* Adds a line made of the members that hold something, unless it is there already. */
static void
add_line (GPtrArray *lines, JsonNode *node, const char *const *members)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (; *members != NULL; members++)
    {
      g_autofree char *part = probant_node_to_text (probant_node_get (node, *members));

      if (part != NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", part);
    }

  if (line->len > 0 && !g_ptr_array_find_with_equal_func (lines, line->str, g_str_equal, NULL))
    g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));
}

char *
probant_format_address (JsonNode *node)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean cedex = probant_node_get (node, "code_cedex") != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ready_lines); i++)
    add_line (lines, node, ready_lines[i]);

  if (lines->len == 0)
    for (guint i = 0; i < G_N_ELEMENTS (address_lines); i++)
      /* A CEDEX line takes the place of postcode and town. */
      if (!cedex || strcmp (address_lines[i][0], "code_postal") != 0)
        add_line (lines, node, address_lines[i]);

  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **)lines->pdata);
}

static char *
format_boolean (const char *text)
{
  static const char *const yes[] = { "true", "1", "oui", NULL };
  static const char *const no[] = { "false", "0", "non", NULL };
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (g_strv_contains (yes, folded))
    return g_strdup (_ ("Yes"));
  if (g_strv_contains (no, folded))
    return g_strdup (_ ("No"));

  return NULL;
}

static char *
format_by_number (JsonNode *node, char *(*format) (double number))
{
  double number;

  return probant_node_get_number (node, "", &number) ? format (number) : NULL;
}

static char *
format_unix (JsonNode *node)
{
  double seconds;

  /* A double holds every second up to the year 285 million. */
  if (!probant_node_get_number (node, "", &seconds) || seconds < -1e15 || seconds > 1e15)
    return NULL;

  return probant_format_unix_date ((gint64)seconds);
}

/* What the type makes of a node that is not null; NULL where it is of another type than expected. `text` is
 * the node as it is, NULL where it is an object or array. */
static char *
format_typed (const ProbantField *field, JsonNode *node, const char *text)
{
  switch (field->type)
    {
    case PROBANT_FIELD_SIREN:
    case PROBANT_FIELD_SIRET:
      return text != NULL ? probant_identifier_format (text) : NULL;
    case PROBANT_FIELD_DATE:
      return text != NULL ? probant_format_date_text (text) : NULL;
    case PROBANT_FIELD_DAY_MONTH:
      return text != NULL ? probant_format_day_month (text) : NULL;
    case PROBANT_FIELD_UNIX_DATE:
      return format_unix (node);
    case PROBANT_FIELD_AMOUNT:
      return format_by_number (node, probant_format_amount);
    case PROBANT_FIELD_NUMBER:
      return format_by_number (node, probant_format_number);
    case PROBANT_FIELD_PERCENT:
      return format_by_number (node, probant_format_percent);
    case PROBANT_FIELD_BOOLEAN:
      return text != NULL ? format_boolean (text) : NULL;
    case PROBANT_FIELD_CODE:
      return g_strdup (look_up (field->codes, text));
    case PROBANT_FIELD_ADDRESS:
      return JSON_NODE_HOLDS_OBJECT (node) ? probant_format_address (node) : NULL;
    case PROBANT_FIELD_CUSTOM:
      return field->format != NULL ? field->format (node) : NULL;
    case PROBANT_FIELD_TEXT:
    case PROBANT_FIELD_RNA:
    case PROBANT_FIELD_URL:
    case PROBANT_FIELD_TEXTS:
    case PROBANT_FIELD_TABLE:
    case PROBANT_FIELD_HIDDEN:
    default:
      return NULL;
    }
}

char *
probant_field_format (const ProbantField *field, JsonNode *node, ProbantValueKind *kind)
{
  g_autofree char *plain = NULL;
  g_autofree char *typed = NULL;

  *kind = PROBANT_VALUE_TEXT;
  if (probant_node_is_null (node))
    return NULL;

  plain = probant_node_to_text (node);
  typed = format_typed (field, node, JSON_NODE_HOLDS_VALUE (node) ? plain : NULL);
  if (typed != NULL)
    {
      if (field->type == PROBANT_FIELD_ADDRESS)
        *kind = PROBANT_VALUE_LINES;

      return g_steal_pointer (&typed);
    }

  if (field->type == PROBANT_FIELD_URL && plain != NULL
      && (g_str_has_prefix (plain, "https://") || g_str_has_prefix (plain, "http://")))
    *kind = PROBANT_VALUE_LINK;

  return g_steal_pointer (&plain);
}
