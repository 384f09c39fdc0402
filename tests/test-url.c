/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-media-type.h"
#include "core/probant-url.h"

static void
test_base (void)
{
  static const char *const good[][2] = {
    { "https://entreprise.api.gouv.fr", "https://entreprise.api.gouv.fr" },
    { "https://entreprise.api.gouv.fr/", "https://entreprise.api.gouv.fr" },
    { "HTTPS://entreprise.api.gouv.fr/prefix//", "https://entreprise.api.gouv.fr/prefix" },
    { "https://host.example:8443/a/b/", "https://host.example:8443/a/b" },
    { "https://[2001:db8::1]/", "https://[2001:db8::1]" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://127.9.9.9", "http://127.9.9.9" },
    { "http://localhost:1/", "http://localhost:1" },
    { "http://LocalHost:1/", "http://LocalHost:1" },
    { "http://[::1]:80/x", "http://[::1]/x" },
  };
  static const char *const bad[] = {
    "",
    "entreprise.api.gouv.fr",
    "https://",
    "https:///path",
    "http://entreprise.api.gouv.fr",
    "http://127.0.0.1.example/",
    "http://localhost.example",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
    "ftp://127.0.0.1",
    "file:///etc/passwd",
    "https://user@host.example",
    "https://user:word@host.example",
    "https://host.example/?x=1",
    "https://host.example/#x",
    "https://host example",
    "https://host.example:99999",
    "javascript:alert(1)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean loopback;
      g_autofree char *text = probant_url_read_base (good[i][0], &loopback, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, good[i][1]);
      g_assert_cmpint (loopback, ==, g_str_has_prefix (text, "http:"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean loopback;
      g_autofree char *text = probant_url_read_base (bad[i], &loopback, &error);

      g_assert_cmpstr (text, ==, NULL);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
check_link (const char *text, const char *from, gboolean loopback, const char *expected)
{
  g_autoptr (GUri) base = from != NULL ? probant_url_parse_link (from, NULL, TRUE) : NULL;
  g_autoptr (GUri) uri = probant_url_parse_link (text, base, loopback);
  g_autofree char *result = uri != NULL ? g_uri_to_string (uri) : NULL;

  g_assert_cmpstr (result, ==, expected);
}

static void
test_link (void)
{
  check_link ("https://data.inpi.fr/export/companies?format=pdf&ids=[\"552049447\"]", NULL, FALSE,
              "https://data.inpi.fr/export/companies?format=pdf&ids=%5B%22552049447%22%5D");
  check_link (" https://host.example/a b%20c%2/é.pdf\n", NULL, FALSE,
              "https://host.example/a%20b%20c%252/%C3%A9.pdf");
  check_link ("https://[2001:db8::1]/[x]", NULL, FALSE, "https://[2001:db8::1]/%5Bx%5D");
  check_link ("https://host.example/a\r\nX: y", NULL, FALSE, "https://host.example/a%0D%0AX:%20y");
  check_link ("https://host.example", NULL, FALSE, "https://host.example/");
  check_link ("https://host.example?u=http://x/[1]", NULL, FALSE, "https://host.example/?u=http://x/%5B1%5D");
  check_link ("http://127.0.0.1:1/x", NULL, TRUE, "http://127.0.0.1:1/x");
  check_link ("http://localhost/x", NULL, TRUE, "http://localhost/x");

  /* Not for a remote API to point at: services of this computer; and nothing in the clear. */
  check_link ("http://127.0.0.1:1/x", NULL, FALSE, NULL);
  check_link ("https://127.0.0.1:1/x", NULL, FALSE, NULL);
  check_link ("http://host.example/x", NULL, TRUE, NULL);
  check_link ("ftp://host.example/x", NULL, TRUE, NULL);
  check_link ("file:///etc/passwd", NULL, TRUE, NULL);
  check_link ("https://user:word@host.example/", NULL, TRUE, NULL);
  check_link ("https://host.example@127.0.0.1/", NULL, TRUE, NULL);
  check_link ("/relative", NULL, TRUE, NULL);
  check_link ("", NULL, TRUE, NULL);
  check_link ("https://", NULL, TRUE, NULL);
}

static void
test_redirect (void)
{
  const char *from = "https://host.example/a/b?q";

  check_link ("../c", from, FALSE, "https://host.example/c");
  check_link ("//other.example/[c]", from, FALSE, "https://other.example/%5Bc%5D");
  check_link ("https://other.example/c", from, FALSE, "https://other.example/c");
  check_link ("/c?u=https://x/{y}", from, FALSE, "https://host.example/c?u=https://x/%7By%7D");
  check_link ("http://host.example/c", from, TRUE, NULL);
  check_link ("http://127.0.0.1/c", from, TRUE, NULL);
  check_link ("//user@other.example/c", from, TRUE, NULL);
  check_link ("c", "http://127.0.0.1:8080/a/b", TRUE, "http://127.0.0.1:8080/a/c");
  check_link ("https://host.example/c", "http://127.0.0.1:8080/a", TRUE, "https://host.example/c");
  check_link ("http://host.example/c", "http://127.0.0.1:8080/a", TRUE, NULL);
}

static void
test_long (void)
{
  g_autofree char *path = g_strnfill (10000, 'a');
  g_autofree char *text = g_strconcat ("https://host.example/", path, NULL);

  check_link (text, NULL, TRUE, NULL);
}

static void
test_media_types (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *type;
  } cases[] = {
    { "", 0, "application/octet-stream" },
    { "%PDF-1.7\n", 9, "application/pdf" },
    { "\0\0garbage\n%PDF-1.4", 18, "application/pdf" },
    { "PK\003\004\024\0\0\0acte.pdf", 16, "application/zip" },
    { "PK\003\004\024\0\0\0word/document.xml", 25,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "PK\003\004\024\0\0\0xl/workbook.xml", 23,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { "PK\003\004\024\0\0\0mimetypeapplication/vnd.oasis.opendocument.textPK", 57,
      "application/vnd.oasis.opendocument.text" },
    { "PK\005\006", 4, "application/zip" },
    { "\xff\xd8\xff\xe0", 4, "image/jpeg" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "application/vnd.ms-excel" },
    { " \n<!DOCTYPE HTML><p>", 20, "text/html" },
    { "<!-- x --><HtMl>", 16, "text/html" },
    { "<title>404</title>", 18, "text/html" },
    { "\xef\xbb\xbf<?xml version='1.0'?><bilan/>", 33, "text/xml" },
    { "<bilan/>", 8, "text/xml" },
    { "<", 1, "text/plain" },
    { " {\"data\": 1}", 12, "application/json" },
    { "Bonjour", 7, "text/plain" },
    { "\xff\xfe\0x", 4, "application/octet-stream" },
    { "\x01\xff\x02", 3, "application/octet-stream" },
  };
  g_autofree char *late = g_strdup_printf ("%1024s%%PDF-1.4", "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *copy = g_memdup2 (cases[i].bytes, cases[i].length);

      g_assert_cmpstr (probant_media_type_guess (copy, cases[i].length), ==, cases[i].type);
    }
  g_assert_cmpstr (probant_media_type_guess (late, 1032), ==, "text/plain");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/url/base", test_base);
  g_test_add_func ("/url/link", test_link);
  g_test_add_func ("/url/redirect", test_redirect);
  g_test_add_func ("/url/long", test_long);
  g_test_add_func ("/url/media-types", test_media_types);

  return g_test_run ();
}
