/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-inpi-private.h"

#include <string.h>

#include "core/probant-inpi-titles.h"
#include "core/probant-json.h"
#include "core/probant-media-type.h"
#include "core/probant-transfer.h"

#define KEY_PATH "/services/uaa/api/authenticate"
#define LOGIN_PATH "/auth/login"
#define API_PATH "/services/apidiffusion/api/"
#define BODY_LIMIT (4 * 1024 * 1024)
#define IMAGE_LIMIT (10 * 1024 * 1024)

/* The quota, section 7: ten requests a minute; and a number of searches that the answers count down, of which
 * a few are left to the account's owner. When it starts anew is told nowhere. */
#define SEARCHES_LEFT_ALONE 10
#define SHUT_SECONDS (60 * 60)
#define BLIND_WAIT (30 * 60)
#define TOO_MANY_REQUESTS 429

typedef enum
{
  STEP_KEY, /* fetch the first XSRF-TOKEN cookie */
  STEP_LOGIN,
  STEP_WANTED, /* search the titles, or fetch the image */
} Step;

typedef ProbantInpiAsk Ask;

/* One search or one image, with the login that it may need. */
struct _ProbantInpiAsk
{
  GTask *task;
  const ProbantInpiCollection *collection;
  char *siren;
  char *image; /* the path below API_PATH; NULL for a search, which has the two above */
  ProbantAnswer *answer;
  gint64 started;
  GSource *cancelled; /* of the caller's cancellable, NULL where there is none */
  GSource *timer;     /* while it waits for its turn */
  Step step;
  SoupMessage *message;
  gboolean renewed; /* it has logged in already */
};

static void advance (ProbantInpi *self);
static void ask_send (ProbantInpi *self, Ask *ask);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
ask_free (Ask *ask)
{
  clear_source (&ask->cancelled);
  clear_source (&ask->timer);
  g_clear_object (&ask->message);
  g_clear_pointer (&ask->answer, probant_answer_unref);
  g_object_unref (ask->task);
  g_free (ask->siren);
  g_free (ask->image);
  g_free (ask);
}

static void
ask_end (ProbantInpi *self, Ask *ask)
{
  if (self->current == ask)
    self->current = NULL;
  ask->answer->elapsed_ms = (g_get_monotonic_time () - ask->started) / G_TIME_SPAN_MILLISECOND;
  if (!g_task_return_error_if_cancelled (ask->task))
    g_task_return_pointer (ask->task, g_steal_pointer (&ask->answer), (GDestroyNotify)probant_answer_unref);
  ask_free (ask);
}

/* Takes `problem`. */
static void
ask_fail (ProbantInpi *self, Ask *ask, ProbantProblem *problem)
{
  ask->answer->problem = problem;
  ask_end (self, ask);
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

/* Session */

/* The value of a cookie that would go with a request of `uri`. (transfer full), NULL where there is none */
static char *
get_cookie (ProbantInpi *self, GUri *uri, const char *name)
{
  GSList *cookies = soup_cookie_jar_get_cookie_list (self->jar, uri, TRUE);
  char *value = NULL;

  for (GSList *link = cookies; link != NULL && value == NULL; link = link->next)
    if (g_str_equal (soup_cookie_get_name (link->data), name))
      value = g_strdup (soup_cookie_get_value (link->data));
  g_slist_free_full (cookies, (GDestroyNotify)soup_cookie_free);

  return value;
}

/* Nothing of the session before is sent again. */
static void
forget_session (ProbantInpi *self)
{
  GSList *cookies = soup_cookie_jar_all_cookies (self->jar);

  for (GSList *link = cookies; link != NULL; link = link->next)
    soup_cookie_jar_delete_cookie (self->jar, link->data);
  g_slist_free_full (cookies, (GDestroyNotify)soup_cookie_free);
  self->logged_in = FALSE;
}

static char *
make_login (ProbantInpi *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "username");
  json_builder_add_string_value (builder, self->user);
  json_builder_set_member_name (builder, "password");
  json_builder_add_string_value (builder, self->password);
  json_builder_set_member_name (builder, "rememberMe");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* The XSRF token changes with each answer: it is read anew each time. */
static SoupMessage *
create_message (ProbantInpi *self, const char *path, char *body)
{
  g_autofree char *text = g_strconcat (self->base_url, path, NULL);
  g_autoptr (GUri) uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *key = get_cookie (self, uri, "XSRF-TOKEN");
  SoupMessage *message = probant_network_create_message (
      self->network, body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "Accept", "application/json");
  if (key != NULL)
    soup_message_headers_append (headers, "X-XSRF-TOKEN", key);
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }

  return message;
}

static SoupMessage *
create_step_message (ProbantInpi *self, Ask *ask)
{
  g_autofree char *path = NULL;

  switch (ask->step)
    {
    case STEP_KEY:
      return create_message (self, KEY_PATH, NULL);
    case STEP_LOGIN:
      return create_message (self, LOGIN_PATH, make_login (self));
    case STEP_WANTED:
    default:
      if (ask->image != NULL)
        {
          SoupMessage *message;

          path = g_strconcat (API_PATH, ask->image, NULL);
          message = create_message (self, path, NULL);
          soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                        "image/png, image/jpeg, */*;q=0.1");
          return message;
        }
      path = g_strconcat (API_PATH, probant_inpi_collection_get_name (ask->collection), "/search", NULL);
      return create_message (self, path, probant_inpi_collection_make_search (ask->collection, ask->siren));
    }
}

/* Steps */

static void
ask_log_in (ProbantInpi *self, Ask *ask)
{
  ask->renewed = TRUE;
  ask->step = STEP_KEY;
  forget_session (self);
  ask_send (self, ask);
}

/* The status does not matter: the cookie does. */
static void
ask_got_key (ProbantInpi *self, Ask *ask, guint status)
{
  g_autofree char *key = get_cookie (self, soup_message_get_uri (ask->message), "XSRF-TOKEN");

  if (key == NULL)
    {
      ask_fail (self, ask,
                status >= 300 ? probant_inpi_problem_new_from_status (status)
                              : probant_inpi_problem_new_garbage (status, "no-data"));
      return;
    }
  ask->step = STEP_LOGIN;
  ask_send (self, ask);
}

static void
ask_got_login (ProbantInpi *self, Ask *ask, guint status)
{
  g_autofree char *access = get_cookie (self, soup_message_get_uri (ask->message), "access_token");

  if (status == SOUP_STATUS_BAD_REQUEST || status == SOUP_STATUS_UNAUTHORIZED
      || status == SOUP_STATUS_FORBIDDEN)
    {
      self->refused = probant_inpi_problem_new_login (status);
      ask_fail (self, ask, probant_problem_ref (self->refused));
    }
  else if (status >= 300)
    ask_fail (self, ask, probant_inpi_problem_new_from_status (status));
  else if (access == NULL)
    ask_fail (self, ask, probant_inpi_problem_new_garbage (status, "no-data"));
  else
    {
      self->logged_in = TRUE;
      ask->step = STEP_WANTED;
      ask_send (self, ask);
    }
}

static char *
make_api_url (ProbantInpi *self)
{
  return g_strconcat (self->base_url, API_PATH, NULL);
}

typedef struct
{
  const ProbantInpiCollection *collection;
  char *siren;
  char *api_url;
  GByteArray *body;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->siren);
  g_free (reading->api_url);
  g_byte_array_unref (reading->body);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  g_autoptr (JsonNode) answer
      = reading->body->len > 0 ? probant_json_read ((char *)reading->body->data, reading->body->len, &error)
                               : NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task, probant_inpi_collection_read (reading->collection, reading->siren, reading->api_url, answer),
        (GDestroyNotify)json_node_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (ProbantInpi) self = g_object_ref (g_task_get_source_object (ask->task));
  g_autoptr (GError) error = NULL;
  JsonNode *root = g_task_propagate_pointer (G_TASK (result), &error);

  ask->answer->root = root;
  if (root != NULL)
    ask_end (self, ask);
  else
    ask_fail (
        self, ask,
        probant_inpi_problem_new_garbage (ask->answer->http_status, error != NULL ? "not-json" : "no-data"));
  advance (self);
}

/* Takes nothing. An empty body means no title where the status says that there is no content. */
static void
ask_read (ProbantInpi *self, Ask *ask, GByteArray *body, guint status)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (body->len == 0 && status != SOUP_STATUS_NO_CONTENT)
    {
      ask_fail (self, ask, probant_inpi_problem_new_garbage (status, "empty"));
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->collection = ask->collection;
  reading->siren = g_strdup (ask->siren);
  reading->api_url = make_api_url (self);
  reading->body = g_byte_array_ref (body);
  task = g_task_new (NULL, NULL, read_cb, ask);
  g_task_set_source_tag (task, ask_read);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

/* What the bytes are counts, whatever the server calls them. Takes nothing. */
static void
ask_accept_image (ProbantInpi *self, Ask *ask, GByteArray *body, guint status)
{
  const char *media_type = probant_media_type_guess ((const char *)body->data, body->len);

  if (body->len == 0)
    ask_fail (self, ask,
              status == SOUP_STATUS_NO_CONTENT ? probant_inpi_problem_new_no_image (status)
                                               : probant_inpi_problem_new_garbage (status, "empty"));
  else if (!g_str_equal (media_type, "image/png") && !g_str_equal (media_type, "image/jpeg"))
    ask_fail (self, ask, probant_inpi_problem_new_garbage (status, "not-an-image"));
  else
    {
      g_task_set_task_data (ask->task, g_bytes_new (body->data, body->len), (GDestroyNotify)g_bytes_unref);
      ask_end (self, ask);
    }
}

static void
ask_got_wanted (ProbantInpi *self, Ask *ask, GByteArray *body, guint status)
{
  gint64 left = read_number (ask->message, "x-rate-limit-remaining");

  if (left >= 0 && left < SEARCHES_LEFT_ALONE)
    probant_inpi_shut (self, SHUT_SECONDS);
  /* "Method not allowed" is how a gateway without a session has answered. */
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN
      || status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    {
      if (ask->renewed)
        ask_fail (self, ask, probant_inpi_problem_new_access (status));
      else
        ask_log_in (self, ask);
    }
  else if (ask->image != NULL && status == SOUP_STATUS_NOT_FOUND)
    ask_fail (self, ask, probant_inpi_problem_new_no_image (status));
  else if (status >= 300)
    ask_fail (self, ask, probant_inpi_problem_new_from_status (status));
  else if (ask->image != NULL)
    ask_accept_image (self, ask, body, status);
  else
    ask_read (self, ask, body, status);
}

static void
ask_proceed (ProbantInpi *self, Ask *ask, GByteArray *body)
{
  guint status = soup_message_get_status (ask->message);

  ask->answer->http_status = status;
  if (status == TOO_MANY_REQUESTS)
    {
      gint64 seconds = read_number (ask->message, "Retry-After");

      probant_inpi_shut (self, seconds >= 0 ? seconds : BLIND_WAIT);
      ask_fail (self, ask, probant_inpi_problem_new_quota (status, probant_inpi_get_shut_seconds (self)));
      return;
    }
  switch (ask->step)
    {
    case STEP_KEY:
      ask_got_key (self, ask, status);
      break;
    case STEP_LOGIN:
      ask_got_login (self, ask, status);
      break;
    case STEP_WANTED:
    default:
      ask_got_wanted (self, ask, body, status);
      break;
    }
}

static void
transferred_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (ProbantInpi) self = g_object_ref (g_task_get_source_object (ask->task));
  g_autoptr (ProbantProblem) problem = NULL;
  g_autoptr (GByteArray) body = probant_transfer_finish (result, &problem, NULL);

  if (body != NULL)
    ask_proceed (self, ask, body);
  else if (problem != NULL)
    ask_fail (self, ask, g_steal_pointer (&problem));
  else
    ask_end (self, ask); /* cancelled */
  advance (self);
}

static gboolean
timer_cb (gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (ProbantInpi) self = g_object_ref (g_task_get_source_object (ask->task));

  g_clear_pointer (&ask->timer, g_source_unref);
  ask_send (self, ask);
  advance (self);

  return G_SOURCE_REMOVE;
}

static void
ask_send (ProbantInpi *self, Ask *ask)
{
  ProbantTransferLimits limits = { .connect = probant_network_get_connect_limit (self->network),
                                   .answer = probant_network_get_answer_limit (self->network),
                                   .size = ask->image != NULL ? IMAGE_LIMIT : BODY_LIMIT };
  gint64 shut_seconds = probant_inpi_get_shut_seconds (self);
  guint wait;

  if (shut_seconds > 0)
    {
      ask_fail (self, ask, probant_inpi_problem_new_quota (0, shut_seconds));
      return;
    }
  wait = probant_inpi_take_turn (self);
  if (wait > 0)
    {
      ask->timer = g_timeout_source_new (wait);
      g_source_set_callback (ask->timer, timer_cb, ask, NULL);
      g_source_attach (ask->timer, g_main_context_get_thread_default ());
      return;
    }

  g_clear_object (&ask->message);
  ask->message = create_step_message (self, ask);
  probant_transfer_async (self->session, ask->message, &limits, NULL, NULL,
                          g_task_get_cancellable (ask->task), transferred_cb, ask);
}

/* Starts the next one unless one is under way. */
static void
advance (ProbantInpi *self)
{
  while (self->current == NULL && !g_queue_is_empty (&self->waiting))
    {
      Ask *ask = g_queue_pop_head (&self->waiting);

      self->current = ask;
      if (self->refused != NULL)
        ask_fail (self, ask, probant_problem_ref (self->refused));
      else if (self->logged_in)
        {
          ask->step = STEP_WANTED;
          ask_send (self, ask);
        }
      else
        ask_log_in (self, ask);
    }
}

/* What has left ends by its own callback. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (ProbantInpi) self = g_object_ref (g_task_get_source_object (ask->task));

  if (g_queue_remove (&self->waiting, ask) || ask->timer != NULL)
    {
      ask_end (self, ask);
      advance (self);
    }

  return G_SOURCE_REMOVE;
}

/* "/COLLECTION/SIREN", nine digits. */
static gboolean
read_path (const char *path, const ProbantInpiCollection **collection, char **siren)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  if (g_strv_length (parts) != 3 || *parts[0] != '\0' || strlen (parts[2]) != 9
      || strspn (parts[2], G_CSET_DIGITS) != 9)
    return FALSE;
  *collection = probant_inpi_collection_find (parts[1]);
  *siren = g_strdup (parts[2]);

  return *collection != NULL;
}

static Ask *
create_ask (ProbantInpi *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->task = g_task_new (self, cancellable, callback, user_data);
  ask->answer = probant_answer_new ();
  ask->answer->asked_at = g_date_time_new_now_local ();
  ask->started = g_get_monotonic_time ();

  return ask;
}

/* Takes `ask`. */
static void
queue_ask (ProbantInpi *self, Ask *ask)
{
  GCancellable *cancellable = g_task_get_cancellable (ask->task);

  if (g_cancellable_is_cancelled (cancellable))
    {
      ask_end (self, ask);
      return;
    }
  if (ask->image == NULL && ask->collection == NULL)
    {
      ask_fail (self, ask, probant_problem_new_local (PROBANT_PROBLEM_NETWORK, "url", NULL));
      return;
    }

  if (cancellable != NULL)
    {
      ask->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (ask->cancelled, G_SOURCE_FUNC (cancelled_cb), ask, NULL);
      g_source_attach (ask->cancelled, g_main_context_get_thread_default ());
    }
  g_queue_push_tail (&self->waiting, ask);
  advance (self);
}

void
probant_inpi_ask_async (ProbantInpi *self,
                        const char *path,
                        gboolean fresh,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Ask *ask;

  g_return_if_fail (PROBANT_IS_INPI (self));
  g_return_if_fail (path != NULL);

  ask = create_ask (self, cancellable, callback, user_data);
  g_task_set_source_tag (ask->task, probant_inpi_ask_async);
  read_path (path, &ask->collection, &ask->siren);
  if (fresh)
    g_clear_pointer (&self->refused, probant_problem_unref);
  queue_ask (self, ask);
}

ProbantAnswer *
probant_inpi_ask_finish (ProbantInpi *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
probant_inpi_download_async (ProbantInpi *self,
                             const char *url,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autofree char *api_url = NULL;
  Ask *ask;

  g_return_if_fail (PROBANT_IS_INPI (self));
  g_return_if_fail (url != NULL);

  ask = create_ask (self, cancellable, callback, user_data);
  g_task_set_source_tag (ask->task, probant_inpi_download_async);
  api_url = make_api_url (self);
  if (g_str_has_prefix (url, api_url) && probant_inpi_is_image_path (url + strlen (api_url)))
    ask->image = g_strdup (url + strlen (api_url));
  queue_ask (self, ask);
}

GBytes *
probant_inpi_download_finish (ProbantInpi *self,
                              GAsyncResult *result,
                              char **media_type,
                              ProbantProblem **problem,
                              GError **error)
{
  g_autoptr (ProbantAnswer) answer = NULL;
  GBytes *bytes;
  gsize length;
  const char *data;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return NULL;
  if (answer->problem != NULL)
    {
      *problem = probant_problem_ref (answer->problem);
      return NULL;
    }
  bytes = g_bytes_ref (g_task_get_task_data (G_TASK (result)));
  data = g_bytes_get_data (bytes, &length);
  *media_type = g_strdup (probant_media_type_guess (data, length));

  return bytes;
}
