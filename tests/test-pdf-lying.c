/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A helper that was taken over by the document that it reads says whatever it likes. Each call ends all the
 * same, with a sentence or with something that can be shown, and the next helper reads the document. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lying-fixture.h"
#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-process.h"
#include "pdf/probant-pdf-remote.h"

#define PICTURE_BYTES (60 * 85 * 4) /* of a page at LYING_SCALE */
#define MANY 1000000
#define MOST_MEMORY_KB (400 * 1024)
#define DEADLINE_SECONDS 25

static guint64
get_peak_kb (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  peak = strstr (status, "VmHWM:");
  g_assert_nonnull (peak);
  return g_ascii_strtoull (peak + strlen ("VmHWM:"), NULL, 10);
}

/* Messages that are none */

static void
test_messages (void)
{
  const guint32 beyond = 80u * 1024 * 1024 + 1,
                random[] = { 20, 0x8badf00d, 0xffffffff, 7, 0x01020304, 0xfe };
  g_autofree char *type = lying_repeat_text ("b", 20 * MANY);
  GByteArray *typed = g_byte_array_new ();
  guint32 size = 0;
  guint64 peak;

  lying_say ("open", "serve", 0, g_bytes_new (random, sizeof random));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, g_bytes_new (&beyond, sizeof beyond));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, g_bytes_new ("\1", 1));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "die", 0, g_bytes_new_static (NULL, 0));
  lying_assert_open_fails (LYING_ENDED);
  lying_say ("open", "die", 0, g_bytes_new (random, 8));
  lying_assert_open_fails (LYING_ENDED);
  lying_say ("open", "serve", 0, lying_with_more (g_bytes_new (&(guint32){ 64 }, 4), 64));
  lying_assert_open_fails (LYING_NONSENSE);
  /* An answer of a type of its own, which has millions of letters. */
  g_byte_array_append (typed, (const guint8 *)&size, sizeof size);
  g_byte_array_append (typed, (const guint8 *)"\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0(", 18);
  g_byte_array_append (typed, (const guint8 *)type, (guint)strlen (type));
  g_byte_array_append (typed, (const guint8 *)")\x09\0\0\0", 5);
  size = typed->len - 4;
  memcpy (typed->data, &size, sizeof size);
  lying_say ("open", "serve", 0, g_byte_array_free_to_bytes (typed));
  peak = get_peak_kb ();
  lying_assert_open_fails (LYING_NONSENSE);
  g_assert_cmpuint (get_peak_kb (), <, peak + MOST_MEMORY_KB);
}

static GVariant *
opened (double width, double height, guint n_pages)
{
  return g_variant_new ("(s@a(dd))", "", lying_repeat (g_variant_new ("(dd)", width, height), n_pages));
}

static void
assert_open_fits (double width, double height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("open", "serve", 0, lying_done (opened (width, height, 2)));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      probant_pdf_get_page_size (pdf, i, &width, &height);
      g_assert_true (width >= 1 && width <= 14400);
      g_assert_true (height >= 1 && height <= 14400);
    }
}

static void
test_opened (void)
{
  const double absurd[] = { NAN, INFINITY, -INFINITY, -595, 0, 1e300, 5e-324 };
  g_autofree char *name = lying_repeat_text ("Facture\n\x1b[31m\xe2\x80\xae<b>", 100000);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("open", "serve", 0, lying_done (opened (595, 842, 0)));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, lying_done (opened (595, 842, PROBANT_PDF_MAX_PAGES + 1)));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, lying_done (opened (595, 842, MANY)));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, lying_done (g_variant_new ("()")));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, lying_done (g_variant_new_parsed ("('', [(1, 2)])")));
  lying_assert_open_fails (LYING_NONSENSE);
  for (gsize i = 0; i < G_N_ELEMENTS (absurd); i++)
    assert_open_fits (absurd[i], absurd[G_N_ELEMENTS (absurd) - 1 - i]);

  lying_say (
      "open", "serve", 0,
      lying_done (g_variant_new ("(s@a(dd))", name, lying_repeat (g_variant_new ("(dd)", 1.0, 1.0), 1))));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  lying_assert_line (probant_pdf_get_title (pdf));
}

/* The next helper of the same document says that it has other pages. */
static void
test_other_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("render", "die", 0, g_bytes_new_static (NULL, 0));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  g_assert_false (lying_render (pdf, &error));
  lying_assert_stopped (error, LYING_ENDED);
  for (guint n = 1; n <= 3; n += 2)
    {
      g_clear_error (&error);
      lying_say ("open", "serve", 0, lying_done (opened (595, 842, n)));
      g_assert_false (lying_render (pdf, &error));
      lying_assert_stopped (error, LYING_NONSENSE);
    }
  lying_assert_reads (pdf);
}

/* Errors: the sentence is shown */

static void
assert_cleaned (int code, const char *said)
{
  g_autoptr (GError) error = NULL;

  lying_say ("open", "serve", 0, lying_failed (code, said));
  g_assert_null (lying_open_sample (NULL, &error));
  g_assert_error (error, PROBANT_PDF_ERROR, code);
  lying_assert_line (error->message);
}

static void
test_errors (void)
{
  const int absurd[]
      = { -1, PROBANT_PDF_ERROR_STOPPED, PROBANT_PDF_ERROR_STOPPED + 1, G_MAXINT32, G_MININT32 };
  g_autofree char *megabyte = lying_repeat_text ("Trop long. ", MANY / 10);

  for (gsize i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      lying_say ("open", "serve", 0, lying_failed (absurd[i], "Sentence."));
      lying_assert_open_fails (LYING_NONSENSE);
    }
  lying_say ("open", "serve", 0, lying_failed (PROBANT_PDF_ERROR_DAMAGED, ""));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("open", "serve", 0, lying_failed (PROBANT_PDF_ERROR_DAMAGED, "\n\t\xe2\x80\xae"));
  lying_assert_open_fails (LYING_NONSENSE);
  assert_cleaned (PROBANT_PDF_ERROR_DAMAGED, megabyte);
  assert_cleaned (PROBANT_PDF_ERROR_TOO_LARGE,
                  "One\nline\x1b[2J\x7f \xe2\x80\xae\xe2\x81\xa6rorre\xe2\x80\xa8 <b>");
  assert_cleaned (PROBANT_PDF_ERROR_ENCRYPTED, "<a href='file:///'>%s%n</a>");
}

/* Pictures */

static GBytes *
picture (gsize n_bytes)
{
  return lying_with_more (lying_done (g_variant_new ("()")), n_bytes);
}

static void
assert_render_fails (const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = lying_open_sample (NULL, &error);

  g_assert_no_error (error);
  lying_expect (sentence);
  g_assert_false (lying_render (pdf, &error));
  lying_assert_stopped (error, sentence);
  lying_assert_reads (pdf);
}

static void
test_pictures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("render", "serve", 0, lying_done (g_variant_new_parsed ("('', [(1.0, 2.0)])")));
  assert_render_fails (LYING_NONSENSE);
  lying_say ("render", "die", 0, picture (PICTURE_BYTES / 2));
  assert_render_fails (LYING_ENDED);

  lying_say ("render", "serve", 0, picture (PICTURE_BYTES + 100));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lying_render (pdf, &error));
  g_assert_no_error (error);
  /* What is left over is no answer to the next question. */
  g_assert_false (lying_render (pdf, &error));
  lying_assert_stopped (error, LYING_NONSENSE);
  lying_assert_reads (pdf);
}

/* A first page that is to be drawn ahead: what does not come is drawn when it is asked for. */
static void
assert_ahead_fails (const char *then, guint patience, GBytes *bytes)
{
  const ProbantPdfWish wish = { .scale = LYING_SCALE, .factor = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("after", then, 0, bytes);
  do /* until there is one that waited, and is asked for it */
    {
      g_clear_object (&pdf);
      probant_pdf_process_prepare ();
      probant_pdf_remote_set_patience (patience);
      pdf = lying_open_sample (&wish, &error);
      g_assert_no_error (error);
    }
  while (!lying_was_asked_ahead ());
  lying_assert_reads (pdf);
}

static void
test_ahead (void)
{
  assert_ahead_fails ("serve", 5 * LYING_PATIENCE_MS, g_bytes_new_static (NULL, 0));
  assert_ahead_fails ("die", LYING_USUAL_PATIENCE_MS, g_bytes_new_static (NULL, 0));
  assert_ahead_fails ("serve", LYING_USUAL_PATIENCE_MS,
                      lying_done (g_variant_new_parsed ("('a', @a(dddd) [])")));
  assert_ahead_fails ("serve", LYING_USUAL_PATIENCE_MS, lying_failed (-7, "<b>"));
}

static void
test_silence (void)
{
  g_autofree char *text = lying_repeat_text ("x", 4000);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("open", "serve", 0, g_bytes_new_static (NULL, 0));
  lying_assert_open_fails (LYING_TOO_LONG);
  lying_say ("open", "serve", 0, g_bytes_new ("\xff\0\0\0\1", 5));
  lying_assert_open_fails (LYING_TOO_LONG);
  lying_say ("render", "serve", 0, picture (PICTURE_BYTES / 2));
  assert_render_fails (LYING_TOO_LONG);
  /* Answers, but reads none of the questions, until no more of them can be sent. */
  lying_say ("never", "deaf", 0, lying_done (g_variant_new_parsed ("@aa(dddd) []")));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  lying_expect (LYING_TOO_LONG);
  for (guint i = 0; i < 1000 && error == NULL; i++)
    {
      g_autoptr (GVariant) answer = lying_query (pdf, PROBANT_PDF_QUERY_FIND, text, &error);
    }
  lying_assert_stopped (error, LYING_TOO_LONG);
  lying_assert_reads (pdf);
}

/* Says more than it was asked. */
static void
test_unasked (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("start", "serve", 0, lying_done (g_variant_new ("()")));
  lying_assert_open_fails (LYING_NONSENSE);
  lying_say ("after", "serve", 0, lying_done (g_variant_new_parsed ("@aa(dddd) []")));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  lying_assert_query_fails (pdf, PROBANT_PDF_QUERY_TEXT, LYING_NONSENSE);
  lying_assert_reads (pdf);
}

/* What stays */

static guint
count_fds (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
wait_for_fds (guint n)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (count_fds () > n && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE); /* workers let go of a helper after its last answer */
  g_assert_cmpuint (count_fds (), <=, n);
}

/* Open files that come along, wherever they come, are closed. */
static void
test_fds (void)
{
  const guint n = count_fds ();
  g_autoptr (GError) error = NULL;

  lying_say ("open", "serve", 200, lying_done (g_variant_new ("()")));
  lying_assert_open_fails (LYING_NONSENSE);
  wait_for_fds (n);
  lying_say ("open", "serve", 3, g_bytes_new ("\xff", 1));
  lying_assert_open_fails (LYING_NONSENSE);
  wait_for_fds (n);
  lying_say ("render", "serve", 100, picture (PICTURE_BYTES));
  {
    g_autoptr (ProbantPdf) pdf = lying_open_sample (NULL, &error);

    for (guint i = 0; i < 5; i++)
      g_assert_true (lying_render (pdf, &error));
    wait_for_fds (n + 4);
  }
  wait_for_fds (n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-lying/messages", test_messages);
  g_test_add_func ("/pdf-lying/opened", test_opened);
  g_test_add_func ("/pdf-lying/other-pages", test_other_pages);
  g_test_add_func ("/pdf-lying/errors", test_errors);
  g_test_add_func ("/pdf-lying/pictures", test_pictures);
  g_test_add_func ("/pdf-lying/silence", test_silence);
  g_test_add_func ("/pdf-lying/ahead", test_ahead);
  g_test_add_func ("/pdf-lying/unasked", test_unasked);
  g_test_add_func ("/pdf-lying/fds", test_fds);
  return lying_run ();
}
