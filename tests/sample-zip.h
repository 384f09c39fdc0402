/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP that a test makes for itself, in memory. */
typedef struct _SampleZip SampleZip;

SampleZip *sample_zip_new (void);
/* With a password: all that is added is encrypted. */
SampleZip *sample_zip_new_encrypted (void);
/* `size` bytes of `content`, deflated unless `stored`. */
void sample_zip_add (SampleZip *self, const char *name, const void *content, gsize size, gboolean stored);
void sample_zip_add_text (SampleZip *self, const char *name, const char *text);
/* Ends and frees it. (transfer full) */
GBytes *sample_zip_finish (SampleZip *self);

/* `bytes` with `to` wherever `from` stands, which is as long. (transfer full) */
GBytes *sample_zip_replace (GBytes *bytes, const char *from, const char *to);

G_END_DECLS
