/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-url.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#define MAX_LENGTH 8192

/* Printable ASCII that RFC 3986 does not let stand after the authority; "%" has a rule of its own. */
#define UNSAFE "\"<>[\\]^`{|}"

static gboolean
is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* A host, and no user name or password. Decoded hosts may hold anything. */
static gboolean
has_host_alone (GUri *uri)
{
  const char *host = g_uri_get_host (uri);

  return host != NULL && *host != '\0' && strpbrk (host, " \t\r\n%/" UNSAFE) == NULL
         && g_uri_get_userinfo (uri) == NULL && g_uri_get_port (uri) != 0;
}

char *
probant_url_read_base (const char *text, gboolean *loopback, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  char *base;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (loopback != NULL, NULL);

  if (strnlen (text, MAX_LENGTH + 1) <= MAX_LENGTH)
    uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !has_host_alone (uri) || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("The address of the API is not one: “https://” and a server’s name are expected, without "
             "user name, “?” or “#”."));
      return NULL;
    }
  *loopback = is_loopback (uri);
  if (!g_str_equal (g_uri_get_scheme (uri), "https")
      && !(g_str_equal (g_uri_get_scheme (uri), "http") && *loopback))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          _ ("The address of the API must begin with “https://”: the token would travel in the clear."));
      return NULL;
    }

  base = g_uri_to_string (uri);
  length = strlen (base);
  while (base[length - 1] == '/')
    base[--length] = '\0';

  return base;
}

/* Where the path of an absolute URL begins: brackets before it belong to an IPv6 address. */
static const char *
skip_authority (const char *text)
{
  const char *authority = strstr (text, "://");

  if (authority == NULL || strcspn (text, "/?#") < (gsize)(authority - text))
    return text;
  authority += 3;

  return authority + strcspn (authority, "/?#");
}

static char *
escape (const char *text)
{
  const char *rest = skip_authority (text);
  GString *escaped = g_string_new_len (text, rest - text);

  for (const char *p = rest; *p != '\0'; p++)
    {
      gboolean encoded = *p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);

      if ((g_ascii_isgraph (*p) && *p != '%' && strchr (UNSAFE, *p) == NULL) || encoded)
        g_string_append_c (escaped, *p);
      else
        g_string_append_printf (escaped, "%%%02X", (guint)(guchar)*p);
    }

  return g_string_free (escaped, FALSE);
}

GUri *
probant_url_parse_link (const char *text, GUri *from, gboolean loopback)
{
  g_autofree char *stripped = NULL;
  g_autofree char *escaped = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH)
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  escaped = escape (stripped);
  uri = from != NULL ? g_uri_parse_relative (from, escaped, SOUP_HTTP_URI_FLAGS, NULL)
                     : g_uri_parse (escaped, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !has_host_alone (uri) || (!loopback && is_loopback (uri)))
    return NULL;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return g_steal_pointer (&uri);

  /* Plain http stays on this computer, and never comes after https. */
  if (!g_str_equal (g_uri_get_scheme (uri), "http") || !is_loopback (uri)
      || (from != NULL && g_str_equal (g_uri_get_scheme (from), "https")))
    return NULL;

  return g_steal_pointer (&uri);
}
