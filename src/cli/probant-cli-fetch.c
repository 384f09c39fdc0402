/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-fetch.h"

#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

#include "cli/probant-cli-documents.h"
#include "cli/probant-cli-file.h"
#include "cli/probant-cli-options.h"
#include "cli/probant-cli-output.h"
#include "cli/probant-cli-progress.h"
#include "cli/probant-cli-report.h"
#include "cli/probant-cli-session.h"
#include "cli/probant-cli-table.h"
#include "core/probant-declared.h"
#include "core/probant-document-names.h"
#include "core/probant-dossier-csv.h"
#include "core/probant-dossier-json.h"
#include "core/probant-dossier.h"

/* The sources bear more, but one service's quota is shared by all its officers. */
#define PARALLEL_DOSSIERS 2

typedef struct
{
  const ProbantCliOptions *options;
  ProbantCliSession session;
  ProbantDeclared *declared; /* until the dossier has it; NULL where nothing is to be compared */
  GPtrArray *dossiers;       /* ProbantDossier, in the order of the identifiers; NULL once written */
  guint n_started;
  guint n_written;
  guint n_settled_before; /* sources of the dossiers that are written */
  ProbantCliProgress progress;
  gboolean stopped;
  gboolean asked;  /* at least one source was */
  gboolean failed; /* at least one source or document did */
} Fetch;

static void
unref_unwritten (gpointer dossier)
{
  g_clear_object (&dossier);
}

static void
fetch_clear (Fetch *fetch)
{
  probant_cli_progress_clear (&fetch->progress);
  g_clear_pointer (&fetch->dossiers, g_ptr_array_unref);
  g_clear_pointer (&fetch->declared, probant_declared_free);
  probant_cli_session_clear (&fetch->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetch, fetch_clear)

static void
progress_cb (ProbantDossier *dossier, GParamSpec *pspec, Fetch *fetch)
{
  guint n_settled = fetch->n_settled_before;
  guint n_asked = fetch->n_settled_before;

  for (guint i = fetch->n_written; i < fetch->n_started; i++)
    {
      ProbantDossier *other = g_ptr_array_index (fetch->dossiers, i);

      n_settled += probant_dossier_get_n_settled (other);
      n_asked += probant_dossier_get_n_asked (other);
    }
  probant_cli_progress_update (&fetch->progress, n_settled, n_asked);
}

static void
start_next (Fetch *fetch)
{
  ProbantDossier *dossier = g_ptr_array_index (fetch->dossiers, fetch->n_started);

  fetch->n_started++;
  if (fetch->options->documents != NULL)
    probant_dossier_set_documents_mode (dossier, PROBANT_DOCUMENTS_ALL);
  else if (fetch->options->report != NULL)
    probant_dossier_set_documents_mode (dossier, PROBANT_DOCUMENTS_CERTIFICATES);
  g_signal_connect (dossier, "notify::n-settled", G_CALLBACK (progress_cb), fetch);
  probant_dossier_start (dossier);
}

/* A part that failed counts as a failure, even where the rest of the record was answered. */
static void
judge (Fetch *fetch, ProbantRecord *record)
{
  const ProbantProblem *problem = probant_record_get_problem (record);

  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ANSWERED:
      fetch->asked = TRUE;
      fetch->failed |= problem != NULL && problem->kind != PROBANT_PROBLEM_REFUSED
                       && problem->kind != PROBANT_PROBLEM_ABSENT && problem->kind != PROBANT_PROBLEM_LEGAL;
      break;
    case PROBANT_RECORD_ABSENT:
      fetch->asked = TRUE;
      break;
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
      fetch->asked = TRUE;
      fetch->failed = TRUE;
      break;
    case PROBANT_RECORD_SKIPPED:
    default:
      fetch->failed |= probant_record_get_reason (record) == PROBANT_REASON_STOPPED;
      break;
    }
}

/* The dossier as its format writes it, with what parts it from the one before. (transfer full) */
static char *
format_dossier (const Fetch *fetch, ProbantDossier *dossier, GHashTable *names)
{
  gboolean first = fetch->n_written == 0;
  g_autofree char *text = NULL;

  switch (fetch->options->format)
    {
    case PROBANT_CLI_FORMAT_JSON:
      text = probant_dossier_to_json (dossier, names);
      return g_strconcat (text, "\n", NULL);
    case PROBANT_CLI_FORMAT_CSV:
      text = probant_dossier_to_csv (dossier);
      return g_strconcat (first ? probant_dossier_csv_header () : "", text, NULL);
    case PROBANT_CLI_FORMAT_TEXT:
    default:
      text = probant_cli_table (dossier, names, probant_cli_may_colour (STDOUT_FILENO));
      return g_strconcat (first ? "" : "\n", text, NULL);
    }
}

static gboolean
write_dossier (Fetch *fetch, ProbantDossier *dossier, GError **error)
{
  const ProbantCliOptions *options = fetch->options;
  GListModel *records = G_LIST_MODEL (dossier);
  g_autoptr (GHashTable) names = probant_dossier_name_documents (dossier);
  g_autofree char *text = NULL;

  probant_cli_progress_clear (&fetch->progress);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      judge (fetch, record);
    }
  if (options->documents != NULL && !probant_cli_documents_save (dossier, names, options->documents))
    fetch->failed = TRUE;
  if (options->report != NULL && !probant_cli_report_save (dossier, options))
    fetch->failed = TRUE;

  text = format_dossier (fetch, dossier, names);
  return probant_cli_write (text, options->format != PROBANT_CLI_FORMAT_TEXT, error);
}

static void
drop_written (Fetch *fetch, ProbantDossier *dossier)
{
  fetch->n_settled_before += probant_dossier_get_n_settled (dossier);
  g_signal_handlers_disconnect_by_data (dossier, fetch);
  g_clear_object (&g_ptr_array_index (fetch->dossiers, fetch->n_written));
  fetch->n_written++;
}

/* Writes what is finished, in the order typed, and keeps the sources busy. A dossier may be finished as soon
 * as it is started: when nothing of it can be asked. */
static gboolean
advance (Fetch *fetch, GError **error)
{
  gboolean moved = TRUE;

  while (moved)
    {
      ProbantDossier *dossier = fetch->n_written < fetch->n_started
                                    ? g_ptr_array_index (fetch->dossiers, fetch->n_written)
                                    : NULL;

      moved = TRUE;
      if (dossier != NULL && probant_dossier_is_finished (dossier))
        {
          if (!write_dossier (fetch, dossier, error))
            return FALSE;
          drop_written (fetch, dossier);
        }
      else if (!fetch->stopped && fetch->n_started < fetch->dossiers->len
               && fetch->n_started - fetch->n_written < PARALLEL_DOSSIERS)
        start_next (fetch);
      else
        moved = FALSE;
    }
  return TRUE;
}

/* The first signal stops the dossiers and shows what is there; the next one ends the program as usual. */
static gboolean
interrupted_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->stopped = TRUE;
  fetch->failed = TRUE;
  for (guint i = fetch->n_written; i < fetch->n_started; i++)
    probant_dossier_stop (g_ptr_array_index (fetch->dossiers, i));
  return G_SOURCE_REMOVE;
}

static ProbantCliStatus
run (Fetch *fetch, GError **error)
{
  g_autoptr (GSource) interrupt = g_unix_signal_source_new (SIGINT);
  g_autoptr (GSource) terminate = g_unix_signal_source_new (SIGTERM);
  gboolean good = TRUE;

  g_source_set_callback (interrupt, interrupted_cb, fetch, NULL);
  g_source_set_callback (terminate, interrupted_cb, fetch, NULL);
  g_source_attach (interrupt, NULL);
  g_source_attach (terminate, NULL);

  while ((good = advance (fetch, error))
         && fetch->n_written < (fetch->stopped ? fetch->n_started : fetch->dossiers->len))
    g_main_context_iteration (NULL, TRUE);

  g_source_destroy (interrupt);
  g_source_destroy (terminate);
  if (!good || fetch->failed)
    return PROBANT_CLI_FAILED;
  return fetch->asked ? PROBANT_CLI_DONE : PROBANT_CLI_NOTHING_ASKED;
}

static gboolean
read_declared (Fetch *fetch, GError **error)
{
  const char *path = fetch->options->declared;
  g_autoptr (GBytes) bytes = probant_cli_read_file (path, error);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes == NULL)
    return FALSE;
  fetch->declared = probant_declared_read (text, length, error);
  if (fetch->declared == NULL)
    g_prefix_error (error, "%s: ", path);
  return fetch->declared != NULL;
}

static gboolean
prepare (Fetch *fetch, ProbantCliStatus *status, GError **error)
{
  const ProbantCliOptions *options = fetch->options;

  if (options->declared != NULL && !read_declared (fetch, error))
    {
      *status = PROBANT_CLI_NOTHING_ASKED;
      return FALSE;
    }
  if (!probant_cli_session_open (&fetch->session, options, status, error))
    return FALSE;
  fetch->dossiers = g_ptr_array_new_with_free_func (unref_unwritten);
  for (guint i = 0; i < options->identifiers->len; i++)
    g_ptr_array_add (fetch->dossiers,
                     probant_cli_session_make_dossier (
                         &fetch->session, &g_array_index (options->identifiers, ProbantIdentifier, i)));
  /* There is one applicant then. */
  if (fetch->declared != NULL)
    probant_dossier_set_declared (g_ptr_array_index (fetch->dossiers, 0), g_steal_pointer (&fetch->declared));
  return TRUE;
}

int
probant_cli_fetch (int argc, char **argv)
{
  g_autoptr (ProbantCliOptions) options = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Fetch) fetch = { .options = NULL };
  ProbantCliStatus status;

  probant_cli_progress_init (&fetch.progress);
  options = probant_cli_options_parse (argc, argv, &status, &error);
  fetch.options = options;
  if (options != NULL && prepare (&fetch, &status, &error))
    status = run (&fetch, &error);

  if (error != NULL)
    {
      g_autofree char *sentence = probant_cli_clean (error->message);

      probant_cli_progress_clear (&fetch.progress);
      probant_cli_complain (sentence);
    }
  return status;
}
