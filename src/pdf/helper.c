/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* close_range */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <sched.h>

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "pdf/probant-pdf-engine.h"
#include "pdf/probant-pdf-lockdown.h"
#include "pdf/probant-pdf-warm-up.h"
#include "pdf/probant-pdf-wire.h"

/* One that the program cannot stop any more, because it has gone, stops by itself. */
#define MAX_SECONDS 60

#define MAPPED_BYTES (32 * 1024 * 1024)
#define KEPT_BYTES (128 * 1024 * 1024)

/* Reads one document for the program that started it, and ends with it. Nothing here is trusted by that
 * program. */
typedef struct
{
  GSocket *socket;
  GError *unconfined;           /* why nothing is read; NULL where this process is confined */
  ProbantPdfEngine *engine;     /* NULL until opened */
  ProbantPdfEngine *kept;       /* of warming up; may be NULL */
  ProbantPdfPixels *drawn;      /* what was drawn last, until it was handed over */
  ProbantPdfPixels *first_page; /* white, shared; NULL where nothing is prepared or it was used */
} Helper;

typedef struct
{
  guint32 kind, query, page;
  double scale;
  gboolean has_area;
  cairo_rectangle_t area;
  const char *text;
  int fd;         /* -1 for none */
  gboolean ahead; /* the page goes into the memory prepared for it */
} Request;

static void
set_no_memory (GError **error)
{
  g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE,
                       _ ("There is not enough memory for this page."));
}

static ProbantPdfPixels *
map (int fd, int protection, int flags)
{
  struct stat info;
  gpointer data = MAP_FAILED;

  if (fd >= 0 && fstat (fd, &info) == 0 && info.st_size > 0)
    data = mmap (NULL, (gsize)info.st_size, protection, MAP_POPULATE | flags, fd, 0);
  return data != MAP_FAILED ? probant_pdf_pixels_take (data, (gsize)info.st_size) : NULL;
}

static GVariant *
run_open (Helper *helper, const Request *request, GError **error)
{
  ProbantPdfPixels *mapping;
  g_autoptr (GBytes) bytes = NULL;
  GVariantBuilder builder;
  const char *title;
  GArray *sizes;

  /* Before Linux 6.7 what no one may write to cannot be shared, even for reading. */
  mapping = helper->engine == NULL ? map (request->fd, PROT_READ, MAP_PRIVATE) : NULL;
  if (mapping == NULL)
    {
      set_no_memory (error);
      return NULL;
    }
  bytes = g_bytes_new_with_free_func (mapping->data, mapping->size, (GDestroyNotify)probant_pdf_pixels_free,
                                      mapping);
  if (*request->text != '\0')
    helper->engine = probant_pdf_engine_open_protected (request->fd, request->text, error);
  else
    helper->engine = probant_pdf_engine_open (bytes, error);
  if (helper->engine == NULL)
    return NULL;
  title = probant_pdf_engine_get_title (helper->engine);
  sizes = probant_pdf_engine_get_sizes (helper->engine);
  g_variant_builder_init (&builder, PROBANT_PDF_WIRE_OPENED);
  g_variant_builder_add (&builder, "s", title != NULL ? title : "");
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(dd)"));
  for (guint i = 0; i < sizes->len; i++)
    {
      const ProbantPdfSize *size = &g_array_index (sizes, ProbantPdfSize, i);

      g_variant_builder_add (&builder, "(dd)", size->width, size->height);
    }
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

static ProbantPdfPixels *
new_white_pixels (gsize size)
{
  ProbantPdfPixels *pixels = probant_pdf_pixels_new (size);

  if (pixels != NULL)
    memset (pixels->data, 0xff, pixels->size);
  return pixels;
}

static GVariant *
run_render (Helper *helper, const Request *request, GError **error)
{
  const ProbantPdfSize *size
      = &g_array_index (probant_pdf_engine_get_sizes (helper->engine), ProbantPdfSize, request->page);
  g_autoptr (ProbantPdfPixels) pixels = NULL;
  ProbantPdfImage image;
  cairo_surface_t *surface;
  gboolean drawn;

  if (!probant_pdf_image_plan (&image, size, request->has_area ? &request->area : NULL, request->scale,
                               error))
    return NULL;
  pixels = request->ahead ? g_steal_pointer (&helper->first_page)
                          : new_white_pixels (probant_pdf_image_get_size (&image));
  if (pixels == NULL)
    {
      set_no_memory (error);
      return NULL;
    }
  surface = cairo_image_surface_create_for_data (pixels->data, CAIRO_FORMAT_ARGB32, image.width, image.height,
                                                 image.stride);
  drawn = probant_pdf_engine_render (helper->engine, request->page, request->scale, &image, surface, error);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  helper->drawn = g_steal_pointer (&pixels);
  return drawn ? g_variant_new ("()") : NULL;
}

static GVariant *
run (Helper *helper, const Request *request, GError **error)
{
  if (helper->unconfined != NULL)
    {
      g_set_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_UNCONFINED,
                   _ ("The document is not opened: this system does not let Probant confine the process that"
                      " reads it (%s)."),
                   helper->unconfined->message);
      return NULL;
    }
  if (request->kind == PROBANT_PDF_WIRE_OPEN)
    return run_open (helper, request, error);
  /* Only a program that is not ours asks this. */
  if (helper->engine == NULL || request->page >= probant_pdf_engine_get_sizes (helper->engine)->len
      || request->query > PROBANT_PDF_QUERY_LAST)
    exit (EXIT_FAILURE);
  if (request->kind == PROBANT_PDF_WIRE_RENDER)
    return run_render (helper, request, error);
  return probant_pdf_engine_query (helper->engine, request->query, request->page, request->text, error);
}

static guint32
count_milliseconds (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  return (guint32)(used.tv_sec * 1000 + used.tv_nsec / 1000000);
}

/* Runs a request and sends what came of it. FALSE where the program has gone. */
static gboolean
answer (Helper *helper, const Request *request, gboolean *done)
{
  g_autoptr (GError) error = NULL;
  guint32 cost = count_milliseconds ();
  GVariant *result;
  gboolean sent;

  alarm (MAX_SECONDS);
  result = run (helper, request, &error);
  alarm (0);
  *done = result != NULL;
  cost = count_milliseconds () - cost;
  sent = probant_pdf_wire_send (helper->socket,
                                result != NULL ? g_variant_new ("(bisuv)", TRUE, 0, "", cost, result)
                                               : g_variant_new ("(bisuv)", FALSE, error->code, error->message,
                                                                cost, g_variant_new ("()")),
                                -1, PROBANT_PDF_WIRE_FOREVER, NULL);
  if (sent && *done && helper->drawn != NULL && !request->ahead)
    sent = probant_pdf_wire_send_pixels (helper->socket, helper->drawn, NULL);
  return sent;
}

/* The first page, if that was wished: by the time somebody asks for it it will be there. */
static gboolean
draw_ahead (Helper *helper, const Request *opened)
{
  const ProbantPdfWish wish = { opened->scale, opened->area.width, opened->area.height, opened->area.x };
  Request request = { .kind = PROBANT_PDF_WIRE_RENDER, .text = "", .fd = -1, .ahead = TRUE };
  ProbantPdfImage image;
  gboolean done, sent;

  if (!opened->has_area
      || !probant_pdf_wire_plan_ahead (&wish, probant_pdf_engine_get_sizes (helper->engine), &image,
                                       &request.scale))
    {
      g_clear_pointer (&helper->first_page, probant_pdf_pixels_free);
      return TRUE;
    }
  /* The program may have been woken on this processor, where it would wait for the drawing. */
  sched_yield ();
  sent = answer (helper, &request, &done);
  if (helper->drawn != NULL)
    probant_pdf_pixels_shrink (helper->drawn, probant_pdf_image_get_size (&image));
  return sent;
}

static gboolean
serve (Helper *helper)
{
  Request request = { .ahead = FALSE };
  g_autoptr (GVariant) message = probant_pdf_wire_receive (helper->socket, PROBANT_PDF_WIRE_REQUEST, NULL,
                                                           &request.fd, PROBANT_PDF_WIRE_FOREVER, NULL);
  gboolean sent, done;

  if (message == NULL) /* the program has gone */
    return FALSE;
  g_variant_get (message, "(uuudb(dddd)&s)", &request.kind, &request.query, &request.page, &request.scale,
                 &request.has_area, &request.area.x, &request.area.y, &request.area.width,
                 &request.area.height, &request.text);
  sent = answer (helper, &request, &done);
  if (request.fd >= 0)
    close (request.fd);
  if (request.kind == PROBANT_PDF_WIRE_OPEN) /* with the password */
    explicit_bzero ((gpointer)g_variant_get_data (message), g_variant_get_size (message));
  if (sent && done && request.kind == PROBANT_PDF_WIRE_OPEN)
    sent = draw_ahead (helper, &request);
  g_clear_pointer (&helper->drawn, probant_pdf_pixels_free); /* nobody waits any more */
  return sent;
}

/* Where memory runs out, the system ends this process before the program that works for its user. */
static void
volunteer_to_die (void)
{
  int fd = open ("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (write (fd, "800", 3) < 0)
    g_debug ("oom_score_adj: %s", g_strerror (errno));
  close (fd);
}

/* Sends itself a message, for code that is run the first time is slow. */
static void
rehearse (void)
{
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GSocket) socket = g_socket_new_from_fd (ends[i], NULL);

      if (socket == NULL)
        close (ends[i]);
      else if (i == 0)
        probant_pdf_wire_send (socket, g_variant_new ("(bisuv)", TRUE, 0, "", 0, g_variant_new ("()")),
                               PROBANT_PDF_WIRE_FD, PROBANT_PDF_WIRE_FOREVER, NULL);
      else
        {
          int fd = -1;
          g_autoptr (GVariant) message = probant_pdf_wire_receive (
              socket, PROBANT_PDF_WIRE_REPLY, G_VARIANT_TYPE_UNIT, &fd, PROBANT_PDF_WIRE_FOREVER, NULL);

          if (fd >= 0)
            close (fd);
        }
    }
}

int
main (int argc, char **argv)
{
  gboolean prepare = argc > 1;
  const char *localedir = g_getenv ("PROBANT_LOCALEDIR");
  Helper helper = { NULL };
  g_autoptr (GError) error = NULL;

  close_range (prepare ? PROBANT_PDF_WIRE_FIRST_PAGE_FD + 1 : PROBANT_PDF_WIRE_FIRST_PAGE_FD, ~0u, 0);
  /* What one page needed, the next one will: it is kept, for to get it anew is slow. */
  mallopt (M_MMAP_THRESHOLD, MAPPED_BYTES);
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Poppler wants passwords in Latin 1; what turns them into it is code that cannot be loaded later. */
  g_iconv_open ("ISO-8859-1", "UTF-8");

  helper.socket = g_socket_new_from_fd (PROBANT_PDF_WIRE_FD, &error);
  if (helper.socket == NULL)
    {
      g_printerr ("probant-pdf-helper: %s\n", error->message);
      return EXIT_FAILURE;
    }
  volunteer_to_die ();
  if (setpriority (PRIO_PROCESS, 0, PROBANT_PDF_WIRE_NICE) != 0)
    g_debug ("The helper keeps its priority");
  if (prepare)
    rehearse ();
  if (!probant_pdf_lockdown (&helper.unconfined))
    prepare = FALSE;
  if (prepare)
    helper.first_page = map (PROBANT_PDF_WIRE_FIRST_PAGE_FD, PROT_READ | PROT_WRITE, MAP_SHARED);
  if (helper.first_page != NULL && g_socket_condition_check (helper.socket, G_IO_IN | G_IO_HUP) == 0)
    helper.kept = probant_pdf_warm_up (helper.first_page->data, helper.first_page->size);
  else if (helper.first_page != NULL)
    memset (helper.first_page->data, 0xff, helper.first_page->size);
  while (serve (&helper))
    ;
  return EXIT_SUCCESS;
}
