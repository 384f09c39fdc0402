/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here on this process cannot reach a network, write to the file system, start or signal another
 * process, gain a right, or use more than a bounded amount of memory. Files that may be read remain readable:
 * fonts. There is no way back. */
gboolean probant_pdf_lockdown (GError **error);

G_END_DECLS
