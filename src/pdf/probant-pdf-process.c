/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create, gettid */
#include "config.h"

#include "pdf/probant-pdf-process.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pdf/probant-pdf-wire.h"

#define HELPER_NAME "probant-pdf-helper"

static GMutex spare_lock; /* of the next two */
static gboolean preparing;
static ProbantPdfProcess *spare; /* has not been sent anything yet */

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
set_system_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
}

/* What both sides draw into and show, with all its pages there: to fault them in one by one would cost more
 * than to draw a small document, and so would their first use, where a hypervisor does the same again.
 * NULL where there is not enough memory. `fd` is the caller's. */
static ProbantPdfPixels *
share_first_page (int *fd)
{
  const gsize size = PROBANT_PDF_WIRE_FIRST_PAGE_BYTES, step = (gsize)sysconf (_SC_PAGESIZE);
  gpointer data = MAP_FAILED;

  *fd = memfd_create ("probant-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (*fd >= 0 && fallocate (*fd, 0, 0, (off_t)size) == 0
      && fcntl (*fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0)
    data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, *fd, 0);
  if (data == MAP_FAILED)
    {
      if (*fd >= 0)
        close (*fd);
      *fd = -1;
      return NULL;
    }
  for (gsize i = 0; i < size; i += step)
    ((volatile char *)data)[i];
  return probant_pdf_pixels_take (data, size);
}

static ProbantPdfProcess *
start (gboolean prepared, GError **error)
{
  /* With open files inherited, of which the helper closes all but its own, GLib has no need of fork, after
   * which this process would pay for each page of its memory that it writes to. */
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_INHERIT_FDS);
  g_autoptr (ProbantPdfProcess) self = g_new0 (ProbantPdfProcess, 1);
  g_autofree char *helper = find_helper ();
  int ends[2], first_page = -1;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      set_system_error (error);
      return NULL;
    }
  g_subprocess_launcher_take_fd (launcher, ends[1], PROBANT_PDF_WIRE_FD);
  if (prepared)
    self->first_page = share_first_page (&first_page);
  if (self->first_page != NULL)
    g_subprocess_launcher_take_fd (launcher, first_page, PROBANT_PDF_WIRE_FIRST_PAGE_FD);
  self->socket = g_socket_new_from_fd (ends[0], error);
  if (self->socket == NULL)
    close (ends[0]);
  else
    self->process = g_subprocess_launcher_spawn (
        launcher, error, helper, self->first_page != NULL ? PROBANT_PDF_WIRE_PREPARE : NULL, NULL);
  return self->process != NULL ? g_steal_pointer (&self) : NULL;
}

/* One that waits says nothing: if there is something to read, it is that it has died. */
static gboolean
is_alive (ProbantPdfProcess *self)
{
  return g_socket_condition_check (self->socket, G_IO_IN | G_IO_HUP | G_IO_ERR) == 0;
}

ProbantPdfProcess *
probant_pdf_process_take (GError **error)
{
  g_autoptr (ProbantPdfProcess) self = NULL;

  g_mutex_lock (&spare_lock);
  self = g_steal_pointer (&spare);
  g_mutex_unlock (&spare_lock);
  if (self != NULL && is_alive (self))
    return g_steal_pointer (&self);
  return start (FALSE, error);
}

/* The helper inherits a low priority from the thread that starts it, which has no way back from there. */
static gpointer
prepare_in_thread (gpointer user_data)
{
  ProbantPdfProcess *process;

  if (setpriority (PRIO_PROCESS, (id_t)gettid (), PROBANT_PDF_WIRE_NICE) != 0)
    g_debug ("A helper is prepared at the usual priority");
  process = start (TRUE, NULL); /* whoever then needs one tells why there is none */
  g_mutex_lock (&spare_lock);
  spare = process;
  preparing = FALSE;
  g_mutex_unlock (&spare_lock);
  return NULL;
}

void
probant_pdf_process_prepare (void)
{
  g_autoptr (ProbantPdfProcess) dead = NULL;

  g_mutex_lock (&spare_lock);
  if (spare != NULL && !is_alive (spare))
    dead = g_steal_pointer (&spare);
  if (spare == NULL && !preparing)
    {
      preparing = TRUE;
      g_thread_unref (g_thread_new ("probant-prepare", prepare_in_thread, NULL));
    }
  g_mutex_unlock (&spare_lock);
}

void
probant_pdf_process_end (ProbantPdfProcess *self)
{
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  g_clear_object (&self->socket);
  g_clear_pointer (&self->first_page, probant_pdf_pixels_free);
  g_free (self);
}
