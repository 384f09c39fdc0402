/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-table.h"
#include "core/catalogue/probant-validity.h"

/* Qualifelec: a section a certificate, for each has qualification, insurers and period of its own. */

/* The certificate that ends last speaks for all. */
static void
judge_qualifelec (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  g_autoptr (GPtrArray) ends = probant_json_list (answers, "certificats:data[].data.date_fin");
  g_autoptr (GDateTime) last = NULL;

  for (guint i = 0; i < ends->len; i++)
    {
      const char *text = probant_node_get_text (g_ptr_array_index (ends, i), "");
      g_autoptr (GDateTime) end = text != NULL ? probant_parse_date (text) : NULL;

      if (end != NULL && (last == NULL || g_date_time_compare (end, last) > 0))
        {
          g_clear_pointer (&last, g_date_time_unref);
          last = g_steal_pointer (&end);
        }
    }

  if (last == NULL && probant_json_get (answers, "certificats:data[].data.document_url") == NULL)
    return;

  probant_validity_judge (last, today, verdict);
  verdict->caveat = g_strdup (
      _ ("The date of the certificate that ends last: each certificate holds for its qualification alone."));
}

static const ProbantField certificate_fields[] = {
  { NULL, N_ ("Qualification"), "data.qualification.label", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("RGE"), "data.rge", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Valid from"), "data.date_debut", PROBANT_FIELD_DATE },
  { NULL, N_ ("Valid until"), "data.date_fin", PROBANT_FIELD_DATE, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Qualified from"), "data.qualification.date_debut", PROBANT_FIELD_DATE },
  { NULL, N_ ("Qualified until"), "data.qualification.date_fin", PROBANT_FIELD_DATE },
  { NULL, N_ ("Class (permanent staff)"), "data.qualification.classification", PROBANT_FIELD_CUSTOM,
    .format = probant_format_code_label },
  { NULL, N_ ("Indices"), "data.qualification.indices[]", PROBANT_FIELD_CUSTOM,
    .format = probant_format_code_label },
  { NULL, N_ ("Mentions"), "data.qualification.mentions[]", PROBANT_FIELD_CUSTOM,
    .format = probant_format_code_label },
  { NULL, N_ ("Fields"), "data.qualification.domaines[]", PROBANT_FIELD_CUSTOM,
    .format = probant_format_code_label },
  { NULL, N_ ("Ten-year insurance"), "data.assurance_decennale.nom", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Ten-year insurance from"), "data.assurance_decennale.date_debut", PROBANT_FIELD_DATE },
  { NULL, N_ ("Ten-year insurance until"), "data.assurance_decennale.date_fin", PROBANT_FIELD_DATE },
  { NULL, N_ ("Liability insurance"), "data.assurance_civile.nom", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Liability insurance from"), "data.assurance_civile.date_debut", PROBANT_FIELD_DATE },
  { NULL, N_ ("Liability insurance until"), "data.assurance_civile.date_fin", PROBANT_FIELD_DATE },
  { NULL },
};

static void
add_certificate_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  g_autofree char *number = probant_node_to_text (probant_node_get (node, "data.numero"));
  g_autofree char *title
      = number != NULL ? g_strdup_printf (_ ("Certificate %s"), number) : g_strdup (_ ("Certificate"));

  probant_table_add_values (probant_presentation_add_section (user_data, title), certificate_fields, scope);
}

static void
present_qualifelec (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  probant_answers_walk (answers, NULL, "certificats:data[]", add_certificate_cb, presentation);
  probant_table_say_none (presentation, _ ("Certificates"));
}

#define CERTIFICATE "data[].data."

const ProbantEndpoint probant_source_qualifelec = {
  .row = 0,
  .name = "qualifelec",
  .category = PROBANT_CATEGORY_PROFESSIONAL,
  .title = N_ ("Qualifelec certification"),
  .producer = "Qualifelec",
  .ping = "qualifelec/certificats",
  .summary = N_ ("The Qualifelec certificates of the establishment in electrical and energy engineering, with their insurers."),
  .coverage = N_ ("Covers electrical firms that asked Qualifelec for a qualification, which is not compulsory: absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON | PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "certificats",
        "/v3/qualifelec/etablissements/{siret}/certificats",
        NULL,
        (const char *const[]) { "open_data", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL, NULL, CERTIFICATE "numero", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "rge", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "date_debut", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "date_fin", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.label", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.date_debut", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.date_fin", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.classification", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.indices", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.mentions", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.domaines", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "assurance_decennale", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "assurance_civile", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .list = "data",
        .url = "data.document_url",
        .title = N_ ("Qualifelec certificate"),
        .date_path = "data.date_debut",
        .detail_path = "data.qualification.label",
        .name = "certificat-qualifelec" },
      { NULL },
  },
  .verdict = judge_qualifelec,
  .present = present_qualifelec,
};
