/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-preview-bar.h"

#include <glib/gi18n.h>

#include "ui/probant-shed-layout.h"

struct _ProbantPreviewBar
{
  GtkWidget parent_instance;

  GtkWidget *zoom_out_button;
  GtkMenuButton *zoom_button;
  GtkWidget *zoom_in_button;
  GMenu *zoom_levels;
  GMenu *beside_section;
  GtkWidget *panel_button;
  GtkWidget *page_box;
  GtkEditable *page_entry;
  GtkLabel *n_pages_label;

  ProbantPageView *view;       /* NULL where no pages are shown */
  ProbantPictureView *picture; /* NULL where no picture is shown */
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (ProbantPreviewBar, probant_preview_bar, GTK_TYPE_WIDGET)

static void
show_page_number (ProbantPreviewBar *self)
{
  g_autofree char *number = NULL;

  if (self->view == NULL)
    return;
  number = g_strdup_printf ("%u", probant_page_view_get_page (self->view) + 1);
  gtk_editable_set_text (self->page_entry, number);
}

static void
show_zoom (ProbantPreviewBar *self)
{
  double zoom = self->view != NULL      ? probant_page_view_get_zoom (self->view)
                : self->picture != NULL ? probant_picture_view_get_zoom (self->picture)
                                        : 1;
  int percent = (int)(zoom * 100 + 0.5);
  /* Translators: zoom level */
  g_autofree char *label = g_strdup_printf (_ ("%d %%"), percent);

  gtk_menu_button_set_label (self->zoom_button, label);
}

static void
page_activated_cb (ProbantPreviewBar *self)
{
  guint64 page;

  if (self->view == NULL)
    return;
  if (g_ascii_string_to_unsigned (gtk_editable_get_text (self->page_entry), 10, 1, self->n_pages, &page,
                                  NULL))
    {
      probant_page_view_go_to_page (self->view, (guint)page - 1);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  show_page_number (self);
}

static void
clear_view (ProbantPreviewBar *self)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  if (self->picture != NULL)
    g_signal_handlers_disconnect_by_data (self->picture, self);
  g_clear_object (&self->picture);
}

static void
probant_preview_bar_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  clear_view (PROBANT_PREVIEW_BAR (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_preview_bar_parent_class)->dispose (object);
}

static void
probant_preview_bar_class_init (ProbantPreviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_preview_bar_dispose;

  g_type_ensure (PROBANT_TYPE_SHED_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-preview-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, zoom_out_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, zoom_in_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, zoom_levels);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, beside_section);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, panel_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, page_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, page_entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreviewBar, n_pages_label);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_page_number);
}

static void
fill_zoom_menu (ProbantPreviewBar *self)
{
  static const int percents[] = { 50, 75, 100, 125, 150, 200, 300, 400 };

  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("%d %%"), percents[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "preview.zoom", "d", percents[i] / 100.0);
      g_menu_append_item (self->zoom_levels, item);
    }
}

static void
probant_preview_bar_init (ProbantPreviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_zoom_menu (self);
  show_zoom (self);
}

static void
show_tools (ProbantPreviewBar *self, gboolean zooming, gboolean reading)
{
  gtk_widget_set_visible (self->panel_button, reading);
  gtk_widget_set_visible (self->zoom_out_button, zooming);
  gtk_widget_set_visible (GTK_WIDGET (self->zoom_button), zooming);
  gtk_widget_set_visible (self->zoom_in_button, zooming);
  gtk_widget_set_visible (self->page_box, reading);
}

void
probant_preview_bar_set_picture (ProbantPreviewBar *self, ProbantPictureView *picture)
{
  g_return_if_fail (PROBANT_IS_PREVIEW_BAR (self));

  clear_view (self);
  self->picture = g_object_ref (picture);
  g_signal_connect_object (picture, "notify::zoom", G_CALLBACK (show_zoom), self, G_CONNECT_SWAPPED);
  show_tools (self, TRUE, FALSE);
  show_zoom (self);
}

void
probant_preview_bar_set_pdf (ProbantPreviewBar *self, ProbantPageView *view, ProbantPdf *pdf)
{
  g_autofree char *n_pages = NULL;

  g_return_if_fail (PROBANT_IS_PREVIEW_BAR (self));

  clear_view (self);
  show_tools (self, pdf != NULL, pdf != NULL);
  if (pdf == NULL)
    return;
  self->view = g_object_ref (view);
  self->n_pages = probant_pdf_get_n_pages (pdf);
  /* Translators: after the current page's number: "1 / 2" */
  n_pages = g_strdup_printf (_ ("/ %u"), self->n_pages);
  gtk_label_set_label (self->n_pages_label, n_pages);
  g_signal_connect_object (view, "notify::page", G_CALLBACK (show_page_number), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::zoom", G_CALLBACK (show_zoom), self, G_CONNECT_SWAPPED);
  show_page_number (self);
  show_zoom (self);
}

void
probant_preview_bar_enter_page (ProbantPreviewBar *self)
{
  g_return_if_fail (PROBANT_IS_PREVIEW_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->page_entry));
}

void
probant_preview_bar_set_beside_menu (ProbantPreviewBar *self, GMenuModel *menu)
{
  g_return_if_fail (PROBANT_IS_PREVIEW_BAR (self));

  g_menu_remove_all (self->beside_section);
  if (menu != NULL && g_menu_model_get_n_items (menu) > 0)
    g_menu_append_submenu (self->beside_section, _ ("Open Beside"), menu);
}
