/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-search-provider.h"

#include "core/probant-history-search.h"
#include "ui/probant-shell-search.h"

struct _ProbantSearchProvider
{
  GObject parent_instance;

  ProbantShellSearchProvider2 *skeleton;
  ProbantSearchProviderSession get_session;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (ProbantSearchProvider, probant_search_provider, G_TYPE_OBJECT)

enum
{
  OPEN,
  SEARCH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GPtrArray *
search (ProbantSearchProvider *self, const char *const *terms)
{
  ProbantSession *session = self->get_session (self->user_data);

  if (session == NULL)
    return g_ptr_array_new ();
  return probant_history_search (G_LIST_MODEL (probant_session_get_history (session)),
                                 probant_session_get_access_id (session), terms);
}

static const char *
get_number (ProbantHistoryItem *item)
{
  return probant_history_item_get_identifier (item)->value;
}

static gboolean
initial_cb (ProbantSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  g_autoptr (GPtrArray) found = search (self, terms);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) results = NULL;

  for (guint i = 0; i < found->len; i++)
    g_strv_builder_add (builder, get_number (g_ptr_array_index (found, i)));
  results = g_strv_builder_end (builder);
  probant_shell_search_provider2_complete_get_initial_result_set (self->skeleton, invocation,
                                                                  (const char *const *)results);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* More letters of the same search: what was not found before is not found now. */
static gboolean
subsearch_cb (ProbantSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms)
{
  g_autoptr (GPtrArray) found = search (self, terms);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) results = NULL;

  for (guint i = 0; i < found->len; i++)
    if (g_strv_contains (previous, get_number (g_ptr_array_index (found, i))))
      g_strv_builder_add (builder, get_number (g_ptr_array_index (found, i)));
  results = g_strv_builder_end (builder);
  probant_shell_search_provider2_complete_get_subsearch_result_set (self->skeleton, invocation,
                                                                    (const char *const *)results);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* (transfer full), NULL where the history has no such number any more. */
static ProbantHistoryItem *
find (ProbantSearchProvider *self, const char *number)
{
  const char *const terms[] = { number, NULL };
  g_autoptr (GPtrArray) found = search (self, terms);

  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (get_number (g_ptr_array_index (found, i)), number))
      return g_object_ref (g_ptr_array_index (found, i));
  return NULL;
}

static void
add_meta (GVariantBuilder *metas, ProbantHistoryItem *item)
{
  const ProbantIdentifier *identifier = probant_history_item_get_identifier (item);
  const char *name = probant_history_item_get_name (item);
  g_autofree char *number = probant_identifier_format (identifier->value);
  g_autofree char *description
      = g_strdup_printf ("%s %s", probant_identifier_kind_name (identifier->kind), number);
  g_autoptr (GIcon) icon = g_themed_icon_new (APPLICATION_ID);
  g_autoptr (GVariant) serialised = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (identifier->value));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name != NULL ? name : number));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "clipboardText", g_variant_new_string (identifier->value));
  g_variant_builder_add (metas, "{sv}", "icon", serialised);
  g_variant_builder_close (metas);
}

static gboolean
metas_cb (ProbantSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *numbers)
{
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (ProbantHistoryItem) item = find (self, numbers[i]);

      if (item != NULL)
        add_meta (&metas, item);
    }
  probant_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                            g_variant_builder_end (&metas));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* Whoever is on the bus may call this: what is not in the history is not opened. */
static gboolean
activate_cb (ProbantSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *number,
             const char *const *terms,
             guint timestamp)
{
  g_autoptr (ProbantHistoryItem) item = find (self, number);

  if (item != NULL)
    g_signal_emit (self, signals[OPEN], 0, number, timestamp);
  probant_shell_search_provider2_complete_activate_result (self->skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
launch_cb (ProbantSearchProvider *self,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp)
{
  g_autofree char *text = g_strjoinv (" ", (char **)terms);

  g_signal_emit (self, signals[SEARCH], 0, text, timestamp);
  probant_shell_search_provider2_complete_launch_search (self->skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
probant_search_provider_dispose (GObject *object)
{
  g_clear_object (&PROBANT_SEARCH_PROVIDER (object)->skeleton);

  G_OBJECT_CLASS (probant_search_provider_parent_class)->dispose (object);
}

static void
probant_search_provider_class_init (ProbantSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probant_search_provider_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SEARCH] = g_signal_new ("search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
probant_search_provider_init (ProbantSearchProvider *self)
{
  self->skeleton = probant_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set", G_CALLBACK (subsearch_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self,
                           G_CONNECT_SWAPPED);
}

ProbantSearchProvider *
probant_search_provider_new (ProbantSearchProviderSession get_session, gpointer user_data)
{
  ProbantSearchProvider *self = g_object_new (PROBANT_TYPE_SEARCH_PROVIDER, NULL);

  self->get_session = get_session;
  self->user_data = user_data;
  return self;
}

gboolean
probant_search_provider_export (ProbantSearchProvider *self,
                                GDBusConnection *connection,
                                const char *object_path,
                                GError **error)
{
  g_return_val_if_fail (PROBANT_IS_SEARCH_PROVIDER (self), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           object_path, error);
}

void
probant_search_provider_unexport (ProbantSearchProvider *self)
{
  g_return_if_fail (PROBANT_IS_SEARCH_PROVIDER (self));

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
