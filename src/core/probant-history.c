/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-history.h"

#include "core/probant-json.h"
#include "core/probant-store.h"

#define MAX_FILE_SIZE (16 * 1024 * 1024)
#define MAX_TEXT_CHARS 300

struct _ProbantHistoryItem
{
  GObject parent_instance;

  ProbantIdentifier identifier;
  char *name;
  char *object;
  char *access;
  GDateTime *opened_at;
  guint n_failed;
  GStrv marks;
};

G_DEFINE_FINAL_TYPE (ProbantHistoryItem, probant_history_item, G_TYPE_OBJECT)

struct _ProbantHistory
{
  GObject parent_instance;

  char *path;
  GPtrArray *items;
  gboolean remembers;
  int max_days;
};

enum
{
  PROP_0,
  PROP_REMEMBERS,
  PROP_MAX_DAYS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbantHistory,
                               probant_history,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
is_same (ProbantHistoryItem *a, ProbantHistoryItem *b)
{
  return g_str_equal (a->identifier.value, b->identifier.value) && g_str_equal (a->access, b->access);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  ProbantHistoryItem *const *first = a;
  ProbantHistoryItem *const *second = b;

  return g_date_time_compare ((*second)->opened_at, (*first)->opened_at);
}

/* NULL where the member is missing, is no text, or is longer than anything written here. */
static const char *
get_text (JsonObject *object, const char *member)
{
  const char *text = probant_json_text_member (object, member);

  return text != NULL && g_utf8_strlen (text, -1) <= MAX_TEXT_CHARS ? text : NULL;
}

/* (transfer full) */
static GStrv
read_marks (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, "marks");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *mark = json_array_get_element (list, i);
      const char *text = JSON_NODE_HOLDS_VALUE (mark) ? json_node_get_string (mark) : NULL;

      if (text != NULL && g_utf8_strlen (text, -1) <= MAX_TEXT_CHARS)
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static gpointer
read_item (JsonObject *object)
{
  const char *number = get_text (object, "identifier");
  const char *access = get_text (object, "access");
  const char *time = get_text (object, "opened_at");
  g_autoptr (GDateTime) opened_at = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;
  g_auto (GStrv) marks = read_marks (object);
  ProbantIdentifier identifier;
  gint64 n_failed = 0;

  if (number == NULL || access == NULL || opened_at == NULL)
    return NULL;
  if (!probant_identifier_parse_unchecked (number, &identifier, NULL))
    return NULL;

  n_failed = json_object_get_int_member_with_default (object, "n_failed", 0);
  return probant_history_item_new (&identifier, get_text (object, "name"), get_text (object, "object"),
                                   access, opened_at, (guint)CLAMP (n_failed, 0, 1000),
                                   (const char *const *)marks);
}

static void
write_item (JsonBuilder *builder, gpointer data)
{
  ProbantHistoryItem *item = data;
  g_autoptr (GDateTime) utc = g_date_time_to_utc (item->opened_at);
  g_autofree char *time = g_date_time_format_iso8601 (utc);

  probant_store_add_text (builder, "identifier", item->identifier.value);
  probant_store_add_text (builder, "name", item->name);
  probant_store_add_text (builder, "object", item->object);
  probant_store_add_text (builder, "access", item->access);
  probant_store_add_text (builder, "opened_at", time);
  probant_store_add_number (builder, "n_failed", item->n_failed);
  if (item->marks[0] == NULL)
    return;
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; item->marks[i] != NULL; i++)
    json_builder_add_string_value (builder, item->marks[i]);
  json_builder_end_array (builder);
}

static const ProbantStore store
    = { .member = "dossiers", .max_size = MAX_FILE_SIZE, .read = read_item, .write = write_item };

/* What cannot be read is no history. */
static GPtrArray *
read_file (const char *path)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  probant_store_read (&store, path, items);
  g_ptr_array_sort (items, compare_newest_first);
  if (items->len > PROBANT_HISTORY_MAX_ITEMS)
    g_ptr_array_set_size (items, PROBANT_HISTORY_MAX_ITEMS);
  return items;
}

/* Newest first, without those that are too old or too many. */
static void
put_in_order (ProbantHistory *self, GPtrArray *items)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) oldest = self->max_days > 0 ? g_date_time_add_days (now, -self->max_days) : NULL;

  g_ptr_array_sort (items, compare_newest_first);
  for (guint i = items->len; i > 0 && oldest != NULL; i--)
    if (g_date_time_compare (((ProbantHistoryItem *)items->pdata[i - 1])->opened_at, oldest) < 0)
      g_ptr_array_remove_index (items, i - 1);
  if (items->len > PROBANT_HISTORY_MAX_ITEMS)
    g_ptr_array_set_size (items, PROBANT_HISTORY_MAX_ITEMS);
}

static void
leave_out (GPtrArray *items, ProbantHistoryItem *item)
{
  for (guint i = items->len; i > 0; i--)
    if (is_same (g_ptr_array_index (items, i - 1), item))
      g_ptr_array_remove_index (items, i - 1);
}

/* Takes `items`, what the file holds now with a change made to it. */
static gboolean
replace (ProbantHistory *self, GPtrArray *items, GError **error)
{
  guint n_before = self->items->len;

  put_in_order (self, items);
  g_ptr_array_unref (self->items);
  self->items = items;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);
  return probant_store_write (&store, self->path, self->items, error);
}

static void
set_max_days (ProbantHistory *self, int max_days)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before;

  if (self->max_days == max_days)
    return;
  self->max_days = max_days;
  items = read_file (self->path);
  n_before = items->len;
  put_in_order (self, items);
  if (items->len < n_before && !replace (self, g_steal_pointer (&items), &error))
    g_info ("The history could not be written: %s", error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX_DAYS]);
}

static GType
probant_history_get_item_type (GListModel *model)
{
  return PROBANT_TYPE_HISTORY_ITEM;
}

static guint
probant_history_get_n_items (GListModel *model)
{
  return PROBANT_HISTORY (model)->items->len;
}

static gpointer
probant_history_get_item (GListModel *model, guint position)
{
  GPtrArray *items = PROBANT_HISTORY (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = probant_history_get_item_type;
  iface->get_n_items = probant_history_get_n_items;
  iface->get_item = probant_history_get_item;
}

static void
probant_history_finalize (GObject *object)
{
  ProbantHistory *self = PROBANT_HISTORY (object);

  g_free (self->path);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (probant_history_parent_class)->finalize (object);
}

static void
probant_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ProbantHistory *self = PROBANT_HISTORY (object);

  switch (prop_id)
    {
    case PROP_REMEMBERS:
      g_value_set_boolean (value, self->remembers);
      break;
    case PROP_MAX_DAYS:
      g_value_set_int (value, self->max_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
probant_history_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ProbantHistory *self = PROBANT_HISTORY (object);

  switch (prop_id)
    {
    case PROP_REMEMBERS:
      if (self->remembers == g_value_get_boolean (value))
        return;
      self->remembers = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_MAX_DAYS:
      set_max_days (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
probant_history_class_init (ProbantHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = probant_history_finalize;
  object_class->get_property = probant_history_get_property;
  object_class->set_property = probant_history_set_property;

  properties[PROP_REMEMBERS] = g_param_spec_boolean (
      "remembers", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAX_DAYS]
      = g_param_spec_int ("max-days", NULL, NULL, 0, G_MAXINT16, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
probant_history_init (ProbantHistory *self)
{
  self->remembers = TRUE;
}

static void
probant_history_item_finalize (GObject *object)
{
  ProbantHistoryItem *self = PROBANT_HISTORY_ITEM (object);

  g_free (self->name);
  g_free (self->object);
  g_free (self->access);
  g_date_time_unref (self->opened_at);
  g_strfreev (self->marks);

  G_OBJECT_CLASS (probant_history_item_parent_class)->finalize (object);
}

static void
probant_history_item_class_init (ProbantHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_history_item_finalize;
}

static void
probant_history_item_init (ProbantHistoryItem *self)
{
}

ProbantHistoryItem *
probant_history_item_new (const ProbantIdentifier *identifier,
                          const char *name,
                          const char *object,
                          const char *access,
                          GDateTime *opened_at,
                          guint n_failed,
                          const char *const *marks)
{
  ProbantHistoryItem *self = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  g_return_val_if_fail (identifier != NULL && access != NULL && opened_at != NULL, NULL);

  self = g_object_new (PROBANT_TYPE_HISTORY_ITEM, NULL);
  self->identifier = *identifier;
  self->name = g_strdup (name);
  self->object = g_strdup (object);
  self->access = g_strdup (access);
  self->opened_at = g_date_time_to_local (opened_at);
  self->n_failed = n_failed;
  for (guint i = 0; marks != NULL && marks[i] != NULL && i < PROBANT_HISTORY_MAX_MARKS; i++)
    g_strv_builder_add (kept, marks[i]);
  self->marks = g_strv_builder_end (kept);
  return self;
}

const ProbantIdentifier *
probant_history_item_get_identifier (ProbantHistoryItem *self)
{
  return &self->identifier;
}

const char *
probant_history_item_get_name (ProbantHistoryItem *self)
{
  return self->name;
}

const char *
probant_history_item_get_object (ProbantHistoryItem *self)
{
  return self->object;
}

const char *
probant_history_item_get_access (ProbantHistoryItem *self)
{
  return self->access;
}

GDateTime *
probant_history_item_get_opened_at (ProbantHistoryItem *self)
{
  return self->opened_at;
}

guint
probant_history_item_get_n_failed (ProbantHistoryItem *self)
{
  return self->n_failed;
}

const char *const *
probant_history_item_get_marks (ProbantHistoryItem *self)
{
  return (const char *const *)self->marks;
}

gboolean
probant_history_item_is_sandbox (ProbantHistoryItem *self)
{
  return g_str_equal (self->access, "sandbox");
}

ProbantHistory *
probant_history_new (const char *path)
{
  ProbantHistory *self = g_object_new (PROBANT_TYPE_HISTORY, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_data_dir (), "probant", "history.json", NULL);
  self->items = read_file (self->path);
  return self;
}

gboolean
probant_history_get_remembers (ProbantHistory *self)
{
  g_return_val_if_fail (PROBANT_IS_HISTORY (self), FALSE);

  return self->remembers;
}

gboolean
probant_history_put (ProbantHistory *self, ProbantHistoryItem *item, GError **error)
{
  GPtrArray *items = NULL;

  g_return_val_if_fail (PROBANT_IS_HISTORY (self) && PROBANT_IS_HISTORY_ITEM (item), FALSE);

  if (!self->remembers)
    return TRUE;
  items = read_file (self->path);
  leave_out (items, item);
  g_ptr_array_add (items, g_object_ref (item));
  return replace (self, items, error);
}

gboolean
probant_history_update (ProbantHistory *self, ProbantHistoryItem *item, GError **error)
{
  GPtrArray *items = NULL;
  guint n_items;

  g_return_val_if_fail (PROBANT_IS_HISTORY (self) && PROBANT_IS_HISTORY_ITEM (item), FALSE);

  if (!self->remembers)
    return TRUE;
  items = read_file (self->path);
  n_items = items->len;
  leave_out (items, item);
  if (items->len < n_items)
    g_ptr_array_add (items, g_object_ref (item));
  return replace (self, items, error);
}

ProbantHistoryItem *
probant_history_find (ProbantHistory *self, const ProbantIdentifier *identifier, const char *access)
{
  g_return_val_if_fail (PROBANT_IS_HISTORY (self) && identifier != NULL && access != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      ProbantHistoryItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->identifier.value, identifier->value) && g_str_equal (item->access, access))
        return item;
    }
  return NULL;
}

gboolean
probant_history_remove (ProbantHistory *self, ProbantHistoryItem *item, GError **error)
{
  g_autoptr (ProbantHistoryItem) removed = NULL;
  GPtrArray *items = NULL;

  g_return_val_if_fail (PROBANT_IS_HISTORY (self) && PROBANT_IS_HISTORY_ITEM (item), FALSE);

  /* The item may be held by the list alone. */
  removed = g_object_ref (item);
  items = read_file (self->path);
  leave_out (items, removed);
  return replace (self, items, error);
}

gboolean
probant_history_clear (ProbantHistory *self, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_HISTORY (self), FALSE);

  return replace (self, g_ptr_array_new_with_free_func (g_object_unref), error);
}

gboolean
probant_history_restore (ProbantHistory *self, GPtrArray *restored, GError **error)
{
  GPtrArray *items = NULL;

  g_return_val_if_fail (PROBANT_IS_HISTORY (self) && restored != NULL, FALSE);

  items = read_file (self->path);
  for (guint i = 0; i < restored->len; i++)
    {
      leave_out (items, g_ptr_array_index (restored, i));
      g_ptr_array_add (items, g_object_ref (g_ptr_array_index (restored, i)));
    }
  return replace (self, items, error);
}
