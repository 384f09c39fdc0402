/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-dossier-page.h"
#include "ui/probant-window.h"

/* A session of the sandbox with a history of its own, and a window on it. */
typedef struct
{
  char *folder;
  char *path;
  ProbantSession *session;
  GtkWindow *window; /* NULL where it is closed */
  GtkWidget *dossier_page;
} DossierFixture;

/* `width` of the window. Nothing is shown yet. */
void dossier_fixture_init (DossierFixture *fixture, int width);
/* Closes the window where it is open. */
void dossier_fixture_clear (DossierFixture *fixture);
/* Any window; it is laid out on return. */
void dossier_fixture_show (DossierFixture *fixture, gpointer window);
void dossier_fixture_close (DossierFixture *fixture);
/* Opens a dossier in a window; all sources have answered on return. */
void dossier_fixture_open (DossierFixture *fixture, const char *number);
/* Previews the first document that a source has. */
void dossier_fixture_preview (DossierFixture *fixture);
/* `data`: the window. For widget_run_until(). */
gboolean dossier_fixture_is_preview_gone (gpointer data);
/* The program's own style, which its application would load. */
void dossier_fixture_style (void);
