/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-authorities.h"

#include <glib/gstdio.h>
#include <string.h>

/* CN=Past authority, valid until 2012. */
static const char past[] = "-----BEGIN CERTIFICATE-----\n"
                           "MIIBGTCBwAIBATAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5QYXN0IGF1dGhvcml0\n"
                           "eTAeFw0xMDAxMDEwMDAwMDBaFw0xMjAxMDEwMDAwMDBaMBkxFzAVBgNVBAMMDlBh\n"
                           "c3QgYXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEgX/XbvMg7yjZ\n"
                           "L3ELZnhk5pdpmPxgK6IRTzOqp23M3HoB4km0+HHRAtfDGuUmhIveD1S2nxi3l63q\n"
                           "IOEWWBIP2DAKBggqhkjOPQQDAgNIADBFAiBaDoG+tDQL7vHN5rPB++AuQr0L/8RL\n"
                           "bXUnJeH2GovdqwIhAIAmGR9kyvI+rc1Ahv9lpM4yH1lYDxHmcL0Sw9hzdoa6\n"
                           "-----END CERTIFICATE-----\n";

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static char *
read_kept (void)
{
  g_autofree char *path = probant_authorities_get_path ();
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
assert_kept (guint n, const char *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) certificates = probant_authorities_list (&error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (certificates->len, ==, n);
  g_assert_true (probant_authorities_exist () == (n > 0));
  if (n == 0)
    return;
  text = probant_authorities_describe (g_ptr_array_index (certificates, 0));
  g_assert_cmpstr (text, ==, first);
}

static void
test_keep (void)
{
  g_autoptr (GBytes) authority = load ("authority.pem");
  g_autoptr (GBytes) server = load ("server.pem");
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = probant_authorities_get_path ();
  g_autofree char *text = NULL;
  GStatBuf info;

  assert_kept (0, NULL);
  g_assert_true (probant_authorities_keep (authority, &error));
  g_assert_no_error (error);
  assert_kept (1, "Probant test authority, until 31 December 2099");
  database = probant_authorities_load (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (database);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* Of a file that holds a private key as well, the certificate alone is kept. */
  g_assert_nonnull (strstr (g_bytes_get_data (server, NULL), "PRIVATE KEY"));
  g_assert_true (probant_authorities_keep (server, &error));
  text = read_kept ();
  g_assert_null (strstr (text, "PRIVATE KEY"));

  g_assert_true (probant_authorities_forget (&error));
  g_assert_no_error (error);
  assert_kept (0, NULL);
  g_assert_true (probant_authorities_forget (&error)); /* nothing is there */
}

static void
test_der (void)
{
  g_autoptr (GBytes) authority = load ("authority.pem");
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (authority, NULL), "\n", -1);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GError) error = NULL;
  guchar *data = NULL;
  gsize length;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '-'; i++)
    g_string_append (body, lines[i]);
  data = g_base64_decode (body->str, &length);
  der = g_bytes_new_take (data, length);
  g_assert_true (probant_authorities_keep (der, &error));
  g_assert_no_error (error);
  assert_kept (1, "Probant test authority, until 31 December 2099");
  g_assert_true (probant_authorities_forget (NULL));
}

/* What is no certificate changes nothing of what is kept. */
static void
test_refused (void)
{
  static const char *const wrong[] = { "",
                                       "hello",
                                       "-----BEGIN CERTIFICATE-----\n",
                                       "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                                       "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                                       "\x30\x82\xff\xff",
                                       past };
  g_autoptr (GBytes) authority = load ("authority.pem");
  g_autoptr (GBytes) large
      = g_bytes_new_take (g_malloc0 (PROBANT_AUTHORITIES_MAX_SIZE + 1), PROBANT_AUTHORITIES_MAX_SIZE + 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (probant_authorities_keep (authority, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (wrong[i], strlen (wrong[i]));

      g_assert_false (probant_authorities_keep (bytes, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true ((strstr (error->message, "expired") != NULL) == (wrong[i] == past));
      g_clear_error (&error);
    }
  g_assert_false (probant_authorities_keep (large, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_kept (1, "Probant test authority, until 31 December 2099");
  g_assert_true (probant_authorities_forget (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/authorities/keep", test_keep);
  g_test_add_func ("/authorities/der", test_der);
  g_test_add_func ("/authorities/refused", test_refused);

  return g_test_run ();
}
