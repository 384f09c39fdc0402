/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf/probant-pdf-form.h"
#include "sample-pdf.h"

#define DEADLINE_SECONDS 30
#define DA "/DA(/Helv 10 Tf 0 g)"

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* A text field, one of five characters, a check box, one that is read-only. */
static GBytes *
make_form (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R 6 0 R 7 0 R]/DR<</Font<</Helv 8 0 R>>>>" DA
    ">>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R 5 0 R 6 0 R 7 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(Nom)/Rect[10 250 200 270]/P 3 0 R" DA ">>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(Code)/MaxLen 5/V(00000)/Rect[10 200 200 220]/P 3 0 R" DA ">>",
    "<</Type/Annot/Subtype/Widget/FT/Btn/T(Coche)/Rect[10 150 30 170]/P 3 0 R/V/Off/AS/Off"
    "/AP<</N<</Oui 9 0 R/Off 9 0 R>>>>>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/Ff 1/T(Interdit)/V(fixe)/Rect[10 100 200 120]/P 3 0 R" DA ">>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/XObject/Subtype/Form/BBox[0 0 20 20]/Length 0>>stream\n\nendstream",
    NULL,
  };

  return sample_pdf_from_objects (objects);
}

static ProbantPdf *
open_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  ProbantPdf *pdf = NULL;

  probant_pdf_open_async (bytes, NULL, result_cb, &result);
  wait_for (&result);
  pdf = probant_pdf_open_finish (result, &error);
  g_assert_no_error (error);
  return pdf;
}

static GPtrArray *
list (ProbantPdf *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *fields = NULL;

  probant_pdf_form_list_async (pdf, NULL, result_cb, &result);
  wait_for (&result);
  fields = probant_pdf_form_list_finish (pdf, result, &error);
  g_assert_no_error (error);
  return fields;
}

static GBytes *
fill (ProbantPdf *pdf, GHashTable *values, GPtrArray **remarks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GBytes *filled = NULL;

  probant_pdf_form_fill_async (pdf, values, NULL, result_cb, &result);
  wait_for (&result);
  filled = probant_pdf_form_fill_finish (pdf, result, remarks, &error);
  g_assert_no_error (error);
  return filled;
}

static void
assert_field (GPtrArray *fields,
              guint i,
              const char *name,
              ProbantPdfFieldKind kind,
              guint max_length,
              const char *value)
{
  const ProbantPdfFormField *field = g_ptr_array_index (fields, i);

  g_assert_cmpstr (field->name, ==, name);
  g_assert_cmpint (field->kind, ==, kind);
  g_assert_cmpuint (field->page, ==, 0);
  g_assert_cmpuint (field->max_length, ==, max_length);
  g_assert_cmpstr (field->value, ==, value);
}

static void
test_list (void)
{
  g_autoptr (GBytes) form = make_form ();
  g_autoptr (ProbantPdf) pdf = open_bytes (form);
  g_autoptr (GPtrArray) fields = list (pdf);

  g_assert_cmpuint (fields->len, ==, 4);
  assert_field (fields, 0, "Nom", PROBANT_PDF_FIELD_TEXT, 0, NULL);
  assert_field (fields, 1, "Code", PROBANT_PDF_FIELD_TEXT, 5, "00000");
  assert_field (fields, 2, "Coche", PROBANT_PDF_FIELD_CHECK, 0, "no");
  assert_field (fields, 3, "Interdit", PROBANT_PDF_FIELD_TEXT, 0, "fixe");
}

static void
test_fill (void)
{
  g_autoptr (GBytes) form = make_form ();
  g_autoptr (ProbantPdf) pdf = open_bytes (form);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (ProbantPdf) again = NULL;
  g_autoptr (GPtrArray) fields = NULL;

  g_hash_table_insert (values, (gpointer) "Nom", (gpointer) "L’été 'à' \"Œuvre\"\nrue");
  g_hash_table_insert (values, (gpointer) "Code", (gpointer) "éèàçù");
  g_hash_table_insert (values, (gpointer) "Coche", (gpointer) "true");
  filled = fill (pdf, values, &remarks);
  g_assert_cmpuint (remarks->len, ==, 0);
  again = open_bytes (filled);
  fields = list (again);
  g_assert_cmpuint (fields->len, ==, 4);
  assert_field (fields, 0, "Nom", PROBANT_PDF_FIELD_TEXT, 0, "L’été 'à' \"Œuvre\", rue");
  assert_field (fields, 1, "Code", PROBANT_PDF_FIELD_TEXT, 5, "éèàçù");
  assert_field (fields, 2, "Coche", PROBANT_PDF_FIELD_CHECK, 0, "yes");
  assert_field (fields, 3, "Interdit", PROBANT_PDF_FIELD_TEXT, 0, "fixe");
}

static void
test_left_out (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    ProbantPdfFormReason reason;
  } cases[] = {
    { "Absent", "x", PROBANT_PDF_FORM_UNKNOWN },
    { "Code", "123456", PROBANT_PDF_FORM_TOO_LONG },
    { "Coche", "peut-être", PROBANT_PDF_FORM_NO_CHOICE },
    { "Interdit", "x", PROBANT_PDF_FORM_READ_ONLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) form = make_form ();
      g_autoptr (ProbantPdf) pdf = open_bytes (form);
      g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) remarks = NULL;
      g_autoptr (GBytes) filled = NULL;
      g_autoptr (ProbantPdf) again = NULL;
      g_autoptr (GPtrArray) fields = NULL;
      g_autofree char *sentence = NULL;
      const ProbantPdfFormRemark *remark = NULL;

      g_hash_table_insert (values, (gpointer) "Nom", (gpointer) "le reste");
      g_hash_table_insert (values, (gpointer)cases[i].name, (gpointer)cases[i].value);
      filled = fill (pdf, values, &remarks);
      g_assert_cmpuint (remarks->len, ==, 1);
      remark = g_ptr_array_index (remarks, 0);
      g_assert_cmpstr (remark->name, ==, cases[i].name);
      g_assert_cmpint (remark->reason, ==, cases[i].reason);
      sentence = probant_pdf_form_remark_describe (remark);
      g_assert_nonnull (strstr (sentence, cases[i].name));

      again = open_bytes (filled);
      fields = list (again);
      assert_field (fields, 0, "Nom", PROBANT_PDF_FIELD_TEXT, 0, "le reste");
      assert_field (fields, 1, "Code", PROBANT_PDF_FIELD_TEXT, 5, "00000");
      assert_field (fields, 2, "Coche", PROBANT_PDF_FIELD_CHECK, 0, "no");
      assert_field (fields, 3, "Interdit", PROBANT_PDF_FIELD_TEXT, 0, "fixe");
    }
}

static void
test_no_form (void)
{
  g_autoptr (GBytes) plain = sample_pdf_new_uniform (2);
  g_autoptr (ProbantPdf) pdf = open_bytes (plain);
  g_autoptr (GPtrArray) fields = list (pdf);

  g_assert_cmpuint (fields->len, ==, 0);
}

/* Fields that point at themselves and at nothing. */
static void
test_hostile (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 99 0 R 5 0 R]>>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R 99 0 R 5 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T 4 0 R/Kids[4 0 R]/Parent 4 0 R/Rect[1 2]/MaxLen -7>>",
    "<</Type/Annot/Subtype/Widget/FT/Btn/T(\\377\\376\\330)/Rect[0 0 1 1]/AP 5 0 R>>",
    NULL,
  };
  g_autoptr (GBytes) form = sample_pdf_from_objects (objects);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;

  probant_pdf_open_async (form, NULL, result_cb, &opened);
  wait_for (&opened);
  pdf = probant_pdf_open_finish (opened, &error);
  if (pdf != NULL)
    {
      probant_pdf_form_list_async (pdf, NULL, result_cb, &listed);
      wait_for (&listed);
      fields = probant_pdf_form_list_finish (pdf, listed, &error);
    }
  g_assert_true (fields != NULL || (error != NULL && error->domain == PROBANT_PDF_ERROR));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-form/list", test_list);
  g_test_add_func ("/pdf-form/fill", test_fill);
  g_test_add_func ("/pdf-form/left-out", test_left_out);
  g_test_add_func ("/pdf-form/no-form", test_no_form);
  g_test_add_func ("/pdf-form/hostile", test_hostile);
  return g_test_run ();
}
