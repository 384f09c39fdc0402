/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/findings/probant-checks.h"
#include "core/findings/probant-claims.h"
#include "core/probant-fold.h"

/* Do the sources speak of the same applicant? */

static const char *
get_producer (ProbantRecord *record)
{
  return probant_record_get_endpoint (record)->producer;
}

static gboolean
is_contradicted (GPtrArray *claims, ProbantSameFunc same)
{
  const ProbantClaim *first = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const ProbantClaim *claim = g_ptr_array_index (claims, i);

      if (claim->keys->len == 0)
        continue;
      if (first == NULL)
        first = claim;
      else if (!probant_claim_agrees (first, claim, same))
        return TRUE;
    }

  return FALSE;
}

/* Frees `claims`. */
static void
compare_claims (GPtrArray *findings,
                GPtrArray *claims,
                ProbantSameFunc same,
                ProbantSeverity severity,
                const char *sentence)
{
  g_autoptr (GPtrArray) owned = claims;
  ProbantFinding *finding;

  if (!is_contradicted (claims, same))
    return;

  finding = probant_findings_add (findings, severity, sentence, NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      const ProbantClaim *claim = g_ptr_array_index (claims, i);

      probant_finding_rest_on (finding, claim->record);
      probant_finding_add_value (finding, get_producer (claim->record), claim->value);
    }
}

void
probant_check_name_differs (const ProbantFacts *facts, GPtrArray *findings)
{
  compare_claims (findings, probant_claims_list_names (facts),
                  probant_facts_is_person (facts) ? probant_same_person : probant_same_name,
                  PROBANT_SEVERITY_WARNING, _ ("The name is not the same in all sources"));
}

void
probant_check_address_differs (const ProbantFacts *facts, GPtrArray *findings)
{
  compare_claims (findings, probant_claims_list_addresses (facts), probant_same_address,
                  PROBANT_SEVERITY_NOTICE, _ ("The address is not the same in all sources"));
}

void
probant_check_activity_differs (const ProbantFacts *facts, GPtrArray *findings)
{
  compare_claims (findings, probant_claims_list_activities (facts), probant_same_activity,
                  PROBANT_SEVERITY_INFO, _ ("The main activity is not the same in all sources"));
}

/* RNA numbers */

typedef struct
{
  ProbantRecord *record; /* not owned; NULL: the number that was asked for */
  char *rna;
  char *siren; /* NULL where not told */
} Registration;

static void
registration_free (Registration *self)
{
  g_free (self->rna);
  g_free (self->siren);
  g_free (self);
}

/* `siren` may be a SIRET. */
static void
add_registration (GPtrArray *registrations, ProbantRecord *record, const char *rna, const char *siren)
{
  g_autofree char *start = siren != NULL ? g_strndup (siren, 9) : NULL;
  Registration *registration;

  if (!probant_rna_is_valid (rna))
    return;

  registration = g_new0 (Registration, 1);
  registration->record = record;
  registration->rna = g_strdup (rna);
  registration->siren = probant_siren_is_valid (start) ? g_steal_pointer (&start) : NULL;
  g_ptr_array_add (registrations, registration);
}

/* What the registers say of the applicant itself. */
static GPtrArray *
list_registrations (const ProbantFacts *facts)
{
  static const struct
  {
    const char *source;
    const char *rna;
    const char *siren;
  } sources[] = {
    { "associations", "data.rna", "data.siren" },
    { "associations", "data.rna_id", "data.siret" },
    { "entreprises", "data.rna", "data.siren" },
    { "etablissements", "data.unite_legale.rna", "data.unite_legale.siren" },
  };
  GPtrArray *registrations = g_ptr_array_new_with_free_func ((GDestroyNotify)registration_free);

  if (facts->subject->asked.kind == PROBANT_IDENTIFIER_RNA)
    add_registration (registrations, NULL, facts->subject->asked.value, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);

      add_registration (registrations, record, probant_fact_text (record, sources[i].rna),
                        probant_fact_text (record, sources[i].siren));
    }

  return registrations;
}

static void
quote_registrations (ProbantFinding *finding, GPtrArray *registrations)
{
  for (guint i = 0; i < registrations->len; i++)
    {
      const Registration *registration = g_ptr_array_index (registrations, i);
      g_autofree char *siren
          = registration->siren != NULL ? probant_identifier_format (registration->siren) : NULL;
      g_autofree char *numbers = g_strjoin (", SIREN ", registration->rna, siren, NULL);

      probant_finding_rest_on (finding, registration->record);
      probant_finding_add_value (
          finding, registration->record != NULL ? get_producer (registration->record) : _ ("Asked for"),
          numbers);
    }
}

void
probant_check_rna_differs (const ProbantFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) registrations = list_registrations (facts);
  gboolean differs = FALSE;

  for (guint i = 1; i < registrations->len; i++)
    {
      const Registration *first = g_ptr_array_index (registrations, 0);
      const Registration *other = g_ptr_array_index (registrations, i);

      differs |= !g_str_equal (first->rna, other->rna);
    }
  if (differs)
    quote_registrations (probant_findings_add (findings, PROBANT_SEVERITY_WARNING,
                                               _ ("The RNA number is not the same in all sources"), NULL),
                         registrations);
}

/* Associations of the network, which should have numbers of their own. */
static void
add_network (GPtrArray *registrations, ProbantRecord *record)
{
  static const char *const lists[] = { "data.composition_reseau[]", "data.reseaux_affiliation[]" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) members = probant_fact_list (record, lists[i]);

      for (guint j = 0; j < members->len; j++)
        add_registration (registrations, record,
                          probant_node_get_text (g_ptr_array_index (members, j), "rna"),
                          probant_node_get_text (g_ptr_array_index (members, j), "siret"));
    }
}

void
probant_check_rna_shared (const ProbantFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) registrations = list_registrations (facts);
  g_autoptr (GPtrArray) sharing = g_ptr_array_new ();
  const char *siren = facts->subject->siren;
  gboolean shared = FALSE;

  add_network (registrations, probant_facts_get_answered (facts, "associations"));
  for (guint i = 0; i < registrations->len; i++)
    {
      Registration *registration = g_ptr_array_index (registrations, i);
      const Registration *first = g_ptr_array_index (registrations, 0);

      if (registration->siren == NULL || !g_str_equal (registration->rna, first->rna))
        continue;
      g_ptr_array_add (sharing, registration);
      if (siren == NULL)
        siren = registration->siren;
      shared |= !g_str_equal (registration->siren, siren);
    }
  if (shared)
    quote_registrations (probant_findings_add (findings, PROBANT_SEVERITY_WARNING,
                                               _ ("One RNA number stands for several SIREN numbers"), NULL),
                         sharing);
}
