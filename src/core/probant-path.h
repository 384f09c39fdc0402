/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading answers by path (the syntax is described at ProbantField). `answers` is the object of the answers'
 * roots by route key. JSON null and the text "null" count as absent everywhere; no type is taken for granted.
 */

/* The first node at `path`, NULL where there is none. Without "KEY:" the first answer there is. (transfer
 * none) */
JsonNode *probant_json_get (JsonObject *answers, const char *path);
/* The text there, NULL where there is none or where it is no text. (transfer none) */
const char *probant_json_get_text (JsonObject *answers, const char *path);
/* Numbers, and text that reads as a number. FALSE where there is none. */
gboolean probant_json_get_number (JsonObject *answers, const char *path, double *number);
/* true and false, nothing else. FALSE where there is none. */
gboolean probant_json_get_boolean (JsonObject *answers, const char *path, gboolean *value);
/* All nodes at `path`, nulls left out. (transfer container) */
GPtrArray *probant_json_list (JsonObject *answers, const char *path);

/* The same below one node: an item of a list, or the node that a format function is given. */
JsonNode *probant_node_get (JsonNode *node, const char *path);
const char *probant_node_get_text (JsonNode *node, const char *path);
gboolean probant_node_get_number (JsonNode *node, const char *path, double *number);
gboolean probant_node_get_boolean (JsonNode *node, const char *path, gboolean *value);

/* Whatever the node is, as text: a scalar as it is, the leaves of an object or array joined by commas;
 * cleaned and bounded (probant_clean_text). NULL where nothing is in it. (transfer full) */
char *probant_node_to_text (JsonNode *node);
/* NULL, JSON null, blank text, the text "null". */
gboolean probant_node_is_null (JsonNode *node);

/* The way to a node: the items of the arrays passed through, innermost first, and at the end the answer's
 * root. */
typedef struct _ProbantScope ProbantScope;
struct _ProbantScope
{
  const ProbantScope *outer; /* NULL for the root */
  JsonNode *node;
  const char *key; /* of the answer: "KEY" or "KEY@YEAR" */
};

typedef void (*ProbantMatchFunc) (const ProbantScope *scope, JsonNode *node, gpointer user_data);

/* Calls `func` for each node at `path` below the scope's node, nulls included. The scopes live as long as the
 * call. */
void
probant_scope_walk (const ProbantScope *scope, const char *path, ProbantMatchFunc func, gpointer user_data);
/* The same from the answers; `first_key` serves where the path has no "KEY:", NULL = the first answer there
 * is. Returns the number of answers of that key. */
guint probant_answers_walk (JsonObject *answers,
                            const char *first_key,
                            const char *path,
                            ProbantMatchFunc func,
                            gpointer user_data);
/* The year of "KEY@YEAR", NULL where the key has none. */
const char *probant_scope_get_year (const ProbantScope *scope);

G_END_DECLS
