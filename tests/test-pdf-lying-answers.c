/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a helper that was taken over may answer to questions: another type, more than a helper says, or what
 * makes no sense. What is shown of it is bounded and clean. */
#include "config.h"

#include <math.h>

#include "lying-fixture.h"
#include "pdf/probant-pdf-facts.h"
#include "pdf/probant-pdf-form.h"
#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-links.h"
#include "pdf/probant-pdf-text.h"

#define MANY 1000000

/* Asks a query in the way the window asks it. */
#define ASK(answer, load, finish, ...)                                                                       \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autoptr (GError) error = NULL;                                                                         \
    g_autoptr (ProbantPdf) pdf = lying_open_sample (NULL, &error);                                           \
    g_autoptr (GAsyncResult) result = NULL;                                                                  \
                                                                                                             \
    g_assert_no_error (error);                                                                               \
    load (pdf, __VA_ARGS__ NULL, lying_store_result_cb, &result);                                            \
    answer = finish (pdf, lying_wait_for (&result), &error);                                                 \
    g_assert_no_error (error);                                                                               \
  }                                                                                                          \
  G_STMT_END

static void
assert_box (const cairo_rectangle_t *box)
{
  g_assert_cmpfloat (fabs (box->x), <, 1e5);
  g_assert_cmpfloat (fabs (box->y), <, 1e5);
  g_assert_true (box->width >= 0 && box->width < 1e5);
  g_assert_true (box->height >= 0 && box->height < 1e5);
}

static void
test_wrong_types (void)
{
  static const char *const answers[] = { "()", "''", "@ay []", "('', @a(dd) [])" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;

  lying_say ("query", "serve", 0, g_bytes_new_static (NULL, 0));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  lying_assert_query_fails (pdf, PROBANT_PDF_QUERY_TEXT, LYING_TOO_LONG);
  for (guint what = 0; what <= PROBANT_PDF_QUERY_LAST; what++)
    {
      const char *answer = answers[what % G_N_ELEMENTS (answers)];

      lying_say ("query", "serve", 0, lying_done (g_variant_parse (NULL, answer, NULL, NULL, NULL)));
      lying_assert_query_fails (pdf, what, LYING_NONSENSE);
    }
  lying_assert_reads (pdf);
}

/* More of everything than a helper says. */
static void
test_too_many (void)
{
  g_autofree char *page = lying_repeat_text ("é", PROBANT_PDF_MAX_CHARS + 1);
  g_autofree char *megabyte = lying_repeat_text ("é", PROBANT_PDF_MAX_FORM_BYTES / 2);
  char *embedded = g_malloc0 (PROBANT_PDF_MAX_ATTACHMENT_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;
  GVariant *box = g_variant_ref_sink (g_variant_new_parsed ("(0.0, 0.0, 1.0, 1.0)"));
  const struct
  {
    ProbantPdfQuery what;
    GVariant *answer;
  } answers[] = {
    { PROBANT_PDF_QUERY_TEXT,
      g_variant_new ("(s@a(dddd))", "Page", lying_repeat (box, PROBANT_PDF_MAX_CHARS + 1)) },
    { PROBANT_PDF_QUERY_TEXT, g_variant_new ("(s@a(dddd))", page, lying_repeat (box, 1)) },
    { PROBANT_PDF_QUERY_FIND, lying_repeat (lying_repeat (box, 1), PROBANT_PDF_MAX_BOXES + 1) },
    { PROBANT_PDF_QUERY_FIND,
      lying_repeat (g_variant_new_parsed ("@a(dddd) []"), 10 * PROBANT_PDF_MAX_BOXES) },
    { PROBANT_PDF_QUERY_FIND, lying_repeat (lying_repeat (box, MANY), 1) },
    { PROBANT_PDF_QUERY_FACTS,
      g_variant_new_parsed (
          "('', '', '', '', @x 0, @x 0, false, %@a(uusx), @a(sst) [])",
          lying_repeat (g_variant_new_parsed ("(@u 0, @u 0, '', @x 0)"), PROBANT_PDF_MAX_SIGNATURES + 1)) },
    { PROBANT_PDF_QUERY_FACTS,
      g_variant_new_parsed (
          "('', '', '', '', @x 0, @x 0, false, @a(uusx) [], %@a(sst))",
          lying_repeat (g_variant_new_parsed ("('a', '', @t 1)"), PROBANT_PDF_MAX_ATTACHMENTS + 1)) },
    { PROBANT_PDF_QUERY_ATTACHMENT,
      g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, embedded, PROBANT_PDF_MAX_ATTACHMENT_BYTES + 1,
                               TRUE, g_free, embedded) },
    { PROBANT_PDF_QUERY_FORM,
      lying_repeat (g_variant_new_parsed ("('', @u 0, @u 0, @u 0, '')"), PROBANT_PDF_MAX_FIELDS + 1) },
    { PROBANT_PDF_QUERY_FORM, g_variant_new_parsed ("[('a', @u 0, @u 0, @u 0, %s)]", megabyte) },
    { PROBANT_PDF_QUERY_LINKS,
      lying_repeat (g_variant_new_parsed ("((0.0, 0.0, 0.0, 0.0), @u 0, @u 0, 0.0, '')"),
                    PROBANT_PDF_MAX_LINKS + 1) },
    { PROBANT_PDF_QUERY_OUTLINE,
      lying_repeat (g_variant_new_parsed ("(@u 0, true, @u 0, 0.0, '')"), PROBANT_PDF_MAX_HEADINGS + 1) },
    { PROBANT_PDF_QUERY_FILL,
      g_variant_new_parsed (
          "(%@ay, %@a(su))",
          g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, "%PDF-1.4", 8, TRUE, NULL, NULL),
          lying_repeat (g_variant_new_parsed ("('', @u 0)"), PROBANT_PDF_MAX_FIELDS + 1)) },
  };

  lying_say ("query", "die", 0, g_bytes_new_static (NULL, 0));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  lying_assert_query_fails (pdf, PROBANT_PDF_QUERY_TEXT, LYING_ENDED);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      lying_say ("query", "serve", 0, lying_done (answers[i].answer));
      lying_assert_query_fails (pdf, answers[i].what, LYING_NONSENSE);
    }
  lying_assert_reads (pdf);
  g_variant_unref (box);
}

#define ABSURD_BOX "(nan, inf, -1e300, 1e300)"

static void
test_text (void)
{
  static const char *const answers[] = {
    "('Page 1', [" ABSURD_BOX ", (0, 0, 0, 0), (9, 9, 1, 1)])", /* fewer boxes than characters */
    "('é', [" ABSURD_BOX ", " ABSURD_BOX ", " ABSURD_BOX "])",  /* and more */
    "('', [" ABSURD_BOX "])",
    "('\\n\\n', [" ABSURD_BOX ", (-inf, -inf, inf, inf)])",
  };
  const cairo_rectangle_t all = { -1e9, -1e9, 2e9, 2e9 };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (ProbantPdfText) text = NULL;
      g_autoptr (GArray) boxes = NULL;
      g_autofree char *copy = NULL, *part = NULL;
      guint from, to;

      lying_say ("query", "serve", 0, lying_done_text ("(sa(dddd))", answers[i]));
      ASK (text, probant_pdf_load_text_async, probant_pdf_load_text_finish, 0, );
      to = probant_pdf_text_get_length (text);
      from = probant_pdf_text_find_place (text, NAN, 5);
      g_assert_cmpuint (probant_pdf_text_find_place (text, 1e300, -1e300), <=, to);
      g_assert_cmpuint (from, <=, to);
      probant_pdf_text_widen_to_words (text, &from, &to);
      probant_pdf_text_widen_to_blocks (text, &from, &to);
      copy = probant_pdf_text_copy (text, from, to);
      part = probant_pdf_text_copy_box (text, &all);
      boxes = probant_pdf_text_get_boxes (text, 0, G_MAXUINT);
      for (guint j = 0; j < boxes->len; j++)
        assert_box (&g_array_index (boxes, cairo_rectangle_t, j));
    }
}

static void
test_found (void)
{
  g_autoptr (GPtrArray) hits = NULL;

  lying_say ("query", "serve", 0,
             lying_done_text ("aa(dddd)", "[[], [" ABSURD_BOX "], [], [(0, 0, 1, 1), (inf, 0, 1, nan)]]"));
  ASK (hits, probant_pdf_find_async, probant_pdf_find_finish, 0, "x", );
  g_assert_cmpuint (hits->len, ==, 2);
  for (guint i = 0; i < hits->len; i++)
    {
      GArray *boxes = g_ptr_array_index (hits, i);

      g_assert_cmpuint (boxes->len, ==, i + 1);
      for (guint j = 0; j < boxes->len; j++)
        assert_box (&g_array_index (boxes, cairo_rectangle_t, j));
    }
}

static void
test_links (void)
{
  g_autoptr (GPtrArray) links = NULL;

  lying_say ("query", "serve", 0,
             lying_done_text ("a((dddd)uuds)",
                              "[(" ABSURD_BOX ", 0, 4294967295, nan, ''), ((0, 0, 9, 9), 0, 2, 1e300, ''),"
                              " ((0, 0, 9, 9), 1, 0, 0, 'https://www.example.org/\\n'),"
                              " ((0, 0, 9, 9), 1, 0, 0, 'https://www.example.org/\u202Efdp'),"
                              " ((0, 0, 9, 9), 1, 0, 0, ''), ((0, 0, 9, 9), 77, 0, 0, 'x')]"));
  ASK (links, probant_pdf_load_links_async, probant_pdf_load_links_finish, 0, );
  g_assert_cmpuint (links->len, ==, 6);
  for (guint i = 0; i < links->len; i++)
    {
      const ProbantPdfLink *link = g_ptr_array_index (links, i);

      assert_box (&link->box);
      g_assert_cmpuint (link->page, <, 2);
      g_assert_true (link->y >= 0 && link->y <= 14400);
      g_assert_cmpint (link->kind, ==, i < 2 ? PROBANT_PDF_LINK_PAGE : PROBANT_PDF_LINK_REFUSED);
    }
}

static void
test_outline (void)
{
  g_autoptr (GPtrArray) headings = NULL;

  lying_say ("query", "serve", 0,
             lying_done_text ("a(ubuds)",
                              "[(4294967295, true, 4294967295, -inf, 'One\\n\x1b[2Jtwo'),"
                              " (0, true, 2, 1e300, ''), (2147483648, false, 0, nan, '\u202E\\t')]"));
  ASK (headings, probant_pdf_load_outline_async, probant_pdf_load_outline_finish, );
  g_assert_cmpuint (headings->len, ==, 3);
  for (guint i = 0; i < headings->len; i++)
    {
      const ProbantPdfHeading *heading = g_ptr_array_index (headings, i);

      lying_assert_line (heading->title);
      g_assert_cmpint (*heading->title, !=, '\0');
      g_assert_cmpuint (heading->depth, <, PROBANT_PDF_MAX_DEPTH);
      g_assert_cmpuint (heading->page, <, 2);
      g_assert_true (heading->y >= 0 && heading->y <= 14400);
    }
}

static void
test_facts (void)
{
  g_autofree char *text = lying_repeat_text ("Agence\\n\x1b[31m\u202E<b>", 10000);
  g_autofree char *said
      = g_strdup_printf ("('%s', '%s', '%s', '%s', 9223372036854775807, -9223372036854775808, true,"
                         " [(99, 4294967295, '%s', 9223372036854775807)], [('', '', 0), ('../../%s',"
                         " '%s', 18446744073709551615)])",
                         text, text, text, text, text, text, text);
  g_autoptr (ProbantPdfFacts) facts = NULL;
  const ProbantPdfSignature *signature;
  const ProbantPdfAttachment *attachment;

  lying_say ("query", "serve", 0, lying_done_text ("(ssssxxba(uusx)a(sst))", said));
  ASK (facts, probant_pdf_load_facts_async, probant_pdf_load_facts_finish, );
  lying_assert_line (facts->author);
  lying_assert_line (facts->creator);
  lying_assert_line (facts->producer);
  lying_assert_line (facts->version);
  signature = g_ptr_array_index (facts->signatures, 0);
  g_assert_cmpint (signature->state, ==, PROBANT_PDF_SIGNATURE_UNKNOWN);
  g_assert_cmpint (signature->certificate, ==, PROBANT_PDF_CERTIFICATE_UNKNOWN);
  lying_assert_line (signature->signer);
  attachment = g_ptr_array_index (facts->attachments, 0);
  g_assert_cmpstr (attachment->name, ==, "");
  attachment = g_ptr_array_index (facts->attachments, 1);
  lying_assert_line (attachment->name);
  lying_assert_line (attachment->description);
}

static void
test_form (void)
{
  g_autoptr (GPtrArray) fields = NULL;
  const ProbantPdfFormField *field;

  lying_say ("query", "serve", 0,
             lying_done_text (
                 "a(suuus)",
                 "[('', 4294967295, 4294967295, 4294967295, 'a\\nb\x1b[2J\u202Ec'), ('n', 0, 2, 0, '')]"));
  ASK (fields, probant_pdf_form_list_async, probant_pdf_form_list_finish, );
  g_assert_cmpuint (fields->len, ==, 2);
  field = g_ptr_array_index (fields, 0);
  g_assert_cmpint (field->kind, ==, PROBANT_PDF_FIELD_OTHER);
  g_assert_cmpuint (field->page, <, 2);
  g_assert_cmpstr (field->value, ==, "a\nb [2J c");
  field = g_ptr_array_index (fields, 1);
  g_assert_cmpuint (field->page, <, 2);
  g_assert_null (field->value);
}

/* A filled copy that is none; then one with absurd remarks, which takes the document's place. */
static void
test_filled (void)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *sentence = NULL;

  lying_say ("query", "serve", 0, lying_done_text ("(aya(su))", "(b'#!/bin/sh', [])"));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  lying_assert_query_fails (pdf, PROBANT_PDF_QUERY_FILL, LYING_NONSENSE);
  lying_assert_reads (pdf); /* as it was */

  g_clear_object (&pdf);
  lying_say ("query", "die", 0,
             lying_done_text ("(aya(su))", "(b'%PDF-1.4', [('n\\n\x1b[2J', 4294967295)])"));
  pdf = lying_open_sample (NULL, &error);
  g_assert_no_error (error);
  probant_pdf_form_fill_async (pdf, values, NULL, lying_store_result_cb, &result);
  bytes = probant_pdf_form_fill_finish (pdf, lying_wait_for (&result), &remarks, &error);
  g_assert_no_error (error);
  sentence = probant_pdf_form_remark_describe (g_ptr_array_index (remarks, 0));
  lying_assert_line (sentence);

  /* The copy cannot be read, which is said. */
  lying_tell_truth ();
  g_assert_false (lying_render (pdf, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == PROBANT_PDF_ERROR);
  lying_assert_line (error->message);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-lying-answers/wrong-types", test_wrong_types);
  g_test_add_func ("/pdf-lying-answers/too-many", test_too_many);
  g_test_add_func ("/pdf-lying-answers/text", test_text);
  g_test_add_func ("/pdf-lying-answers/found", test_found);
  g_test_add_func ("/pdf-lying-answers/links", test_links);
  g_test_add_func ("/pdf-lying-answers/outline", test_outline);
  g_test_add_func ("/pdf-lying-answers/facts", test_facts);
  g_test_add_func ("/pdf-lying-answers/form", test_form);
  g_test_add_func ("/pdf-lying-answers/filled", test_filled);
  return lying_run ();
}
