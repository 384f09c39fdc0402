/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-client-private.h"

#include "core/probant-json.h"
#include "core/probant-media-type.h"
#include "core/probant-transfer.h"
#include "core/probant-url.h"

#define MAX_REDIRECTS 3
#define WHOLE_LIMIT (10 * 60) /* seconds */
#define MAX_STEP (64 * 1024)  /* bytes of a JSON answer that leads to the document */

typedef struct
{
  ProbantClientProgress progress;
  gpointer progress_data;
  GUri *uri;
  SoupMessage *message;
  guint redirects;
  gboolean stepped; /* a JSON answer was followed */
} Download;

typedef struct
{
  GBytes *bytes;
  const char *media_type;
  ProbantProblem *problem;
} Outcome;

static void download_send (GTask *task);

static void
download_free (gpointer data)
{
  Download *download = data;

  g_clear_pointer (&download->uri, g_uri_unref);
  g_clear_object (&download->message);
  g_free (download);
}

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->bytes, g_bytes_unref);
  g_clear_pointer (&outcome->problem, probant_problem_unref);
  g_free (outcome);
}

/* Takes `problem`. */
static void
return_problem (GTask *task, ProbantProblem *problem)
{
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->problem = problem;
  g_task_return_pointer (task, outcome, outcome_free);
}

static void
return_wrong (GTask *task, ProbantProblemKind kind, const char *code)
{
  Download *download = g_task_get_task_data (task);

  return_problem (task, probant_client_create_problem (download->message, kind, code));
}

/* Takes `task`. The next place comes from the last one, and never leads below its security. */
static void
follow (GTask *task, const char *location, const char *wrong)
{
  g_autoptr (GTask) owned = task;
  Download *download = g_task_get_task_data (task);
  ProbantClient *client = PROBANT_CLIENT (g_task_get_source_object (task));
  GUri *next = probant_url_parse_link (location, download->uri, client->loopback);

  if (next == NULL)
    {
      return_wrong (task, PROBANT_PROBLEM_NETWORK, wrong);
      return;
    }
  g_uri_unref (download->uri);
  download->uri = next;
  download_send (g_steal_pointer (&owned));
}

/* The first of INPI's two steps: `{"data": {"document_url": "…"}}`. Takes nothing; NULL where the body is no
 * such thing. */
static char *
read_step (GByteArray *body)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *data;

  if (body->len > MAX_STEP)
    return NULL;
  text = g_memdup2 (body->data, body->len);
  root = probant_json_read (text, body->len, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  data = probant_json_object_member (json_node_get_object (root), "data");

  return data != NULL ? g_strdup (probant_json_text_member (data, "document_url")) : NULL;
}

/* Does the link promise a PDF where what came is nothing known? Another kind that is recognised is what it
 * is. */
static gboolean
breaks_promise (GUri *uri, const char *media_type)
{
  g_autofree char *path = g_ascii_strdown (g_uri_get_path (uri), -1);

  return g_str_has_suffix (path, ".pdf")
         && (g_str_equal (media_type, "application/octet-stream") || g_str_equal (media_type, "text/plain"));
}

/* Takes both. */
static void
accept_body (GTask *task, GByteArray *body)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (GByteArray) owned_body = body;
  Download *download = g_task_get_task_data (task);
  const char *media_type = probant_media_type_guess ((const char *)body->data, body->len);
  Outcome *outcome;

  if (body->len == 0)
    {
      return_wrong (task, PROBANT_PROBLEM_GARBAGE, "empty");
      return;
    }
  if (g_str_equal (media_type, "text/html"))
    {
      return_wrong (task, PROBANT_PROBLEM_GARBAGE, "html-document");
      return;
    }
  if (g_str_equal (media_type, "application/json"))
    {
      g_autofree char *next = download->stepped ? NULL : read_step (body);

      if (next == NULL)
        {
          return_wrong (task, PROBANT_PROBLEM_GARBAGE, "not-a-document");
          return;
        }
      download->stepped = TRUE;
      follow (g_steal_pointer (&owned), next, "url");
      return;
    }

  if (breaks_promise (download->uri, media_type))
    {
      return_wrong (task, PROBANT_PROBLEM_GARBAGE, "not-a-pdf");
      return;
    }

  outcome = g_new0 (Outcome, 1);
  outcome->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&owned_body));
  outcome->media_type = media_type;
  g_task_return_pointer (task, outcome, outcome_free);
}

/* Links live for minutes to days; storage answers with either of these once they are over. */
static gboolean
is_expired (guint status)
{
  return status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN
         || status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE;
}

static void
transferred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Download *download = g_task_get_task_data (task);
  ProbantProblem *problem = NULL;
  g_autoptr (GByteArray) body = probant_transfer_finish (result, &problem, &error);
  guint status = soup_message_get_status (download->message);
  const char *location
      = soup_message_headers_get_one (soup_message_get_response_headers (download->message), "Location");

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (body == NULL)
    {
      problem->http_status = status;
      return_problem (task, problem);
    }
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    {
      if (location == NULL || download->redirects++ >= MAX_REDIRECTS)
        return_wrong (task, PROBANT_PROBLEM_NETWORK, "redirect");
      else
        follow (g_steal_pointer (&task), location, "redirect");
    }
  else if (is_expired (status))
    return_wrong (task, PROBANT_PROBLEM_GONE, "link-expired");
  else if (status >= 400)
    return_problem (task, probant_problem_new_from_http (
                              status, (const char *)body->data, body->len,
                              probant_client_get_retry_after (download->message),
                              soup_message_headers_get_one (
                                  soup_message_get_response_headers (download->message), "X-Request-Id")));
  else
    accept_body (g_steal_pointer (&task), g_steal_pointer (&body));
}

/* Takes `task`. */
static void
download_send (GTask *task)
{
  ProbantClient *client = PROBANT_CLIENT (g_task_get_source_object (task));
  Download *download = g_task_get_task_data (task);
  ProbantTransferLimits limits = { .connect = probant_network_get_connect_limit (client->network),
                                   .stall = probant_network_get_stall_limit (client->network),
                                   .whole = WHOLE_LIMIT,
                                   .size = PROBANT_DOCUMENT_LIMIT };

  g_clear_object (&download->message);
  download->message = probant_network_create_message (client->network, SOUP_METHOD_GET, download->uri);
  probant_transfer_async (client->session, download->message, &limits, download->progress,
                          download->progress_data, g_task_get_cancellable (task), transferred_cb, task);
}

void
probant_client_download_async (ProbantClient *self,
                               const char *url,
                               ProbantClientProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Download *download;

  g_return_if_fail (PROBANT_IS_CLIENT (self));
  g_return_if_fail (url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_client_download_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  download = g_new0 (Download, 1);
  download->progress = progress;
  download->progress_data = progress_data;
  download->uri = probant_url_parse_link (url, NULL, self->loopback);
  g_task_set_task_data (task, download, download_free);
  if (download->uri == NULL)
    return_problem (task, probant_problem_new_local (PROBANT_PROBLEM_NETWORK, "url", NULL));
  else
    download_send (g_steal_pointer (&task));
}

GBytes *
probant_client_download_finish (ProbantClient *self,
                                GAsyncResult *result,
                                char **media_type,
                                ProbantProblem **problem,
                                GError **error)
{
  Outcome *outcome;
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  outcome = g_task_propagate_pointer (G_TASK (result), error);
  if (outcome == NULL)
    return NULL;
  if (media_type != NULL)
    *media_type = g_strdup (outcome->media_type);
  if (problem != NULL)
    *problem = g_steal_pointer (&outcome->problem);
  bytes = g_steal_pointer (&outcome->bytes);
  outcome_free (outcome);

  return bytes;
}
