/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-client-private.h"

#include <glib/gi18n.h>

#include "core/probant-token.h"
#include "core/probant-url.h"

#define MAX_CONNECTIONS 64
#define MAX_CONNECTIONS_PER_HOST 32
#define START_GAP 3 /* ms */
#define LONGEST_WAIT (24 * 60 * 60)

G_DEFINE_FINAL_TYPE (ProbantClient, probant_client, G_TYPE_OBJECT)

int
probant_client_get_retry_after (SoupMessage *message)
{
  const char *text
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;

  if (text == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &seconds, NULL))
    return (int)MIN (seconds, LONGEST_WAIT);
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;
  now = g_date_time_new_now_utc ();

  return (int)CLAMP (g_date_time_difference (date, now) / G_TIME_SPAN_SECOND, 0, LONGEST_WAIT);
}

ProbantProblem *
probant_client_create_problem (SoupMessage *message, ProbantProblemKind kind, const char *code)
{
  ProbantProblem *problem = probant_problem_new_local (kind, code, NULL);

  problem->http_status = soup_message_get_status (message);

  return problem;
}

static char *
make_purpose (const char *context, const char *object, const char *recipient)
{
  const char *names[] = { "context", "object", "recipient" };
  const char *values[] = { context, object, recipient };
  GString *query = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value = NULL;

      if (values[i] == NULL)
        continue;
      value = g_uri_escape_string (values[i], NULL, FALSE);
      g_string_append_printf (query, "%s%s=%s", query->len > 0 ? "&" : "", names[i], value);
    }

  return g_string_free (query, FALSE);
}

static void
probant_client_finalize (GObject *object)
{
  ProbantClient *self = PROBANT_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->network);
  g_clear_object (&self->quota);
  g_clear_pointer (&self->calls, g_hash_table_unref);
  g_free (self->base_url);
  probant_token_free (self->token);
  g_free (self->context);
  g_free (self->object);
  g_free (self->recipient);
  g_free (self->purpose);

  G_OBJECT_CLASS (probant_client_parent_class)->finalize (object);
}

static void
probant_client_class_init (ProbantClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_client_finalize;
}

static void
probant_client_init (ProbantClient *self)
{
  /* No cookie jar, no cache: what libsoup adds by itself is decompression. */
  self->session = g_object_new (SOUP_TYPE_SESSION, "max-conns", MAX_CONNECTIONS, "max-conns-per-host",
                                MAX_CONNECTIONS_PER_HOST, "user-agent", "Probant/" PACKAGE_VERSION, NULL);
  self->calls = g_hash_table_new (g_str_hash, g_str_equal);
  self->network = g_object_ref (probant_network_get_default ());
  self->start_gap = START_GAP;
}

ProbantClient *
probant_client_new (const char *base_url,
                    const char *token,
                    const char *context,
                    const char *object,
                    const char *recipient,
                    GError **error)
{
  g_autoptr (ProbantClient) self = NULL;
  g_autofree char *base = NULL;
  gboolean loopback;

  g_return_val_if_fail (base_url != NULL, NULL);

  base = probant_url_read_base (base_url, &loopback, error);
  if (base == NULL)
    return NULL;
  if (token != NULL && !probant_token_is_sendable (token))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("The token cannot be sent: it is empty, too long, or has spaces or accents in it."));
      return NULL;
    }

  self = g_object_new (PROBANT_TYPE_CLIENT, NULL);
  self->base_url = g_steal_pointer (&base);
  self->loopback = loopback;
  self->token = g_strdup (token);
  self->context = g_strdup (context);
  self->object = g_strdup (object);
  self->recipient = g_strdup (recipient);
  self->purpose = make_purpose (context, object, recipient);
  self->quota = probant_quota_get_shared (self->base_url, token);
  /* A proxy is another computer: what is said on loopback does not go there. */
  if (loopback)
    soup_session_set_proxy_resolver (self->session, NULL);

  return g_steal_pointer (&self);
}

ProbantClient *
probant_client_new_open (const char *base_url, guint start_gap, GError **error)
{
  ProbantClient *self = probant_client_new (base_url, NULL, NULL, NULL, NULL, error);

  if (self == NULL)
    return NULL;
  self->open = TRUE;
  self->start_gap = start_gap;

  return self;
}

const char *
probant_client_get_base_url (ProbantClient *self)
{
  g_return_val_if_fail (PROBANT_IS_CLIENT (self), NULL);
  return self->base_url;
}

const char *
probant_client_get_context (ProbantClient *self)
{
  g_return_val_if_fail (PROBANT_IS_CLIENT (self), NULL);
  return self->context;
}

const char *
probant_client_get_object (ProbantClient *self)
{
  g_return_val_if_fail (PROBANT_IS_CLIENT (self), NULL);
  return self->object;
}

const char *
probant_client_get_recipient (ProbantClient *self)
{
  g_return_val_if_fail (PROBANT_IS_CLIENT (self), NULL);
  return self->recipient;
}

gboolean
probant_client_has_token (ProbantClient *self)
{
  g_return_val_if_fail (PROBANT_IS_CLIENT (self), FALSE);
  return self->token != NULL;
}

void
probant_client_set_network (ProbantClient *self, ProbantNetwork *network)
{
  g_return_if_fail (PROBANT_IS_CLIENT (self) && PROBANT_IS_NETWORK (network));

  g_set_object (&self->network, network);
}
