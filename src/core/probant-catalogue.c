/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

#define MAX_ENDPOINTS 64

static const ProbantEndpoint *endpoints[MAX_ENDPOINTS];
static guint n_endpoints;

/* The rows 1–22 in their order, then the sources beside them in the order of the categories' files. */
static gpointer
gather (gpointer data)
{
  static const ProbantEndpoint *const *const tables[PROBANT_N_CATEGORIES] = {
    [PROBANT_CATEGORY_GENERAL] = probant_catalogue_general,
    [PROBANT_CATEGORY_FINANCIAL] = probant_catalogue_financial,
    [PROBANT_CATEGORY_SOCIAL_FISCAL] = probant_catalogue_social_fiscal,
    [PROBANT_CATEGORY_PROFESSIONAL] = probant_catalogue_professional,
    [PROBANT_CATEGORY_INTELLECTUAL_PROPERTY] = probant_catalogue_intellectual_property,
  };

  for (int beside = 0; beside <= 1; beside++)
    for (guint c = 0; c < PROBANT_N_CATEGORIES; c++)
      for (guint i = 0; tables[c][i] != NULL; i++)
        if ((tables[c][i]->row == 0) == beside)
          {
            g_assert (n_endpoints < MAX_ENDPOINTS);
            endpoints[n_endpoints++] = tables[c][i];
          }

  return NULL;
}

const ProbantEndpoint *const *
probant_catalogue_list (guint *n)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, gather, NULL);
  if (n != NULL)
    *n = n_endpoints;

  return endpoints;
}

const ProbantEndpoint *
probant_catalogue_find (const char *name)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (list[i]->name, name) == 0)
      return list[i];

  return NULL;
}

const char *
probant_category_get_name (ProbantCategory category)
{
  static const char *const names[PROBANT_N_CATEGORIES]
      = { "general", "financial", "social-fiscal", "professional", "intellectual-property" };

  g_return_val_if_fail (category < PROBANT_N_CATEGORIES, NULL);

  return names[category];
}

const char *
probant_category_get_title (ProbantCategory category)
{
  static const char *const titles[PROBANT_N_CATEGORIES] = {
    N_ ("General information"),       N_ ("Financial information"), N_ ("Social and tax certificates"),
    N_ ("Professional certificates"), N_ ("Intellectual property"),
  };

  g_return_val_if_fail (category < PROBANT_N_CATEGORIES, NULL);

  return _ (titles[category]);
}

const char *
probant_usefulness_get_title (ProbantUsefulness usefulness)
{
  switch (usefulness)
    {
    case PROBANT_USEFUL_YES:
      return _ ("Useful");
    case PROBANT_USEFUL_TO_BE_EXAMINED:
      return _ ("To be examined");
    case PROBANT_USEFUL_NO:
    default:
      return _ ("Excluded");
    }
}

const char *
probant_legal_basis_get_title (ProbantLegalBasis basis)
{
  return basis == PROBANT_LEGAL_BASIS_CONTEXT ? _ ("Description of the service and of its legal context")
                                              : _ ("Legal context with supporting documents");
}

const char *
probant_openness_get_title (ProbantOpenness openness)
{
  switch (openness)
    {
    case PROBANT_OPENNESS_PUBLIC:
      return _ ("Public");
    case PROBANT_OPENNESS_CONFIDENTIAL:
      return _ ("Confidential");
    case PROBANT_OPENNESS_BOTH:
    default:
      return _ ("Public and confidential");
    }
}
