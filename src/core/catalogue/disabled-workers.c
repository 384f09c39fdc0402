/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>
#include <math.h>

#include "core/probant-presenter.h"

/* 14. AGEFIPH's own route is gone: the duty to employ disabled workers is judged from the yearly headcounts
 * that Urssaf and the MSA publish for it. Code du travail, L5212-1 and L5212-2: from 20 employees on, 6 % of
 * them, rounded down. */

#define THRESHOLD 20
#define PERCENT 6
#define N_YEARS 3

typedef enum
{
  NATURE_HEADCOUNT,
  NATURE_BENEFICIARIES,
  NATURE_PARTICULAR_APTITUDES,
  N_NATURES,
} Nature;

static const struct
{
  const char *key;
  const char *nature; /* as the answer should name it */
} natures[N_NATURES] = {
  [NATURE_HEADCOUNT] = { "assujettissement", "effectif_assujettissement_oeth_annuel" },
  [NATURE_BENEFICIARIES] = { "boeth", "effectif_boeth_annuel" },
  [NATURE_PARTICULAR_APTITUDES] = { "ecap", "effectif_ecap_annuel" },
};

typedef struct
{
  gboolean known;
  gboolean other_nature; /* the answer names another headcount than the one asked */
  double value;
} Figure;

typedef struct
{
  int year;
  gboolean answered; /* by one call at least */
  Figure figures[N_NATURES];
} Year;

/* The newest number of one scheme. */
typedef struct
{
  gboolean known;
  double value;
  const char *updated;
} Scheme;

/* A null value counts: it says that the scheme knows no such staff. */
static void
read_entry (JsonNode *entry, Scheme *scheme)
{
  const char *updated = probant_node_get_text (entry, "date_derniere_mise_a_jour");
  double value;

  if (!probant_node_get_number (entry, "value", &value) || !isfinite (value) || value < 0)
    return;

  if (scheme->known && g_strcmp0 (updated, scheme->updated) <= 0)
    return;

  *scheme = (Scheme){ TRUE, value, updated };
}

static void
read_figure (JsonObject *answers, Nature nature, int year, Figure *figure)
{
  g_autofree char *path = g_strdup_printf ("%s@%d:data.effectifs_annuel[]", natures[nature].key, year);
  g_autoptr (GPtrArray) entries = probant_json_list (answers, path);
  Scheme general = { 0 };
  Scheme agricultural = { 0 };

  for (guint i = 0; i < entries->len; i++)
    {
      JsonNode *entry = g_ptr_array_index (entries, i);
      const char *scheme = probant_node_get_text (entry, "regime");
      const char *name = probant_node_get_text (entry, "nature");

      if (scheme == NULL)
        continue;

      figure->known = TRUE;
      read_entry (entry, strcmp (scheme, "regime_agricole") == 0 ? &agricultural : &general);
      if (name != NULL && g_strcmp0 (name, natures[nature].nature) != 0)
        figure->other_nature = TRUE;
    }
  figure->value = general.value + agricultural.value;
}

/* The years asked, the newest first. */
static void
read_years (JsonObject *answers, GDateTime *today, Year years[N_YEARS])
{
  for (int i = 0; i < N_YEARS; i++)
    {
      years[i] = (Year){ .year = g_date_time_get_year (today) - 1 - i };
      for (guint nature = 0; nature < N_NATURES; nature++)
        {
          g_autofree char *key = g_strdup_printf ("%s@%d", natures[nature].key, years[i].year);

          years[i].answered = years[i].answered || json_object_has_member (answers, key);
          read_figure (answers, nature, years[i].year, &years[i].figures[nature]);
        }
    }
}

static double
get_expected (const Year *year)
{
  return floor (year->figures[NATURE_HEADCOUNT].value * PERCENT / 100);
}

static gboolean
is_liable (const Year *year)
{
  return year->figures[NATURE_HEADCOUNT].known && year->figures[NATURE_HEADCOUNT].value >= THRESHOLD;
}

static gboolean
is_doubtful (const Year *year)
{
  return year->figures[NATURE_HEADCOUNT].other_nature || year->figures[NATURE_BENEFICIARIES].other_nature;
}

/* "42 × 6 % = 2.52, that is 2 beneficiaries expected" */
static char *
describe_duty (const Year *year)
{
  double headcount = year->figures[NATURE_HEADCOUNT].value;
  double expected = get_expected (year);
  g_autofree char *headcount_text = probant_format_number (headcount);
  g_autofree char *product_text = probant_format_number (headcount * PERCENT / 100);
  g_autofree char *expected_text = probant_format_number (expected);

  /* Translators: 42 × 6 % = 2.52, that is 2 beneficiaries expected */
  return g_strdup_printf (ngettext ("%s × 6 %% = %s, that is %s beneficiary expected",
                                    "%s × 6 %% = %s, that is %s beneficiaries expected", (gulong)expected),
                          headcount_text, product_text, expected_text);
}

static char *
describe_figure (const Figure *figure)
{
  return figure->known ? probant_format_number (figure->value) : NULL;
}

static char *
describe_balance (const Year *year)
{
  double balance = year->figures[NATURE_BENEFICIARIES].value - get_expected (year);
  g_autofree char *text = probant_format_number (fabs (balance));

  if (balance >= 0)
    return g_strdup (_ ("The number expected is reached"));

  /* Translators: %s is a number of persons, perhaps with decimals */
  return g_strdup_printf (_ ("%s fewer than expected"), text);
}

static void
add_figure (ProbantSection *section, const char *label, const char *text, ProbantFieldFlags flags)
{
  probant_section_add_full (section, label, text, PROBANT_VALUE_TEXT, flags);
}

/* `flags`: of what matters first. */
static void
present_year (const Year *year, ProbantFieldFlags flags, ProbantPresentation *presentation)
{
  const Figure *headcount = &year->figures[NATURE_HEADCOUNT];
  const Figure *beneficiaries = &year->figures[NATURE_BENEFICIARIES];
  g_autofree char *title = g_strdup_printf (_ ("Year %d"), year->year);
  ProbantSection *section = probant_presentation_add_section (presentation, title);
  g_autofree char *headcount_text = describe_figure (headcount);
  g_autofree char *beneficiaries_text = describe_figure (beneficiaries);
  g_autofree char *aptitudes_text = describe_figure (&year->figures[NATURE_PARTICULAR_APTITUDES]);

  if (!year->answered)
    {
      probant_section_add (section, _ ("Headcounts"), _ ("No data for this year"));
      return;
    }

  add_figure (section, _ ("Average headcount counted for the duty"), headcount_text, flags);
  if (headcount->known)
    add_figure (section, _ ("Liable (20 employees or more)"), is_liable (year) ? _ ("Yes") : _ ("No"), flags);
  if (is_liable (year))
    {
      g_autofree char *duty = describe_duty (year);

      add_figure (section, _ ("Duty of employment"), duty, flags);
    }
  add_figure (section, _ ("Beneficiaries employed"), beneficiaries_text, flags);
  if (is_liable (year) && beneficiaries->known)
    {
      g_autofree char *balance = describe_balance (year);

      probant_section_add (section, _ ("Compared with the duty"), balance);
    }
  probant_section_add (section, _ ("Jobs that require particular aptitudes (ECAP)"), aptitudes_text);
  if (is_doubtful (year))
    probant_section_set_note (
        section,
        _ ("The source labels these figures as another kind of headcount than the one asked: check them."));
}

static void
present_years (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  Year years[N_YEARS];
  gboolean newest = TRUE;

  read_years (answers, today, years);
  for (int i = 0; i < N_YEARS; i++)
    {
      present_year (&years[i], newest ? PROBANT_FIELD_ESSENTIAL : PROBANT_FIELD_NONE, presentation);
      newest = newest && !years[i].answered;
    }
}

static void
judge_duty (const Year *year, ProbantVerdict *verdict)
{
  const Figure *beneficiaries = &year->figures[NATURE_BENEFICIARIES];
  double expected = get_expected (year);
  g_autofree char *employed_text = probant_format_number (beneficiaries->value);
  g_autofree char *expected_text = probant_format_number (expected);

  verdict->kind = PROBANT_VERDICT_PENDING;
  verdict->label = g_strdup (_ ("To be checked"));
  if (is_doubtful (year))
    verdict->sentence = g_strdup_printf (
        _ ("%d: the source answered with another kind of headcount than the one asked"), year->year);
  else if (!beneficiaries->known)
    verdict->sentence
        = g_strdup_printf (_ ("%d: liable; the number of beneficiaries employed is not known"), year->year);
  else
    verdict->sentence
        /* Translators: a year, then two numbers of persons */
        = g_strdup_printf (_ ("%d: liable; beneficiaries employed: %s, expected: %s"), year->year,
                           employed_text, expected_text);

  if (is_doubtful (year) || !beneficiaries->known || beneficiaries->value < expected)
    return;

  verdict->kind = PROBANT_VERDICT_POSITIVE;
  g_free (verdict->label);
  verdict->label = g_strdup (_ ("6 % reached"));
}

static void
judge_unknown_headcount (const Year years[N_YEARS], ProbantVerdict *verdict)
{
  gboolean known = FALSE;

  for (int i = 0; i < N_YEARS; i++)
    for (guint nature = 0; nature < N_NATURES; nature++)
      known = known || years[i].figures[nature].known;
  if (!known)
    return;

  verdict->kind = PROBANT_VERDICT_PENDING;
  verdict->label = g_strdup (_ ("To be checked"));
  verdict->sentence = g_strdup (
      _ ("No headcount is known for the last three years: whether there is a duty cannot be told"));
}

/* On the newest year whose headcount is known. */
static void
judge_years (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  Year years[N_YEARS];
  const Year *year = NULL;

  read_years (answers, today, years);
  for (int i = 0; i < N_YEARS && year == NULL; i++)
    if (years[i].figures[NATURE_HEADCOUNT].known)
      year = &years[i];

  if (year == NULL)
    {
      judge_unknown_headcount (years, verdict);
    }
  else if (is_liable (year) || is_doubtful (year))
    {
      judge_duty (year, verdict);
    }
  else
    {
      g_autofree char *headcount = probant_format_number (year->figures[NATURE_HEADCOUNT].value);

      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Not liable"));
      /* Translators: first a year, then a headcount */
      verdict->sentence = g_strdup_printf (_ ("%d: %s employees on average, below the threshold of 20"),
                                           year->year, headcount);
    }

  if (verdict->kind != PROBANT_VERDICT_NONE)
    verdict->caveat = g_strdup (_ ("An estimate from the payroll returns, not a certificate: an agreement or "
                                   "the contribution itself may settle the duty, and "
                                   "an employer who reached 20 employees lately has five years to comply. "
                                   "Since 2021 the contribution is part of the Urssaf "
                                   "and MSA certificates."));
}

static const char *const scopes[] = { "effectifs_urssaf", NULL };

static const ProbantCode schemes[] = {
  { "regime_general", N_ ("General scheme (Urssaf)") },
  { "regime_agricole", N_ ("Agricultural scheme (MSA)") },
  { NULL },
};

static const ProbantField detail_columns[] = {
  { NULL, N_ ("Year"), "^data.annee", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Scheme"), "regime", PROBANT_FIELD_CODE, .codes = schemes },
  { NULL, N_ ("Headcount"), "value", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Updated on"), "date_derniere_mise_a_jour", PROBANT_FIELD_DATE },
  /* The title of the table says the kind; the company is the card's. */
  { NULL, NULL, "nature", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "^data.siren", PROBANT_FIELD_HIDDEN },
  { NULL },
};

#define ROUTE "/v3/gip_mds/unites_legales/{siren}/effectifs_annuels/{year}"

const ProbantEndpoint probant_source_attestations_agefiph = {
  .row = 14,
  .name = "attestations_agefiph",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("Employment of disabled workers"),
  .producer = "AGEFIPH",
  .ping = "gip_mds/effectifs",
  .summary = N_ ("Whether the duty to employ disabled workers applies, judged from the yearly headcounts of Urssaf and the MSA "
                 "(GIP-MDS): AGEFIPH’s own certificate no longer exists."),
  .coverage = N_ ("Covers employers that file payroll returns (DSN), for the last years: absence means, most often, no employee, and "
                  "proves no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "assujettissement", ROUTE, "nature_effectif=assujettissement_oeth", scopes, N_YEARS, PROBANT_ROUTE_NONE },
      { "boeth", ROUTE, "nature_effectif=boeth", scopes, N_YEARS, PROBANT_ROUTE_NONE },
      { "ecap", ROUTE, "nature_effectif=ecap", scopes, N_YEARS, PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Detail: headcount that makes liable"),
        "assujettissement:data.effectifs_annuel",
        PROBANT_FIELD_TABLE,
        .columns = detail_columns },
      { NULL, N_ ("Detail: beneficiaries"), "boeth:data.effectifs_annuel", PROBANT_FIELD_TABLE, .columns = detail_columns },
      { NULL, N_ ("Detail: particular aptitudes"), "ecap:data.effectifs_annuel", PROBANT_FIELD_TABLE, .columns = detail_columns },
      { NULL },
  },
  .verdict = judge_years,
  .present = present_years,
};
