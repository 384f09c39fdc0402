/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names, addresses and activities as different registers write them, made comparable. All texts may come from
 * outside: they are read as far as they are UTF-8, and to a bounded length. NULL is as good as empty. */

/* Lower case without accents, ligatures and punctuation, words separated by one space; "&" is "et",
 * "S.A.R.L." is "sarl". (transfer full) */
char *probant_fold_text (const char *text);
/* The code of an activity that the text begins with, without its dot: "4910Z". NULL where there is none, and
 * for the provisional 00.00Z. (transfer full) */
char *probant_fold_activity_code (const char *text);

/* Each FALSE where one of the two is empty. */

/* Without legal forms ("SAS", "association loi 1901"…). */
gboolean probant_same_name (const char *a, const char *b);
/* The words in any order, without title; further first names on one side are accepted. */
gboolean probant_same_person (const char *a, const char *b);
/* Of addresses in one text each. Abbreviations are written out ("av", "st", "bd", "12B"); articles, post
 * boxes and country do not count. What one side alone tells is accepted: a complement, the house number, the
 * street. */
gboolean probant_same_address (const char *a, const char *b);

G_END_DECLS
