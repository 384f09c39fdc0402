/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox-fixture.h"

#include <string.h>

void
sandbox_reply_clear (SandboxReply *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_object (&self->message);
}
void
sandbox_fixture_setup (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->sandbox = probant_sandbox_new (0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new_with_options ("max-conns", 64, "max-conns-per-host", 64, NULL);
  fixture->token = probant_sandbox_get_token ();
}

void
sandbox_fixture_teardown (SandboxFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->session);
  g_assert_finalize_object (fixture->sandbox);
}

SoupMessage *
sandbox_make_message (SandboxFixture *fixture, const char *method, const char *url)
{
  SoupMessage *message = soup_message_new (method, url);

  g_assert_nonnull (message);
  if (fixture->token)
    {
      g_autofree char *header = g_strconcat ("Bearer ", fixture->token, NULL);

      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", header);
    }
  return message;
}

SandboxReply
sandbox_read_reply (SoupMessage *message, GBytes *body)
{
  SandboxReply reply = { .status = soup_message_get_status (message), .message = message, .body = body };
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (length > 0 && data[0] == '{')
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      json_parser_load_from_data (parser, data, length, &error);
      g_assert_no_error (error);
      reply.root = json_parser_steal_root (parser);
    }
  return reply;
}

SandboxReply
sandbox_ask_url (SandboxFixture *fixture, const char *method, const char *url)
{
  SoupMessage *message = sandbox_make_message (fixture, method, url);
  g_autoptr (GError) error = NULL;
  GBytes *body = soup_session_send_and_read (fixture->session, message, NULL, &error);

  g_assert_no_error (error);
  return sandbox_read_reply (message, body);
}

SandboxReply
sandbox_ask (SandboxFixture *fixture, const char *path)
{
  g_autofree char *url = g_strdup_printf ("%s%s%s", probant_sandbox_get_url (fixture->sandbox), path,
                                          strchr (path, '?') ? "" : "?" SANDBOX_PURPOSE);

  return sandbox_ask_url (fixture, "GET", url);
}

const char *
sandbox_get_error_code (SandboxReply *reply)
{
  JsonArray *errors = json_object_get_array_member (json_node_get_object (reply->root), "errors");
  JsonObject *error = json_array_get_object_element (errors, 0);

  g_assert_cmpint (strlen (json_object_get_string_member (error, "title")), >, 0);
  g_assert_cmpint (strlen (json_object_get_string_member (error, "detail")), >, 0);
  return json_object_get_string_member (error, "code");
}

void
sandbox_assert_error (SandboxFixture *fixture, const char *path, guint status, const char *code)
{
  g_auto (SandboxReply) reply = sandbox_ask (fixture, path);

  g_assert_cmpuint (reply.status, ==, status);
  g_assert_cmpstr (sandbox_get_error_code (&reply), ==, code);
}
