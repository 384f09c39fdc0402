/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lying-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pdf/probant-pdf-remote.h"
#include "sample-pdf.h"

/* Less than a call waits: none of these lies makes it wait. */
#define DEADLINE_SECONDS 60

static char *folder;

void
lying_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

GAsyncResult *
lying_wait_for (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
  return *result;
}

ProbantPdf *
lying_open_sample (const ProbantPdfWish *wish, GError **error)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_open_full_async (bytes, NULL, wish, NULL, lying_store_result_cb, &result);
  return probant_pdf_open_finish (lying_wait_for (&result), error);
}

gboolean
lying_render (ProbantPdf *pdf, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  cairo_surface_t *surface;

  probant_pdf_render_async (pdf, 0, LYING_SCALE, NULL, G_PRIORITY_DEFAULT, NULL, lying_store_result_cb,
                            &result);
  surface = probant_pdf_render_finish (pdf, lying_wait_for (&result), error);
  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}

GVariant *
lying_query (ProbantPdf *pdf, ProbantPdfQuery what, const char *text, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_query_async (pdf, what, 0, text, NULL, lying_store_result_cb, &result);
  return probant_pdf_query_finish (pdf, lying_wait_for (&result), error);
}

static void
write_file (const char *name, const char *data, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_remove (path); /* what is there would not be cut, and to replace it would wait for the disk */
  g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
lying_say (const char *when, const char *then, guint n_fds, GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autofree char *how = g_strdup_printf ("%s %s %u", when, then, n_fds);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  probant_pdf_remote_set_patience (LYING_USUAL_PATIENCE_MS);
  write_file ("what", data, size);
  write_file ("how", how, strlen (how));
}

static gboolean
remove_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_remove (path) == 0;
}

gboolean
lying_was_asked_ahead (void)
{
  return remove_file ("ahead");
}

void
lying_tell_truth (void)
{
  probant_pdf_remote_set_patience (LYING_USUAL_PATIENCE_MS);
  write_file ("how", "", 0);
}

/* As it goes through the socket. `message` is sunk. */
static GBytes *
frame (GVariant *message)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (message);
  const guint32 size = (guint32)g_variant_get_size (owned);
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *)&size, sizeof size);
  g_byte_array_append (bytes, g_variant_get_data (owned), size);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
lying_done (GVariant *answer)
{
  return frame (g_variant_new ("(bisuv)", TRUE, 0, "", 0, answer));
}

GBytes *
lying_done_text (const char *type, const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_variant_parse (G_VARIANT_TYPE (type), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return lying_done (answer);
}

GBytes *
lying_failed (int code, const char *sentence)
{
  return frame (g_variant_new ("(bisuv)", FALSE, code, sentence, 0, g_variant_new ("()")));
}

GBytes *
lying_with_more (GBytes *bytes, gsize n_more)
{
  g_autoptr (GBytes) owned = bytes;
  gsize size;
  const guint8 *data = g_bytes_get_data (owned, &size);
  g_autofree guint8 *more = g_malloc0 (n_more);
  GByteArray *both = g_byte_array_new ();

  g_byte_array_append (both, data, (guint)size);
  g_byte_array_append (both, more, (guint)n_more);
  return g_byte_array_free_to_bytes (both);
}

GVariant *
lying_repeat (GVariant *item, guint n)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (item);
  g_autofree GVariant **items = g_new (GVariant *, n);

  for (guint i = 0; i < n; i++)
    items[i] = owned;
  return g_variant_new_array (g_variant_get_type (owned), items, n);
}

char *
lying_repeat_text (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

void
lying_assert_stopped (const GError *error, const char *sentence)
{
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED);
  g_assert_cmpstr (error->message, ==, sentence);
}

void
lying_expect (const char *sentence)
{
  if (g_str_equal (sentence, LYING_TOO_LONG))
    probant_pdf_remote_set_patience (LYING_PATIENCE_MS);
}

void
lying_assert_open_fails (const char *sentence)
{
  g_autoptr (GError) error = NULL;

  lying_expect (sentence);
  g_assert_null (lying_open_sample (NULL, &error));
  lying_assert_stopped (error, sentence);
}

void
lying_assert_reads (ProbantPdf *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) text = NULL;
  const char *string;

  lying_tell_truth ();
  lying_render (pdf, &error);
  g_assert_no_error (error);
  text = lying_query (pdf, PROBANT_PDF_QUERY_TEXT, NULL, &error);
  g_assert_no_error (error);
  g_variant_get_child (text, 0, "&s", &string);
  g_assert_true (g_str_has_prefix (string, "Page 1"));
}

void
lying_assert_query_fails (ProbantPdf *pdf, ProbantPdfQuery what, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  lying_expect (sentence);
  g_assert_null (lying_query (pdf, what, NULL, &error));
  lying_assert_stopped (error, sentence);
}

void
lying_assert_line (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 300);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (g_unichar_isprint (g_utf8_get_char (p)));
}

int
lying_run (void)
{
  int status;

  folder = g_dir_make_tmp ("probant-lying-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("PROBANT_LIE", folder, TRUE);
  status = g_test_run ();
  remove_file ("how");
  remove_file ("what");
  remove_file ("ahead");
  g_rmdir (folder);
  g_free (folder);
  return status;
}
