/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-form.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-limits.h"

const char *
probant_pdf_field_kind_get_name (ProbantPdfFieldKind kind)
{
  switch (kind)
    {
    case PROBANT_PDF_FIELD_TEXT:
      return "text";
    case PROBANT_PDF_FIELD_CHECK:
      return "check";
    case PROBANT_PDF_FIELD_CHOICE:
      return "choice";
    case PROBANT_PDF_FIELD_OTHER:
    default:
      return "other";
    }
}

char *
probant_pdf_form_remark_describe (const ProbantPdfFormRemark *self)
{
  g_autofree char *line = probant_pdf_clean_line (self->name);
  const char *name = line != NULL ? line : "";

  switch (self->reason)
    {
    case PROBANT_PDF_FORM_UNKNOWN:
      return g_strdup_printf (_ ("The form has no field “%s”."), name);
    case PROBANT_PDF_FORM_TOO_LONG:
      return g_strdup_printf (_ ("The value for “%s” is too long for the field."), name);
    case PROBANT_PDF_FORM_NO_CHOICE:
      return g_strdup_printf (_ ("The value for “%s” is none of the field’s choices."), name);
    case PROBANT_PDF_FORM_READ_ONLY:
    default:
      return g_strdup_printf (_ ("The field “%s” cannot be filled."), name);
    }
}

static void
field_free (gpointer data)
{
  ProbantPdfFormField *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

static void
remark_free (gpointer data)
{
  ProbantPdfFormRemark *remark = data;

  g_free (remark->name);
  g_free (remark);
}

void
probant_pdf_form_list_async (ProbantPdf *pdf,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_FORM, 0, NULL, cancellable, callback, user_data);
}

GPtrArray *
probant_pdf_form_list_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);
  GPtrArray *fields = NULL;

  if (answer == NULL)
    return NULL;
  fields = g_ptr_array_new_with_free_func (field_free);
  for (gsize i = 0; i < g_variant_n_children (answer); i++)
    {
      ProbantPdfFormField *field = g_new0 (ProbantPdfFormField, 1);
      const char *value;
      guint32 kind, page;

      g_variant_get_child (answer, i, "(suuu&s)", &field->name, &kind, &page, &field->max_length, &value);
      field->kind = MIN (kind, PROBANT_PDF_FIELD_OTHER);
      field->page = MIN (page, probant_pdf_get_n_pages (pdf) - 1);
      field->value = *value != '\0' ? probant_pdf_clean_text (value) : NULL;
      g_ptr_array_add (fields, field);
    }
  return fields;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *fields = probant_pdf_form_list_finish (PROBANT_PDF (source), result, &error);

  if (fields == NULL)
    g_task_return_error (task, error);
  else if (fields->len == 0)
    {
      g_ptr_array_unref (fields);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _ ("It has no form fields."));
    }
  else
    {
      g_task_set_task_data (task, fields, (GDestroyNotify)g_ptr_array_unref);
      g_task_return_pointer (task, g_object_ref (source), g_object_unref);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (ProbantPdf) pdf = probant_pdf_open_finish (result, &error);

  if (pdf == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  probant_pdf_form_list_async (pdf, g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

void
probant_pdf_form_open_async (GBytes *bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_pdf_form_open_async);
  probant_pdf_open_async (bytes, cancellable, opened_cb, task);
}

ProbantPdf *
probant_pdf_form_open_finish (GAsyncResult *result, GPtrArray **fields, GError **error)
{
  ProbantPdf *pdf = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, probant_pdf_form_open_async), NULL);

  pdf = g_task_propagate_pointer (G_TASK (result), error);
  if (pdf != NULL)
    *fields = g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
  return pdf;
}

char **
probant_pdf_form_list_names (GPtrArray *fields)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_add (names, ((const ProbantPdfFormField *)g_ptr_array_index (fields, i))->name);
  return g_strv_builder_end (names);
}

void
probant_pdf_form_fill_async (ProbantPdf *pdf,
                             GHashTable *values,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GHashTableIter iter;
  gpointer name, value;
  GVariantBuilder builder;
  g_autoptr (GVariant) written = NULL;
  g_autofree char *text = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_builder_add (&builder, "{ss}", name, value);
  written = g_variant_ref_sink (g_variant_builder_end (&builder));
  text = g_variant_print (written, TRUE);
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_FILL, 0, text, cancellable, callback, user_data);
}

GBytes *
probant_pdf_form_fill_finish (ProbantPdf *pdf, GAsyncResult *result, GPtrArray **remarks, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);
  g_autoptr (GVariant) bytes = NULL;
  g_autoptr (GVariant) left_out = NULL;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(@ay@a(su))", &bytes, &left_out);
  *remarks = g_ptr_array_new_with_free_func (remark_free);
  for (gsize i = 0; i < g_variant_n_children (left_out); i++)
    {
      ProbantPdfFormRemark *remark = g_new0 (ProbantPdfFormRemark, 1);
      guint32 reason;

      g_variant_get_child (left_out, i, "(su)", &remark->name, &reason);
      remark->reason = MIN (reason, PROBANT_PDF_FORM_NO_CHOICE);
      g_ptr_array_add (*remarks, remark);
    }
  return g_variant_get_data_as_bytes (bytes);
}
