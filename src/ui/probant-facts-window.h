/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pdf/probant-pdf-facts.h"

G_BEGIN_DECLS

/* What is known of a document: the file, what the PDF says of itself, its signatures, the files embedded in
 * it, each of which can be saved; what was filled into its form. `name` is its file name, `origin` says where
 * it is from and when, or is NULL. Shown over `parent`. */
void probant_facts_window_show (GtkWindow *parent,
                                ProbantPdf *pdf,
                                GBytes *bytes,
                                const char *name,
                                const char *origin);

G_END_DECLS
