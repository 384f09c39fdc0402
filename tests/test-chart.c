/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "ui/probant-chart-card.h"
#include "ui/probant-chart.h"

static const ProbantEndpoint endpoint = { .name = "exercices", .title = "Fiscal years", .producer = "DGFIP" };

static void
clear_point (gpointer data)
{
  g_free (((ProbantPoint *)data)->label);
}

static void
add_point (ProbantSeries *series, const char *label, double value)
{
  const ProbantPoint point = { g_strdup (label), value };

  g_array_append_val (series->points, point);
}

static ProbantSeries *
make_series (ProbantUnit unit)
{
  ProbantSeries *series = g_new0 (ProbantSeries, 1);

  series->title = "Turnover";
  series->unit = unit;
  series->record = probant_record_new (&endpoint);
  series->points = g_array_new (FALSE, FALSE, sizeof (ProbantPoint));
  g_array_set_clear_func (series->points, clear_point);
  return series;
}

static int
measure (GtkWidget *widget, GtkOrientation orientation, int *natural)
{
  int minimum;

  gtk_widget_measure (widget, orientation, -1, &minimum, natural, NULL, NULL);
  return minimum;
}

static void
test_words (void)
{
  g_autoptr (ProbantSeries) series = make_series (PROBANT_UNIT_EUROS);
  GtkWidget *chart = g_object_ref_sink (probant_chart_new ());

  add_point (series, "2024", 4215300);
  add_point (series, "2025", -12);
  probant_chart_set_series (PROBANT_CHART (chart), series);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "Turnover");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2024: 4\u00a0215\u00a0300 €; 2025: -12 €");
  g_assert_finalize_object (chart);
}

static void
test_nothing (void)
{
  g_autoptr (ProbantSeries) series = make_series (PROBANT_UNIT_PERSONS);
  GtkWidget *chart = g_object_ref_sink (probant_chart_new ());

  g_assert_false (gtk_widget_get_visible (chart));
  probant_chart_set_series (PROBANT_CHART (chart), series);
  g_assert_false (gtk_widget_get_visible (chart));
  add_point (series, "2025", 0);
  probant_chart_set_series (PROBANT_CHART (chart), series);
  g_assert_true (gtk_widget_get_visible (chart));
  probant_chart_set_series (PROBANT_CHART (chart), NULL);
  g_assert_false (gtk_widget_get_visible (chart));
  g_assert_finalize_object (chart);
}

static void
test_sizes (void)
{
  g_autoptr (ProbantSeries) series = make_series (PROBANT_UNIT_EUROS);
  GtkWidget *chart = g_object_ref_sink (probant_chart_new ());
  int one, three, minimum, height, below;

  add_point (series, "2023", 1);
  probant_chart_set_series (PROBANT_CHART (chart), series);
  measure (chart, GTK_ORIENTATION_HORIZONTAL, &one);
  measure (chart, GTK_ORIENTATION_VERTICAL, &height);
  add_point (series, "2024", 2);
  add_point (series, "2025", -3);
  probant_chart_set_series (PROBANT_CHART (chart), series);
  minimum = measure (chart, GTK_ORIENTATION_HORIZONTAL, &three);
  measure (chart, GTK_ORIENTATION_VERTICAL, &below);

  g_assert_cmpint (three, ==, 3 * one);
  g_assert_cmpint (minimum, >, 0);
  g_assert_cmpint (minimum, <=, three);
  /* What hangs below the base line has its value below it. */
  g_assert_cmpint (below, >, height);
  g_assert_finalize_object (chart);
}

/* The first widget of this type, by name, below `widget`. */
static GtkWidget *
find (GtkWidget *widget, const char *type_name)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type_name);
  return found;
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_card (void)
{
  ProbantSeries *series = make_series (PROBANT_UNIT_EUROS);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *card, *stack, *button;
  g_autofree char *text = NULL;

  add_point (series, "2024", 4215300);
  add_point (series, "2025", 4300000);
  card = probant_chart_card_new (series);
  gtk_window_set_child (GTK_WINDOW (window), card);
  gtk_window_present (GTK_WINDOW (window));
  stack = find (card, "GtkStack");
  button = find (card, "GtkToggleButton");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "chart");
  g_assert_true (gtk_widget_get_focusable (button));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "table");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (gtk_stack_get_visible_child (GTK_STACK (stack))),
                                   GTK_ACCESSIBLE_ROLE_TABLE);

  g_assert_true (gtk_widget_activate_action (card, "chart.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (card), NULL, text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "Year\tTurnover (€)\n2024\t4215300\n2025\t4300000\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_within (GskRenderNode *node, int width, int height)
{
  graphene_rect_t bounds;

  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.origin.x, >=, -1);
  g_assert_cmpfloat (bounds.origin.y, >=, -1);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, (float)width + 1);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float)height + 1);
}

/* Every direction and sign is drawn without a complaint, in no more room than it needs, and nothing beside
 * it. */
static void
test_drawing (void)
{
  static const double values[] = { 5, 0, -3, 1e14, -1e14 };
  static const int sides[] = { 400, 60, 1 };
  g_autoptr (ProbantSeries) series = make_series (PROBANT_UNIT_EUROS);
  GtkWidget *chart = g_object_ref_sink (probant_chart_new ());

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      add_point (series, "2025", values[i]);
      probant_chart_set_series (PROBANT_CHART (chart), series);
      for (guint j = 0; j < 2 * G_N_ELEMENTS (sides); j++)
        {
          GtkSnapshot *snapshot = gtk_snapshot_new ();
          g_autoptr (GskRenderNode) node = NULL;
          int width, height;

          gtk_widget_set_direction (chart, j % 2 == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
          width = MAX (sides[j / 2], measure (chart, GTK_ORIENTATION_HORIZONTAL, NULL));
          height = MAX (sides[j / 2], measure (chart, GTK_ORIENTATION_VERTICAL, NULL));
          gtk_widget_allocate (chart, width, height, -1, NULL);
          GTK_WIDGET_GET_CLASS (chart)->snapshot (chart, snapshot);
          node = gtk_snapshot_free_to_node (snapshot);
          assert_within (node, width, height);
        }
    }
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/nothing", test_nothing);
  g_test_add_func ("/chart/sizes", test_sizes);
  g_test_add_func ("/chart/drawing", test_drawing);
  g_test_add_func ("/chart/card", test_card);
  return g_test_run ();
}
