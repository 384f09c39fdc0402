/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-preview.h"

G_BEGIN_DECLS

#define wait_until(condition, data) preview_fixture_wait (G_STRLOC, condition, data)

/* Iterates the main context until the condition holds; fails after a deadline, telling where. */
void preview_fixture_wait (const char *where, gboolean (*condition) (gpointer), gpointer data);
/* Conditions: a pointer that is set; a page view that has its pictures. */
gboolean is_set (gpointer data);
gboolean is_view_ready (gpointer data);
void iterate (void);
/* Sets the GAsyncResult that `user_data` points to. */
void store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* A preview in a window of 420 × 600. */
typedef struct
{
  GtkWindow *window;
  ProbantPreview *preview;
  GtkStack *stack;
  char *message; /* the last one, NULL where none */
} PreviewFixture;

void preview_set_up (PreviewFixture *fixture, gconstpointer data);
/* The preview must be gone then. */
void preview_tear_down (PreviewFixture *fixture, gconstpointer data);
/* By a new one in a new window. */
void preview_replace (PreviewFixture *fixture);
#define add_preview(path, test)                                                                              \
  g_test_add (path, PreviewFixture, NULL, preview_set_up, test, preview_tear_down)

/* A child of the template of the preview, of its bar or of another part of it. */
gpointer preview_child (PreviewFixture *fixture, const char *name);
gpointer preview_part (PreviewFixture *fixture, const char *part, const char *name);
/* Waits until something is shown; the name of the stack's page. */
const char *preview_show (PreviewFixture *fixture, GBytes *bytes, const char *name);
gboolean preview_is_settled (gpointer stack);
void preview_activate (PreviewFixture *fixture, const char *action);
/* Whether the button for an action can be pressed. */
gboolean preview_is_sensitive (PreviewFixture *fixture, const char *action);

G_END_DECLS
