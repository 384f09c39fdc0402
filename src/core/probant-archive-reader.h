/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "core/probant-archive.h"

G_BEGIN_DECLS

#define PROBANT_ARCHIVE_MAX_ENTRY (64u * 1024 * 1024)
#define PROBANT_ARCHIVE_MAX_WHOLE (256u * 1024 * 1024)

/* libarchive over bytes in memory: ZIP alone, cancellable, one pass from the first entry to the last. */
typedef struct _ProbantArchiveReader ProbantArchiveReader;

/* `streamed` goes from one local header to the next, which works where the directory at the end is missing or
 * wrong. Keeps `bytes` and `cancellable`, which may be NULL. Belongs to the thread that made it. */
ProbantArchiveReader *
probant_archive_reader_new (GBytes *bytes, gboolean streamed, GCancellable *cancellable);
void probant_archive_reader_free (ProbantArchiveReader *self);

/* The next entry, folders included: ARCHIVE_OK or ARCHIVE_WARN with `header` (out, transfer none, until the
 * next call); ARCHIVE_EOF; ARCHIVE_RETRY or ARCHIVE_FAILED for this one alone; ARCHIVE_FATAL ends all. */
int probant_archive_reader_next (ProbantArchiveReader *self, struct archive_entry **header);

/* What can be said of the entry before it is unpacked. */
ProbantEntryState probant_archive_reader_judge (ProbantArchiveReader *self, struct archive_entry *header);

/* Unpacks the entry, `budget` bytes at most, and appends its first `n_kept` bytes to `kept`. `n_bytes` (out):
 * how many there were. READABLE, DAMAGED or TOO_LARGE; after TOO_LARGE and after a fatal fault the pass is
 * over. */
ProbantEntryState probant_archive_reader_unpack (ProbantArchiveReader *self,
                                                 guint64 budget,
                                                 GByteArray *kept,
                                                 gsize n_kept,
                                                 guint64 *n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantArchiveReader, probant_archive_reader_free)

G_END_DECLS
