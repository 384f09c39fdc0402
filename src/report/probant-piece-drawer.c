/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pdf/probant-pdf.h"
#include "report/probant-piece.h"
#include "report/probant-picture-file.h"

#define DOTS_AN_INCH 150.0
#define MAX_PIXELS 8e6 /* of a page: 32 MiB */

struct _ProbantPieceDrawer
{
  GObject parent_instance;

  GPtrArray *pieces;
  const ProbantPiece *open; /* whose PDF is open */
  ProbantPdf *pdf;
};

G_DEFINE_FINAL_TYPE (ProbantPieceDrawer, probant_piece_drawer, G_TYPE_OBJECT)

static void
probant_piece_drawer_finalize (GObject *object)
{
  ProbantPieceDrawer *self = PROBANT_PIECE_DRAWER (object);

  g_clear_object (&self->pdf);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_piece_drawer_parent_class)->finalize (object);
}

static void
probant_piece_drawer_class_init (ProbantPieceDrawerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_piece_drawer_finalize;
}

static void
probant_piece_drawer_init (ProbantPieceDrawer *self)
{
}

ProbantPieceDrawer *
probant_piece_drawer_new (GPtrArray *pieces)
{
  ProbantPieceDrawer *self = NULL;

  g_return_val_if_fail (pieces != NULL, NULL);

  self = g_object_new (PROBANT_TYPE_PIECE_DRAWER, NULL);
  self->pieces = g_ptr_array_ref (pieces);
  return self;
}

static const ProbantPiece *
find_piece (ProbantPieceDrawer *self, guint picture, guint *page)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const ProbantPiece *piece = g_ptr_array_index (self->pieces, i);

      *page = picture - piece->first_picture;
      if (picture >= piece->first_picture && *page < piece->sizes->len)
        return piece;
    }
  return NULL;
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);

  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify)cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static void
draw (GTask *task)
{
  ProbantPieceDrawer *self = g_task_get_source_object (task);
  guint page = GPOINTER_TO_UINT (g_task_get_task_data (task));
  const cairo_rectangle_t *size = &g_array_index (self->open->sizes, cairo_rectangle_t, page);
  double scale = MIN (DOTS_AN_INCH / 72, sqrt (MAX_PIXELS / (size->width * size->height)));

  probant_pdf_render_async (self->pdf, page, scale, NULL, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                            drawn_cb, g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ProbantPieceDrawer *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->pdf = probant_pdf_open_finish (result, &error);
  if (self->pdf != NULL)
    {
      draw (task);
      return;
    }
  self->open = NULL;
  g_task_return_error (task, error);
}

void
probant_piece_drawer_draw_async (ProbantPieceDrawer *self,
                                 guint picture,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const ProbantPiece *piece = NULL;
  GError *error = NULL;
  guint page = 0;

  g_return_if_fail (PROBANT_IS_PIECE_DRAWER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_piece_drawer_draw_async);
  piece = find_piece (self, picture, &page);
  g_return_if_fail (piece != NULL);
  g_task_set_task_data (task, GUINT_TO_POINTER (page), NULL);

  if (!piece->is_pdf)
    {
      cairo_surface_t *surface = probant_picture_file_load (piece->bytes, &error);

      if (surface != NULL)
        g_task_return_pointer (task, surface, (GDestroyNotify)cairo_surface_destroy);
      else
        g_task_return_error (task, error);
      return;
    }
  if (self->open == piece && self->pdf != NULL)
    {
      draw (task);
      return;
    }
  g_clear_object (&self->pdf);
  self->open = piece;
  probant_pdf_open_async (piece->bytes, cancellable, opened_cb, g_object_ref (task));
}

cairo_surface_t *
probant_piece_drawer_draw_finish (ProbantPieceDrawer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
