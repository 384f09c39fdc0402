/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-search.h"

#include <glib/gi18n.h>

#include "core/probant-client.h"
#include "core/probant-text.h"
#include "core/probant-url.h"

#define PRODUCTION_URL "https://recherche-entreprises.api.gouv.fr"
#define QUOTA_GROUP "search"
#define START_GAP 160 /* ms: the server bears seven requests a second */
#define MAX_TEXT 200
#define MAX_PAGE 1000
#define UNIT_RESULTS 5 /* by an RNA number, texts that hold it are found as well */

struct _ProbantSearch
{
  GObject parent_instance;

  ProbantClient *client;
};

G_DEFINE_FINAL_TYPE (ProbantSearch, probant_search, G_TYPE_OBJECT)

/* One search: what is wanted, and what came. */
typedef struct
{
  ProbantIdentifier number; /* kind NONE for a name */
  GPtrArray *hits;
  guint n_total;
  ProbantProblem *problem;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_clear_pointer (&find->hits, g_ptr_array_unref);
  g_clear_pointer (&find->problem, probant_problem_unref);
  g_free (find);
}

static void
probant_search_finalize (GObject *object)
{
  g_clear_object (&PROBANT_SEARCH (object)->client);

  G_OBJECT_CLASS (probant_search_parent_class)->finalize (object);
}

static void
probant_search_class_init (ProbantSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_search_finalize;
}

static void
probant_search_init (ProbantSearch *self)
{
}

/* NULL without an error where the State's own is meant. */
static const char *
get_override (GError **error)
{
  const char *url = g_getenv ("PROBANT_SEARCH_URL");
  g_autofree char *base = NULL;
  gboolean loopback;

  if (url == NULL || *url == '\0')
    return NULL;
  base = probant_url_read_base (url, &loopback, error);
  if (base != NULL && !loopback)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 /* Translators: PROBANT_SEARCH_URL is the name of a variable */
                 _ ("PROBANT_SEARCH_URL may only point to this computer, not to “%s”."), url);

  return base != NULL && loopback ? url : NULL;
}

ProbantSearch *
probant_search_new (const char *base_url, GError **error)
{
  ProbantSearch *self;
  ProbantClient *client;
  GError *local_error = NULL;

  if (base_url == NULL)
    base_url = get_override (&local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  client = probant_client_new_open (base_url != NULL ? base_url : PRODUCTION_URL, START_GAP, error);
  if (client == NULL)
    return NULL;

  self = g_object_new (PROBANT_TYPE_SEARCH, NULL);
  self->client = client;

  return self;
}

/* Problems */

static char *
describe_wait (int seconds)
{
  if (seconds <= 0 || seconds > 120)
    return g_strdup (_ ("Try again later."));

  return g_strdup_printf (ngettext ("Try again in %d second.", "Try again in %d seconds.", (gulong)seconds),
                          seconds);
}

/* The same outcome in words that fit this server: it knows no token, no right and no provider. (transfer
 * full) */
static ProbantProblem *
reword (const ProbantProblem *problem)
{
  gboolean answered = problem->http_status >= 400;
  gboolean quota = problem->kind == PROBANT_PROBLEM_QUOTA;
  ProbantProblem *own = probant_problem_new_local (
      answered && !quota ? PROBANT_PROBLEM_PROVIDER : problem->kind, problem->code, NULL);

  own->http_status = problem->http_status;
  own->retry_in = problem->retry_in;
  g_free (own->title);
  if (quota)
    own->title = g_strdup (_ ("The open directory of companies accepts no more requests for now."));
  else if (problem->http_status == 400)
    own->title = g_strdup (_ ("The open directory of companies does not accept this search."));
  else if (answered)
    own->title = g_strdup (_ ("The open directory of companies answered with an error."));
  else
    own->title = g_strdup (problem->title);

  g_free (own->next);
  if (problem->http_status == 400)
    own->next = g_strdup (_ ("Write the name otherwise, or type the number."));
  else if (problem->kind == PROBANT_PROBLEM_NETWORK)
    own->next = g_strdup (_ ("Check the network, then try again."));
  else
    own->next = describe_wait (quota ? problem->retry_in : -1);

  return own;
}

static ProbantProblem *
make_garbage (const ProbantAnswer *answer)
{
  g_autoptr (ProbantProblem) problem = probant_problem_new_local (PROBANT_PROBLEM_GARBAGE, "no-data", NULL);

  problem->http_status = answer->http_status;

  return reword (problem);
}

/* Finding */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Find *find = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ProbantAnswer) answer = probant_client_ask_finish (PROBANT_CLIENT (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (answer->problem != NULL)
    find->problem = reword (answer->problem);
  else
    find->hits = probant_search_read_hits (
        answer->root, find->number.kind != PROBANT_IDENTIFIER_NONE ? &find->number : NULL, &find->n_total);
  if (find->hits == NULL && find->problem == NULL)
    find->problem = make_garbage (answer);
  g_task_return_boolean (task, TRUE);
}

void
probant_search_find_async (ProbantSearch *self,
                           const char *text,
                           guint page,
                           guint per_page,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *line = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;
  Find *find;

  g_return_if_fail (PROBANT_IS_SEARCH (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (page >= 1 && page <= MAX_PAGE);
  g_return_if_fail (per_page >= 1 && per_page <= PROBANT_SEARCH_MAX_PER_PAGE);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_search_find_async);
  find = g_new0 (Find, 1);
  g_task_set_task_data (task, find, find_free);

  line = probant_text_sanitise (text, MAX_TEXT);
  if (line == NULL || g_utf8_strlen (line, -1) < PROBANT_SEARCH_MIN_CHARS)
    {
      find->hits = g_ptr_array_new_with_free_func ((GDestroyNotify)probant_search_hit_unref);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (probant_identifier_parse_unchecked (line, &find->number, NULL))
    escaped = g_strdup (find->number.value);
  else
    {
      find->number.kind = PROBANT_IDENTIFIER_NONE;
      escaped = g_uri_escape_string (line, NULL, FALSE);
    }
  path = g_strdup_printf (
      "/search?q=%s&minimal=true&include=siege,complements%s&page=%u&per_page=%u", escaped,
      find->number.kind == PROBANT_IDENTIFIER_SIRET ? ",matching_etablissements" : "", page, per_page);
  probant_client_ask_async (self->client, path, QUOTA_GROUP, FALSE, cancellable, found_cb,
                            g_steal_pointer (&task));
}

GPtrArray *
probant_search_find_finish (ProbantSearch *self,
                            GAsyncResult *result,
                            guint *n_total,
                            ProbantProblem **problem,
                            GError **error)
{
  Find *find;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  find = g_task_get_task_data (G_TASK (result));
  if (n_total != NULL)
    *n_total = find->n_total;
  if (find->problem != NULL)
    *problem = g_steal_pointer (&find->problem);

  return g_steal_pointer (&find->hits);
}

/* One unit */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ProbantIdentifier *number = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ProbantAnswer) answer = probant_client_ask_finish (PROBANT_CLIENT (source), result, &error);
  g_autoptr (ProbantAnswer) own = NULL;
  gboolean found = FALSE;

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  own = probant_answer_new ();
  own->http_status = answer->http_status;
  own->asked_at = g_date_time_ref (answer->asked_at);
  own->elapsed_ms = answer->elapsed_ms;
  if (answer->problem != NULL)
    own->problem = reword (answer->problem);
  else
    own->root = probant_search_read_unit (answer->root, number, &found);
  if (own->root == NULL && own->problem == NULL)
    own->problem = found ? make_garbage (answer)
                         : probant_problem_new_local (PROBANT_PROBLEM_ABSENT, "not-in-directory", NULL);
  g_task_return_pointer (task, g_steal_pointer (&own), (GDestroyNotify)probant_answer_unref);
}

void
probant_search_ask_async (ProbantSearch *self,
                          const char *path,
                          gboolean fresh,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *call = NULL;
  g_autofree ProbantIdentifier *number = g_new0 (ProbantIdentifier, 1);

  g_return_if_fail (PROBANT_IS_SEARCH (self));
  g_return_if_fail (path != NULL && *path == '/');
  g_return_if_fail (probant_identifier_parse_unchecked (path + 1, number, NULL));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_search_ask_async);
  call = g_strdup_printf ("/search?q=%s&page=1&per_page=%d&limite_matching_etablissements=1", number->value,
                          UNIT_RESULTS);
  g_task_set_task_data (task, g_steal_pointer (&number), g_free);
  probant_client_ask_async (self->client, call, QUOTA_GROUP, fresh, cancellable, answered_cb,
                            g_steal_pointer (&task));
}

ProbantAnswer *
probant_search_ask_finish (ProbantSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
