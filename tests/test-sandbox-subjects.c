/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <poppler.h>
#include <string.h>

#include "core/probant-identifier.h"
#include "sandbox-fixture.h"
#include "sandbox/probant-fiction.h"
#include "sandbox/probant-routes.h"

/* Every text below `node` that is a link to this server's documents. */
static void
collect_links (JsonNode *node, const char *base, GHashTable *links)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *l = members; l; l = l->next)
        collect_links (l->data, base, links);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_links (json_array_get_element (json_node_get_array (node), i), base, links);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);

      g_assert_null (strstr (text, "${"));
      if (g_str_has_prefix (text, base) && (strstr (text, "/documents/") || strstr (text, "/proxy/")))
        g_hash_table_add (links, g_strdup (text));
    }
}

static void
check_zip (GBytes *body)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  guint n_pdf = 0, n_xml = 0;
  gsize length;
  gconstpointer data = g_bytes_get_data (body, &length);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, length), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      char start[5] = { 0 };

      g_assert_cmpint (archive_read_data (archive, start, 4), ==, 4);
      n_pdf += g_str_equal (start, "%PDF") && g_str_has_suffix (archive_entry_pathname (entry), ".pdf");
      n_xml += g_str_equal (start, "<?xm") && g_str_has_suffix (archive_entry_pathname (entry), ".xml");
    }
  g_assert_cmpuint (n_pdf, ==, 1);
  g_assert_cmpuint (n_xml, ==, 1);
  archive_read_free (archive);
}

/* One to three pages that say what they are, without a reference that was not resolved. */
static void
check_pdf (GBytes *body)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (body, NULL, &error);
  g_autofree char *title = NULL;

  g_assert_no_error (error);
  title = poppler_document_get_title (document);
  g_assert_true (g_str_has_suffix (title, "(spécimen)"));
  g_assert_cmpint (poppler_document_get_n_pages (document), >, 0);
  g_assert_cmpint (poppler_document_get_n_pages (document), <, 4);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autofree char *text = poppler_page_get_text (page);

      g_assert_nonnull (strstr (text, "Document fictif"));
      g_assert_null (strstr (text, "${"));
      g_object_unref (page);
    }
  g_object_unref (document);
}

static void
check_document (SandboxFixture *fixture, const char *url)
{
  g_auto (SandboxReply) reply = sandbox_ask_url (fixture, "GET", url);
  gsize length;
  const char *data = g_bytes_get_data (reply.body, &length);

  g_test_message ("%s", url);
  if (reply.root)
    {
      JsonObject *object = json_object_get_object_member (json_node_get_object (reply.root), "data");

      g_assert_nonnull (strstr (url, "/proxy/"));
      check_document (fixture, json_object_get_string_member (object, "document_url"));
      return;
    }
  /* One certificate is lost and one is a page of a maintenance, on purpose. */
  if (g_str_has_suffix (url, "/999000151/cnetp.pdf"))
    {
      g_assert_cmpuint (reply.status, ==, 404);
      return;
    }
  g_assert_cmpuint (reply.status, ==, 200);
  g_assert_cmpuint (length, >, 20);
  if (g_str_has_suffix (url, "/999000151/rge.pdf"))
    {
      g_assert_cmpmem (data, 2, "<!", 2);
      return;
    }
  if (g_str_has_suffix (url, ".pdf"))
    check_pdf (reply.body);
  else if (g_str_has_suffix (url, ".png"))
    g_assert_cmpmem (data, 4, "\211PNG", 4);
  else if (g_str_has_suffix (url, ".zip"))
    check_zip (reply.body);
  else
    g_assert_true (g_str_has_suffix (url, ".csv"));
}

static const char *
get_number (const ProbantFictionSubject *subject, const char *parameter)
{
  if (g_str_equal (parameter, "siren"))
    return subject->siren;
  if (g_str_equal (parameter, "siret") || g_str_equal (parameter, "siret_or_eori"))
    return subject->sirets[0];
  if (subject->rna)
    return subject->rna;
  return g_str_equal (parameter, "siret_or_rna") ? subject->sirets[0] : subject->siren;
}

/* (transfer full), NULL where the subject lacks the number */
static char *
fill_path (const ProbantSandboxRoute *route, const ProbantFictionSubject *subject)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_auto (GStrv) parts = g_strsplit_set (route->path, "{}", -1);
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    if (i % 2 == 0)
      g_string_append (path, parts[i]);
    else if (g_str_equal (parts[i], "year"))
      g_string_append_printf (path, "%d", g_date_time_get_year (now) - 1);
    else if (g_str_equal (parts[i], "month"))
      g_string_append (path, "06");
    else if (get_number (subject, parts[i]))
      g_string_append (path, get_number (subject, parts[i]));
    else
      return NULL;
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
check_envelope (SandboxReply *reply)
{
  JsonObject *root = json_node_get_object (reply->root);

  g_assert_true (json_object_has_member (root, "data"));
  g_assert_true (json_object_has_member (root, "links"));
  g_assert_true (json_object_has_member (root, "meta"));
}

typedef struct
{
  const ProbantSandboxRoute *route;
  SoupMessage *message;
  GBytes *body;
  guint *n_left;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_clear_object (&self->message);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *self = user_data;
  g_autoptr (GError) error = NULL;

  self->body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);
  (*self->n_left)--;
}

static gboolean
deadline_cb (gpointer user_data)
{
  g_error ("The sandbox did not answer in time");
  return G_SOURCE_REMOVE;
}

/* Every route at once, because some of them are slow on purpose. (transfer full) array of Asked */
static GPtrArray *
ask_all (SandboxFixture *fixture, const ProbantFictionSubject *subject)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (asked_free);
  guint n_left = 0, deadline = g_timeout_add_seconds (20, deadline_cb, NULL);

  for (const ProbantSandboxRoute *route = probant_sandbox_list_routes (); route->path; route++)
    {
      g_autofree char *path = fill_path (route, subject);
      g_autofree char *url
          = g_strconcat (probant_sandbox_get_url (fixture->sandbox), path, "?" SANDBOX_PURPOSE, NULL);
      Asked *asked;

      if (!path)
        continue;
      asked = g_new0 (Asked, 1);
      asked->route = route;
      asked->message = sandbox_make_message (fixture, "GET", url);
      asked->n_left = &n_left;
      n_left++;
      soup_session_send_and_read_async (fixture->session, asked->message, G_PRIORITY_DEFAULT, NULL, asked_cb,
                                        asked);
      g_ptr_array_add (all, asked);
    }
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  return all;
}

/* Everything that one subject's sources say, and every document behind. */
static void
walk_subject (SandboxFixture *fixture, const ProbantFictionSubject *subject)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = ask_all (fixture, subject);
  GHashTableIter iter;
  gpointer link;
  guint n_answered = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Asked *asked = all->pdata[i];
      g_auto (SandboxReply) reply
          = sandbox_read_reply (g_object_ref (asked->message), g_bytes_ref (asked->body));

      g_test_message ("%s %u", asked->route->path, reply.status);
      g_assert_nonnull (reply.root);
      if (reply.status == 200)
        {
          check_envelope (&reply);
          collect_links (reply.root, probant_sandbox_get_url (fixture->sandbox), links);
          n_answered++;
        }
      else
        {
          const char *code = sandbox_get_error_code (&reply);

          g_assert_true (g_str_has_prefix (code, asked->route->prefix) || g_str_equal (code, "00429"));
          g_assert_cmpuint (reply.status, >=, 404);
        }
    }
  g_assert_cmpuint (n_answered, >, 0);

  fixture->token = NULL;
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &link, NULL))
    check_document (fixture, link);
  fixture->token = probant_sandbox_get_token ();
}

static void
test_subjects (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantFiction) fiction = probant_fiction_new (&error);

  g_assert_no_error (error);
  for (const ProbantSandboxSubject *entry = probant_sandbox_list_subjects (); entry->identifier; entry++)
    {
      const ProbantFictionSubject *subject = probant_fiction_find (fiction, entry->identifier);
      ProbantIdentifier identifier;

      g_assert_nonnull (subject);
      probant_identifier_parse (entry->identifier, &identifier, &error);
      g_assert_no_error (error);
      g_assert_true (!subject->siren || probant_siren_is_valid (subject->siren));
      g_assert_true (!subject->rna || probant_rna_is_valid (subject->rna));
      for (guint i = 0; subject->sirets[i]; i++)
        {
          g_assert_true (probant_siret_is_valid (subject->sirets[i]));
          g_assert_true (g_str_has_prefix (subject->sirets[i], subject->siren));
        }
      g_assert_cmpint (strlen (entry->description), >, 10);
      walk_subject (fixture, subject);
    }
}

static void
test_documents (SandboxFixture *fixture, gconstpointer data)
{
  g_autofree char *url
      = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/documents/999000102/vigilance.pdf", NULL);
  g_autofree char *deed = g_strconcat (probant_sandbox_get_url (fixture->sandbox),
                                       "/proxy/inpi/download/999000102/statuts.zip", NULL);
  g_autofree char *none
      = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/documents/999000102/none.pdf", NULL);
  g_auto (SandboxReply) leaked = sandbox_ask_url (fixture, "GET", url);
  g_auto (SandboxReply) leaked_deed = sandbox_ask_url (fixture, "GET", deed);
  g_auto (SandboxReply) missing = { 0 };

  g_assert_cmpuint (leaked.status, ==, 400);
  g_assert_cmpuint (leaked_deed.status, ==, 400);
  fixture->token = NULL;
  missing = sandbox_ask_url (fixture, "GET", none);
  g_assert_cmpuint (missing.status, ==, 404);
  check_document (fixture, url);
  check_document (fixture, deed);
}

static JsonObject *
get_data (SandboxReply *reply)
{
  g_assert_cmpuint (reply->status, ==, 200);
  return json_object_get_object_member (json_node_get_object (reply->root), "data");
}

/* What each of the subjects is there to show. */
static void
test_cases (SandboxFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *code; /* NULL where it is answered */
  } cases[] = {
    { "/v4/djepva/api-association/associations/999000102", 404, "29003" },
    { "/v4/djepva/api-association/associations/999000110", 200, NULL },
    { "/v4/djepva/api-association/associations/W389990011", 200, NULL },
    { "/v4/djepva/api-association/associations/W389990024", 200, NULL },
    { "/v3/ministere_interieur/rna/associations/99900011000018", 200, NULL },
    { "/v3/ministere_interieur/rna/associations/W389990024/documents", 200, NULL },
    { "/v3/ministere_interieur/rna/associations/99900016900014", 404, "21003" },
    { "/v4/urssaf/unites_legales/999000128/attestation_vigilance", 404, "04003" },
    { "/v3/cibtp/etablissements/99900012800010/attestation_cotisations_conges_payes_chomage_intemperies", 404,
      "38422" },
    { "/v4/insee/sirene/unites_legales/999000136", 200, NULL },
    { "/v4/insee/sirene/unites_legales/diffusibles/999000136", 404, "01003" },
    { "/v4/insee/sirene/unites_legales/diffusibles/999000136/siege_social", 404, "01003" },
    { "/v4/insee/sirene/etablissements/diffusibles/99900013600013", 404, "01003" },
    { "/v4/insee/sirene/unites_legales/diffusibles/999000102", 200, NULL },
    { "/v4/dgfip/unites_legales/999000144/attestation_fiscale", 404, "03003" },
    { "/v4/urssaf/unites_legales/999000144/attestation_vigilance", 200, NULL },
    { "/v4/urssaf/unites_legales/999000151/attestation_vigilance", 502, "04501" },
    { "/v4/dgfip/unites_legales/999000151/attestation_fiscale", 503, "03020" },
    { "/v3/infogreffe/rcs/unites_legales/999000151/extrait_kbis", 504, "02001" },
    { "/v3/inpi/rne/unites_legales/open_data/999000151/actes_bilans", 502, "34999" },
    { "/v4/qualibat/etablissements/99900015100012/certification_batiment", 429, "00429" },
    { "/v4/qualibat/etablissements/99900015100012/certification_batiment", 200, NULL },
    { "/v4/qualibat/etablissements/99900015100012/certification_batiment", 429, "00429" },
    { "/v4/insee/sirene/etablissements/99900010200023", 200, NULL },
    { "/v4/insee/sirene/etablissements/99900010200031", 404, "01003" },
    { "/v3/dgfip/unites_legales/999000102/liasses_fiscales/1999", 404, "03003" },
    { "/v3/gip_mds/etablissements/99900010200015/effectifs_mensuels/12/annee/2099", 404, "31003" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SandboxReply) reply = sandbox_ask (fixture, cases[i].path);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpuint (reply.status, ==, cases[i].status);
      if (cases[i].code)
        g_assert_cmpstr (sandbox_get_error_code (&reply), ==, cases[i].code);
      if (cases[i].status == 429)
        g_assert_cmpstr (
            soup_message_headers_get_one (soup_message_get_response_headers (reply.message), "Retry-After"),
            ==, "5");
    }
}

static void
test_recipient (SandboxFixture *fixture, gconstpointer data)
{
  g_auto (SandboxReply) reply = sandbox_ask (
      fixture, "/v4/insee/sirene/unites_legales/999000003?context=a&object=b&recipient=99900010200015");

  g_assert_cmpstr (
      json_object_get_string_member (
          json_object_get_object_member (get_data (&reply), "personne_morale_attributs"), "sigle"),
      ==, "CCPO");
}

static gboolean
holds_member (JsonNode *node, const char *name)
{
  gboolean found = FALSE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      found = json_object_has_member (json_node_get_object (node), name);
      for (GList *l = members; l && !found; l = l->next)
        found = holds_member (l->data, name);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && !found; i++)
      found = holds_member (json_array_get_element (json_node_get_array (node), i), name);
  return found;
}

/* The open data of an association leaves out what is protected. */
static void
test_open_data (SandboxFixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = { "representants_legaux", "documents_dac", "reseaux_affiliation", "documents_rna" };
  g_auto (SandboxReply) full = sandbox_ask (fixture, "/v4/djepva/api-association/associations/999000110");
  g_auto (SandboxReply) open
      = sandbox_ask (fixture, "/v4/djepva/api-association/associations/open_data/999000110");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (holds_member (full.root, names[i]));
      g_assert_false (holds_member (open.root, names[i]));
    }
  g_assert_true (holds_member (open.root, "comptes"));
}

/* Certificates are valid on the day they are asked for, and their links lead to them. */
static void
test_dates (SandboxFixture *fixture, gconstpointer data)
{
  g_auto (SandboxReply) reply
      = sandbox_ask (fixture, "/v4/urssaf/unites_legales/999000102/attestation_vigilance");
  g_auto (SandboxReply) refused
      = sandbox_ask (fixture, "/v4/urssaf/unites_legales/999000144/attestation_vigilance");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  JsonObject *certificate = get_data (&reply);

  g_assert_cmpstr (json_object_get_string_member (certificate, "date_debut_validite"), <, today);
  g_assert_cmpstr (json_object_get_string_member (certificate, "date_fin_validite"), >, today);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (get_data (&refused), "entity_status"), "code"),
                   ==, "refus_de_delivrance");
  g_assert_true (json_object_get_null_member (get_data (&refused), "document_url"));
}

static guint
count_items (SandboxReply *reply)
{
  g_assert_cmpuint (reply->status, ==, 200);
  return json_array_get_length (json_object_get_array_member (json_node_get_object (reply->root), "data"));
}

static void
test_options (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *yearly
      = g_strdup_printf ("/v3/gip_mds/unites_legales/999000102/effectifs_annuels/%d?nature_effectif=boeth&%s",
                         g_date_time_get_year (now) - 1, SANDBOX_PURPOSE);
  g_autofree char *monthly = g_strdup_printf (
      "/v3/gip_mds/etablissements/99900010200015/effectifs_mensuels/01/annee/%d?profondeur=2&%s",
      g_date_time_get_year (now) - 1, SANDBOX_PURPOSE);
  g_auto (SandboxReply) all
      = sandbox_ask (fixture, "/v3/ademe/etablissements/99900010200015/certification_rge");
  g_auto (SandboxReply) one = sandbox_ask (
      fixture, "/v3/ademe/etablissements/99900010200015/certification_rge?limit=1&" SANDBOX_PURPOSE);
  g_auto (SandboxReply) disabled = sandbox_ask (fixture, yearly);
  g_auto (SandboxReply) months = sandbox_ask (fixture, monthly);
  JsonArray *items;

  g_assert_cmpuint (count_items (&all), ==, 4);
  g_assert_cmpuint (count_items (&one), ==, 1);
  items = json_object_get_array_member (get_data (&disabled), "effectifs_annuel");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 0), "nature"), ==,
                   "effectif_boeth_annuel");
  items = json_object_get_array_member (get_data (&months), "effectifs_mensuels");
  g_assert_cmpuint (json_array_get_length (items), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 1), "mois"), ==,
                   "12");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/sandbox-subjects/" name, SandboxFixture, NULL, sandbox_fixture_setup, function,              \
              sandbox_fixture_teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("walk", test_subjects);
  ADD ("documents", test_documents);
  ADD ("cases", test_cases);
  ADD ("recipient", test_recipient);
  ADD ("open-data", test_open_data);
  ADD ("dates", test_dates);
  ADD ("options", test_options);
  return g_test_run ();
}
