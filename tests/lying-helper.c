/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A helper that was taken over: it says the content of the file "what" in the folder PROBANT_LIE. The file
 * "how" tells when, what it does then and how many open files it sends along; where it is empty, the true
 * helper takes its place. All else it answers as a helper would of two pages of A4. It leaves a file "ahead"
 * where it was asked to draw the first page ahead. */
#include "config.h"

#include <gio/gunixfdmessage.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "pdf/probant-pdf-wire.h"

#define FOREVER PROBANT_PDF_WIRE_FOREVER

typedef struct
{
  GSocket *socket;
  char **how; /* when, then, open files */
  GBytes *what;
} Liar;

static void
send_bytes (GSocket *socket, GBytes *bytes, int n_fds)
{
  gsize size, sent = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  while (sent < size)
    {
      GOutputVector vector = { data + sent, size - sent };
      g_autoptr (GSocketControlMessage) control = sent == 0 && n_fds > 0 ? g_unix_fd_message_new () : NULL;
      gssize n;

      for (int i = 0; control != NULL && i < n_fds; i++)
        g_unix_fd_message_append_fd (G_UNIX_FD_MESSAGE (control), STDERR_FILENO, NULL);
      n = g_socket_send_message (socket, NULL, &vector, 1, &control, control != NULL, 0, NULL, NULL);
      if (n < 0) /* the program has had enough of it */
        exit (EXIT_SUCCESS);
      sent += (gsize)n;
    }
}

static void
lie (Liar *self)
{
  send_bytes (self->socket, self->what, atoi (self->how[2]));
  if (g_str_equal (self->how[1], "die"))
    exit (EXIT_SUCCESS);
}

/* Says the same whenever it is asked something, which it does not read. */
static void
answer_deaf (Liar *self)
{
  int heard = 0, n = 0;

  while (g_socket_condition_wait (self->socket, G_IO_IN, NULL, NULL)
         && ioctl (g_socket_get_fd (self->socket), FIONREAD, &n) == 0
         && g_socket_condition_check (self->socket, G_IO_HUP) == 0)
    {
      if (n > heard)
        lie (self);
      heard = n;
      g_usleep (100);
    }
}

static void
say (Liar *self, GVariant *answer)
{
  if (!probant_pdf_wire_send (self->socket, g_variant_new ("(bisuv)", TRUE, 0, "", 0, answer), -1, FOREVER,
                              NULL))
    exit (EXIT_SUCCESS);
}

static void
answer_truly (Liar *self, guint32 kind, double scale)
{
  const ProbantPdfSize size = { 595, 842 };
  ProbantPdfPixels *pixels;
  ProbantPdfImage image;

  if (kind == PROBANT_PDF_WIRE_OPEN)
    say (self, g_variant_new_parsed ("('', [(595.0, 842.0), (595.0, 842.0)])"));
  else if (kind == PROBANT_PDF_WIRE_RENDER && probant_pdf_image_plan (&image, &size, NULL, scale, NULL))
    {
      pixels = probant_pdf_pixels_new (probant_pdf_image_get_size (&image));
      say (self, g_variant_new ("()"));
      probant_pdf_wire_send_pixels (self->socket, pixels, NULL);
      probant_pdf_pixels_free (pixels);
    }
  else
    say (self, g_variant_new_parsed ("('Page', @a(dddd) [])"));
}

/* That it was asked to draw the first page ahead. */
static void
write_mark (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("PROBANT_LIE"), "ahead", NULL);

  g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static gboolean
serve (Liar *self)
{
  static const char *const kinds[] = { "open", "render", "query" };
  int fd;
  g_autoptr (GVariant) message
      = probant_pdf_wire_receive (self->socket, PROBANT_PDF_WIRE_REQUEST, NULL, &fd, FOREVER, NULL);
  gboolean has_area;
  guint32 kind;
  double scale;

  if (message == NULL)
    return FALSE;
  if (fd >= 0)
    close (fd);
  g_variant_get (message, "(uuudb(dddd)s)", &kind, NULL, NULL, &scale, &has_area, NULL, NULL, NULL, NULL,
                 NULL);
  if (kind == PROBANT_PDF_WIRE_OPEN && has_area)
    write_mark ();
  if (g_str_equal (self->how[0], kinds[kind]))
    lie (self);
  else
    answer_truly (self, kind, scale);
  if (g_str_equal (self->how[0], "after"))
    lie (self);
  if (g_str_equal (self->how[1], "deaf"))
    answer_deaf (self);
  return TRUE;
}

static char *
read_file (const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (g_getenv ("PROBANT_LIE"), name, NULL);
  char *content = NULL;

  if (!g_file_get_contents (path, &content, size, NULL))
    exit (EXIT_FAILURE);
  return content;
}

int
main (int argc, char **argv)
{
  g_autofree char *how = read_file ("how", NULL);
  g_auto (GStrv) words = g_strsplit (how, " ", 3);
  gsize size = 0;
  char *what = read_file ("what", &size);
  Liar liar = { .how = words, .what = g_bytes_new_take (what, size) };

  if (*how == '\0')
    {
      execv (g_getenv ("PROBANT_TRUE_HELPER"), argv);
      return EXIT_FAILURE;
    }
  liar.socket = g_socket_new_from_fd (PROBANT_PDF_WIRE_FD, NULL);
  if (liar.socket == NULL)
    return EXIT_FAILURE;
  if (g_str_equal (words[0], "start"))
    lie (&liar);
  while (serve (&liar))
    ;
  return EXIT_SUCCESS;
}
