/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PROBANT_ENTRY_READABLE,
  PROBANT_ENTRY_ENCRYPTED,
  PROBANT_ENTRY_DAMAGED,     /* cut short, or not what its checksum says */
  PROBANT_ENTRY_TOO_LARGE,   /* unpacks to more than the limits allow */
  PROBANT_ENTRY_UNSUPPORTED, /* a link, or packed in a way that is not read here */
} ProbantEntryState;

/* A file in an archive; immutable. */
#define PROBANT_TYPE_ARCHIVE_ENTRY (probant_archive_entry_get_type ())
G_DECLARE_FINAL_TYPE (ProbantArchiveEntry, probant_archive_entry, PROBANT, ARCHIVE_ENTRY, GObject)

/* A safe relative path (see probant_archive_name_make_safe), unlike that of any other entry. */
const char *probant_archive_entry_get_name (ProbantArchiveEntry *self);
/* What it can be saved under: the path's last part. */
const char *probant_archive_entry_get_base_name (ProbantArchiveEntry *self);
/* Bytes once unpacked, counted where it could be read, else as the archive says; -1 where it does not. */
gint64 probant_archive_entry_get_size (ProbantArchiveEntry *self);
/* By content first, by the name where that says nothing. */
const char *probant_archive_entry_get_media_type (ProbantArchiveEntry *self);
ProbantEntryState probant_archive_entry_get_state (ProbantArchiveEntry *self);
/* An archive itself: it is not opened here. */
gboolean probant_archive_entry_is_archive (ProbantArchiveEntry *self);

/* A ZIP in memory, immutable; nothing of it is ever written to disk. It comes from outside, so there are
 * limits: 1,000 files, 64 MiB a file and 256 MiB in all once unpacked, and no file beyond 1 MiB that unpacks
 * to more than 200 times what it takes. Only stored and deflated files are read: other methods let the
 * archive choose how much memory unpacking takes. */
#define PROBANT_TYPE_ARCHIVE (probant_archive_get_type ())
G_DECLARE_FINAL_TYPE (ProbantArchive, probant_archive, PROBANT, ARCHIVE, GObject)

/* TRUE for what begins like a ZIP and is no office document. */
gboolean probant_archive_is_archive (GBytes *bytes);

/* Reads the whole once, in a thread. finish: (transfer full), NULL with G_IO_ERROR_INVALID_DATA and a
 * sentence where nothing could be read, or with G_IO_ERROR_CANCELLED. */
void probant_archive_open_async (GBytes *bytes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
ProbantArchive *probant_archive_open_finish (GAsyncResult *result, GError **error);

/* Of ProbantArchiveEntry, in the archive's order, without folders. (transfer none) */
GListModel *probant_archive_get_entries (ProbantArchive *self);
/* A sentence on what is not listed or not sound, NULL where all is well. */
const char *probant_archive_get_note (ProbantArchive *self);

/* Unpacks one of its entries, in a thread. finish: (transfer full), NULL with G_IO_ERROR_INVALID_DATA and the
 * sentence for the entry's state, or with G_IO_ERROR_CANCELLED. */
void probant_archive_read_async (ProbantArchive *self,
                                 ProbantArchiveEntry *entry,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *probant_archive_read_finish (ProbantArchive *self, GAsyncResult *result, GError **error);

/* Why an entry in this state cannot be read, a translated sentence; NULL for READABLE. */
const char *probant_entry_state_describe (ProbantEntryState state);

G_END_DECLS
