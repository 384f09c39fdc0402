/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-link.h"

#include <glib/gi18n.h>
#include <string.h>

#define SCHEME "probant:"
#define OBJECT "object="

/* 49 characters of four bytes, each percent-encoded, and the rest. */
#define MAX_LENGTH 700
#define MAX_OBJECT_CHARS 49

G_DEFINE_QUARK (probant_link_error, probant_link_error)

static gboolean
fail (GError **error, ProbantLinkError code, const char *message)
{
  g_set_error_literal (error, PROBANT_LINK_ERROR, (int)code, message);
  return FALSE;
}

static gboolean
has_form (const char *text)
{
  if (!probant_link_is_link (text) || strnlen (text, MAX_LENGTH + 1) > MAX_LENGTH)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || strchr ("\"#<>\\^`{|}", *p) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
read_number (const char *text, gsize length, ProbantIdentifier *identifier, GError **error)
{
  g_autofree char *number = g_strndup (text, length);

  for (const char *p = number; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return fail (error, PROBANT_LINK_ERROR_NUMBER,
                   _ ("The number in the link is not made of digits and letters alone."));
  if (probant_identifier_parse (number, identifier, NULL))
    return TRUE;
  return fail (
      error, PROBANT_LINK_ERROR_NUMBER,
      _ ("The number in the link is no SIRET, SIREN, RNA or French VAT number, or its check digit is "
         "wrong."));
}

/* What a person would not see has no place in what is sent in the name of the service. */
static gboolean
is_readable (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isprint (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
          || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR)
        return FALSE;
    }
  return TRUE;
}

/* A plus sign is a space, as web forms write it. Empty is the same as none. */
static gboolean
read_object (const char *encoded, char **object, GError **error)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (encoded), "+", ' ');
  g_autofree char *text = g_uri_unescape_string (spaced, NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || !is_readable (text))
    return fail (error, PROBANT_LINK_ERROR_OBJECT,
                 _ ("The object in the link holds characters that cannot be read."));
  g_strstrip (text);
  if (g_utf8_strlen (text, -1) > MAX_OBJECT_CHARS)
    return fail (error, PROBANT_LINK_ERROR_OBJECT,
                 _ ("The object in the link is too long: fewer than 50 characters are allowed."));
  if (*text != '\0')
    *object = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
read_members (const char *query, ProbantLink *link, GError **error)
{
  g_auto (GStrv) members = g_strsplit (query, "&", -1);
  gboolean seen = FALSE;

  for (guint i = 0; members[i] != NULL; i++)
    {
      if (!g_str_has_prefix (members[i], OBJECT))
        return fail (error, PROBANT_LINK_ERROR_MEMBER,
                     _ ("The link asks for more than a number and an object: nothing else can be chosen by a "
                        "link."));
      if (seen)
        return fail (error, PROBANT_LINK_ERROR_MEMBER, _ ("The link gives its object twice."));
      seen = TRUE;
      if (!read_object (members[i] + strlen (OBJECT), &link->object, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
probant_link_is_link (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_ascii_strncasecmp (text, SCHEME, strlen (SCHEME)) == 0;
}

ProbantLink *
probant_link_parse (const char *text, GError **error)
{
  g_autoptr (ProbantLink) self = g_new0 (ProbantLink, 1);
  const char *number = NULL;
  gsize length = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (!has_form (text))
    {
      fail (
          error, PROBANT_LINK_ERROR_FORM,
          /* Translators: only the word “object” and what is in capitals is replaced by what it stands for */
          _ ("This is no link that Probant can open: “probant:NUMBER?object=TEXT” is expected."));
      return NULL;
    }
  number = text + strlen (SCHEME);
  length = strcspn (number, "?");
  if (!read_number (number, length, &self->identifier, error))
    return NULL;
  if (number[length] == '?' && !read_members (number + length + 1, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

ProbantLink *
probant_link_copy (const ProbantLink *self)
{
  ProbantLink *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->object = g_strdup (self->object);
  return copy;
}

void
probant_link_free (ProbantLink *self)
{
  g_free (self->object);
  g_free (self);
}
