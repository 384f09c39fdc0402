/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create */
#include "config.h"

#include "pdf/probant-pdf-remote.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-process.h"
#include "pdf/probant-pdf-wire.h"

#define MAX_OPEN_MS 200 /* of a document that is opened again rather than kept open */

/* What several helpers of one document read. It does not change once it was opened. */
typedef struct
{
  gatomicrefcount n_refs;
  int fd;         /* a sealed memory file */
  char *password; /* NULL where none */
  char *title;
  GArray *sizes; /* NULL until it was opened once */
} Source;

struct _ProbantPdfRemote
{
  Source *source;
  ProbantPdfProcess *process; /* NULL where none runs */
  gint64 deadline;            /* of the call under way */
  guint32 cost, open_cost;
  gboolean is_ahead; /* whether the helper draws the first page without being asked, and nobody took it yet */
  ProbantPdfImage ahead;
  double ahead_scale;
};

static const cairo_user_data_key_t pixels_key;
static gint patience = 30000; /* atomic; milliseconds */

static void
set_stopped (GError **error, const char *sentence)
{
  g_clear_error (error);
  g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED, sentence);
}

/* Of a helper that nobody trusts any more. */
static void
refuse (ProbantPdfRemote *self, GError **error)
{
  g_clear_pointer (&self->process, probant_pdf_process_end);
  set_stopped (error, _ ("The document’s reader gave an answer that makes no sense."));
}

static void
fail (ProbantPdfRemote *self, const GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    {
      refuse (self, error);
      return;
    }
  g_clear_pointer (&self->process, probant_pdf_process_end);
  set_stopped (error, g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
                          ? _ ("The document’s reader took too long and was stopped.")
                          : _ ("The document’s reader ended unexpectedly."));
}

/* The answer's payload, of type `type`. (transfer full) */
static GVariant *
unpack_reply (ProbantPdfRemote *self, GVariant *reply, const GVariantType *type, GError **error)
{
  g_autoptr (GVariant) payload = NULL;
  g_autofree char *sentence = NULL;
  const char *said;
  gboolean done;
  gint32 code;

  g_variant_get (reply, "(bi&suv)", &done, &code, &said, &self->cost, &payload);
  if (done && g_variant_is_of_type (payload, type))
    return g_steal_pointer (&payload);
  sentence = probant_pdf_clean_line (said);
  if (done || code < 0 || code >= PROBANT_PDF_ERROR_STOPPED || sentence == NULL)
    refuse (self, error);
  else
    g_set_error_literal (error, PROBANT_PDF_ERROR, code, sentence);
  return NULL;
}

static void
start_clock (ProbantPdfRemote *self)
{
  self->deadline = g_get_monotonic_time () + g_atomic_int_get (&patience) * G_TIME_SPAN_MILLISECOND;
}

static gboolean
send_request (ProbantPdfRemote *self, GVariant *request, int request_fd, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* An answer that nobody asked for would pass for that of what is asked now. */
  if (g_socket_condition_check (self->process->socket, G_IO_IN | G_IO_HUP) == G_IO_IN)
    {
      refuse (self, error);
      return FALSE;
    }
  start_clock (self);
  if (probant_pdf_wire_send (self->process->socket, request, request_fd, self->deadline, &local_error))
    return TRUE;
  fail (self, local_error, error);
  return FALSE;
}

static GVariant *
receive_answer (ProbantPdfRemote *self, const GVariantType *type, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int fd = -1;
  g_autoptr (GVariant) reply = probant_pdf_wire_receive (self->process->socket, PROBANT_PDF_WIRE_REPLY, type,
                                                         &fd, self->deadline, &local_error);

  if (fd >= 0) /* none is expected */
    close (fd);
  if (reply != NULL)
    return unpack_reply (self, reply, type, error);
  fail (self, local_error, error);
  return NULL;
}

/* Of a message that nobody reads any more. */
static void
wipe_message (GVariant *message)
{
  explicit_bzero ((gpointer)g_variant_get_data (message), g_variant_get_size (message));
}

static GVariant *
call (ProbantPdfRemote *self, GVariant *request, int request_fd, const GVariantType *type, GError **error)
{
  return send_request (self, request, request_fd, error) ? receive_answer (self, type, error) : NULL;
}

static GVariant *
new_request (ProbantPdfWireKind kind,
             ProbantPdfQuery query,
             guint page,
             double scale,
             const cairo_rectangle_t *area,
             const char *text)
{
  const cairo_rectangle_t box = area != NULL ? *area : (cairo_rectangle_t){ 0 };

  /* GVariant would copy a string, and free it as it is. */
  char *copy = g_strdup (text != NULL ? text : "");
  GVariant *string = g_variant_new_from_data (G_VARIANT_TYPE_STRING, copy, strlen (copy) + 1, TRUE,
                                              (GDestroyNotify)probant_pdf_wipe, copy);

  return g_variant_new ("(uuudb(dddd)@s)", (guint32)kind, (guint32)query, (guint32)page, scale, area != NULL,
                        box.x, box.y, box.width, box.height, string);
}

/* For every helper to read and for none to change. */
static int
share_bytes (GBytes *bytes, GError **error)
{
  int fd = memfd_create ("probant-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  g_autoptr (GOutputStream) stream = fd >= 0 ? g_unix_output_stream_new (fd, FALSE) : NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (stream != NULL && !g_output_stream_write_all (stream, data, size, NULL, NULL, error))
    {
      close (fd);
      return -1;
    }
  if (fd >= 0 && fcntl (fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW) == 0)
    return fd;
  g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

static void
set_unstarted (GError **error, const GError *cause)
{
  g_set_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED,
               _ ("The document’s reader could not be started: %s"), cause->message);
}

static Source *
source_new (GBytes *bytes, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int fd = share_bytes (bytes, &local_error);
  Source *source;

  if (fd < 0)
    {
      set_unstarted (error, local_error);
      return NULL;
    }
  source = g_new0 (Source, 1);
  g_atomic_ref_count_init (&source->n_refs);
  source->fd = fd;
  return source;
}

static Source *
source_ref (Source *source)
{
  g_atomic_ref_count_inc (&source->n_refs);
  return source;
}

static void
source_unref (Source *source)
{
  if (!g_atomic_ref_count_dec (&source->n_refs))
    return;
  close (source->fd);
  g_clear_pointer (&source->sizes, g_array_unref);
  g_free (source->title);
  probant_pdf_wipe (source->password);
  g_free (source);
}

/* Sizes are bounded here too: whoever took the helper over does not decide. */
static gboolean
take_opened (Source *source, GVariant *opened)
{
  g_autoptr (GVariant) sizes = g_variant_get_child_value (opened, 1);
  gsize n_pages = g_variant_n_children (sizes);
  const char *title;

  if (source->sizes != NULL && source->sizes->len == n_pages)
    return TRUE;
  if (source->sizes != NULL || n_pages == 0 || n_pages > PROBANT_PDF_MAX_PAGES)
    return FALSE;
  source->sizes = g_array_sized_new (FALSE, FALSE, sizeof (ProbantPdfSize), (guint)n_pages);
  for (gsize i = 0; i < n_pages; i++)
    {
      ProbantPdfSize size;

      g_variant_get_child (sizes, i, "(dd)", &size.width, &size.height);
      size.width = probant_pdf_clamp_points (size.width);
      size.height = probant_pdf_clamp_points (size.height);
      g_array_append_val (source->sizes, size);
    }
  g_variant_get_child (opened, 0, "&s", &title);
  source->title = probant_pdf_clean_line (title);
  return TRUE;
}

/* The request bears the password. */
static GVariant *
new_open_request (ProbantPdfRemote *self, const ProbantPdfWish *wish)
{
  const cairo_rectangle_t box = wish != NULL
                                    ? (cairo_rectangle_t){ wish->factor, 0, wish->width, wish->height }
                                    : (cairo_rectangle_t){ 0 };

  return new_request (PROBANT_PDF_WIRE_OPEN, 0, 0, wish != NULL ? wish->scale : 0, wish != NULL ? &box : NULL,
                      self->source->password);
}

/* `wish` may be NULL. */
static gboolean
ensure_open (ProbantPdfRemote *self, const ProbantPdfWish *wish, GError **error)
{
  g_autoptr (GVariant) request = NULL, opened = NULL;
  g_autoptr (GError) local_error = NULL;

  if (self->process != NULL)
    return TRUE;
  self->process = probant_pdf_process_take (&local_error);
  if (self->process == NULL)
    {
      set_unstarted (error, local_error);
      return FALSE;
    }
  if (self->process->first_page == NULL)
    wish = NULL;
  request = g_variant_ref_sink (new_open_request (self, wish));
  opened = call (self, request, self->source->fd, PROBANT_PDF_WIRE_OPENED, error);
  wipe_message (request);
  self->open_cost = self->cost;
  if (opened != NULL && take_opened (self->source, opened))
    {
      self->is_ahead
          = wish != NULL
            && probant_pdf_wire_plan_ahead (wish, self->source->sizes, &self->ahead, &self->ahead_scale);
      if (!self->is_ahead)
        g_clear_pointer (&self->process->first_page, probant_pdf_pixels_free);
      return TRUE;
    }
  if (opened != NULL)
    refuse (self, error);
  g_clear_pointer (&self->process, probant_pdf_process_end);
  return FALSE;
}

static gboolean
check_bytes (GBytes *bytes, GError **error)
{
  gsize size = g_bytes_get_size (bytes);

  if (size == 0)
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_NOT_PDF, _ ("The file is empty."));
  else if (!probant_pdf_is_pdf (bytes))
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_NOT_PDF, _ ("The file is not a PDF."));
  else if (size > G_MAXINT) /* poppler counts bytes in an int */
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE, _ ("The file is too large."));
  else
    return TRUE;
  return FALSE;
}

ProbantPdfRemote *
probant_pdf_remote_open (GBytes *bytes, const char *password, const ProbantPdfWish *wish, GError **error)
{
  g_autoptr (ProbantPdfRemote) self = NULL;
  Source *source = check_bytes (bytes, error) ? source_new (bytes, error) : NULL;

  if (source == NULL)
    return NULL;
  self = g_new0 (ProbantPdfRemote, 1);
  self->source = source;
  source->password = g_strdup (password);
  return ensure_open (self, wish, error) ? g_steal_pointer (&self) : NULL;
}

ProbantPdfRemote *
probant_pdf_remote_new_sibling (ProbantPdfRemote *other)
{
  ProbantPdfRemote *self = g_new0 (ProbantPdfRemote, 1);

  self->source = source_ref (other->source);
  return self;
}

void
probant_pdf_remote_stop (ProbantPdfRemote *self)
{
  g_clear_pointer (&self->process, probant_pdf_process_end);
}

void
probant_pdf_remote_rest (ProbantPdfRemote *self)
{
  if (self->open_cost <= MAX_OPEN_MS)
    probant_pdf_remote_stop (self);
}

void
probant_pdf_remote_set_patience (guint milliseconds)
{
  g_atomic_int_set (&patience, (int)milliseconds);
}

void
probant_pdf_remote_free (ProbantPdfRemote *self)
{
  probant_pdf_remote_stop (self);
  source_unref (self->source);
  g_free (self);
}

const char *
probant_pdf_remote_get_title (ProbantPdfRemote *self)
{
  return self->source->title;
}

GArray *
probant_pdf_remote_get_sizes (ProbantPdfRemote *self)
{
  return self->source->sizes;
}

guint
probant_pdf_remote_get_cost (ProbantPdfRemote *self)
{
  return self->cost;
}

/* Takes the pixels. */
static cairo_surface_t *
make_surface (const ProbantPdfImage *image, ProbantPdfPixels *pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (pixels->data, CAIRO_FORMAT_ARGB32,
                                                                  image->width, image->height, image->stride);

  cairo_surface_set_user_data (surface, &pixels_key, pixels, (cairo_destroy_func_t)probant_pdf_pixels_free);
  return surface;
}

/* Waits for the picture that is asked for. */
static gboolean
receive_picture (ProbantPdfRemote *self, ProbantPdfPixels *pixels, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GVariant) answer = receive_answer (self, G_VARIANT_TYPE_UNIT, error);

  if (answer == NULL)
    return FALSE;
  if (probant_pdf_wire_receive_pixels (self->process->socket, pixels, self->deadline, &local_error))
    return TRUE;
  fail (self, local_error, error);
  return FALSE;
}

cairo_surface_t *
probant_pdf_remote_render (ProbantPdfRemote *self,
                           guint page,
                           double scale,
                           const cairo_rectangle_t *area,
                           GError **error)
{
  const ProbantPdfSize *size = &g_array_index (self->source->sizes, ProbantPdfSize, page);
  g_autoptr (ProbantPdfPixels) pixels = NULL;
  g_autoptr (GVariant) request = NULL;
  ProbantPdfImage image;

  if (!probant_pdf_image_plan (&image, size, area, scale, error) || !ensure_open (self, NULL, error))
    return NULL;
  pixels = probant_pdf_pixels_new (probant_pdf_image_get_size (&image));
  if (pixels == NULL)
    {
      g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE, g_strerror (ENOMEM));
      return NULL;
    }
  request = g_variant_ref_sink (new_request (PROBANT_PDF_WIRE_RENDER, 0, page, scale, area, NULL));
  if (!send_request (self, request, -1, error))
    return NULL;
  return receive_picture (self, pixels, error) ? make_surface (&image, g_steal_pointer (&pixels)) : NULL;
}

cairo_surface_t *
probant_pdf_remote_take_ahead (ProbantPdfRemote *self, double *scale)
{
  g_autoptr (ProbantPdfPixels) pixels = NULL;
  g_autoptr (GVariant) answer = NULL;

  *scale = self->ahead_scale;
  if (!self->is_ahead)
    return NULL;
  self->is_ahead = FALSE;
  start_clock (self);
  pixels = g_steal_pointer (&self->process->first_page);
  answer = receive_answer (self, G_VARIANT_TYPE_UNIT, NULL);
  return answer != NULL ? make_surface (&self->ahead, g_steal_pointer (&pixels)) : NULL;
}

/* Another helper, after this one's end, reads what was filled in. */
static void
keep_filled (ProbantPdfRemote *self, GVariant *answer)
{
  g_autoptr (GVariant) content = g_variant_get_child_value (answer, 0);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (content);
  Source *source = source_new (bytes, NULL);

  if (source == NULL)
    return;
  source->sizes = g_array_ref (self->source->sizes);
  source->title = g_strdup (self->source->title);
  source->password = g_strdup (self->source->password);
  source_unref (self->source);
  self->source = source;
}

GVariant *
probant_pdf_remote_query (ProbantPdfRemote *self,
                          ProbantPdfQuery query,
                          guint page,
                          const char *text,
                          GError **error)
{
  GVariant *answer;

  if (!ensure_open (self, NULL, error))
    return NULL;
  answer = call (self, new_request (PROBANT_PDF_WIRE_QUERY, query, page, 0, NULL, text), -1,
                 probant_pdf_query_get_type (query), error);
  if (answer != NULL && !probant_pdf_is_sound (query, answer))
    {
      g_clear_pointer (&answer, g_variant_unref);
      refuse (self, error);
    }
  if (answer != NULL && query == PROBANT_PDF_QUERY_FILL)
    keep_filled (self, answer);
  return answer;
}
