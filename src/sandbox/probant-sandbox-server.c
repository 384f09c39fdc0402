/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <string.h>

#define MAX_DELAY 10000

typedef struct
{
  ProbantSandboxServer *server;
  SoupServerMessage *message;
} Delay;

void
probant_sandbox_server_fill (ProbantSandboxServer *self,
                             const ProbantFictionSubject *subject,
                             ProbantTemplate *template)
{
  *template = (ProbantTemplate){
    .base_url = self->base_url,
    .folder = subject->folder,
    .parts = probant_fiction_subject_get_object (subject, "parts"),
    .variables = { probant_fiction_subject_get_object (subject, "identity") },
    .today = g_date_time_new_now (self->paris),
  };
}

gboolean
probant_sandbox_is_reading (SoupServerMessage *message)
{
  const char *method = soup_server_message_get_method (message);

  return method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD;
}

void
probant_sandbox_reply_json (SoupServerMessage *message, guint status, const char *type, JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);
  gsize length = strlen (text);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_TAKE, g_steal_pointer (&text), length);
}

void
probant_sandbox_reply_html (SoupServerMessage *message, guint status, const char *title, const char *text)
{
  g_autofree char *page
      = g_markup_printf_escaped ("<!DOCTYPE html>\n"
                                 "<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n"
                                 "<body><h1>%s</h1><p>%s</p></body></html>\n",
                                 title, title, text);
  gsize length = strlen (page);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_TAKE,
                                    g_steal_pointer (&page), length);
}

static gboolean
delay_over_cb (gpointer user_data)
{
  Delay *delay = user_data;
  g_autoptr (SoupServerMessage) message = g_object_ref (delay->message);

  g_hash_table_remove (delay->server->delayed, message);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
delay_free (gpointer user_data)
{
  Delay *delay = user_data;

  g_object_unref (delay->message);
  g_free (delay);
}

static void
message_finished_cb (SoupServerMessage *message, ProbantSandboxServer *self)
{
  if (self->delayed)
    g_hash_table_remove (self->delayed, message);
}

void
probant_sandbox_server_delay (ProbantSandboxServer *self, SoupServerMessage *message, guint ms)
{
  g_autoptr (GSource) source = g_timeout_source_new (MIN (ms, MAX_DELAY));
  Delay *delay = g_new0 (Delay, 1);

  delay->server = self;
  delay->message = g_object_ref (message);
  g_source_set_callback (source, delay_over_cb, delay, delay_free);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_hash_table_insert (self->delayed, message, g_steal_pointer (&source));
  g_signal_connect (message, "finished", G_CALLBACK (message_finished_cb), self);
  soup_server_message_pause (message);
}
