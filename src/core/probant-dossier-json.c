/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-dossier-json.h"

#include "core/probant-declared.h"
#include "core/probant-dossier-fields.h"

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* `number`: below `least` it is unknown. */
static void
add_number (JsonBuilder *builder, const char *member, gint64 number, gint64 least)
{
  json_builder_set_member_name (builder, member);
  if (number >= least)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_subject (JsonBuilder *builder, const ProbantSubject *subject)
{
  json_builder_set_member_name (builder, "subject");
  json_builder_begin_object (builder);
  add_text (builder, "siren", subject->siren);
  add_text (builder, "siret", subject->siret);
  add_text (builder, "rna", subject->rna);
  add_text (builder, "name", subject->name);
  json_builder_end_object (builder);
}

static void
add_purpose (JsonBuilder *builder, ProbantClient *client)
{
  json_builder_set_member_name (builder, "purpose");
  json_builder_begin_object (builder);
  add_text (builder, "context", probant_client_get_context (client));
  add_text (builder, "object", probant_client_get_object (client));
  add_text (builder, "recipient", probant_client_get_recipient (client));
  json_builder_end_object (builder);
}

static void
add_problem (JsonBuilder *builder, const char *code, const char *title, const char *detail, int retry_in)
{
  json_builder_set_member_name (builder, "problem");
  json_builder_begin_object (builder);
  add_text (builder, "code", code);
  add_text (builder, "title", title);
  add_text (builder, "detail", detail);
  add_number (builder, "retry_in", retry_in, 0);
  json_builder_end_object (builder);
}

static void
add_record_problem (JsonBuilder *builder, ProbantRecord *record)
{
  const ProbantProblem *problem = probant_record_get_problem (record);
  ProbantReason reason = probant_record_get_reason (record);

  if (problem != NULL)
    add_problem (builder, problem->code, problem->title,
                 problem->detail != NULL ? problem->detail : problem->next, problem->retry_in);
  else if (probant_record_get_state (record) == PROBANT_RECORD_SKIPPED)
    {
      const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
      g_autofree char *title = probant_reason_describe (reason, endpoint);
      g_autofree char *next = probant_reason_describe_next (reason, endpoint);

      add_problem (builder, probant_reason_get_name (reason), title, next, -1);
    }
  else
    add_text (builder, "problem", NULL);
}

static void
add_fields (JsonBuilder *builder, const ProbantPresentation *presentation)
{
  g_autoptr (GPtrArray) fields = probant_dossier_fields_list (presentation);

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const ProbantDossierField *field = g_ptr_array_index (fields, i);

      json_builder_begin_object (builder);
      add_text (builder, "section", field->section);
      add_text (builder, "label", field->label);
      add_text (builder, "value", field->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_documents (JsonBuilder *builder, GListModel *documents, GHashTable *names)
{
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);
      GBytes *bytes = probant_document_get_bytes (document);

      json_builder_begin_object (builder);
      add_text (builder, "name", g_hash_table_lookup (names, document));
      add_text (builder, "url", probant_document_get_url (document));
      add_text (builder, "media_type", probant_document_get_media_type (document));
      add_number (builder, "bytes", bytes != NULL ? (gint64)g_bytes_get_size (bytes) : -1, 0);
      add_text (builder, "sha256", probant_document_get_sha256 (document));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_record (JsonBuilder *builder, ProbantRecord *record, GHashTable *names)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  GDateTime *asked_at = probant_record_get_asked_at (record);
  g_autofree char *iso = asked_at != NULL ? g_date_time_format_iso8601 (asked_at) : NULL;

  json_builder_begin_object (builder);
  add_text (builder, "source", endpoint->name);
  add_text (builder, "category", probant_category_get_name (endpoint->category));
  add_text (builder, "state", probant_record_state_get_name (probant_record_get_state (record)));
  add_number (builder, "http_status", probant_record_get_http_status (record), 1);
  add_text (builder, "verdict", probant_verdict_kind_get_name (probant_record_get_verdict (record)));
  add_record_problem (builder, record);
  add_text (builder, "asked_at", iso);
  add_number (builder, "elapsed_ms", asked_at != NULL ? probant_record_get_elapsed_ms (record) : -1, 0);
  add_fields (builder, probant_record_get_presentation (record));
  add_documents (builder, probant_record_get_documents (record), names);
  json_builder_end_object (builder);
}

static void
add_known (JsonBuilder *builder, const ProbantKnown *known)
{
  json_builder_begin_object (builder);
  add_text (builder, "source", probant_record_get_endpoint (known->record)->name);
  add_text (builder, "value", known->value);
  json_builder_set_member_name (builder, "agrees");
  json_builder_add_boolean_value (builder, known->agrees);
  json_builder_end_object (builder);
}

static void
add_comparisons (JsonBuilder *builder, GPtrArray *comparisons)
{
  json_builder_set_member_name (builder, "comparison");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (comparisons, i);

      json_builder_begin_object (builder);
      add_text (builder, "item", probant_trait_get_name (comparison->trait));
      add_text (builder, "declared", comparison->declared);
      add_text (builder, "outcome", probant_outcome_get_name (comparison->outcome));
      add_text (builder, "sentence", comparison->sentence);
      json_builder_set_member_name (builder, "known");
      json_builder_begin_array (builder);
      for (guint j = 0; j < comparison->known->len; j++)
        add_known (builder, g_ptr_array_index (comparison->known, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
probant_dossier_to_json (ProbantDossier *dossier, GHashTable *names)
{
  g_autoptr (GPtrArray) comparisons = probant_dossier_compare (dossier);
  GListModel *records = G_LIST_MODEL (dossier);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_subject (builder, probant_dossier_get_subject (dossier));
  add_purpose (builder, probant_dossier_get_client (dossier));
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      add_record (builder, record, names);
    }
  json_builder_end_array (builder);
  if (comparisons != NULL)
    add_comparisons (builder, comparisons);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}
