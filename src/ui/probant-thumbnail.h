/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-document.h"
#include "ui/probant-thumbnailer.h"

G_BEGIN_DECLS

/* A document by its first page, with its title below; a click activates "dossier.preview" with the source's
 * name and the place in its list. */
#define PROBANT_TYPE_THUMBNAIL (probant_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (ProbantThumbnail, probant_thumbnail, PROBANT, THUMBNAIL, GtkWidget)

GtkWidget *probant_thumbnail_new (ProbantDocument *document,
                                  const char *source,
                                  guint position,
                                  ProbantThumbnailer *thumbnailer);
ProbantDocument *probant_thumbnail_get_document (ProbantThumbnail *self);

G_END_DECLS
