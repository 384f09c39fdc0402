/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-authorities.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define PEM_BEGIN "-----BEGIN CERTIFICATE-----"
#define PEM_END "-----END CERTIFICATE-----"
#define MAX_NAME_CHARS 100

char *
probant_authorities_get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "probant", "authorities.pem", NULL);
}

gboolean
probant_authorities_exist (void)
{
  g_autofree char *path = probant_authorities_get_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
add_pem (GPtrArray *certificates, const char *text, gsize length)
{
  const char *end = text + length;
  const char *begin = text;

  while ((begin = g_strstr_len (begin, end - begin, PEM_BEGIN)) != NULL)
    {
      const char *stop = g_strstr_len (begin, end - begin, PEM_END);
      GTlsCertificate *certificate;

      if (stop == NULL)
        return;
      stop += strlen (PEM_END);
      certificate = g_tls_certificate_new_from_pem (begin, stop - begin, NULL);
      if (certificate != NULL)
        g_ptr_array_add (certificates, certificate);
      begin = stop;
    }
}

static void
add_der (GPtrArray *certificates, gconstpointer data, gsize length)
{
  g_autoptr (GByteArray) der = g_byte_array_new ();
  GTlsCertificate *certificate;

  g_byte_array_append (der, data, (guint)length);
  certificate = g_initable_new (g_tls_backend_get_certificate_type (g_tls_backend_get_default ()), NULL, NULL,
                                "certificate", der, NULL);
  if (certificate != NULL)
    g_ptr_array_add (certificates, certificate);
}

static GPtrArray *
read_certificates (GBytes *bytes)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > 0 && length <= PROBANT_AUTHORITIES_MAX_SIZE)
    {
      add_pem (certificates, data, length);
      if (certificates->len == 0)
        add_der (certificates, data, length);
    }
  return certificates;
}

static gboolean
is_over (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) end = g_tls_certificate_get_not_valid_after (certificate);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return end != NULL && g_date_time_compare (end, now) < 0;
}

static char *
to_pem (GPtrArray *certificates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < certificates->len; i++)
    {
      g_autofree char *pem = NULL;

      g_object_get (g_ptr_array_index (certificates, i), "certificate-pem", &pem, NULL);
      g_string_append (text, pem);
    }
  return g_string_free (text, FALSE);
}

gboolean
probant_authorities_keep (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) certificates = NULL;
  g_autofree char *path = probant_authorities_get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *pem = NULL;
  guint n_over = 0;

  g_return_val_if_fail (bytes != NULL, FALSE);

  certificates = read_certificates (bytes);
  for (guint i = 0; i < certificates->len; i++)
    n_over += is_over (g_ptr_array_index (certificates, i));
  if (n_over == certificates->len)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           n_over == 0
                               ? _ ("There is no certificate in this file: a certificate authority in "
                                    "the PEM or DER format is expected.")
                               : _ ("The certificates in this file have expired."));
      return FALSE;
    }
  pem = to_pem (certificates);
  /* A folder that cannot be made shows as an error of the write. */
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, pem, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
probant_authorities_forget (GError **error)
{
  g_autofree char *path = probant_authorities_get_path ();
  int reason;

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  reason = errno;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (reason), g_strerror (reason));
  return FALSE;
}

GPtrArray *
probant_authorities_list (GError **error)
{
  g_autofree char *path = probant_authorities_get_path ();
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      if (g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_ptr_array_new_with_free_func (g_object_unref);
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  return read_certificates (bytes);
}

/* The common name in "CN=…,O=…", else the whole. */
static char *
get_name (GTlsCertificate *certificate)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  const char *name = subject != NULL ? strstr (subject, "CN=") : NULL;
  g_autofree char *valid = NULL;

  if (name == NULL)
    valid = g_utf8_make_valid (subject != NULL ? subject : "", -1);
  else
    valid = g_utf8_make_valid (name + strlen ("CN="), (gssize)strcspn (name + strlen ("CN="), ","));
  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_NAME_CHARS));
}

char *
probant_authorities_describe (GTlsCertificate *certificate)
{
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  end = g_tls_certificate_get_not_valid_after (certificate);
  name = get_name (certificate);
  if (end == NULL)
    return g_steal_pointer (&name);
  /* Translators: a date, see g_date_time_format(). */
  day = g_date_time_format (end, C_ ("date", "%-d %B %Y"));
  /* Translators: the name of a certificate authority, then the day until which its certificate is valid */
  return g_strdup_printf (is_over (certificate) ? _ ("%s, expired on %s") : _ ("%s, until %s"), name, day);
}

GTlsDatabase *
probant_authorities_load (const char *path, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) reason = NULL;
  GList *certificates = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  /* The database takes a file without any certificate for a list of none. */
  certificates = g_tls_certificate_list_new_from_file (absolute, &reason);
  if (certificates != NULL)
    database = g_tls_file_database_new (absolute, &reason);
  g_list_free_full (certificates, g_object_unref);
  if (database == NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the name of a file, then the system's reason or nothing */
                   _ ("The certificate authorities cannot be read from “%s”. %s"), name,
                   reason != NULL ? reason->message : "");
      return NULL;
    }
  return g_steal_pointer (&database);
}

gboolean
probant_authorities_check (GError **error)
{
  g_autofree char *path = probant_authorities_get_path ();
  g_autoptr (GTlsDatabase) database
      = probant_authorities_exist () ? probant_authorities_load (path, error) : NULL;

  return database != NULL || !probant_authorities_exist ();
}

static gboolean
verifies (GTlsDatabase *database, GSocketConnectable *identity, GTlsCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificateFlags left
      = g_tls_database_verify_chain (database, certificate, G_TLS_DATABASE_PURPOSE_AUTHENTICATE_SERVER,
                                     identity, NULL, G_TLS_DATABASE_VERIFY_NONE, NULL, &error);

  return error == NULL && left == 0;
}

gboolean
probant_authorities_accept (GTlsDatabase *database, SoupMessage *message, GTlsCertificate *certificate)
{
  GUri *uri = soup_message_get_uri (message);
  g_autoptr (GSocketConnectable) identity
      = g_network_address_new (g_uri_get_host (uri), (guint16)g_uri_get_port (uri));
  g_autoptr (GTlsDatabase) kept = NULL;
  g_autofree char *path = NULL;

  if (database != NULL && verifies (database, identity, certificate))
    return TRUE;
  if (!probant_authorities_exist ())
    return FALSE;
  path = probant_authorities_get_path ();
  kept = probant_authorities_load (path, NULL);
  return kept != NULL && verifies (kept, identity, certificate);
}
