/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-table-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/probant-field-row.h"

/* Lines shown at first, and added by each press of the button. */
#define FIRST_LINES 8
#define MORE_LINES 200
#define CELL_CHARS 32
#define HEAD_CHARS 16
/* Where there are many columns, each is content with less. */
#define MANY_COLUMNS 6
#define NARROW_CELL_CHARS 20
#define NARROW_HEAD_CHARS 12
#define MORE_SPACING 6

struct _ProbantTableView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkGrid *grid;
  GtkButton *more;

  const ProbantSection *section;
  guint n_columns;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (ProbantTableView, probant_table_view, GTK_TYPE_WIDGET)

/* Each line of the table has a rule above it: lines take the odd rows of the grid, rules the even ones. */
static int
get_grid_row (guint line)
{
  return 2 * (int)line + 2;
}

/* A cell asks for the width that its text needs, up to a limit: a table that has no room scrolls instead of
 * folding every word. */
static void
set_width (GtkWidget *cell, int max_chars)
{
  g_auto (GStrv) lines = g_strsplit (gtk_label_get_label (GTK_LABEL (cell)), "\n", -1);
  int n_chars = 1;

  for (guint i = 0; lines[i] != NULL; i++)
    n_chars = MAX (n_chars, (int)g_utf8_strlen (lines[i], -1));
  gtk_label_set_width_chars (GTK_LABEL (cell), MIN (n_chars, max_chars));
  gtk_label_set_max_width_chars (GTK_LABEL (cell), MIN (n_chars, max_chars));
}

static int
get_cell_chars (ProbantTableView *self)
{
  return self->n_columns < MANY_COLUMNS ? CELL_CHARS : NARROW_CELL_CHARS;
}

static GtkWidget *
make_cell (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Amounts stand below each other by their last digit. */
static gboolean
is_amount (const char *text)
{
  gboolean digit = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || c == '/')
        return FALSE;
      digit = digit || g_unichar_isdigit (c);
    }
  return digit && g_utf8_strchr (text, -1, 0x20ac) != NULL;
}

static gboolean
is_amount_column (const ProbantSection *section, guint column)
{
  GPtrArray *line = section->lines->len > 0 ? g_ptr_array_index (section->lines, 0) : NULL;
  const ProbantValue *value = line != NULL && column < line->len ? g_ptr_array_index (line, column) : NULL;

  return value != NULL && is_amount (value->value);
}

static void
show_lines (ProbantTableView *self, guint n_wanted)
{
  guint n_lines = self->section->lines->len;
  guint n_new = MIN (n_wanted, n_lines);
  g_autofree char *label = NULL;

  for (guint i = self->n_shown; i < n_new; i++)
    {
      GPtrArray *line = g_ptr_array_index (self->section->lines, i);
      GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_add_css_class (rule, "table-line");
      gtk_grid_attach (self->grid, rule, 0, get_grid_row (i) - 1, (int)self->n_columns, 1);
      for (guint j = 0; j < MIN (line->len, self->n_columns); j++)
        {
          const ProbantValue *value = g_ptr_array_index (line, j);
          GtkWidget *cell = make_cell ("table-cell");

          probant_field_row_show_value (GTK_LABEL (cell), value);
          if (value->kind == PROBANT_VALUE_NOT_PROVIDED)
            gtk_label_set_label (GTK_LABEL (cell), "–");
          if (is_amount (value->value))
            {
              gtk_label_set_xalign (GTK_LABEL (cell), 1);
              gtk_label_set_wrap (GTK_LABEL (cell), FALSE);
            }
          set_width (cell, get_cell_chars (self));
          gtk_label_set_selectable (GTK_LABEL (cell), TRUE);
          gtk_grid_attach (self->grid, cell, (int)j, get_grid_row (i), 1, 1);
        }
    }
  self->n_shown = n_new;
  label = g_strdup_printf (ngettext ("Show %u more line", "Show %u more lines", n_lines - n_new),
                           n_lines - n_new);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_new < n_lines);
}

static void
more_cb (ProbantTableView *self)
{
  show_lines (self, self->n_shown + MORE_LINES);
}

/* The scrolled window asks for no room for its bar: without a layout manager, that room is known. */

static int
measure (gpointer widget, GtkOrientation orientation, int for_size)
{
  int minimum = 0;

  gtk_widget_measure (GTK_WIDGET (widget), orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
measure_table (ProbantTableView *self, int width)
{
  int height = measure (self->scrolled, GTK_ORIENTATION_VERTICAL, -1);

  if (width >= 0 && measure (self->grid, GTK_ORIENTATION_HORIZONTAL, -1) > width)
    height += measure (gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (self->scrolled)),
                       GTK_ORIENTATION_VERTICAL, -1);
  return height;
}

static int
measure_more (ProbantTableView *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->more))
             ? MORE_SPACING + measure (self->more, GTK_ORIENTATION_VERTICAL, -1)
             : 0;
}

static void
probant_table_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ProbantTableView *self = PROBANT_TABLE_VIEW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_table (self, for_size) + measure_more (self);
      return;
    }
  *minimum = MAX (measure (self->scrolled, orientation, -1), measure (self->more, orientation, -1));
  *natural = MAX (*minimum, measure (self->grid, orientation, -1));
}

static void
probant_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantTableView *self = PROBANT_TABLE_VIEW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int more = measure_more (self);
  GtkAllocation place = { 0, 0, width, MAX (height - more, 0) };
  int button_width = measure (self->more, GTK_ORIENTATION_HORIZONTAL, -1);

  gtk_widget_size_allocate (self->scrolled, &place, -1);
  if (more == 0)
    return;
  place.x = rtl ? width - button_width : 0;
  place.y = height - more + MORE_SPACING;
  place.width = button_width;
  place.height = more - MORE_SPACING;
  gtk_widget_size_allocate (GTK_WIDGET (self->more), &place, -1);
}

static GtkSizeRequestMode
probant_table_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
probant_table_view_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_table_view_parent_class)->dispose (object);
}

/* The table scrolls sideways alone: GTK would swallow the wheel's other direction, which belongs to the page.
 */
static gboolean
scroll_cb (ProbantTableView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GtkWidget *page
      = gtk_widget_get_ancestor (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_TYPE_SCROLLED_WINDOW);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *adjustment;
  double step = 1;

  if (page == NULL || ABS (dx) > ABS (dy) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    step = pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * step);
  return GDK_EVENT_STOP;
}

static void
probant_table_view_class_init (ProbantTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_table_view_dispose;
  widget_class->measure = probant_table_view_measure;
  widget_class->size_allocate = probant_table_view_size_allocate;
  widget_class->get_request_mode = probant_table_view_get_request_mode;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantTableView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantTableView, grid);
  gtk_widget_class_bind_template_child (widget_class, ProbantTableView, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
}

static void
probant_table_view_init (ProbantTableView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_table_view_new (const ProbantSection *section)
{
  ProbantTableView *self = g_object_new (PROBANT_TYPE_TABLE_VIEW, NULL);

  self->section = section;
  self->n_columns = g_strv_length (section->columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkWidget *head = make_cell ("table-head");

      gtk_label_set_label (GTK_LABEL (head), section->columns[i]);
      set_width (head, self->n_columns < MANY_COLUMNS ? HEAD_CHARS : NARROW_HEAD_CHARS);
      if (is_amount_column (section, i))
        gtk_label_set_xalign (GTK_LABEL (head), 1);
      gtk_widget_add_css_class (head, "dim-label");
      gtk_grid_attach (self->grid, head, (int)i, 0, 1, 1);
    }
  if (section->title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  /* One line more than that is no reason for a button. */
  show_lines (self, section->lines->len <= FIRST_LINES + 2 ? section->lines->len : FIRST_LINES);
  return GTK_WIDGET (self);
}
