/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-steady-bin.h"
#include "widget-run.h"

#define N_ROWS 40

/* Rows of a text that breaks into more lines where it is narrow, and a button under each, as wide as the
 * window lets them be. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *bin;
  GtkWidget *scrolled;
  GtkWidget *filler; /* beside the bin */
  GtkWidget *buttons[N_ROWS];
} Fixture;

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_ROWS; i++)
    {
      GtkWidget *label = gtk_label_new ("Approbation des comptes annuels et renouvellement du mandat du"
                                        " commissaire aux comptes de la société");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      fixture->buttons[i] = gtk_button_new_with_label ("Preview");
      gtk_box_append (GTK_BOX (rows), label);
      gtk_box_append (GTK_BOX (rows), fixture->buttons[i]);
    }
  fixture->scrolled
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", rows, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  fixture->bin = g_object_new (PROBANT_TYPE_STEADY_BIN, "child", fixture->scrolled, "hexpand", TRUE, NULL);
  fixture->filler = gtk_drawing_area_new ();
  gtk_widget_set_size_request (fixture->filler, 500, -1);
  gtk_widget_set_visible (fixture->filler, FALSE);
  gtk_box_append (GTK_BOX (box), fixture->bin);
  gtk_box_append (GTK_BOX (box), fixture->filler);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  widget_run_until (is_allocated, fixture->buttons[N_ROWS - 1]);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) bin = g_object_ref (fixture->bin);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&bin));
}

static double
get_top (Fixture *fixture, guint row)
{
  graphene_point_t top;

  g_assert_true (
      gtk_widget_compute_point (fixture->buttons[row], fixture->scrolled, &GRAPHENE_POINT_INIT (0, 0), &top));
  return (double)top.y;
}

static gboolean
is_narrow (gpointer data)
{
  return gtk_widget_get_width (((Fixture *)data)->bin) < 400;
}

static gboolean
is_wide (gpointer data)
{
  return !is_narrow (data);
}

static void
squeeze (Fixture *fixture, gboolean narrow)
{
  gtk_widget_set_visible (fixture->filler, narrow);
  widget_run_until (narrow ? is_narrow : is_wide, fixture);
}

static GtkAdjustment *
get_down (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled));
}

/* The button that was pressed stays under the pointer. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  double before, upper = gtk_adjustment_get_upper (get_down (fixture));

  gtk_adjustment_set_value (get_down (fixture), 1200);
  for (guint row = 0; row < N_ROWS; row++)
    if (get_top (fixture, row) > 300)
      {
        gtk_widget_grab_focus (fixture->buttons[row]);
        before = get_top (fixture, row);
        squeeze (fixture, TRUE);
        g_assert_cmpfloat (gtk_adjustment_get_upper (get_down (fixture)), >, upper + 500);
        g_assert_cmpfloat_with_epsilon (get_top (fixture, row), before, 1);
        squeeze (fixture, FALSE);
        g_assert_cmpfloat_with_epsilon (get_top (fixture, row), before, 1);
        return;
      }
  g_assert_not_reached ();
}

/* The focus has gone elsewhere meanwhile, as it does into a document that is opened. */
static void
test_focus_gone (Fixture *fixture, gconstpointer data)
{
  double before;

  gtk_widget_grab_focus (fixture->buttons[5]);
  before = get_top (fixture, 5);
  gtk_widget_set_focusable (fixture->filler, TRUE);
  gtk_widget_set_visible (fixture->filler, TRUE);
  gtk_widget_grab_focus (fixture->filler);
  widget_run_until (is_narrow, fixture);
  g_assert_cmpfloat_with_epsilon (get_top (fixture, 5), before, 1);
}

/* Who has scrolled away from the focus keeps what is at the top. */
static void
test_top (Fixture *fixture, gconstpointer data)
{
  guint first = 0;
  double before;

  gtk_widget_grab_focus (fixture->buttons[0]);
  gtk_adjustment_set_value (get_down (fixture), 900);
  while (get_top (fixture, first) < 0)
    first++;
  before = get_top (fixture, first);
  squeeze (fixture, TRUE);
  /* What is picked may be the text above. */
  g_assert_cmpfloat_with_epsilon (get_top (fixture, first), before, 80);
}

/* At the very top it stays there. */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  squeeze (fixture, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_down (fixture)), <, 80);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/steady-bin/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/steady-bin/focus-gone", Fixture, NULL, set_up, test_focus_gone, tear_down);
  g_test_add ("/steady-bin/top", Fixture, NULL, set_up, test_top, tear_down);
  g_test_add ("/steady-bin/beginning", Fixture, NULL, set_up, test_beginning, tear_down);
  return g_test_run ();
}
