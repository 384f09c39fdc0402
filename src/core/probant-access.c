/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-access.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-token.h"

#define PRODUCTION_URL "https://entreprise.api.gouv.fr"
#define STAGING_URL "https://staging.entreprise.api.gouv.fr"

#define MAX_CONTEXT_CHARS 200 /* the API has no rule for it */

G_DEFINE_QUARK (probant_access_error, probant_access_error)

/* Is API Entreprise asked in somebody's name? */
static gboolean
needs_token (const ProbantAccess *access)
{
  return access->kind != PROBANT_API_SANDBOX && access->kind != PROBANT_API_PUBLIC;
}

char *
probant_access_find_url (const char *api, ProbantApiKind *kind, GError **error)
{
  static const struct
  {
    const char *name, *url;
    ProbantApiKind kind;
  } names[] = { { "sandbox", NULL, PROBANT_API_SANDBOX },
                { "production", PRODUCTION_URL, PROBANT_API_PRODUCTION },
                { "staging", STAGING_URL, PROBANT_API_STAGING },
                { "public", PRODUCTION_URL, PROBANT_API_PUBLIC } };

  g_return_val_if_fail (api != NULL && kind != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (api, names[i].name))
      {
        *kind = names[i].kind;
        return g_strdup (names[i].url);
      }
  *kind = PROBANT_API_CUSTOM;
  if (g_str_has_prefix (api, "https://") || g_str_has_prefix (api, "http://"))
    return g_strdup (api);
  g_set_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_API,
               /* Translators: %s is what was typed after --api; the four names stay as they are */
               _ ("“%s” is not an API: production, staging, sandbox, public or a URL is expected."), api);
  return NULL;
}

static gboolean
read_api (const char *api, gboolean has_token, ProbantAccess *access, GError **error)
{
  if (api == NULL)
    api = has_token ? "production" : "sandbox";
  access->base_url = probant_access_find_url (api, &access->kind, error);

  return access->base_url != NULL || access->kind == PROBANT_API_SANDBOX;
}

static gboolean
read_recipient (const char *text, ProbantAccess *access, GError **error)
{
  ProbantIdentifier identifier;

  if (text == NULL && !needs_token (access))
    return TRUE;
  if (text == NULL)
    {
      g_set_error_literal (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_RECIPIENT,
                           _ ("The SIRET of the service that asks is missing: give it with --recipient."));
      return FALSE;
    }
  if (!probant_identifier_parse (text, &identifier, NULL) || identifier.kind != PROBANT_IDENTIFIER_SIRET)
    {
      g_set_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_RECIPIENT,
                   _ ("“%s” is not the SIRET of a service: 14 digits with a right check digit are expected."),
                   text);
      return FALSE;
    }
  access->recipient = g_strdup (identifier.value);
  return TRUE;
}

static gboolean
is_blank_or_broken (const char *text)
{
  gboolean blank = TRUE;

  if (!g_utf8_validate (text, -1, NULL))
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        return TRUE;
      blank = blank && g_unichar_isspace (c);
    }
  return blank;
}

static gboolean
read_purpose (const char *context, const char *object, ProbantAccess *access, GError **error)
{
  const char *message = NULL;

  if (context != NULL && is_blank_or_broken (context))
    message = _ ("The context of the request is empty or holds characters that cannot be sent.");
  else if (context != NULL && g_utf8_strlen (context, -1) > MAX_CONTEXT_CHARS)
    message = _ ("The context of the request is too long.");
  else if (object != NULL && is_blank_or_broken (object))
    message = _ ("The object of the request is empty or holds characters that cannot be sent.");
  else if (object != NULL && g_utf8_strlen (object, -1) > PROBANT_ACCESS_MAX_OBJECT)
    message = _ ("The object of the request is too long: fewer than 50 characters are allowed.");

  if (message != NULL)
    {
      g_set_error_literal (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_PURPOSE, message);
      return FALSE;
    }
  access->context = g_strdup (context);
  access->object = g_strdup (object);
  if (access->kind != PROBANT_API_SANDBOX)
    probant_access_complete (access, NULL, NULL, NULL, PROBANT_ACCESS_DEFAULT_CONTEXT,
                             PROBANT_ACCESS_DEFAULT_OBJECT);
  return TRUE;
}

ProbantAccess *
probant_access_new_from_options (const char *api,
                                 const char *token,
                                 const char *recipient,
                                 const char *context,
                                 const char *object,
                                 GError **error)
{
  g_autoptr (ProbantAccess) self = g_new0 (ProbantAccess, 1);

  if (!read_api (api, token != NULL, self, error))
    return NULL;
  if (needs_token (self))
    {
      if (token == NULL)
        {
          g_set_error_literal (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_TOKEN,
                               _ ("There is no token: put it in a file and its path in PROBANT_TOKEN_FILE, "
                                  "or use the sandbox."));
          return NULL;
        }
      self->token = g_strdup (token);
    }
  if (!read_recipient (recipient, self, error) || !read_purpose (context, object, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
fill (char **member, const char *value)
{
  if (*member == NULL)
    *member = g_strdup (value);
}

void
probant_access_complete (ProbantAccess *self,
                         const char *base_url,
                         const char *token,
                         const char *recipient,
                         const char *context,
                         const char *object)
{
  g_return_if_fail (self != NULL);

  fill (&self->base_url, base_url);
  fill (&self->token, token);
  fill (&self->recipient, recipient);
  fill (&self->context, context);
  fill (&self->object, object);
}

ProbantAccess *
probant_access_copy (const ProbantAccess *self)
{
  ProbantAccess *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (ProbantAccess, 1);
  copy->kind = self->kind;
  probant_access_complete (copy, self->base_url, self->token, self->recipient, self->context, self->object);
  return copy;
}

gboolean
probant_access_equal (const ProbantAccess *a, const ProbantAccess *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->kind == b->kind && g_strcmp0 (a->base_url, b->base_url) == 0
         && g_strcmp0 (a->token, b->token) == 0 && g_strcmp0 (a->context, b->context) == 0
         && g_strcmp0 (a->object, b->object) == 0 && g_strcmp0 (a->recipient, b->recipient) == 0;
}

void
probant_access_free (ProbantAccess *self)
{
  if (self == NULL)
    return;
  g_free (self->base_url);
  probant_token_free (self->token);
  g_free (self->context);
  g_free (self->object);
  g_free (self->recipient);
  g_free (self);
}

const char *
probant_access_get_label (const ProbantAccess *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case PROBANT_API_SANDBOX:
      return "sandbox";
    case PROBANT_API_PRODUCTION:
      return "production";
    case PROBANT_API_STAGING:
      return "staging";
    case PROBANT_API_PUBLIC:
      return "public";
    case PROBANT_API_CUSTOM:
    default:
      return self->base_url;
    }
}

gboolean
probant_access_is_subject (const ProbantAccess *self, const ProbantSubject *subject)
{
  const char *siren = NULL;

  g_return_val_if_fail (self != NULL && subject != NULL, FALSE);

  siren = subject->siren != NULL ? subject->siren : subject->siret;
  return self->recipient != NULL && siren != NULL && strncmp (self->recipient, siren, 9) == 0;
}
