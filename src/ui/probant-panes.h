/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list, the page that is chosen in it and a document opened from that page (properties "list", "page" and
 * "document", set once): side by side where there is room for all; else the document takes the place of the
 * page; in a window narrower still, or with large text, there is one at a time and a way back. The widths
 * that the user gives them are remembered. */
#define PROBANT_TYPE_PANES (probant_panes_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPanes, probant_panes, PROBANT, PANES, GtkWidget)

/* What is alone in the window: property "alone", notified. */
typedef enum
{
  PROBANT_ALONE_NONE,    /* the list is there, alone or not, or the window was filled on purpose */
  PROBANT_ALONE_PAGE,    /* the list is behind it */
  PROBANT_ALONE_DOCUMENT /* the page is behind it */
} ProbantAlone;

ProbantAlone probant_panes_get_alone (ProbantPanes *self);
/* Whether list and page take turns: what is chosen in the one leads to the other. Property "single". */
gboolean probant_panes_is_single (ProbantPanes *self);
/* Whether an open document takes the place of the page. */
gboolean probant_panes_is_narrow (ProbantPanes *self);
/* Shows the list or what was chosen in it, where they take turns. */
void probant_panes_show_list (ProbantPanes *self, gboolean list);
/* `filled`: it has the whole window. */
void probant_panes_set_document (ProbantPanes *self, gboolean open, gboolean filled);

G_END_DECLS
