/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-catalogue.h"

/* The facts of the public-aid use case, and that every source is described in full. */

#define YES PROBANT_USEFUL_YES
#define TO_BE_EXAMINED PROBANT_USEFUL_TO_BE_EXAMINED
#define NO PROBANT_USEFUL_NO
#define CONTEXT PROBANT_LEGAL_BASIS_CONTEXT
#define DOCUMENTS PROBANT_LEGAL_BASIS_DOCUMENTS
#define JSON PROBANT_FORMAT_JSON
#define PDF PROBANT_FORMAT_PDF
#define ZIP PROBANT_FORMAT_ZIP
#define PUBLIC PROBANT_OPENNESS_PUBLIC
#define CONFIDENTIAL PROBANT_OPENNESS_CONFIDENTIAL
#define BOTH PROBANT_OPENNESS_BOTH

static const struct
{
  const char *name;
  const char *category;
  const char *producer; /* NULL where its name is a matter of words */
  ProbantUsefulness usefulness;
  ProbantLegalBasis legal_basis;
  ProbantFormat format;
  ProbantOpenness openness;
} rows[] = {
  { "entreprises", "general", NULL, YES, CONTEXT, JSON, BOTH },
  { "etablissements", "general", NULL, YES, CONTEXT, JSON, BOTH },
  { "extraits_rcs_infogreffe", "general", "Infogreffe", TO_BE_EXAMINED, CONTEXT, JSON, CONFIDENTIAL },
  { "associations", "general", NULL, YES, CONTEXT, JSON, PUBLIC },
  { "documents_associations", "general", NULL, YES, CONTEXT, PDF, PUBLIC },
  { "actes_inpi", "general", "INPI", TO_BE_EXAMINED, DOCUMENTS, ZIP | PDF, PUBLIC },
  { "conventions_collectives", "general", NULL, TO_BE_EXAMINED, DOCUMENTS, JSON, PUBLIC },
  { "exercices", "financial", "DGFIP", YES, DOCUMENTS, JSON, CONFIDENTIAL },
  { "bilans_inpi", "financial", "INPI", TO_BE_EXAMINED, DOCUMENTS, ZIP | PDF, BOTH },
  { "bilans_entreprises_bdf", "financial", "Banque de France", NO, DOCUMENTS, JSON, CONFIDENTIAL },
  { "liasses_fiscales_dgfip", "financial", "DGFIP", NO, DOCUMENTS, JSON, CONFIDENTIAL },
  { "attestations_fiscales_dgfip", "social-fiscal", "DGFIP", YES, DOCUMENTS, PDF, CONFIDENTIAL },
  { "attestations_sociales_acoss", "social-fiscal", "ACOSS (Urssaf)", YES, DOCUMENTS, PDF, CONFIDENTIAL },
  { "attestations_agefiph", "social-fiscal", "AGEFIPH", TO_BE_EXAMINED, DOCUMENTS, JSON, CONFIDENTIAL },
  { "cotisations_msa", "social-fiscal", "MSA", TO_BE_EXAMINED, DOCUMENTS, JSON, CONFIDENTIAL },
  { "cotisation_retraite_probtp", "social-fiscal", "PROBTP", TO_BE_EXAMINED, DOCUMENTS, JSON, CONFIDENTIAL },
  { "cartes_professionnelles_fntp", "social-fiscal", "FNTP", TO_BE_EXAMINED, DOCUMENTS, PDF, PUBLIC },
  { "certificats_cnetp", "social-fiscal", "CNETP", TO_BE_EXAMINED, DOCUMENTS, PDF, CONFIDENTIAL },
  { "certificats_rge_ademe", "professional", "ADEME", TO_BE_EXAMINED, CONTEXT, JSON | PDF, PUBLIC },
  { "certificats_qualibat", "professional", "Qualibat", TO_BE_EXAMINED, CONTEXT, PDF, PUBLIC },
  { "certificats_opqibi", "professional", "OPQIBI", TO_BE_EXAMINED, CONTEXT, JSON, PUBLIC },
  { "extraits_courts_inpi", "intellectual-property", "INPI", TO_BE_EXAMINED, CONTEXT, JSON, PUBLIC },
};

static void
test_rows (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  g_assert_cmpuint (n, >=, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ProbantEndpoint *endpoint = list[i];

      g_assert_cmpuint (endpoint->row, ==, i + 1);
      g_assert_cmpstr (endpoint->name, ==, rows[i].name);
      g_assert_cmpstr (probant_category_get_name (endpoint->category), ==, rows[i].category);
      if (rows[i].producer != NULL)
        g_assert_cmpstr (endpoint->producer, ==, rows[i].producer);
      g_assert_cmpint (endpoint->usefulness, ==, rows[i].usefulness);
      g_assert_cmpint (endpoint->legal_basis, ==, rows[i].legal_basis);
      g_assert_cmpint (endpoint->format, ==, rows[i].format);
      g_assert_cmpint (endpoint->openness, ==, rows[i].openness);
    }
  for (guint i = G_N_ELEMENTS (rows); i < n; i++)
    g_assert_cmpuint (list[i]->row, ==, 0);
}

/* Those that officers use beside the 22; none is one that the use case forbids. */
static void
test_beside (void)
{
  static const char *const names[] = { "certificats_cibtp", "data_subvention", "liens_capitalistiques",
                                       "qualifelec",        "qualiopi",        "recherche_entreprises" };
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (probant_catalogue_find (names[i]));
  for (guint i = G_N_ELEMENTS (rows); i < n; i++)
    g_assert_cmpint (list[i]->usefulness, !=, PROBANT_USEFUL_NO);
  for (guint i = 0; i < n; i++)
    for (const ProbantRoute *route = list[i]->routes; route->key != NULL; route++)
      g_assert_null (strstr (route->path, "beneficiaires_effectifs"));
}

static void
test_find (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  /* A name that came twice would be found once only. */
  for (guint i = 0; i < n; i++)
    g_assert_true (probant_catalogue_find (list[i]->name) == list[i]);
  g_assert_null (probant_catalogue_find ("entreprise"));
  g_assert_null (probant_catalogue_find (NULL));
}

static void
check_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), >, 20);
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
test_members (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    {
      const ProbantEndpoint *endpoint = list[i];

      g_test_message ("%s", endpoint->name);
      g_assert_true (g_regex_match_simple ("^[a-z][a-z_]+$", endpoint->name, 0, 0));
      g_assert_cmpuint (strlen (endpoint->title), >, 2);
      g_assert_cmpuint (strlen (endpoint->producer), >, 2);
      check_sentence (endpoint->summary);
      check_sentence (endpoint->coverage);
      g_assert_true (g_str_has_prefix (endpoint->documentation, "https://"));
      g_assert_true (g_uri_is_valid (endpoint->documentation, G_URI_FLAGS_NONE, NULL));
      g_assert_true ((endpoint->subjects & PROBANT_SUBJECT_ANY) != 0);
      g_assert_nonnull (endpoint->routes);
      g_assert_nonnull (endpoint->fields);
      /* Either API Entreprise can be asked, or it says why not. */
      g_assert_true (
          (endpoint->routes[0].key == NULL || (endpoint->routes[0].flags & PROBANT_ROUTE_INPI) != 0)
          == (endpoint->no_route != NULL));
      if (endpoint->no_route != NULL)
        check_sentence (endpoint->no_route);
    }
}

static void
check_path (const ProbantRoute *route)
{
  static const char *const placeholders[] = { "{siren}",
                                              "{siret}",
                                              "{rna}",
                                              "{siren_or_rna}",
                                              "{siret_or_rna}",
                                              "{siren_or_siret_or_rna}",
                                              "{year}",
                                              "{siret_or_eori}",
                                              "{siret_or_siren_or_rna}",
                                              NULL };
  g_autoptr (GRegex) regex = g_regex_new ("\\{[^}]*\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *rest = g_regex_replace_literal (regex, route->path, -1, 0, "1", 0, NULL);
  guint n_identifiers = 0;
  guint n_years = 0;

  g_assert_true (g_regex_match_simple ((route->flags & PROBANT_ROUTE_INPI) != 0
                                           ? "^/(marques|brevets|modeles)/1$"
                                       : (route->flags & PROBANT_ROUTE_OPEN) != 0 ? "^/1$"
                                                                                  : "^/v[34]/[a-z0-9_/-]+$",
                                       rest, 0, 0));
  g_regex_match (regex, route->path, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *placeholder = g_match_info_fetch (match, 0);

      g_assert_true (g_strv_contains (placeholders, placeholder));
      if (strcmp (placeholder, "{year}") == 0)
        n_years++;
      else
        n_identifiers++;
    }
  g_assert_cmpuint (n_identifiers, ==, 1);
  g_assert_cmpuint (n_years, ==, route->years > 0 ? 1 : 0);
  g_assert_cmpuint (route->years, <=, 5);
}

static void
test_routes (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

      for (const ProbantRoute *route = list[i]->routes; route->key != NULL; route++)
        {
          g_test_message ("%s %s", list[i]->name, route->path);
          g_assert_true (g_regex_match_simple ("^[a-z_]+$", route->key, 0, 0));
          g_assert_true (g_hash_table_add (keys, (gpointer)route->key));
          check_path (route);
          if (route->query != NULL)
            g_assert_true (
                g_regex_match_simple ("^[a-z_]+=[a-z0-9_]+(&[a-z_]+=[a-z0-9_]+)*$", route->query, 0, 0));
          if (list[i]->row > 0 && (route->flags & PROBANT_ROUTE_INPI) == 0)
            g_assert_nonnull (route->scopes);
          if (route->scopes == NULL)
            continue;

          g_assert_nonnull (route->scopes[0]);
          for (guint s = 0; route->scopes[s] != NULL; s++)
            g_assert_true (g_regex_match_simple ("^[a-z_]+$", route->scopes[s], 0, 0));
        }
      /* A fallback follows the route that it stands in for. */
      g_assert_false ((list[i]->routes[0].flags & PROBANT_ROUTE_FALLBACK) != 0);
    }
}

/* "KEY:path" names a route of the source. */
static void
check_key (const ProbantEndpoint *endpoint, const char *path)
{
  g_autofree char *key = NULL;
  const ProbantRoute *route = endpoint->routes;

  if (strchr (path, ':') == NULL)
    return;

  key = g_strndup (path, strchr (path, ':') - path);
  while (route->key != NULL && strcmp (route->key, key) != 0)
    route++;
  g_assert_nonnull (route->key);
}

static void
check_fields (const ProbantEndpoint *endpoint, const ProbantField *fields, gboolean columns)
{
  for (; fields->path != NULL; fields++)
    {
      g_test_message ("%s %s", endpoint->name, fields->path);
      check_key (endpoint, fields->path);
      if (fields->type == PROBANT_FIELD_HIDDEN)
        continue;

      g_assert_true (fields->label != NULL
                     || (fields->type == PROBANT_FIELD_TABLE && fields->section != NULL));
      g_assert_true ((fields->type == PROBANT_FIELD_CODE) == (fields->codes != NULL));
      g_assert_true ((fields->type == PROBANT_FIELD_CUSTOM) == (fields->format != NULL));
      g_assert_true ((fields->type == PROBANT_FIELD_TABLE) == (fields->columns != NULL));
      if (columns)
        g_assert_cmpint (fields->type, !=, PROBANT_FIELD_TABLE);
      if (fields->columns != NULL)
        check_fields (endpoint, fields->columns, TRUE);
      for (const ProbantCode *code = fields->codes; code != NULL && code->code != NULL; code++)
        g_assert_nonnull (code->meaning);
    }
}

static void
test_fields (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    check_fields (list[i], list[i]->fields, FALSE);
}

static void
test_documents (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    {
      const ProbantDocumentSpec *spec = list[i]->documents;

      /* Certificates come as documents: a source of PDF alone has some. */
      if ((list[i]->format & (PDF | ZIP)) != 0)
        g_assert_true (spec != NULL && spec->url != NULL);
      for (; spec != NULL && spec->url != NULL; spec++)
        {
          g_test_message ("%s %s", list[i]->name, spec->url);
          check_key (list[i], spec->list != NULL ? spec->list : spec->url);
          g_assert_nonnull (spec->title);
          g_assert_true (g_regex_match_simple ("^[a-z0-9-]+$", spec->name, 0, 0));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/rows", test_rows);
  g_test_add_func ("/catalogue/beside", test_beside);
  g_test_add_func ("/catalogue/find", test_find);
  g_test_add_func ("/catalogue/members", test_members);
  g_test_add_func ("/catalogue/routes", test_routes);
  g_test_add_func ("/catalogue/fields", test_fields);
  g_test_add_func ("/catalogue/documents", test_documents);

  return g_test_run ();
}
