/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-panel.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-links.h"
#include "ui/probant-page-thumb.h"

#define INDENT 12

struct _ProbantPagePanel
{
  AdwBin parent_instance;

  GtkWidget *switcher;
  GtkStack *stack;
  GtkListView *page_list;
  GtkListView *outline_list;

  ProbantPageView *view; /* these two together or not at all */
  ProbantPdf *pdf;
  GtkSingleSelection *pages; /* NULL while not visible */
  GPtrArray *headings;       /* of ProbantPdfHeading, NULL until they came */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ProbantPagePanel, probant_page_panel, ADW_TYPE_BIN)

static void
page_setup_cb (ProbantPagePanel *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), probant_page_thumb_new ());
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
page_bind_cb (ProbantPagePanel *self, GtkListItem *item)
{
  GtkWidget *thumb = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  guint page = gtk_list_item_get_position (item);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  /* Translators: read aloud by a screen reader for the small picture of a page */
  g_autofree char *spoken = g_strdup_printf (_ ("Page %u"), page + 1);
  GtkWidget *label = gtk_widget_get_next_sibling (thumb);

  probant_page_thumb_set_page (PROBANT_PAGE_THUMB (thumb), self->pdf, page,
                               probant_page_view_get_turn (self->view));
  gtk_label_set_label (GTK_LABEL (label), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
page_unbind_cb (ProbantPagePanel *self, GtkListItem *item)
{
  GtkWidget *thumb = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  probant_page_thumb_set_page (PROBANT_PAGE_THUMB (thumb), NULL, 0, PROBANT_TURN_NONE);
}

static void
heading_setup_cb (ProbantPagePanel *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
heading_bind_cb (ProbantPagePanel *self, GtkListItem *item)
{
  const ProbantPdfHeading *heading = g_ptr_array_index (self->headings, gtk_list_item_get_position (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), heading->title);
  gtk_widget_set_tooltip_text (label, heading->title);
  gtk_widget_set_margin_start (label, INDENT * (int)heading->depth);
  gtk_list_item_set_activatable (item, heading->leads);
}

static void
heading_activated_cb (ProbantPagePanel *self, guint position)
{
  const ProbantPdfHeading *heading = g_ptr_array_index (self->headings, position);

  if (heading->leads)
    probant_page_view_go_to (self->view, heading->page, heading->y);
}

static void
selected_cb (ProbantPagePanel *self)
{
  guint page = gtk_single_selection_get_selected (self->pages);

  if (page != GTK_INVALID_LIST_POSITION && page != probant_page_view_get_page (self->view))
    probant_page_view_go_to_page (self->view, page);
}

static void
page_changed_cb (ProbantPagePanel *self)
{
  guint page = probant_page_view_get_page (self->view);

  if (self->pages == NULL || page == gtk_single_selection_get_selected (self->pages))
    return;
  gtk_single_selection_set_selected (self->pages, page);
  gtk_widget_activate_action (GTK_WIDGET (self->page_list), "list.scroll-to-item", "u", page);
}

static void
outline_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPagePanel *self = user_data; /* valid unless cancelled */
  GPtrArray *headings = probant_pdf_load_outline_finish (PROBANT_PDF (source), result, NULL);
  g_autoptr (GtkStringList) titles = NULL;
  g_autoptr (GtkNoSelection) model = NULL;

  if (headings == NULL) /* cancelled, or the pages tell what is wrong */
    return;
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  self->headings = headings;
  titles = gtk_string_list_new (NULL);
  for (guint i = 0; i < headings->len; i++)
    gtk_string_list_append (titles, ((ProbantPdfHeading *)g_ptr_array_index (headings, i))->title);
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&titles)));
  gtk_list_view_set_model (self->outline_list, GTK_SELECTION_MODEL (model));
  gtk_widget_set_visible (self->switcher, headings->len > 0);
}

/* Only what is looked at is made. */
static void
fill (ProbantPagePanel *self)
{
  g_autoptr (GtkStringList) numbers = NULL;

  if (self->pdf == NULL || self->pages != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  numbers = gtk_string_list_new (NULL);
  for (guint i = 0; i < probant_pdf_get_n_pages (self->pdf); i++)
    gtk_string_list_append (numbers, "");
  self->pages = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&numbers)));
  gtk_single_selection_set_selected (self->pages, probant_page_view_get_page (self->view));
  g_signal_connect_object (self->pages, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->page_list, GTK_SELECTION_MODEL (self->pages));
  probant_pdf_load_outline_async (self->pdf, self->cancellable, outline_loaded_cb, self);
}

static void
empty (ProbantPagePanel *self)
{
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  gtk_list_view_set_model (self->page_list, NULL);
  gtk_list_view_set_model (self->outline_list, NULL);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
}

static void
turned_cb (ProbantPagePanel *self)
{
  if (self->pages == NULL)
    return;
  g_object_ref (self->pages);
  gtk_list_view_set_model (self->page_list, NULL);
  gtk_list_view_set_model (self->page_list, GTK_SELECTION_MODEL (self->pages));
  g_object_unref (self->pages);
}

static void
clear_pdf (ProbantPagePanel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  g_clear_object (&self->pdf);
}

static void
probant_page_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (probant_page_panel_parent_class)->map (widget);

  fill (PROBANT_PAGE_PANEL (widget));
}

static gboolean
probant_page_panel_grab_focus (GtkWidget *widget)
{
  ProbantPagePanel *self = PROBANT_PAGE_PANEL (widget);

  return gtk_widget_child_focus (GTK_WIDGET (gtk_stack_get_visible_child (self->stack)), GTK_DIR_TAB_FORWARD);
}

static void
probant_page_panel_dispose (GObject *object)
{
  ProbantPagePanel *self = PROBANT_PAGE_PANEL (object);

  if (self->page_list != NULL)
    empty (self);
  self->page_list = NULL;
  clear_pdf (self);

  G_OBJECT_CLASS (probant_page_panel_parent_class)->dispose (object);
}

static void
probant_page_panel_class_init (ProbantPagePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_page_panel_dispose;
  widget_class->map = probant_page_panel_map;
  widget_class->grab_focus = probant_page_panel_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-page-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPagePanel, switcher);
  gtk_widget_class_bind_template_child (widget_class, ProbantPagePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantPagePanel, page_list);
  gtk_widget_class_bind_template_child (widget_class, ProbantPagePanel, outline_list);
  gtk_widget_class_bind_template_callback (widget_class, page_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_activated_cb);
}

static void
probant_page_panel_init (ProbantPagePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_page_panel_set_pdf (ProbantPagePanel *self, ProbantPageView *view, ProbantPdf *pdf)
{
  g_return_if_fail (PROBANT_IS_PAGE_PANEL (self));

  empty (self);
  clear_pdf (self);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_set_visible (self->switcher, FALSE);
  if (pdf == NULL)
    return;
  self->view = g_object_ref (view);
  self->pdf = g_object_ref (pdf);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (view, "notify::page", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::turn", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  fill (self);
}
