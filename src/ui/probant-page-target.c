/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-target.h"

#include <glib/gi18n.h>

struct _ProbantPageTarget
{
  GtkWidget parent_instance;

  ProbantPageView *view; /* the parent */
  ProbantPageLinks *links;
  guint page;
  const ProbantPdfLink *link;
};

G_DEFINE_FINAL_TYPE (ProbantPageTarget, probant_page_target, GTK_TYPE_WIDGET)

static void
follow_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPageTarget *self = PROBANT_PAGE_TARGET (widget);

  probant_page_view_follow (self->view, self->link);
}

static void
probant_page_target_dispose (GObject *object)
{
  g_clear_object (&PROBANT_PAGE_TARGET (object)->links);

  G_OBJECT_CLASS (probant_page_target_parent_class)->dispose (object);
}

static void
probant_page_target_class_init (ProbantPageTargetClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_page_target_dispose;

  gtk_widget_class_install_action (widget_class, "target.follow", NULL, follow_action);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "target.follow", NULL);
  gtk_widget_class_set_css_name (widget_class, "target");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
}

static void
probant_page_target_init (ProbantPageTarget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* (transfer full) */
static char *
describe (const ProbantPdfLink *link)
{
  switch (link->kind)
    {
    case PROBANT_PDF_LINK_PAGE:
      return g_strdup_printf (_ ("To page %u"), link->page + 1);
    case PROBANT_PDF_LINK_ADDRESS:
      return g_strdup (link->address);
    case PROBANT_PDF_LINK_REFUSED:
    default:
      return g_strdup (_ ("Not followed: it would start something, or leads nowhere"));
    }
}

GtkWidget *
probant_page_target_new (ProbantPageView *view,
                         ProbantPageLinks *links,
                         guint page,
                         const ProbantPdfLink *link)
{
  ProbantPageTarget *self = g_object_new (PROBANT_TYPE_PAGE_TARGET, NULL);
  g_autofree char *description = describe (link);

  self->view = view;
  self->links = g_object_ref (links);
  self->page = page;
  self->link = link;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
  probant_page_target_name (self, NULL);
  return GTK_WIDGET (self);
}

guint
probant_page_target_get_page (ProbantPageTarget *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_TARGET (self), 0);

  return self->page;
}

const ProbantPdfLink *
probant_page_target_get_link (ProbantPageTarget *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_TARGET (self), NULL);

  return self->link;
}

void
probant_page_target_name (ProbantPageTarget *self, ProbantPdfText *text)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PROBANT_IS_PAGE_TARGET (self));

  name = text != NULL ? probant_pdf_text_copy_box (text, &self->link->box) : g_strdup ("");
  if (*name == '\0')
    {
      g_free (name);
      name = describe (self->link);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
