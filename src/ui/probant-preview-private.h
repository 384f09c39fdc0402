/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-archive-view.h"
#include "ui/probant-find-bar.h"
#include "ui/probant-page-panel.h"
#include "ui/probant-page-view.h"
#include "ui/probant-picture-view.h"
#include "ui/probant-preview-bar.h"
#include "ui/probant-preview.h"
#include "ui/probant-signature-bar.h"
#include "ui/probant-xml-view.h"

G_BEGIN_DECLS

/* What the files of the preview share: probant-preview.c has the widget and what is shown in it,
 * -preview-content.c opens each kind of piece, -preview-out.c lets pieces out, -preview-actions.c has what
 * the user can ask for. */

struct _ProbantPreview
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkButton *fill_button;
  ProbantPreviewBar *bar;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *retry_button;
  GtkWidget *open_button;
  GtkWidget *save_button;
  ProbantSignatureBar *signature_bar;
  ProbantFindBar *find_bar;
  GtkWidget *handle;
  ProbantPagePanel *page_panel;
  ProbantPageView *page_view;
  ProbantPictureView *picture_view;
  GtkWidget *entry_bar;
  GtkLabel *entry_label;
  GtkEditable *password_entry;
  GtkLabel *password_label;
  ProbantArchiveView *archive_view;
  ProbantXmlView *xml_view;

  ProbantDocument *document;
  GBytes *bytes; /* of what is shown, NULL while there is nothing to save */
  char *name;
  GBytes *archive_bytes; /* NULL unless a file in an archive is shown */
  char *archive_name;
  ProbantPdf *pdf;           /* NULL unless pages are shown */
  GCancellable *cancellable; /* of opening what is shown */
  guint spinner_id;
  GSettings *settings;
  gboolean filled;
};

/* Content. */
void probant_preview_bind_content (GtkWidgetClass *widget_class);
void probant_preview_open_bytes (ProbantPreview *self, GBytes *bytes);
/* Reads the same bytes once more. */
void probant_preview_open_again (ProbantPreview *self);
/* Empties what shows pieces and forgets what was on its way; `name` is that of what comes. */
void probant_preview_start_content (ProbantPreview *self, const char *name);
void probant_preview_clear_content (ProbantPreview *self);
/* From a file of an archive to the list of its files. */
void probant_preview_go_back (ProbantPreview *self);
void probant_preview_show_wait (ProbantPreview *self);
/* The sentences are plain text; `description` may be NULL. */
void probant_preview_show_problem (ProbantPreview *self, const char *title, const char *description);

/* Zoom, as it was left and as it comes back. */
void probant_preview_remember_zoom (ProbantPreview *self);
void probant_preview_recall_zoom (ProbantPreview *self);

/* Actions. */
void probant_preview_install_actions (GtkWidgetClass *widget_class);
void probant_preview_add_shortcuts (ProbantPreview *self);
void probant_preview_update_actions (ProbantPreview *self);

/* Ways out. */
void probant_preview_install_ways_out (GtkWidgetClass *widget_class);
void probant_preview_attach_drag (ProbantPreview *self);

void probant_preview_show_message (ProbantPreview *self, const char *message);
void probant_preview_ask_to_close (ProbantPreview *self);
void probant_preview_ask_to_retry (ProbantPreview *self);
GtkWindow *probant_preview_get_window (ProbantPreview *self); /* (transfer none), NULL outside one */

G_END_DECLS
