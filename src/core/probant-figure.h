/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures as people write them in a form. NULL and what is no such figure: FALSE. */

/* Euros: "1 234 567,89 €", "1,234,567.89", "900 k€", "1,2 M€", "3 millions". One separator before exactly
 * three digits groups thousands, unless a multiplier follows. */
gboolean probant_figure_read_amount (const char *text, double *euros);
/* "12", "12,5 ETP", "environ 12 salariés", "10 à 19", "10-19": from == to for a single number. */
gboolean probant_figure_read_headcount (const char *text, double *from, double *to);

/* Within 1 %, or the known amount rounded as the declared one is (to two digits at least). */
gboolean probant_figure_same_amount (double declared, double known);
/* Two bands that overlap, a number in a band; two numbers within one person or 5 %. */
gboolean
probant_figure_same_headcount (double declared_from, double declared_to, double known_from, double known_to);

G_END_DECLS
