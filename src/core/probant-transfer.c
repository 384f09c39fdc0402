/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-transfer.h"

#define CHUNK (64 * 1024)
/* Fewer bytes do not count as coming: a server that drips must not hold a document for hours. */
#define PROGRESS 4096

typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  ProbantTransferLimits limits;
  ProbantTransferProgress progress;
  gpointer progress_data;

  GCancellable *inner; /* what libsoup sees: the caller's, or a limit of ours */
  gulong outer_handler;
  gulong event_handler;
  gulong starting_handler;
  GSource *connect_timer;
  GSource *answer_timer;
  GSource *stall_timer;
  ProbantTimeout timeout;
  guint timeout_seconds; /* 0 until a limit is over */

  GInputStream *stream;
  GByteArray *body;
  guint8 *chunk;
  guint mark; /* length of the body when the stall timer was armed last */
  gint64 total;
} Transfer;

static void
disarm (GSource **timer)
{
  if (*timer == NULL)
    return;
  g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_clear_object (&transfer->stream);
  g_object_unref (transfer->session);
  g_object_unref (transfer->message);
  g_object_unref (transfer->inner);
  g_clear_pointer (&transfer->body, g_byte_array_unref);
  g_free (transfer->chunk);
  g_free (transfer);
}

/* Nothing of the transfer reaches the caller, its cancellable or the timers after this. */
static void
settle (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  disarm (&transfer->connect_timer);
  disarm (&transfer->answer_timer);
  disarm (&transfer->stall_timer);
  if (g_task_get_cancellable (task) != NULL)
    g_cancellable_disconnect (g_task_get_cancellable (task), transfer->outer_handler);
  g_clear_signal_handler (&transfer->event_handler, transfer->message);
  g_clear_signal_handler (&transfer->starting_handler, transfer->message);
}

typedef struct
{
  GByteArray *body;
  ProbantProblem *problem;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->body, g_byte_array_unref);
  g_clear_pointer (&outcome->problem, probant_problem_unref);
  g_free (outcome);
}

/* Takes `problem`; NULL = the body is complete. */
static void
return_outcome (GTask *task, ProbantProblem *problem)
{
  Transfer *transfer = g_task_get_task_data (task);
  Outcome *outcome = g_new0 (Outcome, 1);

  settle (task);
  outcome->problem = problem;
  if (problem == NULL)
    outcome->body = g_steal_pointer (&transfer->body);
  else
    /* Whatever is still to come is not read: the connection ends here. */
    g_cancellable_cancel (transfer->inner);
  g_task_return_pointer (task, outcome, outcome_free);
}

/* The code of our own for what the network did; a connection that fails in the middle of a body has cut it
 * short. */
static ProbantProblem *
problem_from_error (const GError *error, gboolean in_body)
{
  const char *code = "network";

  if (error->domain == G_RESOLVER_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    code = "dns";
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED))
    code = "proxy";
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = "refused";
  else if (error->domain == G_TLS_ERROR && !in_body)
    code = g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF) ? "network" : "tls";
  else if (error->domain == SOUP_SESSION_ERROR
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return probant_problem_new_local (PROBANT_PROBLEM_GARBAGE, "garbage", error->message);
  else if (in_body)
    return probant_problem_new_local (PROBANT_PROBLEM_GARBAGE, "cut-short", error->message);

  return probant_problem_new_local (PROBANT_PROBLEM_NETWORK, code, error->message);
}

static void
return_failure (GTask *task, const GError *error)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (transfer->timeout_seconds > 0)
    return_outcome (task, probant_problem_new_timeout (transfer->timeout, transfer->timeout_seconds));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      settle (task);
      g_task_return_error (task, g_error_copy (error));
    }
  else
    return_outcome (task, problem_from_error (error, transfer->stream != NULL));
}

static void
return_too_large (GTask *task)
{
  return_outcome (task, probant_problem_new_local (PROBANT_PROBLEM_TOO_LARGE, "too-large", NULL));
}

static void
over (Transfer *transfer, ProbantTimeout timeout, guint seconds)
{
  transfer->timeout = timeout;
  transfer->timeout_seconds = seconds;
  g_cancellable_cancel (transfer->inner);
}

static gboolean
connect_over_cb (gpointer user_data)
{
  Transfer *transfer = user_data;

  over (transfer, PROBANT_TIMEOUT_CONNECT, transfer->limits.connect);
  return G_SOURCE_REMOVE;
}

static gboolean
answer_over_cb (gpointer user_data)
{
  Transfer *transfer = user_data;

  if (transfer->limits.answer > 0)
    over (transfer, PROBANT_TIMEOUT_ANSWER, transfer->limits.answer);
  else
    over (transfer, PROBANT_TIMEOUT_WHOLE, transfer->limits.whole);
  return G_SOURCE_REMOVE;
}

static gboolean
stall_over_cb (gpointer user_data)
{
  Transfer *transfer = user_data;

  over (transfer,
        transfer->body != NULL && transfer->body->len > 0 ? PROBANT_TIMEOUT_STALL : PROBANT_TIMEOUT_ANSWER,
        transfer->limits.stall);
  return G_SOURCE_REMOVE;
}

static void
arm (GSource **timer, guint seconds, GSourceFunc callback, Transfer *transfer)
{
  disarm (timer);
  if (seconds == 0)
    return;
  *timer = g_timeout_source_new (seconds * 1000);
  g_source_set_callback (*timer, callback, transfer, NULL);
  g_source_attach (*timer, g_main_context_get_thread_default ());
}

/* A request that waits for a free connection has no such event: only the steps towards the server are timed.
 */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, gpointer user_data)
{
  Transfer *transfer = user_data;

  if (transfer->connect_timer == NULL && transfer->stream == NULL && event != G_SOCKET_CLIENT_COMPLETE)
    arm (&transfer->connect_timer, transfer->limits.connect, connect_over_cb, transfer);
}

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  Transfer *transfer = user_data;

  disarm (&transfer->connect_timer);
  arm (&transfer->answer_timer,
       transfer->limits.answer > 0 ? transfer->limits.answer : transfer->limits.whole, answer_over_cb,
       transfer);
  arm (&transfer->stall_timer, transfer->limits.stall, stall_over_cb, transfer);
}

static void read_next (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Transfer *transfer = g_task_get_task_data (task);
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    {
      return_failure (task, error);
      return;
    }
  if (n == 0)
    {
      /* libsoup does not mind where the server had said that it would close the connection. */
      return_outcome (task, (gint64)transfer->body->len < transfer->total
                                ? probant_problem_new_local (PROBANT_PROBLEM_GARBAGE, "cut-short", NULL)
                                : NULL);
      return;
    }
  if ((gsize)n > transfer->limits.size - transfer->body->len)
    {
      return_too_large (task);
      return;
    }

  g_byte_array_append (transfer->body, transfer->chunk, (guint)n);
  if (transfer->mark == 0 || transfer->body->len - transfer->mark >= PROGRESS)
    {
      transfer->mark = transfer->body->len;
      arm (&transfer->stall_timer, transfer->limits.stall, stall_over_cb, transfer);
    }
  if (transfer->progress != NULL && !g_cancellable_is_cancelled (transfer->inner))
    transfer->progress (transfer->body->len, transfer->total, transfer->progress_data);
  read_next (g_steal_pointer (&task));
}

/* Takes `task`. */
static void
read_next (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  g_input_stream_read_async (transfer->stream, transfer->chunk, CHUNK, G_PRIORITY_DEFAULT, transfer->inner,
                             read_cb, task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  SoupMessageHeaders *headers = soup_message_get_response_headers (transfer->message);

  if (stream == NULL)
    {
      return_failure (task, error);
      return;
    }

  transfer->stream = g_steal_pointer (&stream);
  transfer->body = g_byte_array_new ();
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    {
      goffset announced = soup_message_headers_get_content_length (headers);

      if ((guint64)announced > transfer->limits.size)
        {
          return_too_large (task);
          return;
        }
      /* What is announced is the size before decompression. */
      if (soup_message_headers_get_one (headers, "Content-Encoding") == NULL)
        transfer->total = announced;
    }

  transfer->chunk = g_malloc (CHUNK);
  read_next (g_steal_pointer (&task));
}

static void
cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));
}

void
probant_transfer_async (SoupSession *session,
                        SoupMessage *message,
                        const ProbantTransferLimits *limits,
                        ProbantTransferProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, user_data);
  Transfer *transfer = g_new0 (Transfer, 1);

  g_task_set_source_tag (task, probant_transfer_async);
  transfer->session = g_object_ref (session);
  transfer->message = g_object_ref (message);
  transfer->limits = *limits;
  transfer->progress = progress;
  transfer->progress_data = progress_data;
  transfer->inner = g_cancellable_new ();
  transfer->total = -1;
  g_task_set_task_data (task, transfer, transfer_free);
  if (cancellable != NULL)
    transfer->outer_handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                     g_object_ref (transfer->inner), g_object_unref);

  /* These end with settle(), before the transfer does. */
  transfer->event_handler
      = g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), transfer);
  transfer->starting_handler = g_signal_connect (message, "starting", G_CALLBACK (starting_cb), transfer);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, transfer->inner, sent_cb,
                           g_steal_pointer (&task));
}

GByteArray *
probant_transfer_finish (GAsyncResult *result, ProbantProblem **problem, GError **error)
{
  Outcome *outcome = g_task_propagate_pointer (G_TASK (result), error);
  GByteArray *body;

  if (outcome == NULL)
    return NULL;
  body = g_steal_pointer (&outcome->body);
  *problem = g_steal_pointer (&outcome->problem);
  outcome_free (outcome);

  return body;
}
