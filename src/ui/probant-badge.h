/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PROBANT_BADGE_NEUTRAL,
  PROBANT_BADGE_POSITIVE,
  PROBANT_BADGE_WARNING,
  PROBANT_BADGE_NEGATIVE,
} ProbantBadgeKind;

/* One to three words in a coloured pill, with an icon that says the same as the colour. */
#define PROBANT_TYPE_BADGE (probant_badge_get_type ())
G_DECLARE_FINAL_TYPE (ProbantBadge, probant_badge, PROBANT, BADGE, GtkWidget)

/* Hidden where `text` is NULL; without a picture where `icon_name` is NULL. */
void probant_badge_set (ProbantBadge *self, ProbantBadgeKind kind, const char *icon_name, const char *text);

G_END_DECLS
