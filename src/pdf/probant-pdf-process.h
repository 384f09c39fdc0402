/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-image.h"

G_BEGIN_DECLS

/* A helper process of ours and the way to talk to it. */
typedef struct
{
  GSubprocess *process;
  GSocket *socket;
  ProbantPdfPixels *first_page; /* what it draws into ahead, shared with it; NULL where nothing is prepared
                                   or it was taken */
} ProbantPdfProcess;

/* The one that waits, if there is one, else a new one. From any thread; blocks no longer than a process takes
 * to start. (transfer full) */
ProbantPdfProcess *probant_pdf_process_take (GError **error);
/* Sees to it that one waits, ready to read: the next document then costs no start. From any thread; does not
 * block. */
void probant_pdf_process_prepare (void);
/* Ends it, whatever it is doing. */
void probant_pdf_process_end (ProbantPdfProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfProcess, probant_pdf_process_end)

G_END_DECLS
