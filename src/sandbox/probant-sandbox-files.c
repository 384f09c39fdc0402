/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents behind the links: served without the token, and only without it. */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "core/probant-json.h"
#include "sandbox/probant-specimen.h"

/* The template that `entry` of the subject's file names, filled. (transfer full), NULL where there is none */
static JsonObject *
resolve_document (ProbantSandboxServer *self, const ProbantFictionSubject *subject, JsonObject *entry)
{
  JsonObject *template = probant_fiction_find_template (
      self->fiction, json_object_get_string_member_with_default (entry, "template", ""));
  JsonNode *values = json_object_get_member (entry, "values");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GDateTime) today = NULL;
  ProbantTemplate references;

  if (!template)
    return NULL;
  probant_sandbox_server_fill (self, subject, &references);
  today = references.today;
  if (values && JSON_NODE_HOLDS_OBJECT (values))
    references.parts = references.variables[1] = json_node_get_object (values);
  node = json_node_init_object (json_node_alloc (), template);
  root = probant_template_resolve (&references, node);
  return json_object_ref (json_node_get_object (root));
}

static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t length)
{
  g_byte_array_append (user_data, data, length);
  return length;
}

static gboolean
add_to_archive (struct archive *archive, const char *name, GBytes *content)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length;
  gconstpointer data = g_bytes_get_data (content, &length);
  gboolean good;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  good = archive_write_header (archive, entry) == ARCHIVE_OK
         && archive_write_data (archive, data, length) == (la_ssize_t)length;
  archive_entry_free (entry);
  return good;
}

/* The PDF and the XML of one document, as the deeds used to come. (transfer full) */
static GBytes *
render_zip (JsonObject *document, const char *stem, GError **error)
{
  g_autoptr (GBytes) pdf = probant_specimen_render_pdf (document, error);
  g_autoptr (GBytes) xml = probant_specimen_render_xml (document);
  g_autofree char *pdf_name = g_strconcat (stem, ".pdf", NULL);
  g_autofree char *xml_name = g_strconcat (stem, ".xml", NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct archive *archive;
  gboolean good;

  if (!pdf)
    return NULL;
  archive = archive_write_new ();
  archive_write_set_bytes_in_last_block (archive, 1);
  good = archive_write_set_format_zip (archive) == ARCHIVE_OK
         && archive_write_open2 (archive, bytes, NULL, write_cb, NULL, NULL) == ARCHIVE_OK
         && add_to_archive (archive, pdf_name, pdf) && add_to_archive (archive, xml_name, xml)
         && archive_write_close (archive) == ARCHIVE_OK;
  if (!good)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "ZIP: %s", archive_error_string (archive));
  archive_write_free (archive);
  return good ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* What a document's entry stands for, drawn now. (transfer full) */
static GBytes *
render (ProbantSandboxServer *self,
        const ProbantFictionSubject *subject,
        JsonObject *entry,
        const char *name,
        const char **type,
        GError **error)
{
  const char *text = probant_json_text_member (entry, "text");
  g_autoptr (JsonObject) document = NULL;
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));

  if (text)
    {
      *type = json_object_get_string_member_with_default (entry, "type", "text/csv");
      return g_bytes_new (text, strlen (text));
    }
  document = resolve_document (self, subject, entry);
  if (!document)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such template");
      return NULL;
    }
  if (g_str_has_suffix (name, ".zip"))
    {
      *type = "application/zip";
      return render_zip (document, stem, error);
    }
  if (g_str_has_suffix (name, ".png"))
    {
      *type = "image/png";
      return probant_specimen_render_png (document, error);
    }
  *type = "application/pdf";
  return probant_specimen_render_pdf (document, error);
}

/* The subject and the entry that "/PREFIX/FOLDER/NAME" names. `*name` points into `path`. */
static JsonObject *
find_document (ProbantSandboxServer *self,
               const char *path,
               const ProbantFictionSubject **subject,
               const char **name)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  guint n_segments = g_strv_length (segments);
  JsonObject *documents;

  if (n_segments < 3)
    return NULL;
  *name = strrchr (path, '/') + 1;
  *subject = probant_fiction_find (self->fiction, segments[n_segments - 2]);
  documents = *subject ? probant_fiction_subject_get_object (*subject, "documents") : NULL;
  return documents ? probant_json_object_member (documents, *name) : NULL;
}

/* A document is asked for without the token: a client that sends it is told so. */
static gboolean
check_request (SoupServerMessage *message)
{
  if (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"))
    {
      soup_server_message_set_status (message, 400, NULL);
      soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_STATIC,
                                        "no token here\n", strlen ("no token here\n"));
      return FALSE;
    }
  if (!probant_sandbox_is_reading (message))
    {
      soup_server_message_set_status (message, 404, NULL);
      return FALSE;
    }
  return TRUE;
}

static void
documents_cb (SoupServer *soup,
              SoupServerMessage *message,
              const char *path,
              GHashTable *query,
              gpointer user_data)
{
  ProbantSandboxServer *self = user_data;
  const ProbantFictionSubject *subject;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *name, *type;
  JsonObject *entry;

  if (!check_request (message))
    return;
  entry = find_document (self, path, &subject, &name);
  if (entry && json_object_has_member (entry, "@status"))
    {
      soup_server_message_set_status (message, json_object_get_int_member (entry, "@status"), NULL);
      return;
    }
  bytes = entry ? render (self, subject, entry, name, &type, &error) : NULL;
  if (!bytes)
    {
      if (error)
        g_warning ("Sandbox document %s: %s", path, error->message);
      soup_server_message_set_status (message, entry ? 500 : 404, NULL);
      return;
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message), type, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
  if (json_object_has_member (entry, "@delay"))
    probant_sandbox_server_delay (self, message, json_object_get_int_member (entry, "@delay"));
}

/* The first of the two steps to a deed. */
static void
deeds_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  ProbantSandboxServer *self = user_data;
  const ProbantFictionSubject *subject;
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *url = NULL;
  JsonObject *data;
  const char *name;

  if (!check_request (message))
    return;
  if (!find_document (self, path, &subject, &name))
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  url = g_strdup_printf ("%s/documents/%s/%s", self->base_url, subject->folder, name);
  root = json_object_new ();
  data = json_object_new ();
  json_object_set_string_member (data, "document_url", url);
  json_object_set_object_member (root, "data", data);
  json_object_set_object_member (root, "links", json_object_new ());
  json_object_set_object_member (root, "meta", json_object_new ());
  node = json_node_init_object (json_node_alloc (), root);
  probant_sandbox_reply_json (message, 200, "application/json; charset=utf-8", node);
}

/* Where the links of answers to web pages lead. */
static void
pages_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  probant_sandbox_reply_html (message, 200, "Bac à sable de Probant",
                              "Cette page tient lieu de celle que la réponse réelle désignerait.");
}

void
probant_sandbox_serve_files (ProbantSandboxServer *self)
{
  soup_server_add_handler (self->soup, "/documents", documents_cb, self, NULL);
  soup_server_add_handler (self->soup, "/pages", pages_cb, self, NULL);
  soup_server_add_handler (self->soup, "/proxy/inpi/download", deeds_cb, self, NULL);
}
