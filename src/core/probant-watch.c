/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-watch.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-json.h"

#define MAX_NAME 200

struct _ProbantWatch
{
  GObject parent_instance;

  GHashTable *providers; /* ping -> ProbantProvider */
  GCancellable *cancellable;
  guint n_pending;
  GDateTime *checked_at;
  ProbantProblem *problem;
};

G_DEFINE_FINAL_TYPE (ProbantWatch, probant_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One request that runs. */
typedef struct
{
  ProbantWatch *watch;
  const char *ping; /* the catalogue's */
} Asking;

static void
provider_free (gpointer data)
{
  ProbantProvider *provider = data;

  g_clear_pointer (&provider->last_up, g_date_time_unref);
  g_free (provider);
}

static void
set_state (ProbantWatch *self, const char *ping, ProbantProviderState state)
{
  ProbantProvider *provider = g_new0 (ProbantProvider, 1);

  provider->state = state;
  g_hash_table_replace (self->providers, (gpointer)ping, provider);
}

static void
set_every_state (ProbantWatch *self, ProbantProviderState state)
{
  guint n = 0;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    if (list[i]->ping != NULL)
      set_state (self, list[i]->ping, state);
}

static void
changed (ProbantWatch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
end_check (ProbantWatch *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  self->checked_at = g_date_time_new_now_local ();
}

static void
read_state (ProbantProvider *provider, JsonNode *root)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *status = object != NULL ? probant_json_text_member (object, "status") : NULL;
  const char *last = object != NULL ? probant_json_text_member (object, "last_ok_status") : NULL;
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) last_up = last != NULL ? g_date_time_new_from_iso8601 (last, paris) : NULL;

  if (g_strcmp0 (status, "ok") == 0)
    provider->state = PROBANT_PROVIDER_UP;
  else if (g_strcmp0 (status, "bad_gateway") == 0)
    provider->state = PROBANT_PROVIDER_DOWN;
  else
    provider->state = PROBANT_PROVIDER_UNKNOWN;
  if (last_up != NULL)
    provider->last_up = g_date_time_to_local (last_up);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asking *asking = user_data;
  g_autoptr (ProbantWatch) self = asking->watch;
  g_autoptr (ProbantAnswer) answer = probant_client_ask_finish (PROBANT_CLIENT (source), result, NULL);
  const char *ping = asking->ping;

  g_free (asking);
  if (answer == NULL) /* cancelled: another check has begun, or nobody looks any more */
    return;

  set_state (self, ping, PROBANT_PROVIDER_UNKNOWN);
  read_state (g_hash_table_lookup (self->providers, ping), answer->root);
  if (--self->n_pending == 0)
    end_check (self);
  changed (self);
}

static void
ask (ProbantWatch *self, ProbantClient *client, const char *ping)
{
  g_autofree char *path = g_strconcat ("/ping/", ping, NULL);
  Asking *asking = g_new0 (Asking, 1);

  asking->watch = g_object_ref (self);
  asking->ping = ping;
  self->n_pending++;
  set_state (self, ping, PROBANT_PROVIDER_CHECKING);
  probant_client_ask_health_async (client, path, self->cancellable, answered_cb, asking);
}

/* The names in the list: each element is a name, or has it as its "name", or at the end of its "url". */
static GHashTable *
read_names (JsonNode *root)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = NULL;

  if (JSON_NODE_HOLDS_ARRAY (root))
    array = json_node_get_array (root);
  else if (JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonNode *list = json_object_get_member (json_node_get_object (root), "pings");

      array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
    }
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *url = object != NULL ? probant_json_text_member (object, "url") : NULL;
      const char *path = url != NULL ? strstr (url, "/ping/") : NULL;
      const char *name = path != NULL ? path + strlen ("/ping/") : NULL;

      if (name == NULL && object != NULL)
        name = probant_json_text_member (object, "name");
      else if (name == NULL && json_node_get_value_type (node) == G_TYPE_STRING)
        name = json_node_get_string (node);
      if (name != NULL && strlen (name) <= MAX_NAME)
        g_hash_table_add (names, g_strdup (name));
    }
  return names;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantWatch) self = user_data;
  g_autoptr (ProbantAnswer) answer = probant_client_ask_finish (PROBANT_CLIENT (source), result, NULL);
  g_autoptr (GHashTable) names = NULL;
  guint n = 0;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  if (answer == NULL)
    return;
  if (answer->problem != NULL)
    {
      self->problem = probant_problem_ref (answer->problem);
      set_every_state (self, PROBANT_PROVIDER_UNKNOWN);
      end_check (self);
      changed (self);
      return;
    }

  names = read_names (answer->root);
  set_every_state (self, PROBANT_PROVIDER_UNWATCHED);
  for (guint i = 0; i < n; i++)
    if (list[i]->ping != NULL && g_hash_table_contains (names, list[i]->ping)
        && probant_watch_get_provider (self, list[i])->state != PROBANT_PROVIDER_CHECKING)
      ask (self, PROBANT_CLIENT (source), list[i]->ping);
  if (self->n_pending == 0)
    end_check (self);
  changed (self);
}

static void
probant_watch_finalize (GObject *object)
{
  ProbantWatch *self = PROBANT_WATCH (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->checked_at, g_date_time_unref);
  g_clear_pointer (&self->problem, probant_problem_unref);
  g_hash_table_unref (self->providers);

  G_OBJECT_CLASS (probant_watch_parent_class)->finalize (object);
}

static void
probant_watch_class_init (ProbantWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_watch_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
probant_watch_init (ProbantWatch *self)
{
  self->providers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, provider_free);
}

ProbantWatch *
probant_watch_new (void)
{
  return g_object_new (PROBANT_TYPE_WATCH, NULL);
}

void
probant_watch_check (ProbantWatch *self, ProbantClient *client)
{
  g_return_if_fail (PROBANT_IS_WATCH (self) && PROBANT_IS_CLIENT (client));

  probant_watch_cancel (self);
  g_clear_pointer (&self->problem, probant_problem_unref);
  self->cancellable = g_cancellable_new ();
  set_every_state (self, PROBANT_PROVIDER_NOT_CHECKED);
  probant_client_ask_health_async (client, "/pings", self->cancellable, listed_cb, g_object_ref (self));
  changed (self);
}

void
probant_watch_cancel (ProbantWatch *self)
{
  g_return_if_fail (PROBANT_IS_WATCH (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->n_pending = 0;
}

gboolean
probant_watch_is_checking (ProbantWatch *self)
{
  g_return_val_if_fail (PROBANT_IS_WATCH (self), FALSE);

  return self->cancellable != NULL;
}

GDateTime *
probant_watch_get_checked_at (ProbantWatch *self)
{
  g_return_val_if_fail (PROBANT_IS_WATCH (self), NULL);

  return self->checked_at;
}

const ProbantProblem *
probant_watch_get_problem (ProbantWatch *self)
{
  g_return_val_if_fail (PROBANT_IS_WATCH (self), NULL);

  return self->problem;
}

const ProbantProvider *
probant_watch_get_provider (ProbantWatch *self, const ProbantEndpoint *endpoint)
{
  static const ProbantProvider not_checked = { PROBANT_PROVIDER_NOT_CHECKED, NULL };
  static const ProbantProvider unwatched = { PROBANT_PROVIDER_UNWATCHED, NULL };
  const ProbantProvider *provider;

  g_return_val_if_fail (PROBANT_IS_WATCH (self) && endpoint != NULL, NULL);

  if (endpoint->ping == NULL)
    return &unwatched;
  provider = g_hash_table_lookup (self->providers, endpoint->ping);
  return provider != NULL ? provider : &not_checked;
}

const char *
probant_provider_state_describe (ProbantProviderState state)
{
  switch (state)
    {
    case PROBANT_PROVIDER_CHECKING:
      return _ ("Being checked");
    case PROBANT_PROVIDER_UP:
      /* Translators: the provider of a source */
      return _ ("Answers");
    case PROBANT_PROVIDER_DOWN:
      /* Translators: the provider of a source */
      return _ ("Does not answer");
    case PROBANT_PROVIDER_UNKNOWN:
      return _ ("State unknown");
    case PROBANT_PROVIDER_UNWATCHED:
      /* Translators: API Entreprise does not watch the provider of a source */
      return _ ("Not watched by the API");
    case PROBANT_PROVIDER_NOT_CHECKED:
    default:
      return _ ("Not checked");
    }
}
