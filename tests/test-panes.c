/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-panes.h"
#include "widget-run.h"

typedef struct
{
  GtkWindow *window;
  ProbantPanes *panes;
  GtkWidget *list;
  GtkWidget *page_buttons[2];
  GtkWidget *document_button;
} Fixture;

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *document = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->list = gtk_button_new_with_label ("list");
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->page_buttons); i++)
    {
      fixture->page_buttons[i] = gtk_button_new_with_label ("page");
      gtk_box_append (GTK_BOX (page), fixture->page_buttons[i]);
    }
  fixture->document_button = gtk_button_new_with_label ("document");
  gtk_box_append (GTK_BOX (document), fixture->document_button);
  gtk_widget_set_visible (document, FALSE);
  fixture->panes
      = g_object_new (PROBANT_TYPE_PANES, "list", fixture->list, "page", page, "document", document, NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->panes));
  gtk_window_set_default_size (fixture->window, GPOINTER_TO_INT (data), 600);
  gtk_window_present (fixture->window);
  widget_run_until (is_allocated, fixture->panes);
  gtk_widget_grab_focus (fixture->page_buttons[1]);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantPanes) panes = g_object_ref (fixture->panes);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&panes));
}

/* A document that is closed gives the focus back to what had it before. */
static void
test_focus_returns (Fixture *fixture, gconstpointer data)
{
  probant_panes_set_document (fixture->panes, TRUE, FALSE);
  gtk_widget_grab_focus (fixture->document_button);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->document_button);
  probant_panes_set_document (fixture->panes, FALSE, FALSE);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->page_buttons[1]);

  /* In the whole window too, where the page is not there meanwhile. */
  probant_panes_set_document (fixture->panes, TRUE, TRUE);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->document_button);
  probant_panes_set_document (fixture->panes, FALSE, FALSE);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->page_buttons[1]);
}

/* What had it is gone: the focus is in the page all the same. */
static void
test_focus_gone (Fixture *fixture, gconstpointer data)
{
  probant_panes_set_document (fixture->panes, TRUE, FALSE);
  gtk_widget_grab_focus (fixture->document_button);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (fixture->page_buttons[1])), fixture->page_buttons[1]);
  probant_panes_set_document (fixture->panes, FALSE, FALSE);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->page_buttons[0]);
}

static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  probant_panes_set_document (fixture->panes, TRUE, FALSE);
  gtk_widget_grab_focus (fixture->list);
  probant_panes_set_document (fixture->panes, FALSE, FALSE);
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->list);
}

#define add(path, width, test) g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/panes/focus-returns", 1200, test_focus_returns);
  add ("/panes/focus-returns-narrow", 800, test_focus_returns);
  add ("/panes/focus-returns-single", 500, test_focus_returns);
  add ("/panes/focus-gone", 1200, test_focus_gone);
  add ("/panes/focus-stays", 1200, test_focus_stays);

  return g_test_run ();
}
