/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-route.h"

#include <string.h>

const char *
probant_route_get_group (const ProbantRoute *route)
{
  if (strstr (route->path, "/attestation_fiscale") != NULL)
    return "attestation_fiscale";
  if (strstr (route->path, "/attestation_vigilance") != NULL)
    return "attestation_vigilance";
  if (strstr (route->path, "/effectifs_") != NULL)
    return "effectifs";

  return (route->flags & PROBANT_ROUTE_DOCUMENT) != 0 ? "document" : "json";
}

/* The number that stands for `placeholder`, NULL while it is not known. */
static const char *
number_for (const ProbantSubject *subject, const char *placeholder)
{
  gboolean rna_asked = subject->asked.kind == PROBANT_IDENTIFIER_RNA;

  if (g_str_equal (placeholder, "siren"))
    return subject->siren;
  if (g_str_equal (placeholder, "siret") || g_str_equal (placeholder, "siret_or_eori"))
    return subject->siret;
  if (g_str_equal (placeholder, "rna"))
    return subject->rna;
  if (g_str_equal (placeholder, "siren_or_rna") || g_str_equal (placeholder, "siren_or_siret_or_rna"))
    return subject->siren != NULL && !rna_asked ? subject->siren
           : subject->rna != NULL               ? subject->rna
                                                : subject->siren;
  if (g_str_equal (placeholder, "siret_or_siren_or_rna"))
    return subject->siret != NULL ? subject->siret : subject->siren != NULL ? subject->siren : subject->rna;
  if (g_str_equal (placeholder, "siret_or_rna"))
    return subject->rna != NULL ? subject->rna : subject->siret;

  return NULL;
}

char *
probant_route_fill (const ProbantRoute *route, const ProbantSubject *subject, int year)
{
  GString *path = g_string_new (NULL);

  for (const char *p = route->path; *p != '\0'; p++)
    {
      g_autofree char *name = NULL;
      const char *number;

      if (*p != '{')
        {
          g_string_append_c (path, *p);
          continue;
        }
      name = g_strndup (p + 1, strcspn (p + 1, "}"));
      p += strlen (name) + 1;
      if (g_str_equal (name, "year"))
        {
          g_string_append_printf (path, "%d", year);
          continue;
        }
      number = number_for (subject, name);
      if (number == NULL)
        {
          g_string_free (path, TRUE);
          return NULL;
        }
      g_string_append (path, number);
    }
  if (route->query != NULL)
    g_string_append_printf (path, "?%s", route->query);

  return g_string_free (path, FALSE);
}
