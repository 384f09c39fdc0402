/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-client.h"
#include "core/probant-document.h"

G_BEGIN_DECLS

/* Downloads documents a few at a time and keeps what they hold together within bounds: over 512 MiB the rest
 * stay listed. Signal "ended" when none is left under way. */
#define PROBANT_TYPE_DOWNLOADS (probant_downloads_get_type ())
G_DECLARE_FINAL_TYPE (ProbantDownloads, probant_downloads, PROBANT, DOWNLOADS, GObject)

ProbantDownloads *probant_downloads_new (ProbantClient *client);
void probant_downloads_add (ProbantDownloads *self, ProbantDocument *document);
/* Cancels those under way and forgets the others. */
void probant_downloads_stop (ProbantDownloads *self);
gboolean probant_downloads_are_under_way (ProbantDownloads *self);

G_END_DECLS
