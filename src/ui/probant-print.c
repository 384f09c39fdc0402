/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-print.h"

#include <math.h>

#define MIN_DPI 150.0
#define MAX_DPI 300.0
#define MAX_PIXELS (48.0 * 1000 * 1000)

/* Freed with the operation. */
typedef struct
{
  ProbantPdf *pdf;          /* NULL for a picture */
  GdkTexture *texture;      /* NULL for a document */
  ProbantPageTurn turn;     /* of the picture */
  GtkPrintContext *context; /* of the page that is being drawn */
  guint page;
  GCancellable *cancellable;
  char *problem; /* NULL where none */
} Print;

#define PRINT_KEY "probant-print"

static void
print_free (Print *print)
{
  g_cancellable_cancel (print->cancellable);
  g_object_unref (print->cancellable);
  g_clear_object (&print->pdf);
  g_clear_object (&print->texture);
  g_free (print->problem);
  g_free (print);
}

/* Points. A picture is as large as on a screen of 96 dots an inch. */
static void
get_size (Print *print, guint page, double *width, double *height)
{
  if (print->pdf != NULL)
    {
      probant_pdf_get_page_size (print->pdf, page, width, height);
      return;
    }
  *width = gdk_texture_get_width (print->texture) * 72 / 96.0;
  *height = gdk_texture_get_height (print->texture) * 72 / 96.0;
}

static void
setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, Print *print)
{
  double width, height;

  get_size (print, (guint)page, &width, &height);
  probant_page_turn_size (print->turn, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
paint (Print *print, cairo_surface_t *surface)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (print->context);
  double room_width = gtk_print_context_get_width (print->context);
  double room_height = gtk_print_context_get_height (print->context);
  double width, height, seen_width, seen_height, scale;

  get_size (print, print->page, &width, &height);
  seen_width = width;
  seen_height = height;
  probant_page_turn_size (print->turn, &seen_width, &seen_height);
  scale = MIN (1, MIN (room_width / seen_width, room_height / seen_height));
  cairo_save (cr);
  cairo_translate (cr, room_width / 2, room_height / 2);
  cairo_rotate (cr, G_PI / 2 * (int)print->turn);
  cairo_translate (cr, -width * scale / 2, -height * scale / 2);
  cairo_scale (cr, width * scale / cairo_image_surface_get_width (surface),
               height * scale / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = user_data;
  Print *print = g_object_get_data (G_OBJECT (operation), PRINT_KEY);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);

  if (surface != NULL)
    {
      paint (print, surface);
      cairo_surface_destroy (surface);
    }
  else
    {
      g_free (print->problem);
      print->problem = g_strdup (error->message);
      gtk_print_operation_cancel (operation);
    }
  gtk_print_operation_draw_page_finish (operation);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  double dpi = CLAMP (gtk_print_context_get_dpi_x (context), MIN_DPI, MAX_DPI);
  double width, height;

  probant_pdf_get_page_size (print->pdf, (guint)page, &width, &height);
  print->context = context;
  print->page = (guint)page;
  gtk_print_operation_set_defer_drawing (operation);
  probant_pdf_render_async (print->pdf, (guint)page, MIN (dpi / 72, sqrt (MAX_PIXELS / (width * height))),
                            NULL, G_PRIORITY_DEFAULT, print->cancellable, rendered_cb,
                            g_object_ref (operation));
}

static void
draw_picture_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, gdk_texture_get_width (print->texture), gdk_texture_get_height (print->texture));

  print->context = context;
  print->page = (guint)page;
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gdk_texture_download (print->texture, cairo_image_surface_get_data (surface),
                            (gsize)cairo_image_surface_get_stride (surface));
      cairo_surface_mark_dirty (surface);
      paint (print, surface);
    }
  else
    {
      print->problem = g_strdup (cairo_status_to_string (cairo_surface_status (surface)));
      gtk_print_operation_cancel (operation);
    }
  cairo_surface_destroy (surface);
}

/* Takes `print`. */
static GtkPrintOperation *
operation_new (Print *print, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  print->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (operation), PRINT_KEY, print, (GDestroyNotify)print_free);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (setup_cb), print);
  return operation;
}

GtkPrintOperation *
probant_print_new (ProbantPdf *pdf, const char *title, guint page)
{
  Print *print = g_new0 (Print, 1);
  GtkPrintOperation *operation = operation_new (print, title);

  print->pdf = g_object_ref (pdf);
  gtk_print_operation_set_n_pages (operation, (int)probant_pdf_get_n_pages (pdf));
  gtk_print_operation_set_current_page (operation, (int)page);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  return operation;
}

GtkPrintOperation *
probant_print_new_picture (GdkTexture *texture, const char *title, ProbantPageTurn turn)
{
  Print *print = g_new0 (Print, 1);
  GtkPrintOperation *operation = operation_new (print, title);

  print->texture = g_object_ref (texture);
  print->turn = turn;
  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_picture_cb), print);
  return operation;
}

const char *
probant_print_get_problem (GtkPrintOperation *operation)
{
  return ((Print *)g_object_get_data (G_OBJECT (operation), PRINT_KEY))->problem;
}
