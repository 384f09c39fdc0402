/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-presenter.h"

G_BEGIN_DECLS

ProbantPresentation *probant_presentation_new (void);
/* One node as a field shows it; NULL where nothing is in it. (transfer full) */
char *probant_field_format (const ProbantField *field, JsonNode *node, ProbantValueKind *kind);
/* A NULL `text` is "Not provided". */
ProbantValue *
probant_value_new (const char *label, const char *text, ProbantValueKind kind, ProbantFieldFlags flags);
/* A GPtrArray that owns ProbantValues. */
GPtrArray *probant_line_new (void);

G_END_DECLS
