/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-fold-layout.h"

#include "ui/probant-text-scale.h"

#define SPACING 12
#define LINE_SPACING 6
/* A text of more than one word wants as much, where it is of the usual size. */
#define TEXT_WIDTH 200

struct _ProbantFoldLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (ProbantFoldLayout, probant_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *mark;
  GtkWidget *text;
  GtkWidget *actions;
  int mark_width; /* with the space after it */
  int text_least, text_best;
  int actions_least, actions_best;
} Row;

static Row
look_at (GtkWidget *widget)
{
  Row row = { NULL };

  row.mark = gtk_widget_get_first_child (widget);
  row.text = gtk_widget_get_next_sibling (row.mark);
  row.actions = gtk_widget_get_next_sibling (row.text);
  gtk_widget_measure (row.mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &row.mark_width, NULL, NULL);
  row.mark_width += SPACING;
  gtk_widget_measure (row.text, GTK_ORIENTATION_HORIZONTAL, -1, &row.text_least, &row.text_best, NULL, NULL);
  gtk_widget_measure (row.actions, GTK_ORIENTATION_HORIZONTAL, -1, &row.actions_least, &row.actions_best,
                      NULL, NULL);
  return row;
}

/* Negative widths stand for any. */
static gboolean
is_folded (GtkWidget *widget, const Row *row, int width)
{
  int wanted = MIN (row->text_best, (int)(TEXT_WIDTH * probant_text_scale_get (widget)));

  return width >= 0 && width < row->mark_width + MAX (wanted, row->text_least) + SPACING + row->actions_best;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
get_text_width (const Row *row, gboolean folded, int width)
{
  return MAX (row->text_least, width - row->mark_width - (folded ? 0 : SPACING + row->actions_best));
}

static GtkSizeRequestMode
probant_fold_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
probant_fold_layout_measure (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  const Row row = look_at (widget);
  gboolean folded = is_folded (widget, &row, for_size);
  int text_height, actions_height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = row.mark_width + MAX (row.text_least, row.actions_least);
      *natural = row.mark_width + row.text_best + SPACING + row.actions_best;
      return;
    }
  text_height = measure_height (row.text, for_size < 0 ? -1 : get_text_width (&row, folded, for_size));
  actions_height = measure_height (row.actions, -1);
  *minimum = folded ? text_height + LINE_SPACING + actions_height : MAX (text_height, actions_height);
  *natural = *minimum;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
probant_fold_layout_allocate (GtkLayoutManager *layout,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  const Row row = look_at (widget);
  gboolean folded = is_folded (widget, &row, width);
  int text_width = get_text_width (&row, folded, width);
  int text_height = folded ? measure_height (row.text, text_width) : height;

  place (widget, row.mark, 0, 0, row.mark_width - SPACING, text_height);
  place (widget, row.text, row.mark_width, 0, text_width, text_height);
  if (folded)
    place (widget, row.actions, row.mark_width, text_height + LINE_SPACING,
           MAX (row.actions_least, width - row.mark_width), height - text_height - LINE_SPACING);
  else
    place (widget, row.actions, width - row.actions_best, 0, row.actions_best, height);
}

static void
probant_fold_layout_class_init (ProbantFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = probant_fold_layout_get_request_mode;
  layout_class->measure = probant_fold_layout_measure;
  layout_class->allocate = probant_fold_layout_allocate;
}

static void
probant_fold_layout_init (ProbantFoldLayout *self)
{
}
