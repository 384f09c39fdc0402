/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-identifier.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer than any clutter around a number; beyond it the text is no identifier. */
#define MAX_TEXT 200
#define LA_POSTE "356000000"
#define NO_BREAK_SPACE "\302\240"

G_DEFINE_QUARK (probant_identifier_error, probant_identifier_error)

static guint
luhn_sum (const char *digits)
{
  gsize length = strlen (digits);
  guint sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint digit = (guint)g_ascii_digit_value (digits[length - 1 - i]);

      if (i % 2 == 1)
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }

  return sum;
}

static gboolean
is_digits (const char *text, gsize length)
{
  if (strlen (text) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

gboolean
probant_siren_is_valid (const char *siren)
{
  return siren != NULL && is_digits (siren, 9) && luhn_sum (siren) % 10 == 0;
}

gboolean
probant_siret_is_valid (const char *siret)
{
  if (siret == NULL || !is_digits (siret, 14))
    return FALSE;
  if (luhn_sum (siret) % 10 == 0)
    return TRUE;

  /* La Poste has more establishments than the key leaves room for: there the plain sum is a multiple of 5. */
  if (g_str_has_prefix (siret, LA_POSTE))
    {
      guint sum = 0;

      for (const char *p = siret; *p != '\0'; p++)
        sum += (guint)g_ascii_digit_value (*p);
      return sum % 5 == 0;
    }

  return FALSE;
}

gboolean
probant_rna_is_valid (const char *rna)
{
  if (rna == NULL || strlen (rna) != 10)
    return FALSE;
  if (rna[0] == 'W')
    {
      /* Corsica and the overseas territories have letters in the place of the department. */
      for (guint i = 1; i < 10; i++)
        if (!g_ascii_isdigit (rna[i]) && !(i <= 3 && g_ascii_isupper (rna[i])))
          return FALSE;
      return TRUE;
    }
  /* The numbers of before the RNA: 0, department, office, P or R, rank. */
  return rna[0] == '0' && strspn (rna + 1, "0123456789ABPRS") == 9 && strpbrk (rna + 1, "ABPRS") != NULL;
}

/* Letters and digits alone, upper case; NULL where the text has other letters than ASCII ones or is too long
 * to be a number. */
static char *
squeeze (const char *text)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (kept, (char)('0' + digit));
      else if (c < 0x80 && g_ascii_isalpha ((char)c))
        g_string_append_c (kept, g_ascii_toupper ((char)c));
      else if (g_unichar_isalpha (c))
        {
          g_string_free (kept, TRUE);
          return NULL;
        }
    }

  return g_string_free (kept, FALSE);
}

/* Drops what people paste before a number: "SIRET : 552…", "N° RNA W75…". */
static const char *
skip_label (const char *text)
{
  static const char *const labels[] = { "NUMERO", "NUM", "NO",  "N",      "DE",  "SIRET",
                                        "SIREN",  "RCS", "RNA", "WALDEC", "TVA", "INTRACOMMUNAUTAIRE" };
  gboolean dropped;

  do
    {
      dropped = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
        {
          gsize length = strlen (labels[i]);

          if (g_str_has_prefix (text, labels[i]) && text[length] != '\0')
            {
              text += length;
              dropped = TRUE;
              break;
            }
        }
    }
  while (dropped);

  return text;
}

static void
set_identifier (ProbantIdentifier *identifier, ProbantIdentifierKind kind, const char *value)
{
  identifier->kind = kind;
  g_strlcpy (identifier->value, value, sizeof identifier->value);
}

static gboolean
check_digit_error (GError **error, const char *message)
{
  g_set_error_literal (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT, message);
  return FALSE;
}

/* "FR", two characters, SIREN. With two digits they are (12 + 3 × (SIREN mod 97)) mod 97. */
static gboolean
read_vat (const char *text, gboolean checked, ProbantIdentifier *identifier, GError **error)
{
  const char *siren = text + 4;

  if (checked && !probant_siren_is_valid (siren))
    return check_digit_error (
        error, _ ("This French VAT number contains a SIREN whose check digit is wrong: a digit was "
                  "probably mistyped."));
  if (checked && g_ascii_isdigit (text[2]) && g_ascii_isdigit (text[3]))
    {
      guint key = (guint)((text[2] - '0') * 10 + (text[3] - '0'));
      guint64 number = g_ascii_strtoull (siren, NULL, 10);

      if ((12 + 3 * (number % 97)) % 97 != key)
        return check_digit_error (
            error, _ ("The key of this French VAT number does not match its SIREN: a digit was "
                      "probably mistyped."));
    }

  set_identifier (identifier, PROBANT_IDENTIFIER_SIREN, siren);
  return TRUE;
}

static gboolean
read_squeezed (const char *text, gboolean checked, ProbantIdentifier *identifier, GError **error)
{
  gsize length = strlen (text);

  if (is_digits (text, 9))
    {
      if (checked && !probant_siren_is_valid (text))
        return check_digit_error (error, _ ("This SIREN has the right length, but its check digit is wrong: "
                                            "a digit was probably mistyped."));
      set_identifier (identifier, PROBANT_IDENTIFIER_SIREN, text);
      return TRUE;
    }
  if (is_digits (text, 14))
    {
      if (checked && !probant_siret_is_valid (text))
        {
          g_autofree char *siren = g_strndup (text, 9);

          return check_digit_error (
              error,
              probant_siren_is_valid (siren)
                  ? _ ("The SIREN in this SIRET is right, but its last five digits (NIC) are not: the check "
                       "digit is "
                       "wrong.")
                  : _ ("This SIRET has the right length, but its check digit is wrong: a digit was probably "
                       "mistyped."));
        }
      set_identifier (identifier, PROBANT_IDENTIFIER_SIRET, text);
      return TRUE;
    }
  if (probant_rna_is_valid (text))
    {
      set_identifier (identifier, PROBANT_IDENTIFIER_RNA, text);
      return TRUE;
    }
  if (length == 13 && g_str_has_prefix (text, "FR") && is_digits (text + 4, 9))
    return read_vat (text, checked, identifier, error);
  if (text[0] == 'W' && length > 4 && strspn (text + 1, "0123456789") == length - 1)
    {
      g_set_error (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_LENGTH,
                   _ ("An RNA number is W and 9 digits: this one has %u digits."), (guint)length - 1);
      return FALSE;
    }
  if (length >= 5 && strspn (text, "0123456789") == length)
    {
      g_set_error (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_LENGTH,
                   _ ("A SIREN has 9 digits and a SIRET 14: this number has %u."), (guint)length);
      return FALSE;
    }

  g_set_error_literal (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER,
                       _ ("This is not a SIRET, a SIREN, an RNA number or a French VAT number."));
  return FALSE;
}

static gboolean
parse (const char *text, gboolean checked, ProbantIdentifier *identifier, GError **error)
{
  g_autofree char *squeezed = NULL;

  g_return_val_if_fail (identifier != NULL, FALSE);

  memset (identifier, 0, sizeof *identifier);
  if (text == NULL || strspn (text, " \t\r\n") == strlen (text))
    {
      g_set_error_literal (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_EMPTY,
                           _ ("Type a SIRET, a SIREN or an RNA number."));
      return FALSE;
    }
  if (strnlen (text, MAX_TEXT + 1) <= MAX_TEXT && g_utf8_validate (text, -1, NULL))
    squeezed = squeeze (text);
  if (squeezed == NULL)
    {
      g_set_error_literal (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER,
                           _ ("This is not a SIRET, a SIREN, an RNA number or a French VAT number."));
      return FALSE;
    }

  return read_squeezed (skip_label (squeezed), checked, identifier, error);
}

gboolean
probant_identifier_parse (const char *text, ProbantIdentifier *identifier, GError **error)
{
  return parse (text, TRUE, identifier, error);
}

gboolean
probant_identifier_parse_unchecked (const char *text, ProbantIdentifier *identifier, GError **error)
{
  return parse (text, FALSE, identifier, error);
}

char *
probant_identifier_format (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  if (is_digits (value, 9) || is_digits (value, 14))
    {
      GString *text = g_string_new (NULL);

      g_string_append_printf (text, "%.3s" NO_BREAK_SPACE "%.3s" NO_BREAK_SPACE "%.3s", value, value + 3,
                              value + 6);
      if (value[9] != '\0')
        g_string_append_printf (text, NO_BREAK_SPACE "%s", value + 9);
      return g_string_free (text, FALSE);
    }

  return g_strdup (value);
}

const char *
probant_identifier_kind_name (ProbantIdentifierKind kind)
{
  switch (kind)
    {
    case PROBANT_IDENTIFIER_SIREN:
      return "SIREN";
    case PROBANT_IDENTIFIER_SIRET:
      return "SIRET";
    case PROBANT_IDENTIFIER_RNA:
      return "RNA";
    case PROBANT_IDENTIFIER_NONE:
    default:
      return "";
    }
}
