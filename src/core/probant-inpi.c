/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-inpi-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-token.h"
#include "core/probant-url.h"

#define PRODUCTION_URL "https://api-gateway.inpi.fr"
#define MAX_CREDENTIAL 256

G_DEFINE_FINAL_TYPE (ProbantInpi, probant_inpi, G_TYPE_OBJECT)

static void
probant_inpi_finalize (GObject *object)
{
  ProbantInpi *self = PROBANT_INPI (object);

  g_clear_object (&self->session);
  g_clear_object (&self->jar);
  g_clear_object (&self->network);
  g_clear_pointer (&self->refused, probant_problem_unref);
  g_free (self->base_url);
  g_free (self->user);
  probant_token_free (self->password);

  G_OBJECT_CLASS (probant_inpi_parent_class)->finalize (object);
}

static void
probant_inpi_class_init (ProbantInpiClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_inpi_finalize;
}

static void
probant_inpi_init (ProbantInpi *self)
{
  self->session = g_object_new (SOUP_TYPE_SESSION, "user-agent", "Probant/" PACKAGE_VERSION, NULL);
  self->network = g_object_ref (probant_network_get_default ());
  self->paced = TRUE;
  g_queue_init (&self->waiting);
  self->jar = soup_cookie_jar_new ();
  soup_session_add_feature (self->session, SOUP_SESSION_FEATURE (self->jar));
}

static gboolean
is_credential (const char *text)
{
  gsize length = strnlen (text, MAX_CREDENTIAL + 1);

  if (length == 0 || length > MAX_CREDENTIAL || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

ProbantInpi *
probant_inpi_new (const char *base_url, const char *user, const char *password, GError **error)
{
  ProbantInpi *self;
  g_autofree char *base = NULL;
  gboolean loopback;

  g_return_val_if_fail (user != NULL && password != NULL, NULL);

  base = probant_url_read_base (base_url != NULL ? base_url : PRODUCTION_URL, &loopback, error);
  if (base == NULL)
    return NULL;
  if (!is_credential (user) || !is_credential (password))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("The user name or the password of the INPI account is empty, too long, or no plain text."));
      return NULL;
    }

  self = g_object_new (PROBANT_TYPE_INPI, NULL);
  self->base_url = g_steal_pointer (&base);
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  /* A proxy is another computer: what is said on loopback does not go there. */
  if (loopback)
    soup_session_set_proxy_resolver (self->session, NULL);

  return self;
}

/* What is read is bounded, because the path may lead to a device. The line's end is not part of it. */
static char *
read_password (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = g_malloc0 (MAX_CREDENTIAL + 4);

  stream = g_file_read (file, NULL, &reason);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_CREDENTIAL + 3, NULL, NULL, &reason))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, reason->domain, reason->code,
                   /* Translators: the file named in PROBANT_INPI_PASSWORD_FILE, then the system's reason */
                   _ ("The INPI password file “%s” cannot be read: %s"), name, reason->message);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';

  return g_steal_pointer (&text);
}

ProbantInpi *
probant_inpi_new_from_environment (GError **error)
{
  const char *user = g_getenv ("PROBANT_INPI_USER");
  const char *path = g_getenv ("PROBANT_INPI_PASSWORD_FILE");
  gboolean has_user = user != NULL && *user != '\0';
  gboolean has_path = path != NULL && *path != '\0';
  g_autofree char *password = NULL;

  if (!has_user && !has_path)
    return NULL;
  if (!has_user || !has_path)
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("An INPI account needs both PROBANT_INPI_USER and PROBANT_INPI_PASSWORD_FILE."));
      return NULL;
    }
  password = read_password (path, error);

  return password != NULL ? probant_inpi_new (NULL, user, password, error) : NULL;
}

void
probant_inpi_set_network (ProbantInpi *self, ProbantNetwork *network)
{
  g_return_if_fail (PROBANT_IS_INPI (self) && PROBANT_IS_NETWORK (network));

  g_set_object (&self->network, network);
}

void
probant_inpi_set_paced (ProbantInpi *self, gboolean paced)
{
  g_return_if_fail (PROBANT_IS_INPI (self));

  self->paced = paced;
}
