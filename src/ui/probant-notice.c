/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-notice.h"

#include <glib/gi18n.h>

gboolean
probant_notice_is_due (gboolean window_is_active, gint64 elapsed)
{
  return !window_is_active && elapsed >= PROBANT_NOTICE_AFTER;
}

char *
probant_notice_make_id (ProbantDossier *dossier)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), NULL);

  return g_strdup_printf ("dossier-%s", probant_dossier_get_subject (dossier)->asked.value);
}

char *
probant_notice_describe (ProbantDossier *dossier)
{
  guint n_failed = 0;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), NULL);

  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    {
      guint n_done = 0, n_asked = 0, n_failed_here = 0;

      probant_dossier_count (dossier, i, &n_done, &n_asked, &n_failed_here);
      n_failed += n_failed_here;
    }
  if (n_failed == 0)
    return g_strdup (_ ("Every source has answered."));
  return g_strdup_printf (ngettext ("%u source did not answer.", "%u sources did not answer.", n_failed),
                          n_failed);
}

GNotification *
probant_notice_new (ProbantDossier *dossier)
{
  const ProbantSubject *subject = NULL;
  GNotification *notification = NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), NULL);

  subject = probant_dossier_get_subject (dossier);
  number = probant_identifier_format (subject->asked.value);
  /* Translators: %s is the name of a company or association, or its number */
  title = g_strdup_printf (_ ("The dossier of %s is ready"), subject->name != NULL ? subject->name : number);
  body = probant_notice_describe (dossier);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-dossier", "s", subject->asked.value);
  return notification;
}
