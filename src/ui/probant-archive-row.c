/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-archive-row.h"

#include <glib/gi18n.h>

struct _ProbantArchiveRow
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *name_label;
  GtkLabel *detail_label;
  GtkWidget *save_button;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (ProbantArchiveRow, probant_archive_row, ADW_TYPE_BIN)

static void
probant_archive_row_class_init (ProbantArchiveRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-archive-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveRow, image);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveRow, save_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveRow, arrow);
}

static void
probant_archive_row_init (ProbantArchiveRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_archive_row_new (void)
{
  return g_object_new (PROBANT_TYPE_ARCHIVE_ROW, NULL);
}

/* "PDF document · 12.3 kB", then what is to be said of it. */
static char *
describe (ProbantArchiveEntry *entry)
{
  const char *fault = probant_entry_state_describe (probant_archive_entry_get_state (entry));
  gint64 size = probant_archive_entry_get_size (entry);
  g_autofree char *type = g_content_type_from_mime_type (probant_archive_entry_get_media_type (entry));
  g_autofree char *kind = type != NULL ? g_content_type_get_description (type) : NULL;
  g_autofree char *size_text = size >= 0 ? g_format_size ((guint64)size) : NULL;
  GString *text = g_string_new (fault != NULL ? fault : kind);

  if (size_text != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", size_text);
  if (fault == NULL && probant_archive_entry_is_archive (entry))
    g_string_append_printf (text, " · %s", _ ("An archive in the archive: save it to open it."));
  return g_string_free (text, FALSE);
}

/* The desktop's own icons for its types are not all symbolic. */
static const char *
choose_icon (ProbantArchiveEntry *entry)
{
  if (probant_archive_entry_get_state (entry) != PROBANT_ENTRY_READABLE)
    return "dialog-warning-symbolic";
  if (probant_archive_entry_is_archive (entry))
    return "package-x-generic-symbolic";
  if (g_str_has_prefix (probant_archive_entry_get_media_type (entry), "image/"))
    return "image-x-generic-symbolic";
  return "x-office-document-symbolic";
}

void
probant_archive_row_show (ProbantArchiveRow *self, ProbantArchiveEntry *entry, guint place)
{
  const char *name;
  g_autofree char *detail = NULL;
  gboolean readable;

  g_return_if_fail (PROBANT_IS_ARCHIVE_ROW (self));
  g_return_if_fail (PROBANT_IS_ARCHIVE_ENTRY (entry));

  name = probant_archive_entry_get_name (entry);
  readable = probant_archive_entry_get_state (entry) == PROBANT_ENTRY_READABLE;
  detail = describe (entry);

  gtk_image_set_from_icon_name (self->image, choose_icon (entry));
  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), name);
  gtk_label_set_label (self->detail_label, detail);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->save_button), "u", place);
  gtk_widget_set_visible (self->save_button, readable);
  /* Its room is kept: the buttons stand one below the other. */
  gtk_widget_set_opacity (self->arrow, probant_archive_row_can_preview (entry) ? 1 : 0);
}

gboolean
probant_archive_row_can_preview (ProbantArchiveEntry *entry)
{
  static const char *const types[] = { "application/pdf", "image/png", "image/jpeg", "text/xml", NULL };

  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (entry), FALSE);

  return probant_archive_entry_get_state (entry) == PROBANT_ENTRY_READABLE
         && g_strv_contains (types, probant_archive_entry_get_media_type (entry));
}
