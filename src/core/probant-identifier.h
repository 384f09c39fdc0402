/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PROBANT_IDENTIFIER_ERROR (probant_identifier_error_quark ())
GQuark probant_identifier_error_quark (void);

/* NOT_A_NUMBER: the text reads as a name, not as a number. CHECK_DIGIT is the only error that
 * probant_identifier_parse_unchecked() forgives. */
typedef enum
{
  PROBANT_IDENTIFIER_ERROR_EMPTY,
  PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER,
  PROBANT_IDENTIFIER_ERROR_LENGTH,
  PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT,
} ProbantIdentifierError;

typedef enum
{
  PROBANT_IDENTIFIER_NONE,
  PROBANT_IDENTIFIER_SIREN,
  PROBANT_IDENTIFIER_SIRET,
  PROBANT_IDENTIFIER_RNA,
} ProbantIdentifierKind;

/* A number in its canonical form: 9 digits (SIREN), 14 digits (SIRET), "W" and 9 characters or the older
 * "0ddd00dddd" form (RNA). A French VAT number is read as the SIREN it contains. Plain value, no ownership.
 */
typedef struct
{
  ProbantIdentifierKind kind;
  char value[16];
} ProbantIdentifier;

/* Reads what a person typed or pasted: spaces, no-break spaces, dots, dashes, a label before the number
 * ("SIRET : …") are accepted. Returns FALSE and a PROBANT_IDENTIFIER_ERROR with a translated sentence that
 * says which kind of number was recognised and what is wrong with it. */
gboolean probant_identifier_parse (const char *text, ProbantIdentifier *identifier, GError **error);
/* The same, but a wrong check digit is accepted: the deliberate second act of the user. */
gboolean probant_identifier_parse_unchecked (const char *text, ProbantIdentifier *identifier, GError **error);

/* 9 digits with a right Luhn sum / 14 digits whose sum is right (La Poste's establishments have their own
 * rule). */
gboolean probant_siren_is_valid (const char *siren);
gboolean probant_siret_is_valid (const char *siret);
gboolean probant_rna_is_valid (const char *rna);

/* For reading: "552 049 447", "552 049 447 76279" (groups joined by no-break spaces), "W751234567".
 * Text that is no such number is returned as it is. (transfer full) */
char *probant_identifier_format (const char *value);
/* "SIREN", "SIRET", "RNA": terms of the administration, not translated. */
const char *probant_identifier_kind_name (ProbantIdentifierKind kind);

G_END_DECLS
