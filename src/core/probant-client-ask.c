/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "core/probant-client-private.h"

#include <string.h>

#include "core/probant-json.h"
#include "core/probant-transfer.h"

/* Protocol.md, sections 6 to 8. */
#define TOO_MANY_REQUESTS 429
#define CONFLICT_RETRIES 2
#define CONFLICT_DELAY 2000   /* ms */
#define LONGEST_QUOTA_WAIT 60 /* seconds */
#define LONGEST_OPEN_WAIT 2   /* seconds: somebody is typing */

#define HEALTH_GROUP "health"

/* Larger texts are parsed beside the main loop. */
#define PARSE_HERE (256 * 1024)
/* Shorter ones would be found in texts by chance. */
#define MIN_SECRET 8

/* One request that runs, and who waits for it: it ends with its answer, or when the last of them has left. */
typedef struct
{
  ProbantClient *client;
  char *key;
  char *path;
  char *group;
  gboolean fresh;
  gboolean health; /* open to anybody: neither token nor purpose */
  GList *waiters;  /* Waiter */
  GCancellable *cancellable;
  GSource *timer;
  SoupMessage *message;
  ProbantAnswer *answer;
  gint64 started;
  guint waited;   /* ms, for the quota */
  gboolean paced; /* its turn to leave has been given */
  guint conflicts;
  gboolean asked_slow_again;
  gboolean asked_quota_again;
} Call;

typedef struct
{
  Call *call;
  GTask *task;
  GSource *source; /* of the caller's cancellable, NULL where there is none */
} Waiter;

static void call_send (Call *call);

static void
waiter_free (Waiter *waiter)
{
  if (waiter->source != NULL)
    {
      g_source_destroy (waiter->source);
      g_source_unref (waiter->source);
    }
  g_object_unref (waiter->task);
  g_free (waiter);
}

static void
call_free (Call *call)
{
  g_assert (call->waiters == NULL);

  if (call->timer != NULL)
    {
      g_source_destroy (call->timer);
      g_source_unref (call->timer);
    }
  g_clear_object (&call->message);
  g_clear_pointer (&call->answer, probant_answer_unref);
  g_object_unref (call->cancellable);
  g_object_unref (call->client);
  g_free (call->key);
  g_free (call->path);
  g_free (call->group);
  g_free (call);
}

/* From here on the same call is a new one. */
static void
call_leave_table (Call *call)
{
  if (g_hash_table_lookup (call->client->calls, call->key) == call)
    g_hash_table_remove (call->client->calls, call->key);
}

static void
call_finish (Call *call)
{
  call_leave_table (call);
  call->answer->elapsed_ms = (g_get_monotonic_time () - call->started) / G_TIME_SPAN_MILLISECOND;
  while (call->waiters != NULL)
    {
      Waiter *waiter = call->waiters->data;

      call->waiters = g_list_delete_link (call->waiters, call->waiters);
      g_task_return_pointer (waiter->task, probant_answer_ref (call->answer),
                             (GDestroyNotify)probant_answer_unref);
      waiter_free (waiter);
    }
  call_free (call);
}

/* Takes `problem`. */
static void
call_fail (Call *call, ProbantProblem *problem)
{
  call->answer->problem = problem;
  call_finish (call);
}

static gboolean
timer_cb (gpointer user_data)
{
  Call *call = user_data;

  g_clear_pointer (&call->timer, g_source_unref);
  call_send (call);

  return G_SOURCE_REMOVE;
}

static void
call_send_later (Call *call, guint ms)
{
  call->timer = g_timeout_source_new (ms);
  g_source_set_callback (call->timer, timer_cb, call, NULL);
  g_source_attach (call->timer, g_main_context_get_thread_default ());
}

/* The number in a header, -1 where there is none. */
static gint64
read_number (SoupMessage *message, const char *name)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL) ? (gint64)number
                                                                                             : -1;
}

/* RateLimit-Reset is a time of the server's clock, which the Date header tells. */
static gint64
read_reset (SoupMessage *message)
{
  gint64 reset = read_number (message, "RateLimit-Reset");
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  gint64 now = date != NULL ? g_date_time_to_unix (date) : g_get_real_time () / G_TIME_SPAN_SECOND;

  return reset < 0 ? -1 : MAX (reset - now, 0);
}

/* After a 429 `retry_in` is how long the group stays shut, else -1. */
static void
call_learn (Call *call, gint64 retry_in)
{
  probant_quota_learn (call->client->quota, call->group, read_number (call->message, "RateLimit-Limit"),
                       read_number (call->message, "RateLimit-Remaining"), read_reset (call->message),
                       retry_in);
}

/* The API does not tell the token again; what would is not kept. */
static void
blot_out (GByteArray *body, const char *secret)
{
  gsize length = secret != NULL ? strlen (secret) : 0;
  guint8 *found = body->data;

  if (length < MIN_SECRET || body->len < length)
    return;
  while ((found = memmem (found, body->len - (gsize)(found - body->data), secret, length)) != NULL)
    memset (found, '*', length);
}

static gboolean
is_slow (const ProbantProblem *problem)
{
  if (strlen (problem->code) != 5 || g_str_has_prefix (problem->code, "00"))
    return FALSE;
  if (problem->http_status == 504)
    return g_str_has_suffix (problem->code, "002");
  return problem->http_status == 502
         && (g_str_has_suffix (problem->code, "052") || g_str_has_suffix (problem->code, "053"));
}

static guint
longest_wait (const Call *call)
{
  return call->client->open ? LONGEST_OPEN_WAIT : LONGEST_QUOTA_WAIT;
}

/* TRUE where the same request leaves once more. */
static gboolean
call_try_again (Call *call, const ProbantProblem *problem)
{
  if (problem->http_status == SOUP_STATUS_CONFLICT && call->conflicts < CONFLICT_RETRIES)
    {
      call->conflicts++;
      call_send_later (call, CONFLICT_DELAY);
      return TRUE;
    }
  if (is_slow (problem) && !call->asked_slow_again)
    {
      call->asked_slow_again = TRUE;
      call_send (call);
      return TRUE;
    }
  if (problem->kind == PROBANT_PROBLEM_QUOTA && !call->asked_quota_again
      && problem->retry_in <= (int)longest_wait (call))
    {
      call->asked_quota_again = TRUE;
      call->waited = 0;
      call_send (call);
      return TRUE;
    }

  return FALSE;
}

static void
call_refused (Call *call, GByteArray *body)
{
  guint status = soup_message_get_status (call->message);
  g_autoptr (ProbantProblem) problem = NULL;

  if (status == SOUP_STATUS_UNAUTHORIZED && call->client->token == NULL)
    problem = probant_client_create_problem (call->message, PROBANT_PROBLEM_TOKEN, "no-token");
  else
    problem = probant_problem_new_from_http (status, (const char *)body->data, body->len,
                                             probant_client_get_retry_after (call->message),
                                             call->answer->request_id);
  call_learn (call, problem->kind == PROBANT_PROBLEM_QUOTA ? problem->retry_in : -1);

  if (!call_try_again (call, problem))
    call_fail (call, g_steal_pointer (&problem));
}

/* A provider that is down is told by an answer of status 502. TRUE where that is what came. */
static gboolean
call_take_health (Call *call, GByteArray *body)
{
  JsonNode *root = probant_json_read ((char *)body->data, body->len, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || probant_json_text_member (json_node_get_object (root), "status") == NULL)
    {
      g_clear_pointer (&root, json_node_unref);
      return FALSE;
    }
  call_learn (call, -1);
  call->answer->root = root;
  call_finish (call);
  return TRUE;
}

/* Takes `root`, which may be NULL. */
static void
call_accept (Call *call, JsonNode *root, const char *wrong)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *data = object != NULL ? json_object_get_member (object, "data") : NULL;

  if (root != NULL && call->client->open)
    wrong = object == NULL ? "no-data" : NULL;
  else if (root != NULL && !call->health && (data == NULL || JSON_NODE_HOLDS_NULL (data)))
    {
      /* GET /privileges has two shapes. */
      if (object == NULL || !json_object_has_member (object, "privileges"))
        wrong = "no-data";
    }
  if (wrong == NULL)
    {
      call->answer->root = root;
      call_finish (call);
      return;
    }
  g_clear_pointer (&root, json_node_unref);
  call_fail (call, probant_client_create_problem (call->message, PROBANT_PROBLEM_GARBAGE, wrong));
}

static void
parse_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GByteArray *body = task_data;
  GError *error = NULL;
  JsonNode *root = probant_json_read ((char *)body->data, body->len, &error);

  if (root != NULL)
    g_task_return_pointer (task, root, (GDestroyNotify)json_node_unref);
  else
    g_task_return_error (task, error);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (JsonNode) root = g_task_propagate_pointer (G_TASK (result), NULL);

  if (call->waiters == NULL)
    call_free (call);
  else
    call_accept (call, g_steal_pointer (&root), root == NULL ? "not-json" : NULL);
}

/* Takes `body`. */
static void
call_read (Call *call, GByteArray *body)
{
  g_autoptr (GByteArray) owned = body;
  g_autoptr (GTask) task = NULL;
  gsize blank = 0;

  while (blank < body->len && g_ascii_isspace (body->data[blank]))
    blank++;
  if (blank == body->len)
    call_accept (call, NULL, "empty");
  else if (body->data[blank] == '<')
    call_accept (call, NULL, "html");
  else if (body->len <= PARSE_HERE)
    {
      JsonNode *root = probant_json_read ((char *)body->data, body->len, NULL);

      call_accept (call, root, root == NULL ? "not-json" : NULL);
    }
  else
    {
      task = g_task_new (call->client, call->cancellable, parsed_cb, call);
      g_task_set_source_tag (task, call_read);
      g_task_set_return_on_cancel (task, FALSE);
      g_task_set_task_data (task, g_steal_pointer (&owned), (GDestroyNotify)g_byte_array_unref);
      g_task_run_in_thread (task, parse_thread);
    }
}

static void
call_read_headers (Call *call)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (call->message);
  const char *cached = soup_message_headers_get_one (headers, "X-Response-Cached");
  const char *id = soup_message_headers_get_one (headers, "X-Request-Id");
  gint64 expires_in = read_number (call->message, "X-Cache-Expires-in");

  call->answer->http_status = soup_message_get_status (call->message);
  call->answer->cached = cached != NULL && g_ascii_strcasecmp (cached, "true") == 0;
  call->answer->cache_expires_in = expires_in >= 0 && expires_in <= G_MAXINT ? (int)expires_in : -1;
  g_clear_pointer (&call->answer->request_id, g_free);
  /* An id is short and plain: anything else is not kept. */
  if (id != NULL && strlen (id) <= 100
      && strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:") == strlen (id)
      && (call->client->token == NULL || strstr (id, call->client->token) == NULL))
    call->answer->request_id = g_strdup (id);
}

/* An answer that says "stop" is heard even where it is not complete, or nobody waits for it any more. */
static void
call_break_off (Call *call, ProbantProblem *problem)
{
  guint status = soup_message_get_status (call->message);
  g_autoptr (ProbantProblem) owned = problem;

  if (status == TOO_MANY_REQUESTS)
    {
      int retry_after = probant_client_get_retry_after (call->message);

      g_clear_pointer (&owned, probant_problem_unref);
      owned = probant_problem_new_from_http (status, NULL, 0, retry_after, NULL);
    }
  call_learn (call, status == TOO_MANY_REQUESTS ? owned->retry_in : -1);
  if (call->waiters == NULL)
    {
      call_free (call);
      return;
    }
  call->answer->http_status = owned->http_status = status;
  call_fail (call, g_steal_pointer (&owned));
}

static void
transferred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  ProbantProblem *problem = NULL;
  g_autoptr (GByteArray) body = probant_transfer_finish (result, &problem, NULL);
  guint status = soup_message_get_status (call->message);

  if (body == NULL || call->waiters == NULL)
    {
      call_break_off (call, problem);
      return;
    }

  call_read_headers (call);
  blot_out (body, call->client->token);
  if (status == SOUP_STATUS_BAD_GATEWAY && call->health && call_take_health (call, body))
    return;
  if (status >= 400)
    {
      call_refused (call, body);
      return;
    }
  call_learn (call, -1);
  if (status >= 300)
    call_fail (call, probant_client_create_problem (call->message, PROBANT_PROBLEM_NETWORK, "redirect"));
  else
    call_read (call, g_steal_pointer (&body));
}

static SoupMessage *
call_create_message (Call *call)
{
  ProbantClient *client = call->client;
  gboolean has_purpose = !client->open && !call->health;
  const char *joint = !has_purpose ? "" : strchr (call->path, '?') != NULL ? "&" : "?";
  g_autofree char *text
      = g_strconcat (client->base_url, call->path, joint, has_purpose ? client->purpose : "", NULL);
  g_autoptr (GUri) uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message;
  SoupMessageHeaders *headers;

  if (uri == NULL)
    return NULL;
  message = probant_network_create_message (client->network, SOUP_METHOD_GET, uri);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_append (headers, "Accept", "application/json, application/vnd.api+json");
  if (call->fresh)
    soup_message_headers_append (headers, "Cache-Control", "no-cache");
  if (client->token != NULL && !call->health)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", client->token, NULL);

      soup_message_headers_append (headers, "Authorization", bearer);
    }

  return message;
}

/* Milliseconds until this call's turn. A dossier opens its connections all at once, and a server whose queue
 * of new connections is short drops some: the kernel then tries again only after a second. */
static guint
take_turn (ProbantClient *client)
{
  gint64 now = g_get_monotonic_time ();
  gint64 start = MAX (now, client->next_start);

  client->next_start = start + client->start_gap * G_TIME_SPAN_MILLISECOND;
  return (guint)((start - now + 999) / 1000);
}

static void
call_send (Call *call)
{
  ProbantClient *client = call->client;
  ProbantTransferLimits limits = { .connect = probant_network_get_connect_limit (client->network),
                                   .answer = probant_network_get_answer_limit (client->network),
                                   .size = PROBANT_JSON_LIMIT };
  guint turn = call->paced ? 0 : take_turn (client);
  guint wait;

  call->paced = TRUE;
  if (turn > 0)
    {
      call_send_later (call, turn);
      return;
    }

  wait = probant_quota_reserve (client->quota, call->group);
  if (wait > 0)
    {
      if (call->waited + wait > longest_wait (call) * 1000)
        {
          call_fail (call, probant_problem_new_quota ((int)(wait / 1000) + 1));
          return;
        }
      call->waited += wait;
      call_send_later (call, wait);
      return;
    }

  g_clear_object (&call->message);
  call->message = call_create_message (call);
  if (call->message == NULL)
    {
      probant_quota_learn (client->quota, call->group, -1, -1, -1, -1);
      call_fail (call, probant_problem_new_local (PROBANT_PROBLEM_NETWORK, "url", NULL));
      return;
    }
  probant_transfer_async (client->session, call->message, &limits, NULL, NULL, call->cancellable,
                          transferred_cb, call);
}

/* Nobody waits any more. What runs ends by its own callback. */
static void
call_abandon (Call *call)
{
  call_leave_table (call);
  g_cancellable_cancel (call->cancellable);
  if (call->timer != NULL)
    call_free (call);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Call *call = waiter->call;

  call->waiters = g_list_remove (call->waiters, waiter);
  g_task_return_error_if_cancelled (waiter->task);
  waiter_free (waiter);
  if (call->waiters == NULL)
    call_abandon (call);

  return G_SOURCE_REMOVE;
}

static void
call_add_waiter (Call *call, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->call = call;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      waiter->source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->source, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
      g_source_attach (waiter->source, g_main_context_get_thread_default ());
    }
  call->waiters = g_list_append (call->waiters, waiter);
}

/* Takes `task`. */
static void
ask (ProbantClient *self, const char *path, const char *group, gboolean fresh, gboolean health, GTask *task)
{
  g_autoptr (GTask) owned = task;
  g_autofree char *key = NULL;
  Call *call;

  if (g_task_return_error_if_cancelled (task))
    return;

  /* The API answers 409 to a request that it is answering already. */
  key = g_strconcat (fresh ? "fresh " : "", health ? "health " : "", path, NULL);
  call = g_hash_table_lookup (self->calls, key);
  if (call != NULL)
    {
      call_add_waiter (call, task);
      return;
    }

  call = g_new0 (Call, 1);
  call->client = g_object_ref (self);
  call->key = g_steal_pointer (&key);
  call->path = g_strdup (path);
  call->group = g_strdup (group);
  call->fresh = fresh;
  call->health = health;
  call->cancellable = g_cancellable_new ();
  call->answer = probant_answer_new ();
  call->answer->asked_at = g_date_time_new_now_local ();
  call->started = g_get_monotonic_time ();
  g_hash_table_insert (self->calls, call->key, call);
  call_add_waiter (call, task);
  call_send (call);
}

void
probant_client_ask_async (ProbantClient *self,
                          const char *path,
                          const char *group,
                          gboolean fresh,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PROBANT_IS_CLIENT (self));
  g_return_if_fail (path != NULL && *path == '/');
  g_return_if_fail (group != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_client_ask_async);
  ask (self, path, group, fresh, FALSE, task);
}

void
probant_client_ask_health_async (ProbantClient *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PROBANT_IS_CLIENT (self));
  g_return_if_fail (path != NULL && *path == '/');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_client_ask_health_async);
  ask (self, path, HEALTH_GROUP, FALSE, TRUE, task);
}

ProbantAnswer *
probant_client_ask_finish (ProbantClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
