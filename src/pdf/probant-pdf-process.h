/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A helper process of ours and the way to talk to it. */
typedef struct
{
  GSubprocess *process;
  GSocket *socket;
  int first_page; /* memory that it has prepared to draw into; -1 where there is none or it was used */
} ProbantPdfProcess;

/* The one that waits, if there is one, else a new one. From any thread; blocks no longer than a process takes
 * to start. (transfer full) */
ProbantPdfProcess *probant_pdf_process_take (GError **error);
/* Sees to it that one waits, ready to read: the next document then costs no start. From any thread; blocks
 * no longer than a process takes to start. */
void probant_pdf_process_prepare (void);
/* A memory file of a size that no one can change any more. -1 with a G_IO_ERROR. */
int probant_pdf_process_share_memory (const char *name, gsize size, GError **error);
/* Ends it, whatever it is doing. */
void probant_pdf_process_end (ProbantPdfProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfProcess, probant_pdf_process_end)

G_END_DECLS
