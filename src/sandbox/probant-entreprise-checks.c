/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-identifier.h"
#include "sandbox/probant-entreprise.h"
#include "sandbox/probant-sandbox-error.h"
#include "sandbox/probant-sandbox-token.h"

#define WINDOW (60 * G_USEC_PER_SEC)

gboolean
probant_entreprise_check_token (ProbantEntrepriseRequest *self, char ***scopes)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (self->message),
                                                     "Authorization");

  switch (probant_sandbox_token_check (header, scopes))
    {
    case PROBANT_SANDBOX_TOKEN_GOOD:
      return TRUE;
    case PROBANT_SANDBOX_TOKEN_EXPIRED:
      probant_entreprise_reply_error (self, "00103", NULL, NULL, 0);
      return FALSE;
    case PROBANT_SANDBOX_TOKEN_BAD:
    default:
      probant_entreprise_reply_error (self, "00101", NULL, NULL, 0);
      return FALSE;
    }
}

static gboolean
check_right (ProbantEntrepriseRequest *self, const char *const *scopes)
{
  g_auto (GStrv) wanted = NULL;

  if (!self->call.route->scopes)
    return TRUE;
  wanted = g_strsplit (self->call.route->scopes, " ", -1);
  for (char **scope = wanted; *scope; scope++)
    if (g_strv_contains (scopes, *scope))
      return TRUE;
  probant_entreprise_reply_error (self, "00100", NULL, NULL, 0);
  return FALSE;
}

static gboolean
check_purpose (ProbantEntrepriseRequest *self)
{
  static const struct
  {
    const char *name;
    const char *code;
  } parameters[] = { { "context", "00201" }, { "object", "00202" }, { "recipient", "00203" } };
  const char *recipient = probant_entreprise_get_parameter (self, "recipient");
  const char *number = self->call.number;
  JsonArray *errors = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    if (!probant_entreprise_get_parameter (self, parameters[i].name))
      json_array_add_element (errors,
                              probant_sandbox_error_new (parameters[i].code, NULL, parameters[i].name, 0));
  if (json_array_get_length (errors) > 0)
    {
      probant_entreprise_reply_errors (self, "00201", errors);
      return FALSE;
    }
  json_array_unref (errors);
  if (!probant_siret_is_valid (recipient))
    probant_entreprise_reply_error (self, "00210", NULL, "recipient", 0);
  else if (g_str_equal (recipient, number) || (strlen (number) == 9 && g_str_has_prefix (recipient, number)))
    probant_entreprise_reply_error (self, "00211", NULL, "recipient", 0);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_eori (const char *text)
{
  return g_regex_match_simple ("^[A-Z]{2}[0-9A-Z]{1,15}$", text, 0, 0);
}

static gboolean
check_number (ProbantEntrepriseRequest *self)
{
  const char *parameter = self->call.parameter, *number = self->call.number,
             *limit = probant_entreprise_get_limit (self);
  gboolean siren = probant_siren_is_valid (number), siret = probant_siret_is_valid (number);
  gboolean rna = probant_rna_is_valid (number);
  const struct
  {
    const char *parameter;
    gboolean good;
    const char *code;
  } rules[] = {
    { "siren", siren, "00301" },
    { "siret", siret, "00302" },
    { "siret_or_rna", siret || rna, "00303" },
    { "siret_or_eori", siret || is_eori (number), "00304" },
    { "siren_or_siret_or_rna", siren || siret || rna, "00330" },
    { "siren_or_rna", siren || rna, "00333" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].parameter, parameter) && !rules[i].good)
      {
        probant_entreprise_reply_error (self, rules[i].code, NULL, parameter, 0);
        return FALSE;
      }
  if (self->call.month && !g_regex_match_simple ("^(0[1-9]|1[0-2])$", self->call.month, 0, 0))
    probant_entreprise_reply_error (self, "00305", NULL, "month", 0);
  else if (self->call.year && !g_regex_match_simple ("^(19|20)[0-9]{2}$", self->call.year, 0, 0))
    probant_entreprise_reply_error (self, "00307", NULL, "year", 0);
  else if (limit && !g_regex_match_simple ("^([1-9][0-9]{0,2}|1000)$", limit, 0, 0))
    probant_entreprise_reply_error (self, "00313", NULL, "limit", 0);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_quota (ProbantEntrepriseRequest *self)
{
  ProbantEntrepriseQuota *quota = self->call.route->document ? &self->api->document : &self->api->json;
  gint64 now = g_get_monotonic_time (), left;
  gboolean good;

  if (quota->started == 0 || now - quota->started >= WINDOW)
    {
      quota->started = now;
      quota->used = 0;
    }
  left = (quota->started + WINDOW - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  good = quota->used < quota->limit;
  quota->used += good;
  probant_entreprise_set_header (self, "RateLimit-Limit", quota->limit);
  probant_entreprise_set_header (self, "RateLimit-Remaining", quota->limit - quota->used);
  probant_entreprise_set_header (self, "RateLimit-Reset", g_get_real_time () / G_USEC_PER_SEC + left);
  if (good)
    return TRUE;
  probant_entreprise_set_header (self, "Retry-After", left);
  probant_entreprise_reply_error (self, "00429", NULL, NULL, left);
  return FALSE;
}

gboolean
probant_entreprise_check_call (ProbantEntrepriseRequest *self, const char *const *scopes)
{
  return check_right (self, scopes) && check_purpose (self) && check_number (self) && check_quota (self);
}
