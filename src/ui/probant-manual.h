/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The user's manual: within the program, so that it opens wherever the program does. */

typedef enum
{
  PROBANT_MANUAL_END,
  PROBANT_MANUAL_TEXT,
  PROBANT_MANUAL_HEADING,
  PROBANT_MANUAL_ITEM, /* of a list */
} ProbantManualKind;

typedef struct
{
  ProbantManualKind kind;
  const char *text; /* to be translated */
} ProbantManualBlock;

typedef struct
{
  const char *name;  /* NULL after the last one */
  const char *title; /* to be translated */
  const ProbantManualBlock *blocks;
} ProbantManualChapter;

const ProbantManualChapter *probant_manual_list_chapters (void);
/* Has the chapter, its title included, the words that `text` folds to? Empty: TRUE. */
gboolean probant_manual_has (const ProbantManualChapter *chapter, const char *text);

G_END_DECLS
