/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-presenter.h"

G_BEGIN_DECLS

/* Checks for any source's presentation, whatever its fields are. `answers` are the answers' roots by route
 * key. */

/* An object of roots by route key from tests/data/NAME; the test fails where it cannot be read. (transfer
 * full) */
JsonObject *present_check_load (const char *name);
JsonObject *present_check_parse (const char *json);

/* The presentation of a source as of 15 June 2026. (transfer full) */
ProbantPresentation *present_check_present (const ProbantEndpoint *endpoint, JsonObject *answers);

/* All that is on screen, as text: verdict, sections, values, lines, documents. (transfer full) */
char *present_check_dump (const ProbantPresentation *presentation);
/* The first value with that label, NULL where there is none. (transfer none) */
const ProbantValue *present_check_find (const ProbantPresentation *presentation, const char *label);
/* The value in the column of that title, NULL where there is none. (transfer none) */
const ProbantValue *present_check_find_cell (const ProbantPresentation *presentation,
                                             const char *section,
                                             guint line,
                                             const char *column);

/* No empty label, value, title or note; valid UTF-8; as many cells as columns; no section without content; no
 * document without title, name and link. */
void present_check_sane (const ProbantPresentation *presentation);
/* Each scalar of `answers` is on screen: taking it away changes what is shown, or its text is shown
 * literally. `hidden` lists the paths that are deliberately not shown ("data.expires_in", without indices),
 * NULL-terminated, or is NULL. */
void present_check_complete (const ProbantEndpoint *endpoint, JsonObject *answers, const char *const *hidden);
/* No path of `answers` but those listed (without indices, NULL-terminated) is left to "Other data". */
void present_check_other (const ProbantEndpoint *endpoint, JsonObject *answers, const char *const *others);
/* With every scalar null, nothing but "Not provided" and no empty value. */
void present_check_nulls (const ProbantEndpoint *endpoint, JsonObject *answers);
/* Each node in turn replaced by null, text, numbers, booleans, an object, an array, or taken away: presented
 * without a warning, and sane. */
void present_check_hostile (const ProbantEndpoint *endpoint, JsonObject *answers);
/* complete, nulls and hostile for the sample of that name. */
void present_check_all (const char *source, const char *sample, const char *const *hidden);

G_END_DECLS
