/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/findings/probant-checks.h"
#include "core/probant-fold.h"

/* Collective proceedings, as far as the remarks of the clerks in the RCS and the RNE tell. The texts are
 * free: what is looked for are the terms of the Code de commerce, livre VI, and those that they replaced. */

#define MAX_QUOTED 5

static const char *const terms[] = {
  "redressement judiciaire",    "liquidation judiciaire",
  "reglement judiciaire",       "liquidation des biens",
  "procedure de sauvegarde",    "jugement de sauvegarde",
  "ouverture d une sauvegarde", "ouverture de la sauvegarde",
  "sauvegarde acceleree",       "sauvegarde financiere",
  "plan de sauvegarde",         "plan de redressement",
  "plan de continuation",       "plan de cession",
  "plan d apurement",           "procedure collective",
  "procedures collectives",     "cessation des paiements",
  "insuffisance d actif",       NULL,
};

/* Not of that kind, or said not to be. */
static const char *const excluding_terms[] = {
  "plan de sauvegarde de l emploi",
  "aucune procedure collective",
  "absence de procedure collective",
  "pas de procedure collective",
  NULL,
};

static const char *const ending_terms[] = {
  "extinction du passif",
  "met fin a la procedure",
  "mis fin a la procedure",
  "fin de la procedure",
  "fin de procedure",
  "bonne execution du plan",
  "constate l execution du plan",
  "constatant l execution du plan",
  "constatant la bonne execution",
  "cloture de la procedure de sauvegarde",
  "cloture de la procedure de redressement",
  "retractation du jugement",
  NULL,
};

/* One ends, another begins. */
static const char *const following_terms[] = {
  "conversion", "convertit", "converti en", "ouvrant", "ouvre une", "ouverture", "prononce la liquidation",
  NULL
};

typedef struct
{
  ProbantRecord *record; /* not owned */
  GDateTime *date;       /* NULL where not told */
  char *text;
  char *folded;
  gboolean ending;
} Remark;

static void
remark_free (Remark *self)
{
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self->text);
  g_free (self->folded);
  g_free (self);
}

static gboolean
contains_any (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (folded, *words) != NULL)
      return TRUE;

  return FALSE;
}

static void
collect_remarks (GPtrArray *remarks, ProbantRecord *record, const char *member)
{
  g_autoptr (GPtrArray) observations = probant_fact_list (record, "data.observations[]");

  for (guint i = 0; i < observations->len; i++)
    {
      JsonNode *observation = g_ptr_array_index (observations, i);
      g_autofree char *text = probant_clean_text (probant_node_get_text (observation, member));
      g_autofree char *folded = probant_fold_text (text);
      Remark *remark;

      if (!contains_any (folded, terms) || contains_any (folded, excluding_terms))
        continue;
      remark = g_new0 (Remark, 1);
      remark->record = record;
      remark->date = probant_node_get_date (observation, "date");
      remark->text = g_steal_pointer (&text);
      remark->folded = g_steal_pointer (&folded);
      remark->ending
          = contains_any (remark->folded, ending_terms) && !contains_any (remark->folded, following_terms);
      g_ptr_array_add (remarks, remark);
    }
}

/* Newest first; without a date, before those that have one. */
static int
compare_remarks (gconstpointer a, gconstpointer b)
{
  const Remark *first = *(const Remark *const *)a;
  const Remark *second = *(const Remark *const *)b;

  if (first->date == NULL || second->date == NULL)
    return (first->date != NULL) - (second->date != NULL);

  return g_date_time_compare (second->date, first->date);
}

/* The RNE repeats the remarks of the RCS. */
static gboolean
is_repeated (GPtrArray *remarks, guint index)
{
  const Remark *remark = g_ptr_array_index (remarks, index);

  for (guint i = 0; i < index; i++)
    {
      const Remark *before = g_ptr_array_index (remarks, i);

      if (compare_remarks (&before, &remark) == 0 && g_str_equal (before->folded, remark->folded))
        return TRUE;
    }

  return FALSE;
}

static void
quote_remark (ProbantFinding *finding, const Remark *remark)
{
  g_autofree char *label = NULL;
  g_autofree char *date = NULL;
  const char *producer = probant_record_get_endpoint (remark->record)->producer;

  if (remark->date == NULL)
    {
      probant_finding_add_value (finding, producer, remark->text);
      return;
    }

  date = probant_format_date (remark->date);
  /* Translators: the name of a public body, then a date. */
  label = g_strdup_printf (_ ("%s, %s"), producer, date);
  probant_finding_add_value (finding, label, remark->text);
}

void
probant_check_proceedings (const ProbantFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func ((GDestroyNotify)remark_free);
  const Remark *newest;
  ProbantFinding *finding;
  guint n_quoted = 0;
  gboolean ended;

  collect_remarks (remarks, probant_facts_get_answered (facts, "extraits_rcs_infogreffe"), "libelle");
  collect_remarks (remarks, probant_facts_get_answered (facts, "extrait_rne"), "texte");
  if (remarks->len == 0)
    return;

  g_ptr_array_sort (remarks, compare_remarks);
  newest = g_ptr_array_index (remarks, 0);
  ended = newest->ending && newest->date != NULL;
  finding = probant_findings_add (
      findings, ended ? PROBANT_SEVERITY_NOTICE : PROBANT_SEVERITY_SERIOUS,
      ended ? _ ("Remarks in the register speak of collective proceedings and, lastly, of their end")
            : _ ("Remarks in the register speak of collective proceedings"),
      NULL);
  for (guint i = 0; i < remarks->len; i++)
    {
      const Remark *remark = g_ptr_array_index (remarks, i);

      probant_finding_rest_on (finding, remark->record);
      if (n_quoted < MAX_QUOTED && !is_repeated (remarks, i))
        {
          quote_remark (finding, remark);
          n_quoted++;
        }
    }
}
