/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-identifier.h"

G_BEGIN_DECLS

#define PROBANT_LINK_ERROR (probant_link_error_quark ())
GQuark probant_link_error_quark (void);

typedef enum
{
  PROBANT_LINK_ERROR_FORM,   /* no link of this kind, too long, or characters that cannot stand in one */
  PROBANT_LINK_ERROR_NUMBER, /* no number with a right check digit */
  PROBANT_LINK_ERROR_MEMBER, /* asks for something that a link may not decide, or twice for the same */
  PROBANT_LINK_ERROR_OBJECT, /* too long, or not readable */
} ProbantLinkError;

/* What a "probant:" link asks for: probant:NUMBER[?object=TEXT]. */
typedef struct
{
  ProbantIdentifier identifier;
  char *object; /* NULL, or 1 to 49 characters that can be read */
} ProbantLink;

/* Does the text mean to be such a link? */
gboolean probant_link_is_link (const char *text);
/* Reads a link, which any web page may have written: nothing but the number and the object can be in it. NULL
 * and a PROBANT_LINK_ERROR with a translated sentence. (transfer full) */
ProbantLink *probant_link_parse (const char *text, GError **error);
ProbantLink *probant_link_copy (const ProbantLink *self);
void probant_link_free (ProbantLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantLink, probant_link_free)

G_END_DECLS
