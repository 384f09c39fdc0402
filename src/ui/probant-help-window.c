/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-help-window.h"

#include <glib/gi18n.h>

#include "ui/probant-manual.h"
#include "ui/probant-tab-stop.h"

struct _ProbantHelpWindow
{
  AdwWindow parent_instance;

  GtkEditable *search;
  GtkListBox *list;
  GtkScrolledWindow *scrolled;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (ProbantHelpWindow, probant_help_window, ADW_TYPE_WINDOW)

static const ProbantManualChapter *
get_chapter (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "chapter");
}

static const char *
get_tag_name (ProbantManualKind kind)
{
  switch (kind)
    {
    case PROBANT_MANUAL_HEADING:
      return "heading";
    case PROBANT_MANUAL_ITEM:
      return "item";
    case PROBANT_MANUAL_TEXT:
    case PROBANT_MANUAL_END:
    default:
      return "text";
    }
}

static void
append (GtkTextBuffer *buffer, const char *text, const char *tag_name)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tag_name, NULL);
  gtk_text_buffer_insert (buffer, &end, "\n", 1);
}

/* What is searched for is marked, and the first place brought into view. */
static void
mark_found (ProbantHelpWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  const char *text = gtk_editable_get_text (self->search);
  GtkTextIter begin, end, match_begin, match_end;
  gboolean found = FALSE;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "found", &begin, &end);
  while (*text != '\0'
         && gtk_text_iter_forward_search (&begin, text, GTK_TEXT_SEARCH_CASE_INSENSITIVE, &match_begin,
                                          &match_end, NULL))
    {
      gtk_text_buffer_apply_tag_by_name (buffer, "found", &match_begin, &match_end);
      if (!found)
        gtk_text_buffer_place_cursor (buffer, &match_begin);
      found = TRUE;
      begin = match_end;
    }
  if (found)
    gtk_text_view_scroll_to_mark (self->text, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}

static void
show_chapter (ProbantHelpWindow *self, const ProbantManualChapter *chapter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, "", 0);
  append (buffer, _ (chapter->title), "title");
  for (const ProbantManualBlock *block = chapter->blocks; block->kind != PROBANT_MANUAL_END; block++)
    {
      g_autofree char *item
          = block->kind == PROBANT_MANUAL_ITEM ? g_strdup_printf ("•\t%s", _ (block->text)) : NULL;

      append (buffer, item != NULL ? item : _ (block->text), get_tag_name (block->kind));
    }
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (chapter->title), -1);
  mark_found (self);
}

static void
row_selected_cb (ProbantHelpWindow *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_chapter (self, get_chapter (row));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  ProbantHelpWindow *self = PROBANT_HELP_WINDOW (user_data);

  return probant_manual_has (get_chapter (row), gtk_editable_get_text (self->search));
}

static GtkListBoxRow *
find_first_row (ProbantHelpWindow *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (filter_cb (row, self))
        return row;
    }
  return NULL;
}

static void
searched_cb (ProbantHelpWindow *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  gtk_list_box_invalidate_filter (self->list);
  if (selected != NULL && filter_cb (selected, self))
    mark_found (self);
  else
    gtk_list_box_select_row (self->list, find_first_row (self));
}

static void
search_activated_cb (ProbantHelpWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
search_stopped_cb (ProbantHelpWindow *self)
{
  if (*gtk_editable_get_text (self->search) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  gtk_editable_set_text (self->search, "");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (PROBANT_HELP_WINDOW (widget)->search));
}

static void
add_tags (GtkTextBuffer *buffer)
{
  static const PangoTabAlign left = PANGO_TAB_LEFT;
  g_autoptr (PangoTabArray) tabs = pango_tab_array_new_with_positions (1, TRUE, left, 18);

  gtk_text_buffer_create_tag (buffer, "title", "scale", 1.6, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "heading", "scale", 1.2, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 18, NULL);
  gtk_text_buffer_create_tag (buffer, "text", "pixels-above-lines", 9, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "pixels-above-lines", 6, "left-margin", 42, "indent", -18,
                              "tabs", tabs, NULL);
  /* Marked by more than colour, readable in both themes. */
  gtk_text_buffer_create_tag (buffer, "found", "background", "#f9f06b", "foreground", "#1e1e1e", "underline",
                              PANGO_UNDERLINE_SINGLE, NULL);
}

static void
probant_help_window_class_init (ProbantHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "help.search", NULL, search_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ProbantHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ProbantHelpWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
probant_help_window_init (ProbantHelpWindow *self)
{
  g_type_ensure (PROBANT_TYPE_TAB_STOP);
  gtk_widget_init_template (GTK_WIDGET (self));

  add_tags (gtk_text_view_get_buffer (self->text));
  for (const ProbantManualChapter *chapter = probant_manual_list_chapters (); chapter->name != NULL;
       chapter++)
    {
      GtkWidget *label = gtk_label_new (_ (chapter->title));
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "chapter", (gpointer)chapter);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (chapter->title),
                                      -1);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_select_row (self->list, find_first_row (self));
}

GtkWindow *
probant_help_window_new (void)
{
  return g_object_new (PROBANT_TYPE_HELP_WINDOW, NULL);
}

void
probant_help_window_show (ProbantHelpWindow *self, const char *name)
{
  g_return_if_fail (PROBANT_IS_HELP_WINDOW (self));

  for (int i = 0; name != NULL && gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (g_str_equal (get_chapter (row)->name, name))
        gtk_list_box_select_row (self->list, row);
    }
  gtk_window_present (GTK_WINDOW (self));
}
