/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A small JSON file of the user's that holds one list of objects, for its owner alone. Several processes may
 * share it: whoever changes it reads it first. */
typedef struct
{
  const char *member; /* of the root, holds the list */
  gsize max_size;     /* bytes: a longer file is none of ours */
  /* What the object stands for (transfer full); NULL leaves it out. */
  gpointer (*read) (JsonObject *object);
  void (*write) (JsonBuilder *builder, gpointer item);
} ProbantStore;

/* Appends to `items`. FALSE where there is a file that is none of ours. */
gboolean probant_store_read (const ProbantStore *store, const char *path, GPtrArray *items);
/* Whole or not at all, the folder with it. FALSE with a GFileError. */
gboolean probant_store_write (const ProbantStore *store, const char *path, GPtrArray *items, GError **error);
/* For `write`: nothing where `text` is NULL. */
void probant_store_add_text (JsonBuilder *builder, const char *member, const char *text);
void probant_store_add_number (JsonBuilder *builder, const char *member, gint64 number);

G_END_DECLS
