/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mock-server.h"

#include <libsoup/soup.h>
#include <string.h>
#include <sys/socket.h>

#define DRIP_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)
#define DRIP_ANNOUNCED 100000
#define TRUNCATED 1000

typedef struct
{
  char *path;
  guint status;
  char *type;
  GBytes *body;
  char **headers;
  guint delay;
  guint times;
  gboolean limited;
  MockFault fault;
} Reply;

struct _MockServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  GTlsCertificate *certificate;
  char *url;

  GMutex mutex; /* for what follows */
  GCond ready;
  gboolean listening;
  GPtrArray *replies;
  GPtrArray *requests;
  GPtrArray *faults; /* Fault */
  guint pending;
  guint most_pending;
  gsize sent;
  guint left;
};

/* A connection taken from libsoup to misbehave on. */
typedef struct
{
  MockServer *server;
  Reply *reply;
  GIOStream *stream;
  GSocket *socket;
  GThread *thread;
} Fault;

typedef struct
{
  MockServer *server;
  SoupServerMessage *message;
} Delayed;

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  g_free (reply->path);
  g_free (reply->type);
  g_bytes_unref (reply->body);
  g_strfreev (reply->headers);
  g_free (reply);
}

static void
request_free (gpointer data)
{
  MockRequest *request = data;

  g_free (request->path);
  g_free (request->query);
  g_hash_table_unref (request->headers);
  g_free (request);
}

static void
fault_free (gpointer data)
{
  Fault *fault = data;

  g_socket_shutdown (fault->socket, TRUE, TRUE, NULL);
  g_thread_join (fault->thread);
  g_object_unref (fault->stream);
  g_object_unref (fault->socket);
  g_free (fault);
}

static gboolean
write_all (Fault *fault, const void *bytes, gsize length)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (fault->stream), bytes, length, NULL, NULL,
                                    NULL);
}

static void
write_head (Fault *fault, gsize announced)
{
  g_autofree char *length
      = announced > 0 ? g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT "\r\n", announced) : NULL;
  g_autofree char *head
      = g_strdup_printf ("HTTP/1.1 %u Reply\r\nContent-Type: %s\r\n%sConnection: close\r\n\r\n",
                         fault->reply->status, fault->reply->type, length != NULL ? length : "");

  write_all (fault, head, strlen (head));
}

static void
wait_until_left (Fault *fault)
{
  GInputStream *input = g_io_stream_get_input_stream (fault->stream);
  char byte;

  while (g_input_stream_read (input, &byte, 1, NULL, NULL) > 0)
    continue;
}

static void
send_endlessly (Fault *fault)
{
  gsize length;
  const char *body = g_bytes_get_data (fault->reply->body, &length);

  write_head (fault, 0);
  while (write_all (fault, body, length))
    {
      g_mutex_lock (&fault->server->mutex);
      fault->server->sent += length;
      g_mutex_unlock (&fault->server->mutex);
    }
}

static void
send_drop_by_drop (Fault *fault)
{
  gsize length;
  const char *body = g_bytes_get_data (fault->reply->body, &length);

  write_head (fault, DRIP_ANNOUNCED);
  for (gsize i = 0; write_all (fault, body + i % length, 1); i++)
    g_usleep (DRIP_INTERVAL);
}

static gpointer
fault_thread (gpointer data)
{
  Fault *fault = data;
  struct linger linger = { 1, 0 };
  gsize length;
  const char *body = g_bytes_get_data (fault->reply->body, &length);

  switch (fault->reply->fault)
    {
    case MOCK_HANG:
      wait_until_left (fault);
      break;
    case MOCK_RESET:
      setsockopt (g_socket_get_fd (fault->socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
      break;
    case MOCK_TRUNCATE:
      write_head (fault, length + TRUNCATED);
      write_all (fault, body, length);
      break;
    case MOCK_ENDLESS:
      send_endlessly (fault);
      break;
    case MOCK_DRIP:
      send_drop_by_drop (fault);
      break;
    case MOCK_NORMAL:
    default:
      g_assert_not_reached ();
    }
  g_io_stream_close (fault->stream, NULL, NULL);
  g_mutex_lock (&fault->server->mutex);
  fault->server->left++;
  g_mutex_unlock (&fault->server->mutex);

  return NULL;
}

static void
misbehave (MockServer *self, SoupServerMessage *message, Reply *reply)
{
  Fault *fault = g_new0 (Fault, 1);

  fault->server = self;
  fault->reply = reply;
  fault->socket = g_object_ref (soup_server_message_get_socket (message));
  fault->stream = soup_server_message_steal_connection (message);
  g_socket_set_blocking (fault->socket, TRUE);
  fault->thread = g_thread_new ("fault", fault_thread, fault);

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->faults, fault);
  g_mutex_unlock (&self->mutex);
}

static void
add_header (const char *name, const char *value, gpointer user_data)
{
  g_hash_table_insert (user_data, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
note_request (MockServer *self, SoupServerMessage *message)
{
  MockRequest *request = g_new0 (MockRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);

  request->path = g_strdup (g_uri_get_path (uri));
  request->query = g_strdup (g_uri_get_query (uri));
  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->http2 = soup_server_message_get_http_version (message) == SOUP_HTTP_2_0;
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), add_header,
                                request->headers);
  g_ptr_array_add (self->requests, request);
}

/* The mutex is held. */
static Reply *
choose_reply (MockServer *self, const char *path)
{
  for (guint i = 0; i < self->replies->len; i++)
    {
      Reply *reply = g_ptr_array_index (self->replies, i);

      if ((reply->path != NULL && !g_str_equal (reply->path, path)) || (reply->limited && reply->times == 0))
        continue;
      if (reply->limited)
        reply->times--;
      return reply;
    }

  return NULL;
}

static gboolean
delay_over_cb (gpointer user_data)
{
  Delayed *delayed = user_data;

  soup_server_message_unpause (delayed->message);
  return G_SOURCE_REMOVE;
}

static void
delayed_free (gpointer data)
{
  Delayed *delayed = data;

  g_object_unref (delayed->message);
  g_free (delayed);
}

static void
delay (MockServer *self, SoupServerMessage *message, guint ms)
{
  g_autoptr (GSource) source = g_timeout_source_new (ms);
  Delayed *delayed = g_new0 (Delayed, 1);

  delayed->server = self;
  delayed->message = g_object_ref (message);
  soup_server_message_pause (message);
  g_source_set_callback (source, delay_over_cb, delayed, delayed_free);
  g_source_attach (source, self->context);
}

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  MockServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->pending--;
  g_mutex_unlock (&self->mutex);
}

static void
handler_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  MockServer *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  Reply *reply;

  g_mutex_lock (&self->mutex);
  note_request (self, message);
  reply = choose_reply (self, g_uri_get_path (soup_server_message_get_uri (message)));
  if (reply == NULL || reply->fault == MOCK_NORMAL)
    {
      self->pending++;
      self->most_pending = MAX (self->most_pending, self->pending);
      g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);
    }
  g_mutex_unlock (&self->mutex);

  if (reply == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  if (reply->fault != MOCK_NORMAL)
    {
      misbehave (self, message, reply);
      return;
    }

  soup_server_message_set_status (message, reply->status, NULL);
  soup_message_headers_set_content_type (headers, reply->type, NULL);
  if (g_bytes_get_size (reply->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), reply->body);
  for (gsize i = 0; reply->headers[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (reply->headers[i], ": ", 2);

      if (g_strv_length (parts) == 2)
        soup_message_headers_append (headers, parts[0], parts[1]);
    }
  if (reply->delay > 0)
    delay (self, message, reply->delay);
}

/* libsoup's own socket queues ten connections; the next ones would be a second late. */
static GSocket *
listening_socket (void)
{
  GSocket *socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GError) error = NULL;

  g_socket_set_listen_backlog (socket, 128);
  g_socket_bind (socket, address, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (socket, &error);
  g_assert_no_error (error);

  return socket;
}

static gpointer
server_thread (gpointer data)
{
  MockServer *self = data;
  g_autoptr (GSocket) socket = listening_socket ();
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (self->context);
  self->server = g_object_new (SOUP_TYPE_SERVER, "tls-certificate", self->certificate, NULL);
  soup_server_add_handler (self->server, NULL, handler_cb, self, NULL);
  soup_server_listen_socket (self->server, socket, self->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0,
                             &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url
      = g_strdup_printf ("%s://127.0.0.1:%d", g_uri_get_scheme (uris->data), g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);

  g_mutex_lock (&self->mutex);
  self->listening = TRUE;
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->mutex);

  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

MockServer *
mock_server_new (GTlsCertificate *certificate)
{
  MockServer *self = g_new0 (MockServer, 1);

  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->replies = g_ptr_array_new_with_free_func (reply_free);
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready);
  self->thread = g_thread_new ("mock-server", server_thread, self);

  g_mutex_lock (&self->mutex);
  while (!self->listening)
    g_cond_wait (&self->ready, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

void
mock_server_free (MockServer *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->replies);
  g_ptr_array_unref (self->requests);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready);
  g_free (self->url);
  g_free (self);
}

const char *
mock_server_get_url (MockServer *self)
{
  return self->url;
}

char *
mock_server_make_url (MockServer *self, const char *path)
{
  return g_strconcat (self->url, path, NULL);
}

void
mock_server_add (MockServer *self, const MockReply *values)
{
  Reply *reply = g_new0 (Reply, 1);
  const char *body = values->body != NULL ? values->body : "";

  reply->path = g_strdup (values->path);
  reply->status = values->status != 0 ? values->status : 200;
  reply->type = g_strdup (values->type != NULL ? values->type : "application/vnd.api+json");
  reply->body = g_bytes_new (body, values->length > 0 ? values->length : strlen (body));
  reply->headers = g_strsplit (values->headers != NULL ? values->headers : "", "\n", -1);
  reply->delay = values->delay;
  reply->times = values->times;
  reply->limited = values->times > 0;
  reply->fault = values->fault;

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->replies, reply);
  g_mutex_unlock (&self->mutex);
}

const MockRequest *
mock_server_get_request (MockServer *self, const char *path, guint n)
{
  const MockRequest *found = NULL;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->requests->len && found == NULL; i++)
    {
      const MockRequest *request = g_ptr_array_index (self->requests, i);

      if ((path == NULL || g_str_equal (request->path, path)) && n-- == 0)
        found = request;
    }
  g_mutex_unlock (&self->mutex);

  return found;
}

guint
mock_server_count (MockServer *self, const char *path)
{
  guint n = 0;

  while (mock_server_get_request (self, path, n) != NULL)
    n++;

  return n;
}

const char *
mock_request_get_header (const MockRequest *request, const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (request->headers, key);
}

guint
mock_server_get_most_pending (MockServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->most_pending;
  g_mutex_unlock (&self->mutex);

  return n;
}

gsize
mock_server_get_sent (MockServer *self)
{
  gsize n;

  g_mutex_lock (&self->mutex);
  n = self->sent;
  g_mutex_unlock (&self->mutex);

  return n;
}

guint
mock_server_get_left (MockServer *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->left;
  g_mutex_unlock (&self->mutex);

  return n;
}
