/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox.h"

#include <glib/gi18n.h>

const ProbantSandboxSubject *
probant_sandbox_list_subjects (void)
{
  static const ProbantSandboxSubject subjects[] = {
    { "99900010200015", "Charpentes du Brévon", N_ ("A healthy building company with all its certificates"),
      PROBANT_SUBJECT_COMPANY },
    { "W389990011", "Les Ateliers du Chemin Vert",
      N_ ("An association with its accounts, officers and filed documents"), PROBANT_SUBJECT_ASSOCIATION },
    { "W389990024", "Les Voix du Moulin", N_ ("A young association that has an RNA number only"),
      PROBANT_SUBJECT_ASSOCIATION },
    { "999000128", "Menuiseries Galtier et fils",
      N_ ("A company wound up by the court, struck off the register"), PROBANT_SUBJECT_COMPANY },
    { "999000136", "Camille Rousselet", N_ ("A sole trader whose data are published in part only"),
      PROBANT_SUBJECT_PERSON },
    { "99900014400017", "Paysages de l’Ormoy",
      N_ ("A company that is behind with its contributions: certificates refused"), PROBANT_SUBJECT_COMPANY },
    { "99900015100012", "Travaux publics de la Combe",
      N_ ("A company whose sources are slow, down, over quota or still checking"), PROBANT_SUBJECT_COMPANY },
    { "999000169", "Cercle musical de Breitenweiler",
      N_ ("An association under the local law of Alsace-Moselle, without RNA number"),
      PROBANT_SUBJECT_ASSOCIATION },
    { "99900017700017", "Les Vergers de Montclar", N_ ("A farming company that belongs to a tax group"),
      PROBANT_SUBJECT_COMPANY },
    { NULL },
  };

  return subjects;
}
