/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "sample-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

struct _SampleZip
{
  struct archive *archive;
  GByteArray *bytes;
};

static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t length)
{
  g_byte_array_append (user_data, data, (guint)length);
  return (la_ssize_t)length;
}

static SampleZip *
make (const char *options)
{
  SampleZip *self = g_new0 (SampleZip, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_bytes_in_last_block (self->archive, 1);
  if (options != NULL)
    {
      g_assert_cmpint (archive_write_set_options (self->archive, options), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_set_passphrase (self->archive, "secret"), ==, ARCHIVE_OK);
    }
  g_assert_cmpint (archive_write_open2 (self->archive, self->bytes, NULL, write_cb, NULL, NULL), ==,
                   ARCHIVE_OK);
  return self;
}

SampleZip *
sample_zip_new (void)
{
  return make (NULL);
}

SampleZip *
sample_zip_new_encrypted (void)
{
  return make ("zip:encryption=zipcrypt");
}

void
sample_zip_add (SampleZip *self, const char *name, const void *content, gsize size, gboolean stored)
{
  struct archive_entry *entry = archive_entry_new ();

  if (stored)
    archive_write_zip_set_compression_store (self->archive);
  else
    archive_write_zip_set_compression_deflate (self->archive);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)size);
  archive_entry_set_filetype (entry, g_str_has_suffix (name, "/") ? AE_IFDIR : AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (self->archive, content, size), ==, size);
  archive_entry_free (entry);
}

void
sample_zip_add_text (SampleZip *self, const char *name, const char *text)
{
  sample_zip_add (self, name, text, strlen (text), FALSE);
}

GBytes *
sample_zip_finish (SampleZip *self)
{
  GBytes *bytes;

  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  bytes = g_byte_array_free_to_bytes (self->bytes);
  g_free (self);
  return bytes;
}

GBytes *
sample_zip_replace (GBytes *bytes, const char *from, const char *to)
{
  gsize size, length = strlen (from);
  char *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  char *found = copy;
  guint n_found = 0;

  g_assert_cmpuint (strlen (to), ==, length);
  while ((found = memmem (found, size - (gsize)(found - copy), from, length)) != NULL)
    {
      memcpy (found, to, length);
      n_found++;
    }
  g_assert_cmpuint (n_found, >, 0);
  return g_bytes_new_take (copy, size);
}
