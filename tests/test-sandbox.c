/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "core/probant-identifier.h"
#include "sandbox/probant-fiction.h"
#include "sandbox/probant-routes.h"
#include "sandbox/probant-sandbox.h"

#define PURPOSE "context=aides&object=essai&recipient=" PROBANT_SANDBOX_RECIPIENT

typedef struct
{
  ProbantSandbox *sandbox;
  SoupSession *session;
  const char *token; /* NULL: no Authorization header */
} Fixture;

typedef struct
{
  guint status;
  GBytes *body;
  JsonNode *root; /* NULL where the body is no JSON */
  SoupMessage *message;
} Reply;

static void
reply_clear (Reply *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_object (&self->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->sandbox = probant_sandbox_new (0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new_with_options ("max-conns", 64, "max-conns-per-host", 64, NULL);
  fixture->token = probant_sandbox_get_token ();
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->session);
  g_assert_finalize_object (fixture->sandbox);
}

static SoupMessage *
make_message (Fixture *fixture, const char *method, const char *url)
{
  SoupMessage *message = soup_message_new (method, url);

  g_assert_nonnull (message);
  if (fixture->token)
    {
      g_autofree char *header = g_strconcat ("Bearer ", fixture->token, NULL);

      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", header);
    }
  return message;
}

/* Takes both. */
static Reply
read_reply (SoupMessage *message, GBytes *body)
{
  Reply reply = { .status = soup_message_get_status (message), .message = message, .body = body };
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  if (length > 0 && data[0] == '{')
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      json_parser_load_from_data (parser, data, length, &error);
      g_assert_no_error (error);
      reply.root = json_parser_steal_root (parser);
    }
  return reply;
}

static Reply
ask_with (Fixture *fixture, const char *method, const char *url)
{
  SoupMessage *message = make_message (fixture, method, url);
  g_autoptr (GError) error = NULL;
  GBytes *body = soup_session_send_and_read (fixture->session, message, NULL, &error);

  g_assert_no_error (error);
  return read_reply (message, body);
}

/* `path`: with a query, or without and then the purpose is added. */
static Reply
ask (Fixture *fixture, const char *path)
{
  g_autofree char *url = g_strdup_printf ("%s%s%s", probant_sandbox_get_url (fixture->sandbox), path,
                                          strchr (path, '?') ? "" : "?" PURPOSE);

  return ask_with (fixture, "GET", url);
}

static const char *
get_error_code (Reply *reply)
{
  JsonArray *errors = json_object_get_array_member (json_node_get_object (reply->root), "errors");
  JsonObject *error = json_array_get_object_element (errors, 0);

  g_assert_cmpint (strlen (json_object_get_string_member (error, "title")), >, 0);
  g_assert_cmpint (strlen (json_object_get_string_member (error, "detail")), >, 0);
  return json_object_get_string_member (error, "code");
}

static void
assert_error (Fixture *fixture, const char *path, guint status, const char *code)
{
  g_auto (Reply) reply = ask (fixture, path);

  g_assert_cmpuint (reply.status, ==, status);
  g_assert_cmpstr (get_error_code (&reply), ==, code);
}

static void
test_token (Fixture *fixture, gconstpointer data)
{
  const char *path = "/v4/insee/sirene/unites_legales/999000102";

  fixture->token = NULL;
  assert_error (fixture, path, 401, "00101");
  fixture->token = "abc";
  assert_error (fixture, path, 401, "00101");
  fixture->token = "e30.bm90IGpzb24.x";
  assert_error (fixture, path, 401, "00101");
  /* {} . {"exp":1} */
  fixture->token = "e30.eyJleHAiOjF9.x";
  assert_error (fixture, path, 401, "00103");
  /* {} . {"scopes":["qualibat"]} */
  fixture->token = "e30.eyJzY29wZXMiOlsicXVhbGliYXQiXX0.x";
  assert_error (fixture, path, 403, "00100");
}

static void
test_parameters (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) reply = ask (fixture, "/v4/insee/sirene/unites_legales/999000102?x=");

  g_assert_cmpuint (reply.status, ==, 422);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (json_node_get_object (reply.root), "errors")), ==,
      3);
  assert_error (fixture,
                "/v4/insee/sirene/unites_legales/999000102?object=a&recipient=" PROBANT_SANDBOX_RECIPIENT,
                422, "00201");
  assert_error (fixture,
                "/v4/insee/sirene/unites_legales/999000102?context=a&recipient=" PROBANT_SANDBOX_RECIPIENT,
                422, "00202");
  assert_error (fixture, "/v4/insee/sirene/unites_legales/999000102?context=a&object=b", 422, "00203");
  assert_error (fixture,
                "/v4/insee/sirene/unites_legales/999000102?context=a&object=b&recipient=12345678901234", 422,
                "00210");
  assert_error (fixture, "/v4/insee/sirene/unites_legales/999000003", 422, "00211");
  assert_error (fixture, "/v4/insee/sirene/etablissements/" PROBANT_SANDBOX_RECIPIENT, 422, "00211");
  assert_error (fixture, "/v4/insee/sirene/unites_legales/999000103", 422, "00301");
  assert_error (fixture, "/v4/insee/sirene/etablissements/99900010200016", 422, "00302");
  assert_error (fixture, "/v3/ministere_interieur/rna/associations/W12", 422, "00303");
  assert_error (fixture, "/v3/douanes/etablissements/1/immatriculations_eori", 422, "00304");
  assert_error (fixture, "/v3/data_subvention/associations/abc/subventions", 422, "00330");
  assert_error (fixture, "/v4/djepva/api-association/associations/99900010200015", 422, "00333");
  assert_error (fixture, "/v3/dgfip/unites_legales/999000102/liasses_fiscales/23", 422, "00307");
  assert_error (fixture, "/v3/gip_mds/etablissements/99900010200015/effectifs_mensuels/13/annee/2024", 422,
                "00305");
  assert_error (fixture, "/v3/ademe/etablissements/99900010200015/certification_rge?limit=0&" PURPOSE, 422,
                "00313");
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) page = ask (fixture, "/v9/nothing");
  g_autofree char *root = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/", NULL);
  g_auto (Reply) post = ask_with (fixture, "POST", root);
  g_auto (Reply) old = ask (fixture, "/v2/entreprises/999000102");

  g_assert_cmpuint (page.status, ==, 404);
  g_assert_null (page.root);
  g_assert_cmpstr (
      soup_message_headers_get_content_type (soup_message_get_response_headers (page.message), NULL), ==,
      "text/html");
  g_assert_cmpuint (post.status, ==, 404);
  g_assert_cmpuint (old.status, ==, 410);
  assert_error (fixture, "/v4/insee/sirene/unites_legales/732829320", 404, "01003");
  assert_error (fixture, "/v4/urssaf/unites_legales/732829320/attestation_vigilance", 404, "04003");
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  const char *path = "/v3/dgfip/etablissements/99900010200015/chiffres_affaires";
  g_auto (Reply) first = ask (fixture, path);
  g_auto (Reply) second = ask (fixture, path);
  SoupMessageHeaders *headers = soup_message_get_response_headers (first.message);

  g_assert_cmpuint (first.status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_content_type (headers, NULL), ==, "application/vnd.api+json");
  g_assert_nonnull (soup_message_headers_get_one (headers, "X-Request-Id"));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "X-Response-Cached"), ==, "false");
  g_assert_cmpint (g_ascii_strtoll (soup_message_headers_get_one (headers, "RateLimit-Reset"), NULL, 10), >,
                   g_get_real_time () / G_USEC_PER_SEC - 1);
  g_assert_cmpint (
      g_ascii_strtoll (soup_message_headers_get_one (headers, "RateLimit-Remaining"), NULL, 10)
          - g_ascii_strtoll (soup_message_headers_get_one (soup_message_get_response_headers (second.message),
                                                           "RateLimit-Remaining"),
                             NULL, 10),
      ==, 1);
  headers = soup_message_get_response_headers (second.message);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "X-Response-Cached"), ==, "true");
  g_assert_cmpint (g_ascii_strtoll (soup_message_headers_get_one (headers, "X-Cache-Expires-in"), NULL, 10),
                   >, 3500);
}

static void
test_privileges (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) reply = ask (fixture, "/privileges");
  g_auto (GStrv) scopes = probant_sandbox_list_scopes ();
  JsonArray *array;

  g_assert_cmpuint (reply.status, ==, 200);
  array = json_object_get_array_member (
      json_object_get_object_member (json_node_get_object (reply.root), "data"), "privileges");
  g_assert_cmpuint (json_array_get_length (array), ==, g_strv_length (scopes));
  g_assert_true (g_strv_contains ((const char *const *)scopes, "attestation_sociale_urssaf"));
}

static void
test_pings (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) list = ask (fixture, "/pings");
  g_auto (Reply) one = ask (fixture, "/ping/insee/sirene");
  g_auto (Reply) none = ask (fixture, "/ping/nobody");

  g_assert_cmpuint (list.status, ==, 200);
  g_assert_cmpuint (one.status, ==, 200);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (one.root), "status"), ==, "ok");
  g_assert_cmpuint (none.status, ==, 404);
}

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

static void
check_document (Fixture *fixture, const char *url)
{
  g_auto (Reply) reply = ask_with (fixture, "GET", url);
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
    g_assert_cmpmem (data, 5, "%PDF-", 5);
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
check_envelope (Reply *reply)
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
ask_all (Fixture *fixture, const ProbantFictionSubject *subject)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (asked_free);
  guint n_left = 0, deadline = g_timeout_add_seconds (20, deadline_cb, NULL);

  for (const ProbantSandboxRoute *route = probant_sandbox_list_routes (); route->path; route++)
    {
      g_autofree char *path = fill_path (route, subject);
      g_autofree char *url
          = g_strconcat (probant_sandbox_get_url (fixture->sandbox), path, "?" PURPOSE, NULL);
      Asked *asked;

      if (!path)
        continue;
      asked = g_new0 (Asked, 1);
      asked->route = route;
      asked->message = make_message (fixture, "GET", url);
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
walk_subject (Fixture *fixture, const ProbantFictionSubject *subject)
{
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = ask_all (fixture, subject);
  GHashTableIter iter;
  gpointer link;
  guint n_answered = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Asked *asked = all->pdata[i];
      g_auto (Reply) reply = read_reply (g_object_ref (asked->message), g_bytes_ref (asked->body));

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
          const char *code = get_error_code (&reply);

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
test_subjects (Fixture *fixture, gconstpointer data)
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
test_documents (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url
      = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/documents/999000102/vigilance.pdf", NULL);
  g_autofree char *deed = g_strconcat (probant_sandbox_get_url (fixture->sandbox),
                                       "/proxy/inpi/download/999000102/statuts.zip", NULL);
  g_autofree char *none
      = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/documents/999000102/none.pdf", NULL);
  g_auto (Reply) leaked = ask_with (fixture, "GET", url);
  g_auto (Reply) leaked_deed = ask_with (fixture, "GET", deed);
  g_auto (Reply) missing = { 0 };

  g_assert_cmpuint (leaked.status, ==, 400);
  g_assert_cmpuint (leaked_deed.status, ==, 400);
  fixture->token = NULL;
  missing = ask_with (fixture, "GET", none);
  g_assert_cmpuint (missing.status, ==, 404);
  check_document (fixture, url);
  check_document (fixture, deed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sandbox/token", Fixture, NULL, setup, test_token, teardown);
  g_test_add ("/sandbox/parameters", Fixture, NULL, setup, test_parameters, teardown);
  g_test_add ("/sandbox/unknown", Fixture, NULL, setup, test_unknown, teardown);
  g_test_add ("/sandbox/headers", Fixture, NULL, setup, test_headers, teardown);
  g_test_add ("/sandbox/privileges", Fixture, NULL, setup, test_privileges, teardown);
  g_test_add ("/sandbox/pings", Fixture, NULL, setup, test_pings, teardown);
  g_test_add ("/sandbox/subjects", Fixture, NULL, setup, test_subjects, teardown);
  g_test_add ("/sandbox/documents", Fixture, NULL, setup, test_documents, teardown);
  return g_test_run ();
}
