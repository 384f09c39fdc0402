/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox.h"

#include "sandbox/probant-sandbox-server.h"

#define BACKLOG 128

struct _ProbantSandbox
{
  GObject parent_instance;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;             /* NULL once stopped */
  ProbantSandboxServer server; /* of the thread, while it runs */
  char *url;
};

G_DEFINE_FINAL_TYPE (ProbantSandbox, probant_sandbox, G_TYPE_OBJECT)

static void
delayed_free (gpointer data)
{
  GSource *source = data;

  g_source_destroy (source);
  g_source_unref (source);
}

/* Nobody sends a body to this server: one that comes is read and thrown away. */
static void
headers_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/* A client asks every source at once: the queue of new connections is made longer than libsoup's, where those
 * left out would wait a second for their next try. (transfer full) */
static GSocket *
listen_on_loopback (guint16 port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (!socket)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

static gboolean
server_init (ProbantSandboxServer *self, guint16 port, GError **error)
{
  g_autoptr (GSocket) socket = NULL;
  GSList *uris;

  self->fiction = probant_fiction_new (error);
  if (!self->fiction)
    return FALSE;
  self->paris = g_time_zone_new_identifier ("Europe/Paris");
  if (!self->paris)
    self->paris = g_time_zone_new_local ();
  self->delayed = g_hash_table_new_full (NULL, NULL, NULL, delayed_free);
  self->soup = soup_server_new (NULL, NULL);
  socket = listen_on_loopback (port, error);
  if (!socket || !soup_server_listen_socket (self->soup, socket, 0, error))
    return FALSE;
  uris = soup_server_get_uris (self->soup);
  self->base_url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  soup_server_add_early_handler (self->soup, NULL, headers_cb, NULL, NULL);
  probant_sandbox_serve_entreprise (self);
  probant_sandbox_serve_files (self);
  probant_sandbox_serve_inpi (self);
  probant_sandbox_serve_search (self);
  return TRUE;
}

static void
server_clear (ProbantSandboxServer *self)
{
  if (self->delayed)
    g_hash_table_remove_all (self->delayed);
  if (self->soup)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  g_clear_pointer (&self->delayed, g_hash_table_unref);
  g_clear_pointer (&self->fiction, probant_fiction_free);
  g_clear_pointer (&self->paris, g_time_zone_unref);
  g_clear_pointer (&self->base_url, g_free);
}

static gpointer
run_cb (gpointer data)
{
  ProbantSandbox *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  server_clear (&self->server);
  /* What libsoup put off until the next turn. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
probant_sandbox_finalize (GObject *object)
{
  ProbantSandbox *self = PROBANT_SANDBOX (object);

  probant_sandbox_stop (self);
  server_clear (&self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->url);
  G_OBJECT_CLASS (probant_sandbox_parent_class)->finalize (object);
}

static void
probant_sandbox_class_init (ProbantSandboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_sandbox_finalize;
}

static void
probant_sandbox_init (ProbantSandbox *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
}

ProbantSandbox *
probant_sandbox_new (guint16 port, GError **error)
{
  g_autoptr (ProbantSandbox) self = g_object_new (PROBANT_TYPE_SANDBOX, NULL);
  gboolean listening;

  /* The sources of the listener belong to the context that is the default when it starts. */
  g_main_context_push_thread_default (self->context);
  listening = server_init (&self->server, port, error);
  g_main_context_pop_thread_default (self->context);
  if (!listening)
    return NULL;
  self->url = g_strdup (self->server.base_url);
  self->thread = g_thread_try_new ("sandbox", run_cb, self, error);
  if (!self->thread)
    return NULL;
  return g_steal_pointer (&self);
}

const char *
probant_sandbox_get_url (ProbantSandbox *self)
{
  g_return_val_if_fail (PROBANT_IS_SANDBOX (self), NULL);

  return self->url;
}

ProbantInpi *
probant_sandbox_open_inpi (ProbantSandbox *self, GError **error)
{
  ProbantInpi *inpi;

  g_return_val_if_fail (PROBANT_IS_SANDBOX (self), NULL);

  inpi = probant_inpi_new (self->url, PROBANT_SANDBOX_INPI_USER, PROBANT_SANDBOX_INPI_PASSWORD, error);
  if (inpi != NULL)
    probant_inpi_set_paced (inpi, FALSE);
  return inpi;
}

void
probant_sandbox_stop (ProbantSandbox *self)
{
  g_return_if_fail (PROBANT_IS_SANDBOX (self));

  if (!self->thread)
    return;
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (g_steal_pointer (&self->thread));
}
