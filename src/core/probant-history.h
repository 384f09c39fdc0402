/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-identifier.h"

G_BEGIN_DECLS

/* One dossier opened before. Immutable. */
#define PROBANT_TYPE_HISTORY_ITEM (probant_history_item_get_type ())
G_DECLARE_FINAL_TYPE (ProbantHistoryItem, probant_history_item, PROBANT, HISTORY_ITEM, GObject)

/* `name`, `object` and `marks` may be NULL. `marks`: the documents wanted in the report, as the dossier lists
 * them; no more than PROBANT_HISTORY_MAX_MARKS are kept. `access`: which one it was asked with, the id of a
 * profile, "sandbox", "public", or the API of an access without a name ("production", an URL): the numbers of
 * one mean nothing to another, even where both ask the same server. */
ProbantHistoryItem *probant_history_item_new (const ProbantIdentifier *identifier,
                                              const char *name,
                                              const char *object,
                                              const char *access,
                                              GDateTime *opened_at,
                                              guint n_failed,
                                              const char *const *marks);
const ProbantIdentifier *probant_history_item_get_identifier (ProbantHistoryItem *self);
const char *probant_history_item_get_name (ProbantHistoryItem *self);
const char *probant_history_item_get_object (ProbantHistoryItem *self);
const char *probant_history_item_get_access (ProbantHistoryItem *self);
GDateTime *probant_history_item_get_opened_at (ProbantHistoryItem *self);
guint probant_history_item_get_n_failed (ProbantHistoryItem *self);
const char *const *probant_history_item_get_marks (ProbantHistoryItem *self); /* never NULL */
gboolean probant_history_item_is_sandbox (ProbantHistoryItem *self);

/* The dossiers opened lately: a GListModel of ProbantHistoryItem, newest first, kept in one small JSON file
 * of the user. What cannot be read in the file is left out. Several processes may share it: each change is
 * made to what the file holds at that moment.
 *
 * Properties, made to be bound to settings: "remembers" (boolean, TRUE) and "max-days" (int, 0 = without
 * end): items that were opened earlier are erased, from the file too, when it is set and at each change. */
#define PROBANT_TYPE_HISTORY (probant_history_get_type ())
G_DECLARE_FINAL_TYPE (ProbantHistory, probant_history, PROBANT, HISTORY, GObject)

#define PROBANT_HISTORY_MAX_ITEMS 200
#define PROBANT_HISTORY_MAX_MARKS 200

/* `path` NULL: the user's data folder. */
ProbantHistory *probant_history_new (const char *path);
gboolean probant_history_get_remembers (ProbantHistory *self);
/* Adds the item at the place its time gives it, instead of the one with the same number and access. FALSE
 * with a GFileError where the file could not be written: the list in memory is right all the same. Does
 * nothing where the history does not remember. */
gboolean probant_history_put (ProbantHistory *self, ProbantHistoryItem *item, GError **error);
/* The same for one that is there; what was removed, or never kept, does not come in that way. */
gboolean probant_history_update (ProbantHistory *self, ProbantHistoryItem *item, GError **error);
/* The item of that dossier; NULL where there is none. (transfer none) */
ProbantHistoryItem *
probant_history_find (ProbantHistory *self, const ProbantIdentifier *identifier, const char *access);
/* Removes the item with the same number and access, if it is there. */
gboolean probant_history_remove (ProbantHistory *self, ProbantHistoryItem *item, GError **error);
/* Removes every item, of the file too. */
gboolean probant_history_clear (ProbantHistory *self, GError **error);
/* Puts back what was removed (ProbantHistoryItem), whether the history remembers or not. */
gboolean probant_history_restore (ProbantHistory *self, GPtrArray *items, GError **error);

G_END_DECLS
