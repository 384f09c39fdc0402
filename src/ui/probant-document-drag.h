/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets a widget drag a document out, as a file, to a file manager or a mail. `callback` fills in what is
 * dragged when a drag begins, both (transfer none), or leaves NULL where there is nothing yet. */
typedef void (*ProbantDragCallback) (gpointer owner, GBytes **bytes, const char **name);

/* `owner` lives as long as `widget`. */
void probant_document_drag_attach (GtkWidget *widget, ProbantDragCallback callback, gpointer owner);

/* What is dragged: a file list with one private copy. (transfer full), NULL with a G_IO_ERROR. */
GdkContentProvider *probant_document_drag_provide (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
