/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "ui/probant-assistant.h"
#include "ui/probant-help-window.h"
#include "ui/probant-preferences-window.h"
#include "ui/probant-window.h"
#include "widget-run.h"

#define COMPANY "99900010200015"
#define MOST_STOPS 40  /* of a screen: what comes then is more of the same */
#define ROOM 6         /* around what has the focus: rings are drawn outside, and around what it lies in */
#define LEAST_PIXELS 8 /* a text cursor has more */

/* Wherever Tab leads, a picture of the window with the focus there is not the one without. */

typedef struct
{
  GtkWindow *window;
  ProbantSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = probant_history_new (NULL);
  g_autoptr (GError) error = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (data));
  access = probant_access_new_from_options ("sandbox", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = probant_session_new (access, history);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->session);
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static void
present (Fixture *fixture, GtkWindow *window)
{
  fixture->window = window;
  gtk_window_present (window);
  widget_run_until (is_shown, window);
}

/* Of the part of the window around a place. */
static cairo_surface_t *
draw (GtkWidget *window, const graphene_rect_t *place)
{
  int left = (int)floorf (place->origin.x) - ROOM, top = (int)floorf (place->origin.y) - ROOM;
  int width = (int)ceilf (place->size.width) + 2 * ROOM, height = (int)ceilf (place->size.height) + 2 * ROOM;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  cairo_translate (cr, -left, -top);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_differences (cairo_surface_t *a, cairo_surface_t *b)
{
  const guint32 *pixels_a = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (a);
  const guint32 *pixels_b = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (b);
  gsize n_pixels = (gsize)cairo_image_surface_get_stride (a) / 4 * (gsize)cairo_image_surface_get_height (a);
  guint n = 0;

  for (gsize i = 0; i < n_pixels; i++)
    n += ((pixels_a[i] ^ pixels_b[i]) & 0xffffff) != 0;
  return n;
}

static void
move_focus (GtkWindow *window, GtkWidget *focus)
{
  gtk_window_set_focus (window, focus);
  gtk_window_set_focus_visible (window, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static gboolean
is_seen (GtkWindow *window, GtkWidget *focus)
{
  cairo_surface_t *with = NULL, *without = NULL;
  graphene_rect_t bounds;
  guint n = 0;

  move_focus (window, focus);
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (window), &bounds));
  with = draw (GTK_WIDGET (window), &bounds);
  move_focus (window, NULL);
  without = draw (GTK_WIDGET (window), &bounds);
  n = count_differences (with, without);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
  gtk_window_set_focus (window, focus);
  return n >= LEAST_PIXELS;
}

static void
check (Fixture *fixture, const char *screen, guint least)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *first = NULL;
  guint n_stops = 0, n_faults = 0;

  gtk_window_set_focus (fixture->window, NULL);
  while (n_stops < MOST_STOPS && gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_window_get_focus (fixture->window);

      if (focus == first)
        break;
      if (first == NULL)
        first = focus;
      n_stops++;
      if (!is_seen (fixture->window, focus))
        {
          g_autofree char *text = widget_describe (focus);

          g_test_message ("%s: the focus is not seen: %s", screen, text);
          n_faults++;
        }
    }
  g_test_message ("%s: %u stops", screen, n_stops);
  g_assert_cmpuint (n_stops, >=, least);
  g_assert_cmpuint (n_faults, ==, 0);
}

static gboolean
has_trademarks (gpointer data)
{
  return widget_find_text (data, "BOIS & BRÉVON") != NULL;
}

static gboolean
has_pages (gpointer data)
{
  return widget_find_id (data, "page_view") != NULL;
}

static void
test_dossier (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "overview", "comparison" };
  ProbantIdentifier identifier;
  GtkWidget *page = NULL;

  g_assert_true (probant_identifier_parse (COMPANY, &identifier, NULL));
  present (fixture, GTK_WINDOW (probant_window_new (NULL, fixture->session)));
  check (fixture, "first page", 5);

  probant_window_open (PROBANT_WINDOW (fixture->window), &identifier, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.category", "s", "intellectual-property");
  widget_run_until (has_trademarks, fixture->window);
  check (fixture, "category", 20);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.category", "s", pages[i]);
      check (fixture, pages[i], 8);
    }
  page = widget_find_type (GTK_WIDGET (fixture->window), g_type_from_name ("ProbantComparisonPage"));
  gtk_widget_activate_action (page, "dossier.preview", "(su)", "attestations_sociales_acoss", 0);
  widget_run_until (has_pages, fixture->window);
  check (fixture, "preview", 15);
}

static void
test_windows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantProfiles) profiles = probant_profiles_new (NULL);
  g_autoptr (ProbantSession) session = probant_session_new_with_profiles (
      profiles, NULL, NULL, probant_session_get_history (fixture->session));
  g_autoptr (GListModel) pages = NULL;
  GtkWidget *stack = NULL;

  present (fixture, GTK_WINDOW (probant_preferences_window_new (fixture->session)));
  stack = widget_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK);
  pages = G_LIST_MODEL (adw_view_stack_get_pages (ADW_VIEW_STACK (stack)));
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);

      adw_view_stack_set_visible_child (ADW_VIEW_STACK (stack), adw_view_stack_page_get_child (page));
      check (fixture, adw_view_stack_page_get_title (page), 6);
    }
  gtk_window_destroy (fixture->window);

  present (fixture, GTK_WINDOW (probant_assistant_new (NULL, session, FALSE)));
  check (fixture, "assistant", 2);
  gtk_window_destroy (fixture->window);
  present (fixture, GTK_WINDOW (probant_assistant_new (NULL, session, TRUE)));
  check (fixture, "assistant, service", 3);
  gtk_window_destroy (fixture->window);
  present (fixture, probant_help_window_new ());
  check (fixture, "help", 3);
}

#define add(path, scheme, test) g_test_add (path, Fixture, GINT_TO_POINTER (scheme), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = widget_load_styles ();

  add ("/focus/dossier/light", ADW_COLOR_SCHEME_FORCE_LIGHT, test_dossier);
  add ("/focus/dossier/dark", ADW_COLOR_SCHEME_FORCE_DARK, test_dossier);
  add ("/focus/windows/light", ADW_COLOR_SCHEME_FORCE_LIGHT, test_windows);
  add ("/focus/windows/dark", ADW_COLOR_SCHEME_FORCE_DARK, test_windows);

  return g_test_run ();
}
