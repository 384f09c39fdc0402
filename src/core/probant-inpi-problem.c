/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-inpi-private.h"

#include <glib/gi18n.h>

static ProbantProblem *
make_problem (ProbantProblemKind kind, const char *code, guint status, const char *title, const char *next)
{
  ProbantProblem *problem = probant_problem_new_local (kind, code, NULL);

  problem->http_status = status;
  g_free (problem->title);
  problem->title = g_strdup (title);
  g_free (problem->next);
  problem->next = g_strdup (next);

  return problem;
}

ProbantProblem *
probant_inpi_problem_new_login (guint status)
{
  return make_problem (
      PROBANT_PROBLEM_RIGHT, "inpi-login", status,
      _ ("The INPI does not accept the user name and password of its API."),
      _ ("Check them: validating the access “APIs PI” on data.inpi.fr gives a technical account with a "
         "password of its own, which is not that of the website."));
}

ProbantProblem *
probant_inpi_problem_new_quota (guint status, gint64 seconds)
{
  ProbantProblem *problem = make_problem (PROBANT_PROBLEM_QUOTA, "inpi-quota", status,
                                          _ ("The searches that the INPI allows this account are used up."),
                                          _ ("Ask again later, or search on data.inpi.fr."));

  problem->retry_in = (int)CLAMP (seconds, 1, PROBANT_INPI_LONGEST_WAIT);

  return problem;
}

ProbantProblem *
probant_inpi_problem_new_from_status (guint status)
{
  g_autofree char *code = g_strdup_printf ("http-%u", status);

  if (status >= 300 && status < 400)
    {
      ProbantProblem *problem = probant_problem_new_local (PROBANT_PROBLEM_NETWORK, "redirect", NULL);

      problem->http_status = status;
      return problem;
    }
  return make_problem (PROBANT_PROBLEM_PROVIDER, code, status,
                       _ ("The INPI’s server answered with an error."),
                       _ ("Ask again later, or search on data.inpi.fr."));
}

ProbantProblem *
probant_inpi_problem_new_access (guint status)
{
  return make_problem (
      PROBANT_PROBLEM_RIGHT, "inpi-access", status,
      _ ("The INPI does not let this account search this register."),
      _ ("Check on data.inpi.fr that the access “APIs PI” is granted for trademarks, patents and designs."));
}

ProbantProblem *
probant_inpi_problem_new_no_image (guint status)
{
  return make_problem (PROBANT_PROBLEM_ABSENT, "inpi-no-image", status,
                       _ ("The INPI has no image of this title."), _ ("Search for it on data.inpi.fr."));
}

ProbantProblem *
probant_inpi_problem_new_garbage (guint status, const char *code)
{
  ProbantProblem *problem = probant_problem_new_local (PROBANT_PROBLEM_GARBAGE, code, NULL);

  problem->http_status = status;

  return problem;
}
