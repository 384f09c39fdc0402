/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-presenter.h"

G_BEGIN_DECLS

/* What a record shows, one field after the other, for formats that have no tables. */
typedef struct
{
  char *section;     /* NULL for the untitled one; a table's line is a section of its own, numbered from 1 */
  const char *label; /* of the presentation */
  const char *value; /* of the presentation; NULL where not provided */
} ProbantDossierField;

/* Array of ProbantDossierField that lives as long as the presentation at most; `presentation` may be NULL.
 * (transfer full) */
GPtrArray *probant_dossier_fields_list (const ProbantPresentation *presentation);

G_END_DECLS
