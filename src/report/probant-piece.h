/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* A document whose pages are put into a report as pictures. */
typedef struct
{
  char *title;
  char *source; /* who produced it */
  char *name;   /* of the file */
  char *sha256; /* NULL where it was not downloaded */
  GBytes *bytes;
  GArray *sizes; /* cairo_rectangle_t of each page, only width and height; empty where it cannot be shown */
  char *problem; /* why it cannot: a sentence, translated; else NULL */
  gboolean is_pdf;
  guint first_picture; /* in the pages, once composed */
} ProbantPiece;

/* Downloads what is not there and finds out how many pages each has. `documents`: ProbantDocument, those of
 * other dossiers are left out. One that cannot be had or shown is a piece with a problem. finish:
 * ProbantPiece in the order of the dossier (transfer full), NULL with G_IO_ERROR_CANCELLED. */
void probant_pieces_read_async (ProbantDossier *dossier,
                                GPtrArray *documents,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *probant_pieces_read_finish (GAsyncResult *result, GError **error);

/* Draws the pages of pieces, one at a time, in order for speed: one helper at most is at work. */
#define PROBANT_TYPE_PIECE_DRAWER (probant_piece_drawer_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPieceDrawer, probant_piece_drawer, PROBANT, PIECE_DRAWER, GObject)

ProbantPieceDrawer *probant_piece_drawer_new (GPtrArray *pieces);
/* `picture`: as the pages number them. finish: an image of about 150 dots an inch (transfer full), NULL with
 * an error of that page alone. */
void probant_piece_drawer_draw_async (ProbantPieceDrawer *self,
                                      guint picture,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
cairo_surface_t *
probant_piece_drawer_draw_finish (ProbantPieceDrawer *self, GAsyncResult *result, GError **error);

G_END_DECLS
