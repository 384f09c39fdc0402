/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-archive-reader.h"

#include <locale.h>
#include <string.h>

#define BLOCK (64 * 1024)
#define RATIO_FROM (1024u * 1024)
#define MAX_RATIO 200

struct _ProbantArchiveReader
{
  struct archive *archive;
  GBytes *bytes;
  GCancellable *cancellable;
  gsize position;
  gboolean over;
  locale_t utf8; /* (locale_t)0 where the system has none */
  locale_t previous;
};

/* Served by the block, so that a cancellation is heard soon. */
static la_ssize_t
read_cb (struct archive *archive, void *user_data, const void **buffer)
{
  ProbantArchiveReader *self = user_data;
  gsize size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  gsize length = MIN (BLOCK, size - self->position);

  if (g_cancellable_is_cancelled (self->cancellable))
    return ARCHIVE_FATAL;
  *buffer = data + self->position;
  self->position += length;
  return (la_ssize_t)length;
}

static la_int64_t
skip_cb (struct archive *archive, void *user_data, la_int64_t request)
{
  ProbantArchiveReader *self = user_data;
  la_int64_t left = (la_int64_t)(g_bytes_get_size (self->bytes) - self->position);
  la_int64_t length = CLAMP (request, 0, left);

  self->position += (gsize)length;
  return length;
}

static la_int64_t
seek_cb (struct archive *archive, void *user_data, la_int64_t offset, int whence)
{
  ProbantArchiveReader *self = user_data;
  la_int64_t size = (la_int64_t)g_bytes_get_size (self->bytes);
  la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (la_int64_t)self->position : size;

  if (offset < -base || offset > size - base)
    return ARCHIVE_FATAL;
  self->position = (gsize)(base + offset);
  return base + offset;
}

ProbantArchiveReader *
probant_archive_reader_new (GBytes *bytes, gboolean streamed, GCancellable *cancellable)
{
  ProbantArchiveReader *self = g_new0 (ProbantArchiveReader, 1);

  self->bytes = g_bytes_ref (bytes);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  /* libarchive converts names to the thread's character set, whatever the session's is. */
  self->utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  self->previous = uselocale (self->utf8);

  self->archive = archive_read_new ();
  if (streamed)
    archive_read_support_format_zip_streamable (self->archive);
  else
    archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_callback_data (self->archive, self);
  self->over = archive_read_open1 (self->archive) != ARCHIVE_OK;
  return self;
}

void
probant_archive_reader_free (ProbantArchiveReader *self)
{
  archive_read_free (self->archive);
  uselocale (self->previous);
  if (self->utf8 != (locale_t)0)
    freelocale (self->utf8);
  g_clear_object (&self->cancellable);
  g_bytes_unref (self->bytes);
  g_free (self);
}

int
probant_archive_reader_next (ProbantArchiveReader *self, struct archive_entry **header)
{
  return self->over ? ARCHIVE_FATAL : archive_read_next_header (self->archive, header);
}

ProbantEntryState
probant_archive_reader_judge (ProbantArchiveReader *self, struct archive_entry *header)
{
  const char *format = archive_format_name (self->archive); /* "ZIP 2.0 (deflation)" */

  if (archive_entry_is_encrypted (header))
    return PROBANT_ENTRY_ENCRYPTED;
  if (archive_entry_filetype (header) != AE_IFREG || format == NULL
      || !(g_str_has_suffix (format, "(uncompressed)") || g_str_has_suffix (format, "(deflation)")))
    return PROBANT_ENTRY_UNSUPPORTED;
  return PROBANT_ENTRY_READABLE;
}

ProbantEntryState
probant_archive_reader_unpack (ProbantArchiveReader *self,
                               guint64 budget,
                               GByteArray *kept,
                               gsize n_kept,
                               guint64 *n_bytes)
{
  la_int64_t start = archive_filter_bytes (self->archive, 0);
  guint64 unpacked = 0;

  *n_bytes = 0;
  for (;;)
    {
      const void *block;
      gsize size;
      la_int64_t offset;
      int status = archive_read_data_block (self->archive, &block, &size, &offset);
      /* What the blocks before this one took: the reader gives a block's bytes back with the next call. */
      guint64 taken = (guint64)MAX (archive_filter_bytes (self->archive, 0) - start, 1);

      if (status == ARCHIVE_EOF)
        return PROBANT_ENTRY_READABLE;
      if (status != ARCHIVE_OK)
        {
          self->over = status == ARCHIVE_FATAL;
          return PROBANT_ENTRY_DAMAGED;
        }
      self->over = unpacked + size > budget || (unpacked > RATIO_FROM && unpacked / taken > MAX_RATIO);
      if (self->over)
        return PROBANT_ENTRY_TOO_LARGE;
      if (kept->len < n_kept)
        g_byte_array_append (kept, block, (guint)MIN (size, n_kept - kept->len));
      unpacked += size;
      *n_bytes = unpacked;
    }
}
