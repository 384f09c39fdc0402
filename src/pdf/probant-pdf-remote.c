/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create */
#include "config.h"

#include "pdf/probant-pdf-remote.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pdf/probant-pdf-wire.h"

#define HELPER_NAME "probant-pdf-helper"
#define MAX_SECONDS 30
#define MAX_PAGES 20000

struct _ProbantPdfRemote
{
  GBytes *bytes;
  char *title;
  GArray *sizes; /* NULL until it was opened once */

  GSubprocess *process; /* both or none */
  GSocket *socket;
};

typedef struct
{
  gpointer data;
  gsize size;
} Mapping;

static const cairo_user_data_key_t mapping_key;

static void
mapping_free (gpointer user_data)
{
  Mapping *mapping = user_data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

/* Where it was installed, or beside this program while it is being built. */
static char *
find_helper (void)
{
  const char *given = g_getenv ("PROBANT_PDF_HELPER");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *built = g_build_filename (folder, "pdf", HELPER_NAME, NULL);

  if (given != NULL)
    return g_strdup (given);
  if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_build_filename (LIBEXECDIR, HELPER_NAME, NULL);
}

static void
set_stopped (GError **error, const char *sentence)
{
  g_clear_error (error);
  g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED, sentence);
}

static void
stop (ProbantPdfRemote *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  g_clear_object (&self->socket);
}

static gboolean
start (ProbantPdfRemote *self, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *helper = find_helper ();
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
  g_subprocess_launcher_take_fd (launcher, ends[1], PROBANT_PDF_WIRE_FD);
  self->process = g_subprocess_launcher_spawn (launcher, error, helper, NULL);
  if (self->process == NULL)
    {
      close (ends[0]);
      return FALSE;
    }
  self->socket = g_socket_new_from_fd (ends[0], error);
  if (self->socket == NULL)
    {
      close (ends[0]);
      stop (self);
      return FALSE;
    }
  g_socket_set_timeout (self->socket, MAX_SECONDS);
  return TRUE;
}

/* Of a size that no one can change any more: what is mapped stays mapped, whatever the helper does. */
static int
create_memory (const char *name, gsize size, GError **error)
{
  int fd = memfd_create (name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd >= 0 && ftruncate (fd, (off_t)size) == 0
      && fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
    return fd;
  g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

static Mapping *
map (int fd, gsize size, GError **error)
{
  gpointer data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  Mapping *mapping;

  if (data == MAP_FAILED)
    {
      g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ data, size };
  return mapping;
}

/* The answer's payload, of type `type`. (transfer full) */
static GVariant *
unpack_reply (GVariant *reply, const GVariantType *type, GError **error)
{
  g_autoptr (GVariant) payload = NULL;
  const char *sentence;
  gboolean done;
  gint32 code;

  g_variant_get (reply, "(bi&sv)", &done, &code, &sentence, &payload);
  if (done && g_variant_is_of_type (payload, type))
    return g_steal_pointer (&payload);
  if (done || code < 0 || code >= PROBANT_PDF_ERROR_STOPPED)
    set_stopped (error, _ ("The document’s reader gave an answer that makes no sense."));
  else
    g_set_error_literal (error, PROBANT_PDF_ERROR, code, sentence);
  return NULL;
}

static GVariant *
call_once (ProbantPdfRemote *self,
           GVariant *request,
           int request_fd,
           const GVariantType *type,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GVariant) reply = NULL;
  int fd = -1;

  if (probant_pdf_wire_send (self->socket, request, request_fd, &local_error))
    reply = probant_pdf_wire_receive (self->socket, PROBANT_PDF_WIRE_REPLY, &fd, &local_error);
  if (fd >= 0) /* none is expected */
    close (fd);
  if (reply != NULL)
    return unpack_reply (reply, type, error);

  stop (self);
  set_stopped (error, g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
                          ? _ ("The document’s reader took too long and was stopped.")
                          : _ ("The document’s reader ended unexpectedly."));
  return NULL;
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

  return g_variant_new ("(uuudb(dddd)s)", (guint32)kind, (guint32)query, (guint32)page, scale, area != NULL,
                        box.x, box.y, box.width, box.height, text != NULL ? text : "");
}

static int
share_document (ProbantPdfRemote *self, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);
  int fd = create_memory ("probant-document", size, error);
  Mapping *mapping = fd >= 0 ? map (fd, size, error) : NULL;

  if (mapping == NULL)
    {
      if (fd >= 0)
        close (fd);
      return -1;
    }
  memcpy (mapping->data, data, size);
  mapping_free (mapping);
  return fd;
}

/* Sizes are bounded here too: whoever took the helper over does not decide. */
static gboolean
take_opened (ProbantPdfRemote *self, GVariant *opened, GError **error)
{
  g_autoptr (GVariant) sizes = g_variant_get_child_value (opened, 1);
  gsize n_pages = g_variant_n_children (sizes);
  const char *title;

  if (self->sizes != NULL && self->sizes->len == n_pages)
    return TRUE;
  if (self->sizes != NULL || n_pages == 0 || n_pages > MAX_PAGES)
    {
      set_stopped (error, _ ("The document’s reader gave an answer that makes no sense."));
      return FALSE;
    }
  self->sizes = g_array_sized_new (FALSE, FALSE, sizeof (ProbantPdfSize), (guint)n_pages);
  for (gsize i = 0; i < n_pages; i++)
    {
      ProbantPdfSize size;

      g_variant_get_child (sizes, i, "(dd)", &size.width, &size.height);
      size.width = probant_pdf_clamp_points (size.width);
      size.height = probant_pdf_clamp_points (size.height);
      g_array_append_val (self->sizes, size);
    }
  g_variant_get_child (opened, 0, "&s", &title);
  self->title = *title != '\0' ? g_strdup (title) : NULL;
  return TRUE;
}

static gboolean
ensure_open (ProbantPdfRemote *self, GError **error)
{
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GError) local_error = NULL;
  int fd;

  if (self->process != NULL)
    return TRUE;
  fd = start (self, &local_error) ? share_document (self, &local_error) : -1;
  if (fd < 0)
    {
      g_set_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED,
                   _ ("The document’s reader could not be started: %s"), local_error->message);
      stop (self);
      return FALSE;
    }
  opened = call_once (self, new_request (PROBANT_PDF_WIRE_OPEN, 0, 0, 0, NULL, NULL), fd,
                      PROBANT_PDF_WIRE_OPENED, error);
  close (fd);
  if (opened != NULL && take_opened (self, opened, error))
    return TRUE;
  stop (self);
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
probant_pdf_remote_open (GBytes *bytes, GError **error)
{
  g_autoptr (ProbantPdfRemote) self = NULL;

  if (!check_bytes (bytes, error))
    return NULL;
  self = g_new0 (ProbantPdfRemote, 1);
  self->bytes = g_bytes_ref (bytes);
  return ensure_open (self, error) ? g_steal_pointer (&self) : NULL;
}

void
probant_pdf_remote_free (ProbantPdfRemote *self)
{
  stop (self);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_free (self->title);
  g_free (self);
}

const char *
probant_pdf_remote_get_title (ProbantPdfRemote *self)
{
  return self->title;
}

GArray *
probant_pdf_remote_get_sizes (ProbantPdfRemote *self)
{
  return self->sizes;
}

cairo_surface_t *
probant_pdf_remote_render (ProbantPdfRemote *self,
                           guint page,
                           double scale,
                           const cairo_rectangle_t *area,
                           GError **error)
{
  ProbantPdfImage image;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) local_error = NULL;
  Mapping *mapping;
  cairo_surface_t *surface;
  gsize size;
  int fd;

  if (!probant_pdf_image_plan (&image, &g_array_index (self->sizes, ProbantPdfSize, page), area, scale, error)
      || !ensure_open (self, error))
    return NULL;
  size = (gsize)image.stride * (gsize)image.height;
  fd = create_memory ("probant-page", size, &local_error);
  mapping = fd >= 0 ? map (fd, size, &local_error) : NULL;
  if (mapping != NULL)
    answer = call_once (self, new_request (PROBANT_PDF_WIRE_RENDER, 0, page, scale, area, NULL), fd,
                        G_VARIANT_TYPE_UNIT, error);
  else
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE, local_error->message);
  if (fd >= 0)
    close (fd);
  if (answer == NULL)
    {
      g_clear_pointer (&mapping, mapping_free);
      return NULL;
    }
  surface = cairo_image_surface_create_for_data (mapping->data, CAIRO_FORMAT_ARGB32, image.width,
                                                 image.height, image.stride);
  cairo_surface_set_user_data (surface, &mapping_key, mapping, mapping_free);
  return surface;
}

GVariant *
probant_pdf_remote_query (ProbantPdfRemote *self,
                          ProbantPdfQuery query,
                          guint page,
                          const char *text,
                          GError **error)
{
  if (!ensure_open (self, error))
    return NULL;
  return call_once (self, new_request (PROBANT_PDF_WIRE_QUERY, query, page, 0, NULL, text), -1,
                    probant_pdf_query_get_type (query), error);
}
