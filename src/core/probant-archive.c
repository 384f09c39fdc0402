/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-archive.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-archive-name.h"
#include "core/probant-archive-reader.h"
#include "core/probant-media-type.h"

#define MAX_ENTRIES 1000
#define HEAD 4096

struct _ProbantArchiveEntry
{
  GObject parent_instance;

  guint position; /* among all entries of the archive, folders and all */
  char *name;
  gint64 size;
  char *media_type;
  ProbantEntryState state;
};

G_DEFINE_FINAL_TYPE (ProbantArchiveEntry, probant_archive_entry, G_TYPE_OBJECT)

struct _ProbantArchive
{
  GObject parent_instance;

  GBytes *bytes;
  gboolean streamed;
  GListStore *entries;
  char *note;
};

G_DEFINE_FINAL_TYPE (ProbantArchive, probant_archive, G_TYPE_OBJECT)

static void
probant_archive_entry_finalize (GObject *object)
{
  ProbantArchiveEntry *self = PROBANT_ARCHIVE_ENTRY (object);

  g_free (self->name);
  g_free (self->media_type);

  G_OBJECT_CLASS (probant_archive_entry_parent_class)->finalize (object);
}

static void
probant_archive_entry_class_init (ProbantArchiveEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_archive_entry_finalize;
}

static void
probant_archive_entry_init (ProbantArchiveEntry *self)
{
}

static void
probant_archive_finalize (GObject *object)
{
  ProbantArchive *self = PROBANT_ARCHIVE (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_object_unref (self->entries);
  g_free (self->note);

  G_OBJECT_CLASS (probant_archive_parent_class)->finalize (object);
}

static void
probant_archive_class_init (ProbantArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_archive_finalize;
}

static void
probant_archive_init (ProbantArchive *self)
{
  self->entries = g_list_store_new (PROBANT_TYPE_ARCHIVE_ENTRY);
}

/* The first that is noted is the one that is told. */
static void
note (ProbantArchive *self, char *sentence)
{
  if (self->note == NULL)
    self->note = sentence;
  else
    g_free (sentence);
}

static void
note_damage (ProbantArchive *self)
{
  note (self, g_strdup (_ ("The archive is damaged: what could be read of it is listed.")));
}

static char *
guess_type (const char *name, const GByteArray *head)
{
  const char *type = probant_media_type_guess ((const char *)head->data, head->len);
  g_autofree char *content_type = NULL;

  if (!g_str_equal (type, "application/octet-stream") && !g_str_equal (type, "text/plain"))
    return g_strdup (type);
  content_type = g_content_type_guess (name, head->data, head->len, NULL);
  return g_content_type_get_mime_type (content_type);
}

static ProbantArchiveEntry *
read_entry (ProbantArchiveReader *reader, struct archive_entry *header, const char *name, guint64 budget)
{
  ProbantArchiveEntry *entry = g_object_new (PROBANT_TYPE_ARCHIVE_ENTRY, NULL);
  g_autoptr (GByteArray) head = g_byte_array_new ();
  guint64 n_bytes = 0;

  entry->name = g_strdup (name);
  entry->state = probant_archive_reader_judge (reader, header);
  if (entry->state == PROBANT_ENTRY_READABLE)
    entry->state = probant_archive_reader_unpack (reader, budget, head, HEAD, &n_bytes);
  if (entry->state == PROBANT_ENTRY_READABLE)
    entry->size = (gint64)n_bytes;
  else
    entry->size = archive_entry_size_is_set (header) ? MAX (archive_entry_size (header), -1) : -1;
  entry->media_type = guess_type (name, head);
  return entry;
}

/* Everything is unpacked once, to know its size and that it is sound. FALSE where not even a first entry
 * could be read. */
static gboolean
list_entries (ProbantArchive *self, GCancellable *cancellable)
{
  g_autoptr (ProbantArchiveReader) reader
      = probant_archive_reader_new (self->bytes, self->streamed, cancellable);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 left = PROBANT_ARCHIVE_MAX_WHOLE;
  guint n_entries = 0;

  for (guint position = 0;; position++)
    {
      struct archive_entry *header;
      int status = probant_archive_reader_next (reader, &header);
      g_autofree char *safe = NULL, *name = NULL;
      g_autoptr (ProbantArchiveEntry) entry = NULL;

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status == ARCHIVE_FATAL)
        {
          note_damage (self);
          return position > 0;
        }
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        {
          note_damage (self);
          continue;
        }
      if (archive_entry_filetype (header) == AE_IFDIR)
        continue;
      if (n_entries == MAX_ENTRIES)
        {
          note (self,
                g_strdup (_ ("The archive holds more than 1,000 files: only the first 1,000 are listed.")));
          return TRUE;
        }

      safe = probant_archive_name_make_safe (archive_entry_pathname (header));
      name = probant_archive_name_tell_apart (safe, taken);
      entry = read_entry (reader, header, name, MIN (left, PROBANT_ARCHIVE_MAX_ENTRY));
      entry->position = position;
      g_list_store_append (self->entries, entry);
      n_entries++;
      if (entry->state == PROBANT_ENTRY_READABLE)
        left -= (guint64)entry->size;
      else if (entry->state == PROBANT_ENTRY_DAMAGED)
        note_damage (self);
      else if (entry->state == PROBANT_ENTRY_TOO_LARGE)
        {
          note (self, g_strdup_printf (_ ("“%s” unpacks to more than is safe: what comes after it in the "
                                          "archive is not listed."),
                                       name));
          return TRUE;
        }
    }
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (ProbantArchive) self = g_object_new (PROBANT_TYPE_ARCHIVE, NULL);

  self->bytes = g_bytes_ref (data);
  if (!list_entries (self, cancellable))
    {
      /* Without the directory at the end: an empty archive has no more than that. */
      self->streamed = TRUE;
      g_clear_pointer (&self->note, g_free);
      if (!list_entries (self, cancellable))
        {
          g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                                   _ ("The archive is damaged: nothing in it could be read."));
          return;
        }
      if (g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0)
        note_damage (self);
    }
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/* The entry's bytes, or NULL and why. */
static GBytes *
unpack_entry (ProbantArchive *self,
              ProbantArchiveEntry *entry,
              GCancellable *cancellable,
              ProbantEntryState *state)
{
  g_autoptr (ProbantArchiveReader) reader
      = probant_archive_reader_new (self->bytes, self->streamed, cancellable);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  struct archive_entry *header;
  guint64 n_bytes;

  *state = PROBANT_ENTRY_DAMAGED;
  for (guint position = 0; position <= entry->position; position++)
    {
      int status = probant_archive_reader_next (reader, &header);

      if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL)
        return NULL;
    }
  *state = probant_archive_reader_unpack (reader, PROBANT_ARCHIVE_MAX_ENTRY, content,
                                          PROBANT_ARCHIVE_MAX_ENTRY, &n_bytes);
  if (*state != PROBANT_ENTRY_READABLE)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ProbantArchiveEntry *entry = data;
  ProbantEntryState state = entry->state;
  GBytes *bytes = NULL;

  if (state == PROBANT_ENTRY_READABLE)
    bytes = unpack_entry (PROBANT_ARCHIVE (source), entry, cancellable, &state);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             probant_entry_state_describe (state));
}

gboolean
probant_archive_is_archive (GBytes *bytes)
{
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  return g_str_equal (probant_media_type_guess (data, size), "application/zip");
}

void
probant_archive_open_async (GBytes *bytes,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, probant_archive_open_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, open_thread);
}

ProbantArchive *
probant_archive_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_archive_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GListModel *
probant_archive_get_entries (ProbantArchive *self)
{
  g_return_val_if_fail (PROBANT_IS_ARCHIVE (self), NULL);

  return G_LIST_MODEL (self->entries);
}

const char *
probant_archive_get_note (ProbantArchive *self)
{
  g_return_val_if_fail (PROBANT_IS_ARCHIVE (self), NULL);

  return self->note;
}

void
probant_archive_read_async (ProbantArchive *self,
                            ProbantArchiveEntry *entry,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PROBANT_IS_ARCHIVE (self));
  g_return_if_fail (PROBANT_IS_ARCHIVE_ENTRY (entry));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_archive_read_async);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

GBytes *
probant_archive_read_finish (ProbantArchive *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_archive_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
probant_archive_entry_get_name (ProbantArchiveEntry *self)
{
  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (self), NULL);

  return self->name;
}

const char *
probant_archive_entry_get_base_name (ProbantArchiveEntry *self)
{
  const char *slash;

  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (self), NULL);

  slash = strrchr (self->name, '/');
  return slash != NULL ? slash + 1 : self->name;
}

gint64
probant_archive_entry_get_size (ProbantArchiveEntry *self)
{
  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (self), -1);

  return self->size;
}

const char *
probant_archive_entry_get_media_type (ProbantArchiveEntry *self)
{
  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (self), NULL);

  return self->media_type;
}

ProbantEntryState
probant_archive_entry_get_state (ProbantArchiveEntry *self)
{
  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (self), PROBANT_ENTRY_DAMAGED);

  return self->state;
}

gboolean
probant_archive_entry_is_archive (ProbantArchiveEntry *self)
{
  static const char *const types[] = { "application/zip",
                                       "application/x-7z-compressed",
                                       "application/vnd.rar",
                                       "application/x-rar",
                                       "application/gzip",
                                       "application/x-tar",
                                       "application/x-bzip",
                                       "application/x-xz",
                                       "application/x-bzip2",
                                       "application/zstd",
                                       "application/x-cpio",
                                       "application/java-archive",
                                       "application/x-archive",
                                       "application/x-compressed-tar",
                                       NULL };

  g_return_val_if_fail (PROBANT_IS_ARCHIVE_ENTRY (self), FALSE);

  return g_strv_contains (types, self->media_type);
}

const char *
probant_entry_state_describe (ProbantEntryState state)
{
  switch (state)
    {
    case PROBANT_ENTRY_ENCRYPTED:
      return _ ("The file is protected by a password.");
    case PROBANT_ENTRY_DAMAGED:
      return _ ("The file is damaged.");
    case PROBANT_ENTRY_TOO_LARGE:
      return _ ("The file unpacks to more than is safe.");
    case PROBANT_ENTRY_UNSUPPORTED:
      return _ ("The file is packed in a way that cannot be read here.");
    case PROBANT_ENTRY_READABLE:
    default:
      return NULL;
    }
}
