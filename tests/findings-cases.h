/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Answers of "entreprises". */
#define UNIT(members) "{'data':{'siren':'552049447'," members "}}"
#define COMPANY "'forme_juridique':{'code':'5710'}"
#define PERSON "'forme_juridique':{'code':'1000'}"

#define FINDINGS_MAX_SOURCES 3

typedef struct
{
  const char *name;
  const char *json; /* ' for " */
} FindingsSource;

/* One check, fed with answers. `severity` is the name of the one expected, NULL where it must find nothing.
 * `words`: each must be in the sentence or the detail. */
typedef struct
{
  const char *title;
  const char *id;
  const char *severity;
  const char *words[3];
  FindingsSource sources[FINDINGS_MAX_SOURCES + 1];
} FindingsCase;

/* Ends with title = NULL. As of 15 June 2026, of SIREN 552049447. */
extern const FindingsCase findings_cases[];

G_END_DECLS
