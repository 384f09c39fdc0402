/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "core/probant-media-type.h"

#include <string.h>

#define MAX_PDF_OFFSET 1024
#define HEAD 4096

#define LITERAL(text) (text), sizeof (text) - 1

static gboolean
begins (const char *bytes, gsize length, const char *magic, gsize magic_length)
{
  return length >= magic_length && memcmp (bytes, magic, magic_length) == 0;
}

static gboolean
holds (const char *bytes, gsize length, const char *text)
{
  return memmem (bytes, MIN (length, HEAD), text, strlen (text)) != NULL;
}

/* Without the byte order mark and white space at the beginning. */
static const char *
skip_blank (const char *bytes, gsize *length)
{
  gsize skipped = begins (bytes, *length, LITERAL ("\xef\xbb\xbf")) ? 3 : 0;

  while (skipped < *length && g_ascii_isspace (bytes[skipped]))
    skipped++;
  *length -= skipped;

  return bytes + skipped;
}

/* The first member's name stands in the clear. */
static const char *
guess_zip (const char *bytes, gsize length)
{
  if (holds (bytes, length, "word/"))
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (holds (bytes, length, "xl/"))
    return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (holds (bytes, length, "mimetypeapplication/vnd.oasis.opendocument.text"))
    return "application/vnd.oasis.opendocument.text";
  if (holds (bytes, length, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))
    return "application/vnd.oasis.opendocument.spreadsheet";
  return "application/zip";
}

static const char *
guess_markup (const char *bytes, gsize length)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize)MIN (length, HEAD));
  gsize n = strlen (head);

  if (holds (head, n, "<!doctype html") || holds (head, n, "<html") || holds (head, n, "<head")
      || holds (head, n, "<body") || holds (head, n, "<title"))
    return "text/html";
  return g_str_has_prefix (head, "<?xml") || g_ascii_isalpha (head[1]) ? "text/xml" : "text/plain";
}

const char *
probant_media_type_guess (const char *bytes, gsize length)
{
  const char *text = bytes;
  gsize n = length;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (bytes == NULL || length == 0)
    return "application/octet-stream";
  /* Before PDF: one that is stored in a ZIP begins within its first bytes. */
  if (begins (bytes, length, LITERAL ("PK\003\004")) || begins (bytes, length, LITERAL ("PK\005\006")))
    return guess_zip (bytes, length);
  if (memmem (bytes, MIN (length, MAX_PDF_OFFSET), LITERAL ("%PDF-")) != NULL)
    return "application/pdf";
  if (begins (bytes, length, LITERAL ("\xff\xd8\xff")))
    return "image/jpeg";
  if (begins (bytes, length, LITERAL ("\x89PNG\r\n\x1a\n")))
    return "image/png";
  if (begins (bytes, length, LITERAL ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
    return "application/vnd.ms-excel";

  text = skip_blank (bytes, &n);
  if (n > 0 && *text == '<')
    return guess_markup (text, n);
  if (n > 0 && (*text == '{' || *text == '[') && g_utf8_validate_len (text, n, NULL))
    return "application/json";

  return g_utf8_validate_len (bytes, length, NULL) ? "text/plain" : "application/octet-stream";
}
