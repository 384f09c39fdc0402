/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dossier-fixture.h"

#include <glib/gstdio.h>

#include "ui/probant-identifier-entry.h"
#include "ui/probant-preview.h"
#include "widget-run.h"

void
dossier_fixture_init (DossierFixture *fixture, int width)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  g_settings_set_int (settings, "window-width", width);
  fixture->folder = g_dir_make_tmp ("probant-dossier-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "history.json", NULL);
  access = probant_access_new_from_options ("sandbox", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  history = probant_history_new (fixture->path);
  fixture->session = probant_session_new (access, history);
}

static gboolean
is_closed (gpointer data)
{
  return ((DossierFixture *)data)->window == NULL;
}

void
dossier_fixture_close (DossierFixture *fixture)
{
  gtk_window_close (fixture->window);
  widget_run_until (is_closed, fixture);
}

void
dossier_fixture_clear (DossierFixture *fixture)
{
  if (fixture->window != NULL)
    dossier_fixture_close (fixture);
  g_object_unref (fixture->session);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

void
dossier_fixture_show (DossierFixture *fixture, gpointer window)
{
  fixture->window = GTK_WINDOW (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_present (fixture->window);
  widget_run_until (is_laid_out, window);
}

static gboolean
is_on_dossier (gpointer data)
{
  DossierFixture *fixture = data;

  fixture->dossier_page = widget_find_type (GTK_WIDGET (fixture->window), PROBANT_TYPE_DOSSIER_PAGE);
  return fixture->dossier_page != NULL
         && probant_dossier_is_finished (
             probant_dossier_page_get_dossier (PROBANT_DOSSIER_PAGE (fixture->dossier_page)));
}

void
dossier_fixture_open (DossierFixture *fixture, const char *number)
{
  GtkWidget *entry = NULL;

  dossier_fixture_show (fixture, probant_window_new (NULL, fixture->session));
  entry = widget_find_type (GTK_WIDGET (fixture->window), PROBANT_TYPE_IDENTIFIER_ENTRY);
  probant_identifier_entry_set_text (PROBANT_IDENTIFIER_ENTRY (entry), number);
  probant_identifier_entry_submit (PROBANT_IDENTIFIER_ENTRY (entry));
  widget_run_until (is_on_dossier, fixture);
}

static gboolean
is_preview_there (gpointer data)
{
  return widget_find_type (data, PROBANT_TYPE_PREVIEW) != NULL;
}

gboolean
dossier_fixture_is_preview_gone (gpointer data)
{
  return !is_preview_there (data);
}

void
dossier_fixture_preview (DossierFixture *fixture)
{
  ProbantDossier *dossier = probant_dossier_page_get_dossier (PROBANT_DOSSIER_PAGE (fixture->dossier_page));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      if (g_list_model_get_n_items (probant_record_get_documents (record)) == 0)
        continue;
      g_assert_true (gtk_widget_activate_action (fixture->dossier_page, "dossier.preview", "(su)",
                                                 probant_record_get_endpoint (record)->name, 0));
      widget_run_until (is_preview_there, fixture->window);
      return;
    }
  g_assert_not_reached ();
}

void
dossier_fixture_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/probant/Probant/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
