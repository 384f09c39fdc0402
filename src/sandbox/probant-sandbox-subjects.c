/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox.h"

#include <glib/gi18n.h>

const ProbantSandboxSubject *
probant_sandbox_list_subjects (void)
{
  static const ProbantSandboxSubject subjects[] = {
    { "99900010200015", "Charpentes du Brévon", N_ ("A healthy building company: every source answers") },
    { "W389990011", "Les Ateliers du Chemin Vert",
      N_ ("An association with its accounts, officers and filed documents") },
    { NULL },
  };

  return subjects;
}
