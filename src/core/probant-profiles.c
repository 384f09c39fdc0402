/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-profiles.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/probant-json.h"
#include "core/probant-store.h"

#define MAX_FILE_SIZE (256 * 1024)
#define MAX_ITEMS 50

struct _ProbantProfiles
{
  GObject parent_instance;

  char *path;
  char *problem;
  GPtrArray *items;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbantProfiles,
                               probant_profiles,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gint
compare_labels (gconstpointer a, gconstpointer b)
{
  int order = g_utf8_collate (probant_profile_get_label (*(ProbantProfile *const *)a),
                              probant_profile_get_label (*(ProbantProfile *const *)b));

  return order != 0 ? order
                    : g_strcmp0 (probant_profile_get_id (*(ProbantProfile *const *)a),
                                 probant_profile_get_id (*(ProbantProfile *const *)b));
}

static int
find_index (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (probant_profile_get_id (g_ptr_array_index (items, i)), id))
      return (int)i;

  return -1;
}

/* NULL where it has no id: its token could not be found. */
static gpointer
read_item (JsonObject *object)
{
  JsonNode *expiry = json_object_get_member (object, "token_expires_at");
  ProbantProfileParts parts = { NULL };

  parts.id = probant_json_text_member (object, "id");
  if (parts.id == NULL || !g_uuid_string_is_valid (parts.id))
    return NULL;
  parts.label = probant_json_text_member (object, "label");
  parts.api = probant_json_text_member (object, "api");
  parts.recipient = probant_json_text_member (object, "recipient");
  parts.recipient_name = probant_json_text_member (object, "recipient_name");
  parts.context = probant_json_text_member (object, "context");
  parts.holder = probant_json_text_member (object, "token_holder");
  if (expiry != NULL && json_node_get_value_type (expiry) == G_TYPE_INT64)
    parts.expires_at = json_node_get_int (expiry);

  return probant_profile_new (&parts);
}

static void
write_item (JsonBuilder *builder, gpointer item)
{
  const ProbantProfileParts *parts = probant_profile_get_parts (item);

  probant_store_add_text (builder, "id", parts->id);
  probant_store_add_text (builder, "label", parts->label);
  probant_store_add_text (builder, "api", parts->api);
  probant_store_add_text (builder, "recipient", parts->recipient);
  probant_store_add_text (builder, "recipient_name", parts->recipient_name);
  probant_store_add_text (builder, "context", parts->context);
  probant_store_add_text (builder, "token_holder", parts->holder);
  if (parts->expires_at > 0)
    probant_store_add_number (builder, "token_expires_at", parts->expires_at);
}

static const ProbantStore store
    = { .member = "accesses", .max_size = MAX_FILE_SIZE, .read = read_item, .write = write_item };

/* FALSE where there is a file that is none of ours. */
static gboolean
read_file (const char *path, GPtrArray *items)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (!probant_store_read (&store, path, found))
    return FALSE;
  for (guint i = 0; i < found->len && items->len < MAX_ITEMS; i++)
    if (find_index (items, probant_profile_get_id (g_ptr_array_index (found, i))) < 0)
      g_ptr_array_add (items, g_object_ref (g_ptr_array_index (found, i)));
  g_ptr_array_sort (items, compare_labels);

  return TRUE;
}

/* The damaged file gets a name of its own, so that nothing of it is lost. */
static gboolean
set_aside (const char *path, GError **error)
{
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  int code = 0;

  if (g_rename (path, aside) == 0)
    return TRUE;
  code = errno;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
change (ProbantProfiles *self, const char *removed, ProbantProfile *added, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean damaged = !read_file (self->path, items);
  guint n_before = self->items->len;
  int index;

  for (guint i = 0; damaged && i < n_before; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (self->items, i)));
  index = find_index (items, removed);
  if (index >= 0)
    g_ptr_array_remove_index (items, (guint)index);
  if (added != NULL)
    g_ptr_array_add (items, g_object_ref (added));
  g_ptr_array_sort (items, compare_labels);

  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->items->len);

  return (!damaged || set_aside (self->path, error))
         && probant_store_write (&store, self->path, self->items, error);
}

static GType
probant_profiles_get_item_type (GListModel *model)
{
  return PROBANT_TYPE_PROFILE;
}

static guint
probant_profiles_get_n_items (GListModel *model)
{
  return PROBANT_PROFILES (model)->items->len;
}

static gpointer
probant_profiles_get_item (GListModel *model, guint position)
{
  GPtrArray *items = PROBANT_PROFILES (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = probant_profiles_get_item_type;
  iface->get_n_items = probant_profiles_get_n_items;
  iface->get_item = probant_profiles_get_item;
}

static void
probant_profiles_finalize (GObject *object)
{
  ProbantProfiles *self = PROBANT_PROFILES (object);

  g_free (self->path);
  g_free (self->problem);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (probant_profiles_parent_class)->finalize (object);
}

static void
probant_profiles_class_init (ProbantProfilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_profiles_finalize;
}

static void
probant_profiles_init (ProbantProfiles *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

ProbantProfiles *
probant_profiles_new (const char *path)
{
  ProbantProfiles *self = g_object_new (PROBANT_TYPE_PROFILES, NULL);

  self->path = path != NULL ? g_strdup (path)
                            : g_build_filename (g_get_user_config_dir (), "probant", "accesses.json", NULL);
  if (!read_file (self->path, self->items))
    {
      g_autofree char *name = g_filename_display_name (self->path);

      /* Translators: %s is the path of a file */
      self->problem = g_strdup_printf (_ ("The file “%s”, which holds your accesses, is damaged. It is kept "
                                          "under a name that ends in “.damaged” once an access is entered."),
                                       name);
    }
  return self;
}

const char *
probant_profiles_get_problem (ProbantProfiles *self)
{
  g_return_val_if_fail (PROBANT_IS_PROFILES (self), NULL);

  return self->problem;
}

ProbantProfile *
probant_profiles_find (ProbantProfiles *self, const char *id)
{
  int index = -1;

  g_return_val_if_fail (PROBANT_IS_PROFILES (self) && id != NULL, NULL);

  index = find_index (self->items, id);
  return index >= 0 ? g_ptr_array_index (self->items, (guint)index) : NULL;
}

/* NULL where there is none, or where several bear this label. */
static ProbantProfile *
find_named (ProbantProfiles *self, const char *name)
{
  ProbantProfile *found = NULL;
  g_autofree char *wanted = NULL;

  if (!g_utf8_validate (name, -1, NULL))
    return NULL;
  if (find_index (self->items, name) >= 0)
    return probant_profiles_find (self, name);
  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->items->len; i++)
    {
      ProbantProfile *profile = g_ptr_array_index (self->items, i);
      g_autofree char *label = g_utf8_casefold (probant_profile_get_label (profile), -1);

      if (!g_str_equal (label, wanted))
        continue;
      if (found != NULL)
        return NULL;
      found = profile;
    }

  return found;
}

/* “Région”, “Ville”. (transfer full) */
static char *
list_labels (ProbantProfiles *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      if (i > 0)
        g_string_append (list, ", ");
      /* Translators: the name of an access, in quotation marks */
      g_string_append_printf (list, _ ("“%s”"),
                              probant_profile_get_label (g_ptr_array_index (self->items, i)));
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

ProbantProfile *
probant_profiles_get_named (ProbantProfiles *self, const char *name, GError **error)
{
  ProbantProfile *found = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *labels = NULL;

  g_return_val_if_fail (PROBANT_IS_PROFILES (self) && name != NULL, NULL);

  found = find_named (self, name);
  if (found != NULL)
    return found;
  typed = g_utf8_make_valid (name, -1);
  labels = list_labels (self);
  if (self->items->len == 0)
    g_set_error (
        error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_API,
        /* Translators: %s is what was typed after --access */
        _ ("There is no access “%s”: none was entered yet. They are entered in the preferences of the "
           "window, page “Access”."),
        typed);
  else
    g_set_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_API,
                 /* Translators: %1$s is what was typed after --access, %2$s the names, in quotation marks */
                 _ ("No access, or more than one, is named “%1$s”. There are: %2$s."), typed, labels);
  return NULL;
}

gboolean
probant_profiles_put (ProbantProfiles *self, ProbantProfile *profile, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_PROFILES (self) && PROBANT_IS_PROFILE (profile), FALSE);

  return change (self, probant_profile_get_id (profile), profile, error);
}

gboolean
probant_profiles_remove (ProbantProfiles *self, const char *id, GError **error)
{
  g_autofree char *removed = g_strdup (id); /* the profile may be the list's alone */

  g_return_val_if_fail (PROBANT_IS_PROFILES (self) && id != NULL, FALSE);

  return change (self, removed, NULL, error);
}
