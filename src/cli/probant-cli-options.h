/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-access.h"

G_BEGIN_DECLS

/* Exit statuses; of several the larger "something failed" wins. */
typedef enum
{
  PROBANT_CLI_DONE = 0,
  PROBANT_CLI_USAGE = 1,
  PROBANT_CLI_FAILED = 2,
  PROBANT_CLI_NOTHING_ASKED = 3,
} ProbantCliStatus;

typedef enum
{
  PROBANT_CLI_FORMAT_TEXT,
  PROBANT_CLI_FORMAT_JSON,
  PROBANT_CLI_FORMAT_CSV,
} ProbantCliFormat;

/* The command line of `fetch`, read and checked: nothing has been asked yet. */
typedef struct
{
  GArray *identifiers;   /* ProbantIdentifier, each once, in the order typed */
  ProbantAccess *access; /* of the sandbox: still to be completed */
  char **with;           /* names of sources, NULL where not given */
  char **only;
  char *documents;  /* folder, NULL = not downloaded */
  char *report;     /* folder, NULL = no report */
  gboolean summary; /* of the report */
  gboolean pieces;  /* with the documents' pages */
  char *declared;   /* file with what the applicant declared, NULL = none; then there is one identifier */
  ProbantCliFormat format;
} ProbantCliOptions;

/* NULL where the command line is wrong (*status USAGE) or there is no token (*status NOTHING_ASKED): `error`
 * says it in a sentence that never holds the token. `--help` prints and ends the process. (transfer full) */
ProbantCliOptions *
probant_cli_options_parse (int argc, char **argv, ProbantCliStatus *status, GError **error);
void probant_cli_options_free (ProbantCliOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantCliOptions, probant_cli_options_free)

/* The command line of `fill`. Begins zeroed. */
typedef struct
{
  char *form;
  char *output;
  char *mapping; /* NULL = the one that fits */
  gboolean list;
  ProbantCliOptions *options; /* NULL with `list` */
} ProbantCliFill;

gboolean probant_cli_options_parse_fill (int argc,
                                         char **argv,
                                         ProbantCliFill *fill,
                                         ProbantCliStatus *status,
                                         GError **error);
void probant_cli_fill_clear (ProbantCliFill *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProbantCliFill, probant_cli_fill_clear)

/* The source whose name is nearest to `name` by edit distance. (transfer none) */
const char *probant_cli_nearest_source (const char *name);

G_END_DECLS
