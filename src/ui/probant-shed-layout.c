/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-shed-layout.h"

#define SPACING 3

struct _ProbantShedLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (ProbantShedLayout, probant_shed_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_dispensable (GtkWidget *child)
{
  return gtk_widget_has_css_class (child, "dispensable");
}

static int
measure_child (GtkWidget *child, gboolean natural)
{
  int least, best;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &best, NULL, NULL);
  return natural ? best : least;
}

static void
probant_shed_layout_measure (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, best;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &best, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, best);
          continue;
        }
      *minimum += is_dispensable (child) ? 0 : least + (*minimum > 0 ? SPACING : 0);
      *natural += best + (*natural > 0 ? SPACING : 0);
    }
}

/* Of what is to be placed. */
static int
add_up (GtkWidget *widget, gboolean natural)
{
  int total = -SPACING;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && gtk_widget_get_child_visible (child))
      total += measure_child (child, natural) + SPACING;
  return total;
}

static void
shed (GtkWidget *widget, int width)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, TRUE);
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    if (is_dispensable (child) && add_up (widget, TRUE) > width)
      gtk_widget_set_child_visible (child, FALSE);
}

static void
probant_shed_layout_allocate (GtkLayoutManager *layout,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean natural;
  int spare, x = 0;

  shed (widget, width);
  natural = add_up (widget, TRUE) <= width;
  spare = MAX (width - add_up (widget, natural), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { x, 0, 0, height };

      if (!gtk_widget_should_layout (child) || !gtk_widget_get_child_visible (child))
        continue;
      place.width = measure_child (child, natural);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          place.width += spare;
          spare = 0;
        }
      if (rtl)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + SPACING;
    }
}

static void
probant_shed_layout_class_init (ProbantShedLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = probant_shed_layout_measure;
  layout_class->allocate = probant_shed_layout_allocate;
}

static void
probant_shed_layout_init (ProbantShedLayout *self)
{
}
