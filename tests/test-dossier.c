/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-dossier.h"
#include "core/probant-identity.h"
#include "mock-server.h"

#define DEADLINE_SECONDS 20

#define UNIT                                                                                                 \
  "{\"data\": {\"siren\": \"552049447\", \"rna\": null, \"siret_siege_social\": \"55204944776279\","         \
  " \"type\": \"personne_morale\", \"personne_morale_attributs\": {\"raison_sociale\": \"CHEMINS\"},"        \
  " \"forme_juridique\": {\"code\": \"5599\"}, \"etat_administratif\": \"A\"}, \"links\": {}, \"meta\": {}}"
#define ASSOCIATION                                                                                          \
  "{\"data\": {\"rna\": \"W751234567\", \"siren\": \"775672272\", \"siret_siege\": \"77567227221138\","      \
  " \"nom\": \"LES AMIS\", \"active\": true, \"documents_rna\": [], \"etablissements\": []}, \"links\": "    \
  "{}, \"meta\": {}}"
#define RNA                                                                                                  \
  "{\"data\": {\"rna_id\": \"W751234567\", \"titre\": \"LES AMIS\", \"siret_siege_social\": null}, "         \
  "\"links\": {}, \"meta\": {}}"
#define TURNOVER                                                                                             \
  "{\"data\": [{\"data\": {\"chiffre_affaires\": 9, \"date_fin_exercice\": \"2025-12-31\"}}], \"links\": "   \
  "{}, \"meta\": {}}"
#define NOT_FOUND "{\"errors\": [{\"code\": \"01003\", \"title\": \"t\", \"detail\": \"d\"}]}"

#define UNIT_PATH "/v4/insee/sirene/unites_legales/552049447"
#define TURNOVER_PATH "/v3/dgfip/etablissements/55204944776279/chiffres_affaires"
#define ASSOCIATION_PATH "/v4/djepva/api-association/associations/"

typedef struct
{
  MockServer *server;
  ProbantClient *client;
  ProbantPolicy *policy;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = mock_server_new (NULL);
  fixture->client = probant_client_new (mock_server_get_url (fixture->server), "aa.bb.cc", "Aides", "Essai",
                                        "99900000300015", &error);
  g_assert_no_error (error);
  fixture->policy = probant_policy_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->policy);
  mock_server_free (fixture->server);
}

static void
reply (Fixture *fixture, const char *path, guint status, const char *body)
{
  mock_server_add (fixture->server, &(MockReply){ .path = path, .status = status, .body = body });
}

static ProbantDossier *
new_dossier (Fixture *fixture, const char *text)
{
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse (text, &identifier, NULL));

  return probant_dossier_new (fixture->client, fixture->policy, &identifier);
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("the dossier did not finish within %d s", DEADLINE_SECONDS);
  return G_SOURCE_REMOVE;
}

static void
finish (ProbantDossier *dossier)
{
  guint timeout = g_timeout_add_seconds (DEADLINE_SECONDS, too_late_cb, NULL);

  while (!probant_dossier_is_finished (dossier))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
run (ProbantDossier *dossier)
{
  probant_dossier_start (dossier);
  finish (dossier);
}

/* A dropped dossier leaves nothing behind once what it had in flight has been told. */
static void
drop (ProbantDossier *dossier)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (dossier);
}

static ProbantRecordState
state_of (ProbantDossier *dossier, const char *name)
{
  return probant_record_get_state (probant_dossier_find (dossier, name));
}

static ProbantReason
reason_of (ProbantDossier *dossier, const char *name)
{
  return probant_record_get_reason (probant_dossier_find (dossier, name));
}

static void
count_cb (ProbantDossier *dossier, guint *count)
{
  (*count)++;
}

/* A SIREN alone: the legal unit tells the head office, what needs a SIRET follows; a company is no
 * association. */
static void
test_siren (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "552049447");
  guint changes = 0;
  guint n_done, n_asked, n_failed;

  reply (fixture, UNIT_PATH, 200, UNIT);
  reply (fixture, TURNOVER_PATH, 200, TURNOVER);
  reply (fixture, NULL, 404, NOT_FOUND);
  g_signal_connect (dossier, "subject-changed", G_CALLBACK (count_cb), &changes);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dossier)), ==, 22);
  run (dossier);

  g_assert_cmpuint (changes, >=, 1);
  g_assert_cmpstr (probant_dossier_get_subject (dossier)->siret, ==, "55204944776279");
  g_assert_cmpstr (probant_dossier_get_subject (dossier)->name, ==, "CHEMINS");
  g_assert_cmpint (state_of (dossier, "entreprises"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (state_of (dossier, "etablissements"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (state_of (dossier, "exercices"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (reason_of (dossier, "associations"), ==, PROBANT_REASON_CANNOT_KNOW);
  g_assert_cmpint (reason_of (dossier, "bilans_entreprises_bdf"), ==, PROBANT_REASON_EXCLUDED);
  g_assert_cmpint (reason_of (dossier, "certificats_qualibat"), ==, PROBANT_REASON_SWITCHED_OFF);
  g_assert_cmpuint (mock_server_count (fixture->server, ASSOCIATION_PATH "552049447"), ==, 0);
  g_assert_cmpuint (probant_dossier_get_n_asked (dossier), ==, probant_dossier_get_n_settled (dossier));
  probant_dossier_count (dossier, PROBANT_CATEGORY_FINANCIAL, &n_done, &n_asked, &n_failed);
  g_assert_cmpuint (n_done, ==, 1);
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_cmpuint (n_failed, ==, 0);
  drop (dossier);
}

/* An RNA number: the association tells its SIREN and SIRET, and companies' sources follow. */
static void
test_rna (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "W751234567");

  reply (fixture, ASSOCIATION_PATH "W751234567", 200, ASSOCIATION);
  reply (fixture, NULL, 404, NOT_FOUND);
  run (dossier);
  g_assert_cmpstr (probant_dossier_get_subject (dossier)->siren, ==, "775672272");
  g_assert_cmpint (state_of (dossier, "associations"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (state_of (dossier, "documents_associations"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (state_of (dossier, "entreprises"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (state_of (dossier, "exercices"), ==, PROBANT_RECORD_ABSENT);
  /* Two records read it, one request was sent. */
  g_assert_cmpuint (mock_server_count (fixture->server, ASSOCIATION_PATH "W751234567"), ==, 1);
  drop (dossier);
}

/* A date of dissolution stands above `active`, which may lag behind. */
static void
test_dissolved (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    ProbantActivityState state;
  } cases[] = {
    { "{\"data\":{\"rna\":\"W751234567\",\"active\":true,\"date_dissolution\":null}}",
      PROBANT_ACTIVITY_ACTIVE },
    { "{\"data\":{\"rna\":\"W751234567\",\"active\":true,\"date_dissolution\":\"2020-05-05\"}}",
      PROBANT_ACTIVITY_CLOSED },
    { "{\"data\":{\"rna\":\"W751234567\",\"active\":false,\"date_dissolution\":null}}",
      PROBANT_ACTIVITY_CLOSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    mock_server_add (
        fixture->server,
        &(MockReply){ .path = ASSOCIATION_PATH "W751234567", .body = cases[i].body, .times = 1 });
  reply (fixture, NULL, 404, NOT_FOUND);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ProbantDossier *dossier = new_dossier (fixture, "W751234567");
      ProbantIdentity *identity = NULL;

      run (dossier);
      identity = probant_identity_new (dossier);
      g_assert_cmpint (identity->state, ==, cases[i].state);
      probant_identity_free (identity);
      drop (dossier);
    }
}

/* Where the current route finds nothing, the older one is asked; an association without SIREN leaves the rest
 * unasked. */
static void
test_fallback (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "W751234567");

  reply (fixture, "/v3/ministere_interieur/rna/associations/W751234567", 200, RNA);
  reply (fixture, NULL, 404, NOT_FOUND);
  run (dossier);
  g_assert_cmpint (state_of (dossier, "associations"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_null (probant_record_get_problem (probant_dossier_find (dossier, "associations")));
  g_assert_cmpint (state_of (dossier, "documents_associations"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (reason_of (dossier, "entreprises"), ==, PROBANT_REASON_NO_IDENTIFIER);
  g_assert_cmpint (reason_of (dossier, "attestations_sociales_acoss"), ==, PROBANT_REASON_NO_IDENTIFIER);
  g_assert_cmpstr (probant_dossier_get_subject (dossier)->name, ==, "LES AMIS");
  drop (dossier);
}

/* A broken current route is no reason to ask the older one: it would hide the failure. */
static void
test_no_fallback_on_failure (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "W751234567");

  reply (fixture, NULL, 502, "{\"errors\": [{\"code\": \"29999\", \"title\": \"t\", \"detail\": \"d\"}]}");
  run (dossier);
  g_assert_cmpint (state_of (dossier, "associations"), ==, PROBANT_RECORD_FAILED);
  g_assert_cmpuint (
      mock_server_count (fixture->server, "/v3/ministere_interieur/rna/associations/W751234567"), ==, 0);
  drop (dossier);
}

/* One source alone, by a SIREN: the head office is looked up for it, without a record of its own. */
static void
test_look_up (Fixture *fixture, gconstpointer data)
{
  const char *const only[] = { "exercices", NULL };
  ProbantDossier *dossier;

  probant_policy_set_only (fixture->policy, only);
  dossier = new_dossier (fixture, "552049447");
  reply (fixture, UNIT_PATH, 200, UNIT);
  reply (fixture, TURNOVER_PATH, 200, TURNOVER);
  run (dossier);
  g_assert_cmpint (state_of (dossier, "exercices"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (reason_of (dossier, "entreprises"), ==, PROBANT_REASON_NOT_WANTED);
  g_assert_cmpuint (probant_dossier_get_n_asked (dossier), ==, 1);
  g_assert_cmpuint (mock_server_count (fixture->server, UNIT_PATH), ==, 1);
  drop (dossier);
}

/* The legal unit does not answer: what needs no more than the SIREN is asked all the same. */
static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "552049447");

  reply (fixture, UNIT_PATH, 500, "<html>");
  reply (fixture, NULL, 404, NOT_FOUND);
  run (dossier);
  g_assert_cmpint (state_of (dossier, "entreprises"), ==, PROBANT_RECORD_FAILED);
  g_assert_cmpint (state_of (dossier, "associations"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (state_of (dossier, "attestations_fiscales_dgfip"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (reason_of (dossier, "exercices"), ==, PROBANT_REASON_NO_IDENTIFIER);
  drop (dossier);
}

/* Sirene does not know the SIREN, the register of associations does, and tells the SIRET of its head office.
 */
static void
test_association_by_siren (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "775672272");

  reply (fixture, ASSOCIATION_PATH "775672272", 200, ASSOCIATION);
  reply (fixture, NULL, 404, NOT_FOUND);
  run (dossier);
  g_assert_cmpint (state_of (dossier, "entreprises"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (state_of (dossier, "associations"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (state_of (dossier, "etablissements"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpuint (mock_server_count (fixture->server, "/v4/insee/sirene/etablissements/77567227221138"), ==,
                    1);
  drop (dossier);
}

static void
test_rights (Fixture *fixture, gconstpointer data)
{
  const char *const scopes[] = { "entreprises", NULL };
  ProbantDossier *dossier;

  probant_policy_set_scopes (fixture->policy, scopes);
  dossier = new_dossier (fixture, "55204944776279");
  reply (fixture, UNIT_PATH, 200, UNIT);
  run (dossier);
  g_assert_cmpint (state_of (dossier, "entreprises"), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpint (reason_of (dossier, "exercices"), ==, PROBANT_REASON_RIGHT_MISSING);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 1);
  drop (dossier);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "55204944776279");
  ProbantRecord *record;

  reply (fixture, UNIT_PATH, 200, UNIT);
  mock_server_add (fixture->server, &(MockReply){ .path = TURNOVER_PATH,
                                                  .status = 502,
                                                  .body = "{\"errors\": [{\"code\": \"03999\"}]}",
                                                  .times = 1 });
  reply (fixture, TURNOVER_PATH, 200, TURNOVER);
  reply (fixture, NULL, 404, NOT_FOUND);
  run (dossier);
  record = probant_dossier_find (dossier, "exercices");
  g_assert_cmpint (probant_record_get_state (record), ==, PROBANT_RECORD_FAILED);

  probant_dossier_ask_failed_again (dossier);
  g_assert_false (probant_dossier_is_finished (dossier));
  finish (dossier);
  g_assert_cmpint (probant_record_get_state (record), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpuint (mock_server_count (fixture->server, UNIT_PATH), ==, 1);

  probant_dossier_ask_again (dossier, record);
  finish (dossier);
  g_assert_cmpuint (mock_server_count (fixture->server, TURNOVER_PATH), ==, 3);
  g_assert_cmpstr (
      mock_request_get_header (mock_server_get_request (fixture->server, TURNOVER_PATH, 2), "cache-control"),
      ==, "no-cache");
  drop (dossier);
}

static void
test_switch_on (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "certificats_qualibat", "bilans_entreprises_bdf", NULL };
  ProbantDossier *dossier = new_dossier (fixture, "55204944776279");

  reply (fixture, NULL, 404, NOT_FOUND);
  run (dossier);
  g_assert_cmpint (reason_of (dossier, "certificats_qualibat"), ==, PROBANT_REASON_SWITCHED_OFF);
  g_assert_cmpint (reason_of (dossier, "bilans_entreprises_bdf"), ==, PROBANT_REASON_EXCLUDED);
  g_assert_cmpint (reason_of (dossier, "liasses_fiscales_dgfip"), ==, PROBANT_REASON_EXCLUDED);
  probant_policy_switch_on (fixture->policy, names);
  probant_dossier_ask_again (dossier, probant_dossier_find (dossier, "certificats_qualibat"));
  probant_dossier_ask_again (dossier, probant_dossier_find (dossier, "bilans_entreprises_bdf"));
  finish (dossier);
  g_assert_cmpint (state_of (dossier, "certificats_qualibat"), ==, PROBANT_RECORD_ABSENT);
  /* Excluded by the use case, and wanted by a service whose access covers it: that one alone. */
  g_assert_cmpint (state_of (dossier, "bilans_entreprises_bdf"), ==, PROBANT_RECORD_ABSENT);
  g_assert_cmpint (reason_of (dossier, "liasses_fiscales_dgfip"), ==, PROBANT_REASON_EXCLUDED);
  drop (dossier);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "55204944776279");

  mock_server_add (fixture->server, &(MockReply){ .fault = MOCK_HANG });
  probant_dossier_start (dossier);
  while (mock_server_count (fixture->server, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  probant_dossier_stop (dossier);
  g_assert_true (probant_dossier_is_finished (dossier));
  g_assert_cmpint (reason_of (dossier, "entreprises"), ==, PROBANT_REASON_STOPPED);
  g_assert_cmpint (reason_of (dossier, "exercices"), ==, PROBANT_REASON_STOPPED);
  drop (dossier);
}

/* Closed in mid-flight: what is under way ends by itself and touches nothing. */
static void
test_stop_and_drop (Fixture *fixture, gconstpointer data)
{
  ProbantDossier *dossier = new_dossier (fixture, "55204944776279");

  mock_server_add (fixture->server, &(MockReply){ .fault = MOCK_HANG });
  probant_dossier_start (dossier);
  probant_dossier_stop (dossier);
  drop (dossier);
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  const char *const only[] = { "cartes_professionnelles_fntp", "actes_inpi", NULL };
  g_autofree char *url = mock_server_make_url (fixture->server, "/files/carte.pdf");
  g_autofree char *deed = mock_server_make_url (fixture->server, "/files/acte.pdf");
  g_autofree char *card
      = g_strdup_printf ("{\"data\": {\"document_url\": \"%s\", \"expires_in\": 600}}", url);
  g_autofree char *deeds
      = g_strdup_printf ("{\"data\": {\"actes\": [{\"nom_document\": \"a\", \"date_depot\": \"2024-01-02\", "
                         "\"url\": \"%s\"}], \"bilans\": []}}",
                         deed);
  g_autoptr (ProbantDocument) document = NULL;
  ProbantDossier *dossier;

  probant_policy_set_only (fixture->policy, only);
  dossier = new_dossier (fixture, "552049447");
  probant_dossier_set_documents_mode (dossier, PROBANT_DOCUMENTS_CERTIFICATES);
  reply (fixture, UNIT_PATH, 200, UNIT);
  reply (fixture, "/v3/fntp/unites_legales/552049447/carte_professionnelle_travaux_publics", 200, card);
  reply (fixture, "/v3/inpi/rne/unites_legales/open_data/552049447/actes_bilans", 200, deeds);
  mock_server_add (
      fixture->server,
      &(MockReply){ .path = "/files/carte.pdf", .type = "application/pdf", .body = "%PDF-1.4 …" });
  run (dossier);
  document = g_list_model_get_item (
      probant_record_get_documents (probant_dossier_find (dossier, "cartes_professionnelles_fntp")), 0);
  g_assert_cmpint (probant_document_get_state (document), ==, PROBANT_DOCUMENT_LOADED);
  g_assert_cmpstr (probant_document_get_media_type (document), ==, "application/pdf");
  g_assert_cmpuint (strlen (probant_document_get_sha256 (document)), ==, 64);
  g_assert_null (mock_request_get_header (mock_server_get_request (fixture->server, "/files/carte.pdf", 0),
                                          "authorization"));
  /* Deeds may be many: they are downloaded when they are opened. */
  g_assert_cmpuint (mock_server_count (fixture->server, "/files/acte.pdf"), ==, 0);
  g_clear_object (&document);
  drop (dossier);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/dossier/siren", test_siren);
  add ("/dossier/rna", test_rna);
  add ("/dossier/dissolved", test_dissolved);
  add ("/dossier/fallback", test_fallback);
  add ("/dossier/no-fallback-on-failure", test_no_fallback_on_failure);
  add ("/dossier/look-up", test_look_up);
  add ("/dossier/unknown-kind", test_unknown_kind);
  add ("/dossier/association-by-siren", test_association_by_siren);
  add ("/dossier/rights", test_rights);
  add ("/dossier/again", test_again);
  add ("/dossier/switch-on", test_switch_on);
  add ("/dossier/stop", test_stop);
  add ("/dossier/stop-and-drop", test_stop_and_drop);
  add ("/dossier/documents", test_documents);
  return g_test_run ();
}
