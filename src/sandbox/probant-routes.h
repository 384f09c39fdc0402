/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long API Entreprise keeps an answer. */
typedef enum
{
  PROBANT_CACHE_NONE,
  PROBANT_CACHE_HOUR,
  PROBANT_CACHE_NIGHT,    /* until 3:00 */
  PROBANT_CACHE_MORNING,  /* until 8:00 of the next day */
  PROBANT_CACHE_MIDNIGHT, /* until the end of the day */
} ProbantCache;

/* One route that the sandbox answers. `answer` is the key in the subject's answers; a route of open data
 * names that of its protected twin and the members of `data` that it leaves out. */
typedef struct
{
  const char *path; /* parameters in braces: numbers as the contract names them, year, month */
  const char *answer;
  const char *prefix;   /* of the provider's error codes */
  const char *provider; /* its display name in errors */
  const char *scopes;   /* any of them, separated by spaces; NULL = no right needed */
  const char *left_out; /* members, separated by spaces, or NULL */
  gboolean document;    /* quota group */
  gboolean diffusible;  /* leaves out subjects that are not published in full */
  ProbantCache cache;
} ProbantSandboxRoute;

/* What the path of a request says. The texts are owned by the struct, NULL where the route has no such
 * parameter. */
typedef struct
{
  const ProbantSandboxRoute *route;
  char *parameter; /* the name of the parameter that holds the number */
  char *number;
  char *year;
  char *month;
} ProbantSandboxCall;

/* FALSE where no route has this path. */
gboolean probant_sandbox_call_parse (ProbantSandboxCall *self, const char *path);
void probant_sandbox_call_clear (ProbantSandboxCall *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProbantSandboxCall, probant_sandbox_call_clear)

/* Every right that a route asks for, each once. (transfer full) */
char **probant_sandbox_list_scopes (void);
/* Ended by path = NULL. */
const ProbantSandboxRoute *probant_sandbox_list_routes (void);

G_END_DECLS
