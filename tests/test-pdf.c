/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pdf/probant-pdf-facts.h"
#include "pdf/probant-pdf-text.h"
#include "pdf/probant-pdf-query.h"
#include "pdf/probant-pdf.h"
#include "sample-pdf.h"

#define DEADLINE_SECONDS 60

static void
wait_until (gboolean (*condition) (gpointer), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static gboolean
is_gone (gpointer data)
{
  g_autoptr (GObject) object = g_weak_ref_get (data);

  return object == NULL;
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static ProbantPdf *
open_pdf (GBytes *bytes, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_open_async (bytes, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  return probant_pdf_open_finish (result, error);
}

static cairo_surface_t *
render_area (ProbantPdf *pdf, guint page, double scale, const cairo_rectangle_t *area, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_render_async (pdf, page, scale, area, G_PRIORITY_DEFAULT, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  return probant_pdf_render_finish (pdf, result, error);
}

static cairo_surface_t *
render (ProbantPdf *pdf, guint page, double scale, GError **error)
{
  return render_area (pdf, page, scale, NULL, error);
}

static ProbantPdf *
open_good (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  ProbantPdf *pdf = open_pdf (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (PROBANT_IS_PDF (pdf));
  return pdf;
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (strlen (error->message), >, 10);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (x, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (y, <, cairo_image_surface_get_height (surface));
  return *(const guint32 *)(gconstpointer)(data + y * cairo_image_surface_get_stride (surface) + 4 * x);
}

static void
test_open (void)
{
  static const SampleSize sizes[] = { { 595, 842 }, { 842, 595 }, { 100, 300 } };
  g_autoptr (GBytes) bytes = sample_pdf_new (sizes, 3, "Attestation\n de vigilance");
  g_autoptr (ProbantPdf) pdf = open_good (bytes);

  g_assert_cmpuint (probant_pdf_get_n_pages (pdf), ==, 3);
  g_assert_cmpstr (probant_pdf_get_title (pdf), ==, "Attestation  de vigilance");
  for (guint i = 0; i < 3; i++)
    {
      double width, height;

      probant_pdf_get_page_size (pdf, i, &width, &height);
      g_assert_cmpfloat (width, ==, sizes[i].width);
      g_assert_cmpfloat (height, ==, sizes[i].height);
    }
}

static void
test_many_pages (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (300);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  cairo_surface_t *surface = NULL;

  g_assert_cmpuint (probant_pdf_get_n_pages (pdf), ==, 300);
  g_assert_null (probant_pdf_get_title (pdf));
  surface = render (pdf, 299, 1, NULL);
  g_assert_cmphex (get_pixel (surface, 50, 50), ==, 0xff0000ff);
  cairo_surface_destroy (surface);
}

static void
test_render (void)
{
  static const SampleSize sizes[] = { { 200, 100 }, { 100, 200 } };
  g_autoptr (GBytes) bytes = sample_pdf_new (sizes, 2, NULL);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  cairo_surface_t *surface = render (pdf, 0, 2, NULL);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 400);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 200);
  g_assert_cmphex (get_pixel (surface, 100, 100), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (surface, 350, 20), ==, 0xffffffff);
  cairo_surface_destroy (surface);

  surface = render (pdf, 1, 0.5, NULL);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 50);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 100);
  g_assert_cmphex (get_pixel (surface, 25, 25), ==, 0xff00ff00);
  cairo_surface_destroy (surface);
}

static void
test_render_area (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  const cairo_rectangle_t inside = { 70, 10, 30, 40 }, beyond = { 590, 840, 100, 100 },
                          outside = { 700, 0, 9, 9 };
  cairo_surface_t *surface = render_area (pdf, 0, 4, &inside, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 120);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 160);
  g_assert_cmphex (get_pixel (surface, 20, 60), ==, 0xffff0000); /* at (75, 25) */
  g_assert_cmphex (get_pixel (surface, 20, 20), ==, 0xffffffff); /* at (75, 15) */
  g_assert_cmphex (get_pixel (surface, 60, 60), ==, 0xffffffff); /* at (85, 25) */
  cairo_surface_destroy (surface);

  surface = render_area (pdf, 0, 4, &beyond, NULL);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 20);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 8);
  cairo_surface_destroy (surface);
  g_assert_null (render_area (pdf, 0, 4, &outside, &error));
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE);
}

static void
test_render_refused (void)
{
  static const struct
  {
    guint page;
    double scale;
    ProbantPdfError code;
  } cases[] = {
    { 0, 200, PROBANT_PDF_ERROR_TOO_LARGE }, { 0, INFINITY, PROBANT_PDF_ERROR_TOO_LARGE },
    { 0, NAN, PROBANT_PDF_ERROR_TOO_LARGE }, { 0, 0, PROBANT_PDF_ERROR_TOO_LARGE },
    { 0, -1, PROBANT_PDF_ERROR_TOO_LARGE },  { 0, 15, PROBANT_PDF_ERROR_TOO_LARGE },
    { 1, 1, PROBANT_PDF_ERROR_NO_PAGE },     { G_MAXUINT, 1, PROBANT_PDF_ERROR_NO_PAGE },
  };
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (render (pdf, cases[i].page, cases[i].scale, &error));
      g_assert_error (error, PROBANT_PDF_ERROR, (int)cases[i].code);
      assert_sentence (error);
    }
}

static void
test_rotated (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_from_page_entries ("/MediaBox[0 0 200 100]/Rotate 90");
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  cairo_surface_t *surface = NULL;
  double width, height;

  probant_pdf_get_page_size (pdf, 0, &width, &height);
  g_assert_cmpfloat (width, ==, 100);
  g_assert_cmpfloat (height, ==, 200);
  surface = render (pdf, 0, 1, NULL);
  g_assert_cmphex (get_pixel (surface, 50, 50), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (surface, 50, 150), ==, 0xffffffff);
  cairo_surface_destroy (surface);
}

static void
test_absurd_sizes (void)
{
  static const char *const entries[] = {
    "/MediaBox[0 0 14400 14400]",
    "/MediaBox[0 0 1e30 1e30]",
    "/MediaBox[0 0 0 0]",
    "/MediaBox[0 0 1e-9 1e-9]",
    "/MediaBox[300 300 -300 -300]",
    "/MediaBox[0 0 nan inf]",
    "/MediaBox[0 0 99999999999999999999999999999999999999999 5]",
    "/MediaBox[]",
    "/MediaBox 3 0 R",
    "/MediaBox[0 0 200 100]/UserUnit 1000000",
    "/MediaBox[0 0 200 100]/CropBox[-1e9 -1e9 1e9 1e9]",
    "/MediaBox[0 0 200 100]/CropBox[900 900 901 901]",
    "/MediaBox[0 0 200 100]/Rotate 33",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GBytes) bytes = sample_pdf_from_page_entries (entries[i]);
      g_autoptr (ProbantPdf) pdf = open_good (bytes);
      cairo_surface_t *surface;
      double width, height;

      g_test_message ("%s", entries[i]);
      probant_pdf_get_page_size (pdf, 0, &width, &height);
      g_assert_cmpfloat (width, >=, 1);
      g_assert_cmpfloat (width, <=, 14400);
      g_assert_cmpfloat (height, >=, 1);
      g_assert_cmpfloat (height, <=, 14400);
      surface = render (pdf, 0, MIN (0.5, 500 / MAX (width, height)), NULL);
      g_assert_nonnull (surface);
      cairo_surface_destroy (surface);
    }
}

static ProbantPdfText *
load_text (ProbantPdf *pdf, guint page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_load_text_async (pdf, page, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  return probant_pdf_load_text_finish (pdf, result, error);
}

static void
test_text (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdfText) text = load_text (pdf, 1, &error);
  g_autoptr (GArray) boxes = NULL;
  g_autofree char *word = NULL;
  guint from, to;

  g_assert_no_error (error);
  g_assert_cmpstr (probant_pdf_text_get_string (text), ==, "Page 2");
  g_assert_null (load_text (pdf, 2, &error));
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_NO_PAGE);

  /* The line's foot is at 98 points, it begins at 20. */
  g_assert_cmpuint (probant_pdf_text_find_place (text, 0, 94), ==, 0);
  g_assert_cmpuint (probant_pdf_text_find_place (text, 500, 94), ==, 6);
  g_assert_cmpuint (probant_pdf_text_find_place (text, 500, 800), ==, 6);
  g_assert_true (probant_pdf_text_is_at (text, 23, 94));
  g_assert_false (probant_pdf_text_is_at (text, 23, 200));

  from = to = 2;
  probant_pdf_text_widen_to_words (text, &from, &to);
  word = probant_pdf_text_copy (text, from, to);
  g_assert_cmpstr (word, ==, "Page");
  probant_pdf_text_widen_to_lines (text, &from, &to);
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (to, ==, 6);
  boxes = probant_pdf_text_get_boxes (text, from, to);
  g_assert_cmpuint (boxes->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (boxes, cairo_rectangle_t, 0).x, 20, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (boxes, cairo_rectangle_t, 0).y, 88, 4);
}

static guint
count_hits (ProbantPdf *pdf, guint page, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  probant_pdf_find_async (pdf, page, text, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  hits = probant_pdf_find_finish (pdf, result, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const GArray *boxes = g_ptr_array_index (hits, i);

      g_assert_cmpuint (boxes->len, ==, 1);
      g_assert_cmpfloat_with_epsilon (g_array_index (boxes, cairo_rectangle_t, 0).y, 88, 4);
    }
  return hits->len;
}

static void
test_find (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);

  g_assert_cmpuint (count_hits (pdf, 0, "page"), ==, 1);
  g_assert_cmpuint (count_hits (pdf, 1, "PÂGE 2"), ==, 1);
  g_assert_cmpuint (count_hits (pdf, 1, "e"), ==, 1);
  g_assert_cmpuint (count_hits (pdf, 0, "2"), ==, 0);
  g_assert_cmpuint (count_hits (pdf, 0, ""), ==, 0);
}

static ProbantPdfFacts *
load_facts (GBytes *bytes)
{
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ProbantPdfFacts *facts;

  probant_pdf_load_facts_async (pdf, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  facts = probant_pdf_load_facts_finish (pdf, result, &error);
  g_assert_no_error (error);
  return facts;
}

static void
test_facts (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (ProbantPdfFacts) facts = load_facts (bytes);

  g_assert_true (g_str_has_prefix (facts->producer, "cairo"));
  g_assert_null (facts->author);
  g_assert_nonnull (facts->version);
  g_assert_cmpint (facts->created, >, 1000000000);
  g_assert_cmpuint (facts->signatures->len, ==, 0);
  g_assert_cmpuint (facts->attachments->len, ==, 0);
}

static void
test_signature (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_signed ();
  g_autoptr (ProbantPdfFacts) facts = load_facts (bytes);
  const ProbantPdfSignature *signature;
  gsize size;
  guint8 *changed = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  char *color = g_strstr_len ((char *)changed, 600, "1 0 0 rg");
  g_autoptr (GBytes) changed_bytes = g_bytes_new_take (changed, size);
  g_autoptr (ProbantPdfFacts) changed_facts = NULL;

  g_assert_cmpuint (facts->signatures->len, ==, 1);
  signature = g_ptr_array_index (facts->signatures, 0);
  g_assert_cmpint (signature->state, ==, PROBANT_PDF_SIGNATURE_INTACT);
  g_assert_cmpint (signature->certificate, ==, PROBANT_PDF_CERTIFICATE_UNKNOWN_ISSUER);
  g_assert_cmpstr (signature->signer, ==, "Agence Exemple");
  g_assert_cmpint (signature->time, >, 1700000000);

  *color = '0';
  changed_facts = load_facts (changed_bytes);
  signature = g_ptr_array_index (changed_facts->signatures, 0);
  g_assert_cmpint (signature->state, ==, PROBANT_PDF_SIGNATURE_CHANGED);
}

static void
test_attachment (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>",
    "<</Type/Filespec/F(../../evil.txt)/UF(../../evil.txt)/Desc(A note)/EF<</F 5 0 R>>>>",
    "<</Type/EmbeddedFile/Length 5/Params<</Size 5>>>>stream\nhello\nendstream",
    NULL,
  };
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (ProbantPdfFacts) facts = load_facts (bytes);
  g_autoptr (GAsyncResult) result = NULL, no_result = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  const ProbantPdfAttachment *attachment;

  g_assert_cmpuint (facts->attachments->len, ==, 1);
  attachment = g_ptr_array_index (facts->attachments, 0);
  g_assert_cmpstr (attachment->name, ==, "../../evil.txt"); /* for display: who saves it chooses the folder */
  g_assert_cmpstr (attachment->description, ==, "A note");
  g_assert_cmpuint (attachment->size, ==, 5);

  probant_pdf_load_attachment_async (pdf, 0, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  content = probant_pdf_load_attachment_finish (pdf, result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "hello", 5);
  probant_pdf_load_attachment_async (pdf, 1, NULL, store_result_cb, &no_result);
  wait_until (is_set, &no_result);
  g_assert_null (probant_pdf_load_attachment_finish (pdf, no_result, &error));
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED);
}

typedef struct
{
  GString *order;
  guint n_done, n_cancelled;
} Queue;

typedef struct
{
  Queue *queue;
  char name;
} Asked;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);

  asked->queue->n_done++;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    asked->queue->n_cancelled++;
  else
    g_string_append_c (asked->queue->order, asked->name);
  g_clear_pointer (&surface, cairo_surface_destroy);
}

static void
ask (ProbantPdf *pdf, Queue *queue, char name, guint page, int priority, GCancellable *cancellable)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ queue, name };
  probant_pdf_render_async (pdf, page, 1, NULL, priority, cancellable, asked_cb, asked);
}

static gboolean
are_six_done (gpointer data)
{
  return ((Queue *)data)->n_done == 6;
}

static void
test_priority (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (6);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (GString) order = g_string_new (NULL);
  Queue queue = { order, 0, 0 };

  /* The worker may have begun the first one before the others are asked. */
  ask (pdf, &queue, '0', 0, G_PRIORITY_HIGH, NULL);
  ask (pdf, &queue, 'd', 1, G_PRIORITY_LOW, NULL);
  ask (pdf, &queue, 'e', 2, G_PRIORITY_LOW, NULL);
  ask (pdf, &queue, 'b', 3, G_PRIORITY_DEFAULT, NULL);
  ask (pdf, &queue, 'c', 4, G_PRIORITY_DEFAULT, NULL);
  ask (pdf, &queue, 'a', 5, G_PRIORITY_HIGH, NULL);
  wait_until (are_six_done, &queue);
  g_assert_cmpstr (order->str, ==, "0abcde");
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (6);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  Queue queue = { order, 0, 0 };

  for (guint i = 0; i < 5; i++)
    ask (pdf, &queue, 'x', i, G_PRIORITY_DEFAULT, cancellable);
  g_cancellable_cancel (cancellable);
  ask (pdf, &queue, 'y', 5, G_PRIORITY_DEFAULT, NULL);
  wait_until (are_six_done, &queue);
  g_assert_cmpstr (order->str, ==, "y");
  g_assert_cmpuint (queue.n_cancelled, ==, 5);
}

/* The last reference may be the worker's own. */
static void
test_released (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  Queue queue = { order, 3, 0 };
  GWeakRef ref;
  ProbantPdf *pdf = open_good (bytes);

  g_weak_ref_init (&ref, pdf);
  for (guint i = 0; i < 3; i++)
    ask (pdf, &queue, 'x', i, G_PRIORITY_DEFAULT, cancellable);
  g_object_unref (pdf);
  g_cancellable_cancel (cancellable);
  wait_until (are_six_done, &queue);
  wait_until (is_gone, &ref);
  g_weak_ref_clear (&ref);
}

/* The helpers that this process started, by the name that the system keeps of them. */
static guint
signal_helpers (int number)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      int parent, pid = atoi (name);
      char state;

      if (pid > 0 && g_file_get_contents (path, &stat, NULL, NULL)
          && sscanf (stat, "%*d (probant-pdf-hel) %c %d", &state, &parent) == 2 && parent == getpid ()
          && state != 'Z')
        n += kill (pid, number) == 0;
    }
  return n;
}

/* The helper dies, before a page is asked for or while it is drawn: that call says so, the next one works,
 * nothing else is lost. */
static void
test_killed (void)
{
  static const int signals[] = { SIGKILL, SIGSEGV, SIGABRT };
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (3);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (ProbantPdf) other = open_good (bytes);
  cairo_surface_t *surface;

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = NULL;

      probant_pdf_render_async (pdf, 1, 10, NULL, G_PRIORITY_DEFAULT, NULL, store_result_cb, &result);
      g_assert_cmpuint (signal_helpers (signals[i]), ==, 2);
      wait_until (is_set, &result);
      surface = probant_pdf_render_finish (pdf, result, &error);
      g_assert_null (surface);
      g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED);
      assert_sentence (error);
      g_assert_cmpuint (probant_pdf_get_n_pages (pdf), ==, 3);

      surface = render (pdf, 1, 1, NULL);
      g_assert_cmphex (get_pixel (surface, 50, 50), ==, 0xff00ff00);
      cairo_surface_destroy (surface);
      g_assert_null (render (other, 0, 1, NULL));
      surface = render (other, 0, 1, NULL);
      g_assert_nonnull (surface);
      cairo_surface_destroy (surface);
    }
}

/* Whether one is about to be there, which a thread of its own starts. */
static gboolean
is_preparing (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", name, "comm", NULL);
      g_autofree char *comm = NULL;

      if (g_file_get_contents (path, &comm, NULL, NULL) && g_str_equal (comm, "probant-prepare\n"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_two_helpers (gpointer data)
{
  return signal_helpers (0) == 2 && !is_preparing ();
}

/* A document whose pages take long is drawn by two helpers. */
static void
test_heavy (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autofree char *stream = NULL;
  const char *objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 6 0 R>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 6 0 R>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 6 0 R>>",
    NULL,
    NULL,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;
  GAsyncResult *results[3] = { NULL };

  if (g_get_num_processors () < 2)
    {
      g_test_skip ("One processor");
      return;
    }
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (content, "%u %u m %u 9 9 %u %u 199 c S\n", i % 199, i % 193, i % 7, i % 97,
                            i % 89);
  stream = g_strdup_printf ("<</Length %zu>>stream\n%s\nendstream", content->len, content->str);
  objects[5] = stream;
  bytes = sample_pdf_from_objects (objects);
  pdf = open_good (bytes);
  cairo_surface_destroy (render (pdf, 0, 4, NULL));
  g_assert_cmpuint (signal_helpers (0), ==, 1);
  for (guint i = 0; i < 3; i++)
    probant_pdf_render_async (pdf, i, 4, NULL, G_PRIORITY_DEFAULT, NULL, store_result_cb, &results[i]);
  wait_until (has_two_helpers, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;

      wait_until (is_set, &results[i]);
      surface = probant_pdf_render_finish (pdf, results[i], &error);
      g_assert_no_error (error);
      g_clear_object (&results[i]);
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
}

/* A helper that stands still does not hold the program up, and goes with its document. */
static gboolean
has_no_helper (gpointer data)
{
  return signal_helpers (0) == 0;
}

static gboolean
has_one_helper (gpointer data)
{
  return signal_helpers (0) == 1;
}

static void
test_ended (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (3);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);

  wait_until (has_one_helper, NULL); /* those of other documents have ended */
  g_assert_cmpuint (signal_helpers (SIGSTOP), ==, 1);
  g_clear_object (&pdf);
  wait_until (has_no_helper, NULL);
}

static void
test_refused (void)
{
  static const char not_pdf[] = "<!DOCTYPE html><title>Erreur 500</title>";
  static const char header_only[] = "%PDF-1.7\n";
  static const char no_pages[] = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>";
  const struct
  {
    GBytes *bytes;
    ProbantPdfError code;
  } cases[] = {
    { g_bytes_new (NULL, 0), PROBANT_PDF_ERROR_NOT_PDF },
    { g_bytes_new_static (not_pdf, strlen (not_pdf)), PROBANT_PDF_ERROR_NOT_PDF },
    { g_bytes_new_take (g_malloc0 (100000), 100000), PROBANT_PDF_ERROR_NOT_PDF },
    { g_bytes_new_static (header_only, 3), PROBANT_PDF_ERROR_NOT_PDF },
    { g_bytes_new_static (header_only, strlen (header_only)), PROBANT_PDF_ERROR_DAMAGED },
    { g_bytes_new_static (no_pages, strlen (no_pages)), PROBANT_PDF_ERROR_DAMAGED },
    { sample_pdf_encrypted (), PROBANT_PDF_ERROR_ENCRYPTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = cases[i].bytes;
      g_autoptr (GError) error = NULL;

      g_assert_null (open_pdf (bytes, &error));
      g_assert_error (error, PROBANT_PDF_ERROR, (int)cases[i].code);
      assert_sentence (error);
    }
}

/* A page that is missing fails alone. */
static void
test_bad_page (void)
{
  static const char *const objects[]
      = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[3 0 R 9 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>", NULL };
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = render (pdf, 0, 1, NULL);

  g_assert_cmpuint (probant_pdf_get_n_pages (pdf), ==, 2);
  g_assert_nonnull (surface);
  cairo_surface_destroy (surface);
  g_assert_null (render (pdf, 1, 1, &error));
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED);
  assert_sentence (error);
}

static gboolean
has_three_helpers (gpointer data)
{
  return signal_helpers (0) == 3 && !is_preparing ();
}

/* Leaves the helper that waits for the next document. */
static void
close_ready (ProbantPdf *pdf)
{
  wait_until (has_two_helpers, NULL);
  g_object_unref (pdf);
}

/* For good in this process, so among the last of the tests: once a document was read, a helper waits for the
 * next, and if it does not live to see it, another reads it. */
static void
test_ready (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (ProbantPdf) pdf = open_good (bytes);
  g_autoptr (ProbantPdf) next = NULL;
  ProbantPdf *after;
  cairo_surface_t *surface;

  probant_pdf_keep_ready ();
  /* Those of other documents have ended, and none waits before a page is drawn. */
  wait_until (has_one_helper, NULL);
  cairo_surface_destroy (render (pdf, 0, 1, NULL));
  wait_until (has_two_helpers, NULL);
  next = open_good (bytes);
  g_assert_cmpuint (signal_helpers (0), ==, 2); /* it is the one that waited */
  surface = render (next, 1, 1, NULL);
  g_assert_cmphex (get_pixel (surface, 50, 50), ==, 0xff00ff00);
  cairo_surface_destroy (surface);

  wait_until (has_three_helpers, NULL);
  g_clear_object (&pdf);
  g_clear_object (&next);
  wait_until (has_one_helper, NULL);
  signal_helpers (SIGKILL);
  wait_until (has_no_helper, NULL);
  after = open_good (bytes);
  surface = render (after, 0, 1, NULL);
  g_assert_cmphex (get_pixel (surface, 50, 50), ==, 0xffff0000);
  cairo_surface_destroy (surface);
  close_ready (after);
}

static ProbantPdf *
open_ahead (GBytes *bytes, const ProbantPdfWish *wish)
{
  g_autoptr (GAsyncResult) opened = NULL, asked = NULL;
  g_autoptr (GVariant) text = NULL;
  g_autoptr (GError) error = NULL;
  ProbantPdf *pdf;

  wait_until (has_one_helper, NULL); /* which waits: it was there before the last document was closed */
  probant_pdf_open_full_async (bytes, NULL, wish, NULL, store_result_cb, &opened);
  wait_until (is_set, &opened);
  pdf = probant_pdf_open_finish (opened, &error);
  g_assert_no_error (error);
  /* What it does ahead it does before anything else. */
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_TEXT, 0, NULL, NULL, store_result_cb, &asked);
  wait_until (is_set, &asked);
  text = probant_pdf_query_finish (pdf, asked, &error);
  g_assert_no_error (error);
  return pdf;
}

/* After the one above. What was drawn ahead comes while no helper can do anything; another scale, and the
 * page a second time, are drawn as ever. */
static void
test_ahead (void)
{
  static const ProbantPdfWish wishes[]
      = { { .scale = 0.5, .factor = 2 }, { .width = 595, .factor = 2 }, { 0, 1190, 421, 1 } };
  static const double scales[] = { 1, 2, 0.5 };
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      ProbantPdf *pdf = open_ahead (bytes, &wishes[i]);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface;
      double width, height;

      probant_pdf_get_page_size (pdf, 0, &width, &height);
      signal_helpers (SIGSTOP);
      surface = render (pdf, 0, scales[i], &error);
      signal_helpers (SIGCONT);
      g_assert_no_error (error);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int)ceil (width * scales[i]));
      g_assert_cmphex (get_pixel (surface, (int)(50 * scales[i]), (int)(50 * scales[i])), ==, 0xffff0000);
      cairo_surface_destroy (surface);
      surface = render (pdf, 0, scales[i], &error);
      g_assert_no_error (error);
      g_assert_cmphex (get_pixel (surface, (int)(50 * scales[i]), (int)(50 * scales[i])), ==, 0xffff0000);
      cairo_surface_destroy (surface);
      close_ready (pdf);

      pdf = open_ahead (bytes, &wishes[i]);
      surface = render (pdf, 0, 0.25, &error);
      g_assert_no_error (error);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int)ceil (width / 4));
      cairo_surface_destroy (surface);
      close_ready (pdf);
    }
}

static void
ignore_log (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO, ignore_log, NULL); /* it tells of every damaged byte */
  g_test_add_func ("/pdf/open", test_open);
  g_test_add_func ("/pdf/many-pages", test_many_pages);
  g_test_add_func ("/pdf/render", test_render);
  g_test_add_func ("/pdf/render-area", test_render_area);
  g_test_add_func ("/pdf/render-refused", test_render_refused);
  g_test_add_func ("/pdf/rotated", test_rotated);
  g_test_add_func ("/pdf/absurd-sizes", test_absurd_sizes);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/find", test_find);
  g_test_add_func ("/pdf/facts", test_facts);
  g_test_add_func ("/pdf/signature", test_signature);
  g_test_add_func ("/pdf/attachment", test_attachment);
  g_test_add_func ("/pdf/priority", test_priority);
  g_test_add_func ("/pdf/cancel", test_cancel);
  g_test_add_func ("/pdf/released", test_released);
  g_test_add_func ("/pdf/killed", test_killed);
  g_test_add_func ("/pdf/heavy", test_heavy);
  g_test_add_func ("/pdf/ended", test_ended);
  g_test_add_func ("/pdf/refused", test_refused);
  g_test_add_func ("/pdf/bad-page", test_bad_page);
  g_test_add_func ("/pdf/ready", test_ready);
  g_test_add_func ("/pdf/ahead", test_ahead);
  return g_test_run ();
}
