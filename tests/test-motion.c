/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves in the window moves for a moment, and not at all where the desktop wants nothing to move. */
#include "config.h"

#include <adwaita.h>

#include "dossier-fixture.h"
#include "ui/probant-reader.h"
#include "widget-run.h"

#define COMPANY "99900010200015"
#define WIDE 1200

/* `data`: whether things may move. */
static void
set_up (DossierFixture *fixture, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", GPOINTER_TO_INT (data), NULL);
  dossier_fixture_init (fixture, WIDE);
}

static void
tear_down (DossierFixture *fixture, gconstpointer data)
{
  dossier_fixture_clear (fixture);
}

/* How far from the place that its parent gives it a widget is drawn. */
static double
get_shift (GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &place));
  return place.origin.x + place.size.width - gtk_widget_get_width (gtk_widget_get_parent (widget));
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static gboolean
is_at_its_place (gpointer data)
{
  return get_shift (data) == 0;
}

static gboolean
is_still (gpointer data)
{
  return !gtk_stack_get_transition_running (data);
}

/* The pages of the window, and those of the dossier. */
static void
test_pages (DossierFixture *fixture, gconstpointer data)
{
  gboolean moves = GPOINTER_TO_INT (data);
  GtkStack *windows = NULL, *pages = NULL;

  dossier_fixture_open (fixture, COMPANY);
  windows = GTK_STACK (widget_find_id (GTK_WIDGET (fixture->window), "pages"));
  pages = GTK_STACK (widget_find_id (fixture->dossier_page, "stack"));
  widget_run_until (is_still, windows);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.category", "s", "documents"));
  g_assert_cmpint (gtk_stack_get_transition_running (pages), ==, moves);
  widget_run_until (is_still, pages);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  g_assert_cmpint (gtk_stack_get_transition_running (windows), ==, moves);
  widget_run_until (is_still, windows);
}

/* A document slides in from the end: the first time that it is laid out it is not yet where it will be. */
static void
test_preview (DossierFixture *fixture, gconstpointer data)
{
  gboolean moves = GPOINTER_TO_INT (data);
  GtkWidget *reader = NULL;

  dossier_fixture_open (fixture, COMPANY);
  dossier_fixture_preview (fixture);
  reader = widget_find_type (fixture->dossier_page, PROBANT_TYPE_READER);
  widget_run_until (is_laid_out, reader);
  g_assert_cmpint (get_shift (reader) > 0, ==, moves);
  widget_run_until (is_at_its_place, reader);
}

#define ADD(name, test)                                                                                      \
  g_test_add ("/motion/on/" name, DossierFixture, GINT_TO_POINTER (TRUE), set_up, test, tear_down);          \
  g_test_add ("/motion/off/" name, DossierFixture, GINT_TO_POINTER (FALSE), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dossier_fixture_style ();
  ADD ("pages", test_pages);
  ADD ("preview", test_preview);
  return g_test_run ();
}
