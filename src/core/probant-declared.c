/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-declared.h"

#include <glib/gi18n.h>

#include "core/findings/probant-claims.h"
#include "core/probant-figure.h"
#include "core/probant-fold.h"

G_DEFINE_QUARK (probant_declared_error, probant_declared_error)

/* What a trait's claims are compared with. */
typedef gboolean (*AgreesFunc) (const char *declared, const ProbantClaim *claim);

ProbantDeclared *
probant_declared_new (void)
{
  ProbantDeclared *self = g_new0 (ProbantDeclared, 1);

  self->officers = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
probant_declared_free (ProbantDeclared *self)
{
  g_free (self->number);
  g_free (self->name);
  g_free (self->address);
  g_free (self->activity);
  g_free (self->headcount);
  g_free (self->turnover);
  g_ptr_array_unref (self->officers);
  g_free (self);
}

gboolean
probant_declared_is_empty (const ProbantDeclared *self)
{
  return self->number == NULL && self->name == NULL && self->address == NULL && self->activity == NULL
         && self->headcount == NULL && self->turnover == NULL && self->officers->len == 0;
}

const char *
probant_outcome_get_name (ProbantOutcome outcome)
{
  static const char *const names[] = { "agrees", "differs", "unknown", "not-declared" };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (names), NULL);

  return names[outcome];
}

const char *
probant_outcome_get_title (ProbantOutcome outcome)
{
  switch (outcome)
    {
    case PROBANT_OUTCOME_AGREES:
      /* Translators: what was declared and what a source says are the same */
      return _ ("Agrees");
    case PROBANT_OUTCOME_DIFFERS:
      /* Translators: what was declared and what the sources say are not the same */
      return _ ("Differs");
    case PROBANT_OUTCOME_UNKNOWN:
      return _ ("Not comparable");
    case PROBANT_OUTCOME_NOT_DECLARED:
      return _ ("Not declared");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
probant_trait_get_name (ProbantTrait trait)
{
  static const char *const names[]
      = { "number", "name", "address", "activity", "headcount", "turnover", "officer" };

  g_return_val_if_fail (trait < G_N_ELEMENTS (names), NULL);

  return names[trait];
}

static void
known_free (ProbantKnown *self)
{
  g_object_unref (self->record);
  g_free (self->value);
  g_free (self);
}

void
probant_comparison_free (ProbantComparison *self)
{
  g_free (self->label);
  g_free (self->declared);
  g_ptr_array_unref (self->known);
  g_free (self->sentence);
  g_free (self);
}

static ProbantComparison *
add_comparison (GPtrArray *comparisons, ProbantTrait trait, const char *label, const char *declared)
{
  ProbantComparison *comparison = g_new0 (ProbantComparison, 1);

  comparison->trait = trait;
  comparison->label = g_strdup (label);
  comparison->declared = g_strdup (declared);
  comparison->known = g_ptr_array_new_with_free_func ((GDestroyNotify)known_free);
  g_ptr_array_add (comparisons, comparison);

  return comparison;
}

static void
add_known (ProbantComparison *comparison, const ProbantClaim *claim, gboolean agrees)
{
  ProbantKnown *known = g_new0 (ProbantKnown, 1);

  known->record = g_object_ref (claim->record);
  known->value = g_strdup (claim->value);
  known->agrees = agrees;
  g_ptr_array_add (comparison->known, known);
}

/* The producers of what agrees, or of all: "INSEE, Infogreffe". (transfer full) */
static char *
join_producers (const ProbantComparison *comparison, gboolean agreeing)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < comparison->known->len; i++)
    {
      const ProbantKnown *known = g_ptr_array_index (comparison->known, i);
      const char *producer = probant_record_get_endpoint (known->record)->producer;

      if ((known->agrees || !agreeing)
          && !g_ptr_array_find_with_equal_func (names, producer, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer)producer);
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **)names->pdata);
}

/* `unclear`: why what was declared cannot be compared, NULL where it can. */
static void
conclude (ProbantComparison *comparison, const char *unclear)
{
  gboolean agrees = FALSE;
  g_autofree char *producers = NULL;

  for (guint i = 0; i < comparison->known->len; i++)
    agrees |= ((ProbantKnown *)g_ptr_array_index (comparison->known, i))->agrees;
  producers = join_producers (comparison, agrees);

  if (comparison->declared == NULL)
    {
      comparison->outcome = PROBANT_OUTCOME_NOT_DECLARED;
      comparison->sentence = g_strdup (_ ("Not declared"));
    }
  else if (comparison->known->len == 0)
    {
      comparison->outcome = PROBANT_OUTCOME_UNKNOWN;
      comparison->sentence = g_strdup (_ ("No source tells"));
    }
  else if (agrees)
    {
      comparison->outcome = PROBANT_OUTCOME_AGREES;
      /* Translators: names of public bodies. */
      comparison->sentence = g_strdup_printf (_ ("Agrees with %s"), producers);
    }
  else if (unclear != NULL)
    {
      comparison->outcome = PROBANT_OUTCOME_UNKNOWN;
      comparison->sentence = g_strdup (unclear);
    }
  else
    {
      comparison->outcome = PROBANT_OUTCOME_DIFFERS;
      /* Translators: names of public bodies. */
      comparison->sentence = g_strdup_printf (_ ("Differs from %s"), producers);
    }
}

/* Frees `claims`. */
static void
compare_trait (GPtrArray *comparisons,
               ProbantTrait trait,
               const char *label,
               const char *declared,
               GPtrArray *claims,
               AgreesFunc agrees,
               const char *unclear)
{
  g_autoptr (GPtrArray) owned = claims;
  ProbantComparison *comparison;

  if (declared == NULL && claims->len == 0)
    return;

  comparison = add_comparison (comparisons, trait, label, declared);
  for (guint i = 0; i < claims->len; i++)
    {
      const ProbantClaim *claim = g_ptr_array_index (claims, i);

      add_known (comparison, claim, declared != NULL && agrees (declared, claim));
    }
  conclude (comparison, unclear);
}

/* The traits */

/* A declared SIRET is compared with SIRETs where there are any, a number of another kind with those of its
 * kind. */
static GPtrArray *
list_numbers (const ProbantFacts *facts, ProbantIdentifierKind kind)
{
  static const struct
  {
    const char *source;
    const char *path;
    ProbantIdentifierKind kind;
  } sources[] = {
    { "etablissements", "data.siret", PROBANT_IDENTIFIER_SIRET },
    { "entreprises", "data.siret_siege_social", PROBANT_IDENTIFIER_SIRET },
    { "associations", "data.siret_siege", PROBANT_IDENTIFIER_SIRET },
    { "entreprises", "data.siren", PROBANT_IDENTIFIER_SIREN },
    { "associations", "data.siren", PROBANT_IDENTIFIER_SIREN },
    { "associations", "data.rna", PROBANT_IDENTIFIER_RNA },
    { "associations", "data.rna_id", PROBANT_IDENTIFIER_RNA },
    { "entreprises", "data.rna", PROBANT_IDENTIFIER_RNA },
  };
  GPtrArray *claims = probant_claims_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      const char *number = probant_fact_text (record, sources[i].path);
      ProbantClaim *claim = NULL;

      if (number != NULL && sources[i].kind == kind)
        claim = probant_claims_add (claims, record, probant_identifier_format (number));
      if (claim != NULL)
        probant_claim_add_key (claim, g_strdup (number));
    }

  return claims;
}

static gboolean
agrees_number (const char *declared, const ProbantClaim *claim)
{
  ProbantIdentifier identifier;

  return probant_identifier_parse_unchecked (declared, &identifier, NULL)
         && g_ptr_array_find_with_equal_func (claim->keys, identifier.value, g_str_equal, NULL);
}

static gboolean
agrees_name (const char *declared, const ProbantClaim *claim)
{
  return probant_claim_has_key (claim, declared, probant_same_name);
}

static gboolean
agrees_person (const char *declared, const ProbantClaim *claim)
{
  return probant_claim_has_key (claim, declared, probant_same_person) || agrees_name (declared, claim);
}

static gboolean
agrees_address (const char *declared, const ProbantClaim *claim)
{
  return probant_claim_has_key (claim, declared, probant_same_address);
}

/* By code where there is one, else by the same words. */
static gboolean
agrees_activity (const char *declared, const ProbantClaim *claim)
{
  g_autofree char *code = probant_fold_activity_code (declared);
  g_autofree char *words = probant_fold_text (declared);
  g_autofree char *known = probant_fold_text (claim->value);

  g_autofree char *end = g_strconcat (" ", words, NULL);

  if (code != NULL)
    return probant_claim_has_key (claim, code, probant_same_activity);

  return *words != '\0' && (g_str_equal (known, words) || g_str_has_suffix (known, end));
}

static gboolean
agrees_headcount (const char *declared, const ProbantClaim *claim)
{
  double from, to;

  return probant_figure_read_headcount (declared, &from, &to)
         && probant_figure_same_headcount (from, to, claim->from, claim->to);
}

static gboolean
agrees_turnover (const char *declared, const ProbantClaim *claim)
{
  double amount;

  return probant_figure_read_amount (declared, &amount) && probant_figure_same_amount (amount, claim->from);
}

static void
compare_number (GPtrArray *comparisons, const char *declared, const ProbantFacts *facts)
{
  ProbantIdentifier identifier;

  if (declared == NULL)
    return;
  if (probant_identifier_parse_unchecked (declared, &identifier, NULL))
    compare_trait (comparisons, PROBANT_TRAIT_NUMBER, probant_identifier_kind_name (identifier.kind),
                   declared, list_numbers (facts, identifier.kind), agrees_number, NULL);
  else
    compare_trait (comparisons, PROBANT_TRAIT_NUMBER, _ ("SIRET, SIREN or RNA"), declared,
                   list_numbers (facts, PROBANT_IDENTIFIER_SIREN), agrees_number,
                   _ ("Cannot be read as such a number"));
}

static void
compare_activity (GPtrArray *comparisons, const char *declared, const ProbantFacts *facts)
{
  g_autofree char *code = probant_fold_activity_code (declared);

  compare_trait (comparisons, PROBANT_TRAIT_ACTIVITY, _ ("Main activity"), declared,
                 probant_claims_list_activities (facts), agrees_activity,
                 code == NULL ? _ ("Declared in words: to be compared by reading") : NULL);
}

static void
compare_figures (GPtrArray *comparisons, const ProbantDeclared *self, const ProbantFacts *facts)
{
  double from, to;
  const char *unclear = _ ("Cannot be read as a number");

  compare_trait (comparisons, PROBANT_TRAIT_HEADCOUNT, _ ("Headcount"), self->headcount,
                 probant_claims_list_headcounts (facts), agrees_headcount,
                 probant_figure_read_headcount (self->headcount, &from, &to) ? NULL : unclear);
  compare_trait (comparisons, PROBANT_TRAIT_TURNOVER, _ ("Turnover"), self->turnover,
                 probant_claims_list_turnovers (facts), agrees_turnover,
                 probant_figure_read_amount (self->turnover, &from) ? NULL : unclear);
}

/* Officers: one line for each that was declared, one for those that were not */

static gboolean
is_declared (const ProbantDeclared *self, const ProbantClaim *claim)
{
  for (guint i = 0; i < self->officers->len; i++)
    if (agrees_person (g_ptr_array_index (self->officers, i), claim))
      return TRUE;

  return FALSE;
}

static void
compare_officer (GPtrArray *comparisons, const char *declared, GPtrArray *claims)
{
  ProbantComparison *comparison
      = add_comparison (comparisons, PROBANT_TRAIT_OFFICER, _ ("Officer"), declared);
  gboolean found = FALSE;

  for (guint i = 0; i < claims->len; i++)
    found |= agrees_person (declared, g_ptr_array_index (claims, i));

  /* Only those that agree, or all where none does. */
  for (guint i = 0; i < claims->len; i++)
    {
      gboolean agrees = agrees_person (declared, g_ptr_array_index (claims, i));

      if (agrees || !found)
        add_known (comparison, g_ptr_array_index (claims, i), agrees);
    }
  conclude (comparison, NULL);
}

static void
compare_officers (GPtrArray *comparisons, const ProbantDeclared *self, const ProbantFacts *facts)
{
  g_autoptr (GPtrArray) claims = probant_claims_list_officers (facts);
  ProbantComparison *missing = NULL;

  for (guint i = 0; i < self->officers->len; i++)
    compare_officer (comparisons, g_ptr_array_index (self->officers, i), claims);

  for (guint i = 0; i < claims->len; i++)
    {
      const ProbantClaim *claim = g_ptr_array_index (claims, i);

      if (is_declared (self, claim))
        continue;
      if (missing == NULL)
        missing = add_comparison (comparisons, PROBANT_TRAIT_OFFICER,
                                  self->officers->len > 0 ? _ ("Other officers") : _ ("Officers"), NULL);
      add_known (missing, claim, FALSE);
    }
  if (missing != NULL)
    conclude (missing, NULL);
}

GPtrArray *
probant_declared_compare (const ProbantDeclared *self, GListModel *records, const ProbantSubject *subject)
{
  GPtrArray *comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify)probant_comparison_free);
  g_auto (ProbantFacts) facts = { NULL };

  g_return_val_if_fail (self != NULL && G_IS_LIST_MODEL (records) && subject != NULL, comparisons);

  probant_facts_init (&facts, records, subject, NULL);
  compare_number (comparisons, self->number, &facts);
  compare_trait (comparisons, PROBANT_TRAIT_NAME, _ ("Name"), self->name, probant_claims_list_names (&facts),
                 probant_facts_is_person (&facts) ? agrees_person : agrees_name, NULL);
  compare_trait (comparisons, PROBANT_TRAIT_ADDRESS, _ ("Address"), self->address,
                 probant_claims_list_addresses (&facts), agrees_address, NULL);
  compare_activity (comparisons, self->activity, &facts);
  compare_figures (comparisons, self, &facts);
  compare_officers (comparisons, self, &facts);

  return comparisons;
}
