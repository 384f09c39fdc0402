/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was found in what was dropped: an array of ProbantIdentifier, empty where there was none; NULL where
 * nothing could be read, then `error` is set. Both belong to the caller of the function. */
typedef void (*ProbantDropFunc) (GtkWidget *widget, GArray *numbers, const GError *error);

/* Lets files and texts be dropped on the widget: the applicants' numbers in them are looked for. Of several
 * files, the first PROBANT_DROP_MAX_FILES count. */
#define PROBANT_DROP_MAX_FILES 20
void probant_drop_attach (GtkWidget *widget, ProbantDropFunc found);
/* The same for a value that was pasted or dropped: GDK_TYPE_FILE_LIST, G_TYPE_FILE or G_TYPE_STRING. FALSE
 * where it is none of these. */
gboolean probant_drop_read (GtkWidget *widget, const GValue *value, ProbantDropFunc found);

G_END_DECLS
