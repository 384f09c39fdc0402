/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

#include "core/probant-path.h"

/* 22. Patents, designs and trademarks: API Entreprise has no route for them any more; the INPI's own API has,
 * and its answers come in the shape that probant-inpi-titles.h describes. */

#define OPTIONAL PROBANT_FIELD_OPTIONAL

#define COVERAGE                                                                                             \
  N_ ("Only filings that carried this SIREN are found: those of natural persons, of other companies of a "   \
      "group, of foreign owners, old or assigned ones are missed, and so are European and international "    \
      "trademarks. Finding nothing does not mean that there is nothing.")
#define LATEST N_ ("The five filed last, at most.")

static gint64
get_count (JsonObject *answers, const char *path)
{
  JsonNode *node = probant_json_get (answers, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : -1;
}

static void
add_count (GString *counts, gint64 n, const char *text)
{
  if (n < 0)
    return;
  if (counts->len > 0)
    g_string_append (counts, ", ");
  g_string_append_printf (counts, "%" G_GINT64_FORMAT " %s", n, text);
}

/* A count is a fact and no verdict; what it does not prove is said with it. */
static void
judge_titles (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  gint64 marks = get_count (answers, "marques:data.nombre");
  gint64 patents = get_count (answers, "brevets:data.nombre");
  gint64 designs = get_count (answers, "modeles:data.nombre");
  g_autoptr (GString) counts = g_string_new (NULL);

  /* Translators: after a number */
  add_count (counts, marks, ngettext ("trademark", "trademarks", (gulong)MAX (marks, 0)));
  /* Translators: after a number */
  add_count (counts, patents, ngettext ("patent", "patents", (gulong)MAX (patents, 0)));
  /* Translators: after a number */
  add_count (counts, designs, ngettext ("design", "designs", (gulong)MAX (designs, 0)));
  if (counts->len == 0)
    return;

  /* Translators: %s is "3 trademarks, 1 patent, 0 designs" */
  verdict->sentence = g_strdup_printf (_ ("Filed with this SIREN: %s."), counts->str);
  verdict->caveat = g_strdup (_ (COVERAGE));
}

static const ProbantField mark_columns[] = {
  { NULL, N_ ("Number"), "numero" },
  { NULL, N_ ("Trademark"), "titre" },
  { NULL, N_ ("Type"), "type", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Status"), "statut" },
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE },
  { NULL, N_ ("Registered on"), "date_enregistrement", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Expires on"), "date_expiration", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Nice classes"), "classes", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Applicant"), "deposant", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Owner"), "titulaire", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL },
};

static const ProbantField patent_columns[] = {
  { NULL, N_ ("Publication number"), "numero" },
  { NULL, N_ ("Title"), "titre" },
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE },
  { NULL, N_ ("Published on"), "date_publication", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Classes (IPC)"), "classes", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Applicant"), "deposant", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL },
};

static const ProbantField design_columns[] = {
  { NULL, N_ ("Number"), "numero" },
  { NULL, N_ ("Reference"), "reference", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Title"), "titre" },
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE },
  { NULL, N_ ("Published on"), "date_publication", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Locarno classes"), "classes", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Applicant"), "deposant", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Owner"), "titulaire", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL },
};

#define NUMBER PROBANT_FIELD_NUMBER
#define TABLE PROBANT_FIELD_TABLE

static const ProbantField fields[] = {
  { N_ ("Found with this SIREN"), N_ ("Trademarks"), "marques:data.nombre", NUMBER },
  { NULL, N_ ("Trademarks compared to find the latest"), "marques:data.examines", NUMBER, OPTIONAL },
  { NULL, N_ ("Patents"), "brevets:data.nombre", NUMBER },
  { NULL, N_ ("Patents compared to find the latest"), "brevets:data.examines", NUMBER, OPTIONAL },
  { NULL, N_ ("Designs"), "modeles:data.nombre", NUMBER },
  { NULL, N_ ("Designs compared to find the latest"), "modeles:data.examines", NUMBER, OPTIONAL },
  { NULL, N_ ("Public page"), "marques:data.page", PROBANT_FIELD_URL, OPTIONAL },
  /* The same page. */
  { NULL, NULL, "brevets:data.page", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "modeles:data.page", PROBANT_FIELD_HIDDEN },
  { NULL, N_ ("Trademarks"), "marques:data.titres", TABLE, OPTIONAL, .columns = mark_columns,
    .note = LATEST },
  { NULL, N_ ("Patents"), "brevets:data.titres", TABLE, OPTIONAL, .columns = patent_columns, .note = LATEST },
  { NULL, N_ ("Designs"), "modeles:data.titres", TABLE, OPTIONAL, .columns = design_columns, .note = LATEST },
  { NULL },
};

static const ProbantEndpoint extraits_courts_inpi = {
  .row = 22,
  .name = "extraits_courts_inpi",
  .category = PROBANT_CATEGORY_INTELLECTUAL_PROPERTY,
  .title = N_ ("Patents, designs and trademarks"),
  .producer = "INPI",
  .summary = N_ ("Patents, designs and trademarks filed with the company’s SIREN at the INPI."),
  .coverage = COVERAGE,
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = "https://data.inpi.fr",
  .subjects = PROBANT_SUBJECT_ANY,
  .no_route
  = N_ ("API Entreprise no longer passes on the INPI’s patents, designs and trademarks. With a free "
        "account of data.inpi.fr that has the access “APIs PI”, Probant asks the INPI itself "
        "(PROBANT_INPI_USER and PROBANT_INPI_PASSWORD_FILE); without one, data.inpi.fr can be "
        "searched by SIREN."),
  .public_page = "https://data.inpi.fr/entreprises/{siren}",
  .routes = (const ProbantRoute[]){ { "marques", "/marques/{siren}", NULL, NULL, 0,
                                      PROBANT_ROUTE_FRESH | PROBANT_ROUTE_INPI },
                                    { "brevets", "/brevets/{siren}", NULL, NULL, 0,
                                      PROBANT_ROUTE_FRESH | PROBANT_ROUTE_INPI },
                                    { "modeles", "/modeles/{siren}", NULL, NULL, 0,
                                      PROBANT_ROUTE_FRESH | PROBANT_ROUTE_INPI },
                                    { NULL } },
  .documents
  = (const ProbantDocumentSpec[]){ { "marques:data.titres", "image.url", N_ ("Image of a trademark"),
                                     "image.titre", "date_depot", "type", "image-marque", .on_demand = TRUE },
                                   { "modeles:data.titres", "image.url", N_ ("Image of a design"),
                                     "image.titre", "date_depot", "reference", "image-modele",
                                     .on_demand = TRUE },
                                   { NULL } },
  .fields = fields,
  .verdict = judge_titles,
};

const ProbantEndpoint *const probant_catalogue_intellectual_property[] = { &extraits_courts_inpi, NULL };
