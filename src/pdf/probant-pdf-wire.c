/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-wire.h"

#include <gio/gunixfdmessage.h>
#include <string.h>
#include <unistd.h>

/* Go with the size of a message, for to wake whom they are for costs more than to send them. */
#define FIRST_BYTES 4096
/* More than the largest attachment. */
#define MAX_MESSAGE (80u * 1024 * 1024)

/* Whoever sends a byte now and then does not win time by it. */
static gboolean
wait_for (GSocket *socket, GIOCondition condition, gint64 deadline, GError **error)
{
  gint64 rest = deadline != PROBANT_PDF_WIRE_FOREVER ? MAX (deadline - g_get_monotonic_time (), 0) : -1;

  return g_socket_condition_timed_wait (socket, condition, rest, NULL, error);
}

static gboolean
send_all (GSocket *socket, const void *data, gsize size, gint64 deadline, GError **error)
{
  const char *rest = data;

  while (size > 0)
    {
      gssize sent = wait_for (socket, G_IO_OUT, deadline, error)
                        ? g_socket_send (socket, rest, size, NULL, error)
                        : -1;

      if (sent < 0)
        return FALSE;
      rest += sent;
      size -= (gsize)sent;
    }
  return TRUE;
}

gboolean
probant_pdf_wire_send (GSocket *socket, GVariant *message, int fd, gint64 deadline, GError **error)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (message);
  g_autoptr (GSocketControlMessage) control = NULL;
  guint32 size = (guint32)g_variant_get_size (owned);
  gsize first = MIN (size, FIRST_BYTES);
  GOutputVector vectors[] = { { &size, sizeof size }, { g_variant_get_data (owned), first } };
  gssize sent;

  if (g_variant_get_size (owned) > MAX_MESSAGE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "Message too large");
      return FALSE;
    }
  if (fd >= 0)
    {
      control = g_unix_fd_message_new ();
      if (!g_unix_fd_message_append_fd (G_UNIX_FD_MESSAGE (control), fd, error))
        return FALSE;
    }
  if (!wait_for (socket, G_IO_OUT, deadline, error))
    return FALSE;
  sent = g_socket_send_message (socket, NULL, vectors, 2, &control, control != NULL, 0, NULL, error);
  if (sent < (gssize)sizeof size)
    {
      if (sent >= 0)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "Closed");
      return FALSE;
    }
  sent -= (gssize)sizeof size;
  return send_all (socket, (const char *)g_variant_get_data (owned) + sent, size - (gsize)sent, deadline,
                   error);
}

static gboolean
receive_all (GSocket *socket, void *data, gsize size, gint64 deadline, GError **error)
{
  char *rest = data;

  while (size > 0)
    {
      gssize received = wait_for (socket, G_IO_IN, deadline, error)
                            ? g_socket_receive (socket, rest, size, NULL, error)
                            : -1;

      if (received == 0)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "Closed");
      if (received <= 0)
        return FALSE;
      rest += received;
      size -= (gsize)received;
    }
  return TRUE;
}

static void
take_fd (GSocketControlMessage **messages, int n_messages, int *fd)
{
  *fd = -1;
  for (int i = 0; i < n_messages; i++)
    {
      int n_fds = 0;
      g_autofree int *fds = G_IS_UNIX_FD_MESSAGE (messages[i])
                                ? g_unix_fd_message_steal_fds (G_UNIX_FD_MESSAGE (messages[i]), &n_fds)
                                : NULL;

      for (int j = 0; j < n_fds; j++)
        if (*fd < 0)
          *fd = fds[j];
        else
          close (fds[j]);
      g_object_unref (messages[i]);
    }
  g_free (messages);
}

static void
set_invalid (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Malformed message");
}

static gboolean
receive_head (GSocket *socket, guint32 *size, int *fd, gint64 deadline, GError **error)
{
  GInputVector vector = { size, sizeof *size };
  GSocketControlMessage **messages = NULL;
  int n_messages = 0;
  gssize received;

  *fd = -1;
  if (!wait_for (socket, G_IO_IN, deadline, error))
    return FALSE;
  received = g_socket_receive_message (socket, NULL, &vector, 1, &messages, &n_messages, NULL, NULL, error);
  if (received >= 0)
    take_fd (messages, n_messages, fd);
  if (received == (gssize)sizeof *size && *size <= MAX_MESSAGE)
    return TRUE;
  if (received == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "Closed");
  else if (received > 0)
    set_invalid (error);
  return FALSE;
}

/* Where the other side chose another type, GVariant must not even look at it: of one of a million letters it
 * would make far more than came. In a variant it stands at the end. */
static gboolean
has_type (GVariant *variant, const GVariantType *type)
{
  const gsize size = g_variant_get_size (variant), length = g_variant_type_get_string_length (type);
  const char *data = g_variant_get_data (variant);

  return size > length && data[size - length - 1] == '\0'
         && memcmp (data + size - length, g_variant_type_peek_string (type), length) == 0;
}

static gboolean
is_sound (GVariant *message, const GVariantType *answer)
{
  g_autoptr (GVariant) last = g_variant_get_child_value (message, g_variant_n_children (message) - 1);

  return (answer == NULL || has_type (last, answer) || has_type (last, G_VARIANT_TYPE_UNIT))
         && g_variant_is_normal_form (message);
}

GVariant *
probant_pdf_wire_receive (GSocket *socket,
                          const GVariantType *type,
                          const GVariantType *answer,
                          int *fd,
                          gint64 deadline,
                          GError **error)
{
  guint32 size;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) message = NULL;

  if (receive_head (socket, &size, fd, deadline, error))
    {
      data = g_malloc (size);
      if (receive_all (socket, data, size, deadline, error))
        {
          bytes = g_bytes_new_take (g_steal_pointer (&data), size);
          message = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
          if (is_sound (message, answer))
            return g_steal_pointer (&message);
          set_invalid (error);
        }
    }
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
  return NULL;
}

gboolean
probant_pdf_wire_send_pixels (GSocket *socket, const ProbantPdfPixels *pixels, GError **error)
{
  return send_all (socket, pixels->data, pixels->size, PROBANT_PDF_WIRE_FOREVER, error);
}

gboolean
probant_pdf_wire_receive_pixels (GSocket *socket, ProbantPdfPixels *pixels, gint64 deadline, GError **error)
{
  return receive_all (socket, pixels->data, pixels->size, deadline, error);
}

gboolean
probant_pdf_wire_plan_ahead (const ProbantPdfWish *wish,
                             const GArray *sizes,
                             ProbantPdfImage *image,
                             double *scale)
{
  *scale = probant_pdf_wish_get_scale (wish, sizes);
  return probant_pdf_image_plan (image, &g_array_index (sizes, ProbantPdfSize, 0), NULL, *scale, NULL)
         && probant_pdf_image_get_size (image) <= PROBANT_PDF_WIRE_FIRST_PAGE_BYTES;
}
