/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-records.h"

#include <string.h>

static const ProbantEndpoint endpoints[] = {
  { .name = "entreprises", .title = "Legal unit", .producer = "INSEE & Infogreffe" },
  { .name = "etablissements", .title = "Establishment", .producer = "INSEE" },
  { .name = "extraits_rcs_infogreffe", .title = "RCS extract", .producer = "Infogreffe" },
  { .name = "associations", .title = "Association", .producer = "Ministère de l’Intérieur" },
  { .name = "actes_inpi", .title = "Deeds", .producer = "INPI" },
  { .name = "bilans_inpi", .title = "Accounts", .producer = "INPI" },
  { .name = "exercices", .title = "Turnover", .producer = "DGFIP" },
  { .name = "attestations_fiscales_dgfip",
    .title = "Tax certificate",
    .producer = "DGFIP",
    .coverage = "Whom it covers." },
  { .name = "attestations_sociales_acoss",
    .title = "Vigilance certificate",
    .producer = "Urssaf",
    .coverage = "Whom it covers." },
  { .name = "cotisations_msa", .title = "MSA", .producer = "MSA" },
  { .name = "cotisation_retraite_probtp", .title = "PROBTP", .producer = "PROBTP" },
  { .name = "certificats_rge_ademe", .title = "RGE", .producer = "ADEME" },
  { .name = "certificats_qualibat", .title = "Qualibat", .producer = "Qualibat" },
  { .name = "certificats_opqibi", .title = "OPQIBI", .producer = "OPQIBI" },
  { .name = "certificats_cibtp", .title = "CIBTP", .producer = "CIBTP" },
  { .name = "qualifelec", .title = "Qualifelec", .producer = "Qualifelec" },
  { .name = "data_subvention", .title = "Grants", .producer = "Data.Subvention" },
  { .name = "liens_capitalistiques", .title = "Capital links", .producer = "DGFIP" },
  { .name = "extrait_rne", .title = "RNE extract", .producer = "INPI" },
  { .name = "mandataires_sociaux", .title = "Officers", .producer = "Infogreffe" },
  { .name = "effectifs_annuels", .title = "Headcounts", .producer = "GIP-MDS" },
  { .name = "attestations_agefiph", .title = "Disabled workers", .producer = "GIP-MDS" },
};

static const ProbantEndpoint *
find_endpoint (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++)
    if (g_str_equal (endpoints[i].name, name))
      return &endpoints[i];

  g_error ("No sample source named %s", name);
}

const char *
sample_records_get_name (guint index)
{
  return index < G_N_ELEMENTS (endpoints) ? endpoints[index].name : NULL;
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (json, "'", -1);
  g_autofree char *quoted = g_strjoinv ("\"", parts);
  JsonNode *root = json_from_string (quoted, &error);

  g_assert_no_error (error);

  return root;
}

GListStore *
sample_records_new (void)
{
  return g_list_store_new (PROBANT_TYPE_RECORD);
}

static ProbantRecord *
append (GListStore *records, const char *name, GHashTable *answers)
{
  g_autoptr (ProbantRecord) record = probant_record_new (find_endpoint (name));

  probant_record_settle (record, answers, "552049447");
  g_list_store_append (records, record);

  return record;
}

static GHashTable *
new_answers (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)probant_answer_unref);
}

ProbantRecord *
sample_records_add_years (GListStore *records, const char *name, const char *const *pairs)
{
  g_autoptr (GHashTable) answers = new_answers ();

  for (; *pairs != NULL; pairs += 2)
    {
      ProbantAnswer *answer = probant_answer_new ();

      answer->root = parse (pairs[1]);
      answer->http_status = 200;
      g_hash_table_insert (answers, (gpointer)pairs[0], answer);
    }

  return append (records, name, answers);
}

ProbantRecord *
sample_records_add (GListStore *records, const char *name, const char *key, const char *json)
{
  return sample_records_add_years (records, name, (const char *const[]){ key, json, NULL });
}

ProbantRecord *
sample_records_add_problem (GListStore *records, const char *name, ProbantProblemKind kind)
{
  g_autoptr (GHashTable) answers = new_answers ();
  ProbantAnswer *answer = probant_answer_new ();

  answer->problem = probant_problem_new_local (kind, "sample", NULL);
  g_hash_table_insert (answers, (gpointer) "main", answer);

  return append (records, name, answers);
}
