/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-fill.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cli/probant-cli-file.h"
#include "cli/probant-cli-output.h"
#include "cli/probant-cli-session.h"
#include "cli/probant-cli-wait.h"
#include "core/probant-dossier.h"
#include "core/probant-form-mapping.h"
#include "pdf/probant-pdf-form.h"

typedef struct
{
  ProbantCliFill line;
  ProbantCliSession session;
  ProbantPdf *pdf;
  GPtrArray *fields; /* ProbantPdfFormField */
  ProbantFormMapping *mapping;
  ProbantDossier *dossier;
  gboolean complained;
} Fill;

static void
fill_clear (Fill *fill)
{
  g_clear_object (&fill->dossier);
  g_clear_pointer (&fill->mapping, probant_form_mapping_free);
  g_clear_pointer (&fill->fields, g_ptr_array_unref);
  g_clear_object (&fill->pdf);
  probant_cli_session_clear (&fill->session);
  probant_cli_fill_clear (&fill->line);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fill, fill_clear)

static void
complain (Fill *fill, const char *message)
{
  g_autofree char *sentence = probant_cli_clean (message);

  probant_cli_complain (sentence);
  fill->complained = TRUE;
}

static gboolean
open_form (Fill *fill, GError **error)
{
  g_autoptr (GBytes) bytes = probant_cli_read_file (fill->line.form, error);
  GAsyncResult *opening = NULL;
  g_autoptr (GAsyncResult) opened = NULL;

  if (bytes == NULL)
    return FALSE;
  probant_pdf_form_open_async (bytes, NULL, probant_cli_result_cb, &opening);
  opened = probant_cli_wait_for (&opening);
  fill->pdf = probant_pdf_form_open_finish (opened, &fill->fields, error);
  if (fill->pdf == NULL)
    g_prefix_error (error, "%s: ", fill->line.form);
  return fill->pdf != NULL;
}

static gboolean
write_list (Fill *fill, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < fill->fields->len; i++)
    {
      const ProbantPdfFormField *field = g_ptr_array_index (fill->fields, i);
      g_autofree char *length
          = field->max_length > 0 ? g_strdup_printf ("%u", field->max_length) : g_strdup ("-");
      g_autofree char *name = probant_cli_clean (field->name);
      g_autofree char *value = probant_cli_clean (field->value != NULL ? field->value : "");

      g_string_append_printf (out, "%u\t%s\t%s\t%s\t%s\n", field->page + 1,
                              probant_pdf_field_kind_get_name (field->kind), length, name, value);
    }
  return probant_cli_write (out->str, FALSE, error);
}

static gboolean
is_same_file (const char *one, const char *other)
{
  GStatBuf first, second;

  return g_stat (one, &first) == 0 && g_stat (other, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

static gboolean
choose_mapping (Fill *fill, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) warnings = NULL;

  if (fill->line.mapping != NULL)
    {
      fill->mapping = probant_form_mapping_load (fill->line.mapping, error);
      return fill->mapping != NULL;
    }
  names = probant_pdf_form_list_names (fill->fields);
  warnings = g_ptr_array_new_with_free_func (g_free);
  fill->mapping = probant_form_mapping_find_installed ((const char *const *)names, warnings);
  for (guint i = 0; i < warnings->len; i++)
    complain (fill, g_ptr_array_index (warnings, i));
  if (fill->mapping == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("No mapping is known for “%s”: write one and name it with --mapping."), fill->line.form);
  return fill->mapping != NULL;
}

/* Asks what the mapping names, unless --only says otherwise. */
static gboolean
ask (Fill *fill, ProbantCliStatus *status, GError **error)
{
  const ProbantCliOptions *options = fill->line.options;

  if (!probant_cli_session_open (&fill->session, options, status, error))
    return FALSE;
  if (options->only == NULL)
    probant_policy_set_only (fill->session.policy, probant_form_mapping_get_sources (fill->mapping));
  fill->dossier = probant_cli_session_make_dossier (
      &fill->session, &g_array_index (options->identifiers, ProbantIdentifier, 0));
  probant_dossier_start (fill->dossier);
  while (!probant_dossier_is_finished (fill->dossier))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fill->dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (fill->dossier), i);
      ProbantRecordState state = probant_record_get_state (record);
      g_autofree char *sentence = NULL;

      if (state != PROBANT_RECORD_FAILED && state != PROBANT_RECORD_DENIED)
        continue;
      sentence = g_strdup_printf ("%s: %s", probant_record_get_endpoint (record)->name,
                                  probant_record_get_problem (record)->title);
      complain (fill, sentence);
    }
  return TRUE;
}

static gboolean
write_copy (Fill *fill, GError **error)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GHashTable) values = probant_form_mapping_apply (fill->mapping, fill->dossier, today);
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GBytes) filled = NULL;
  GAsyncResult *filling = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_form_fill_async (fill->pdf, values, NULL, probant_cli_result_cb, &filling);
  result = probant_cli_wait_for (&filling);
  filled = probant_pdf_form_fill_finish (fill->pdf, result, &remarks, error);
  if (filled == NULL)
    return FALSE;
  for (guint i = 0; i < remarks->len; i++)
    {
      g_autofree char *sentence = probant_pdf_form_remark_describe (g_ptr_array_index (remarks, i));

      complain (fill, sentence);
    }
  return g_file_set_contents_full (fill->line.output, g_bytes_get_data (filled, NULL),
                                   (gssize)g_bytes_get_size (filled), G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

/* Nothing is asked before all that can be wrong here is known to be right. */
static ProbantCliStatus
run (Fill *fill, ProbantCliStatus status, GError **error)
{
  if (!fill->line.list && is_same_file (fill->line.form, fill->line.output))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("The filled copy cannot take the place of the form."));
      return PROBANT_CLI_USAGE;
    }
  if (!open_form (fill, error))
    return PROBANT_CLI_NOTHING_ASKED;
  if (fill->line.list)
    return write_list (fill, error) ? PROBANT_CLI_DONE : PROBANT_CLI_FAILED;
  if (!choose_mapping (fill, error))
    return PROBANT_CLI_NOTHING_ASKED;
  if (!ask (fill, &status, error))
    return status;
  return write_copy (fill, error) && !fill->complained ? PROBANT_CLI_DONE : PROBANT_CLI_FAILED;
}

int
probant_cli_fill (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fill) fill = { .pdf = NULL };
  ProbantCliStatus status;

  if (probant_cli_options_parse_fill (argc, argv, &fill.line, &status, &error))
    status = run (&fill, status, &error);
  if (error != NULL)
    complain (&fill, error->message);
  return status;
}
