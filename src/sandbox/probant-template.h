/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the texts of a subject's file may refer to, so that a file written once stays current:
 *
 *   ${date OPS}    "2031-04-30"        ${french OPS}  "30 avril 2031"    ${short OPS}  "30/04/2031"
 *   ${month OPS}   "2031-04"           ${year OPS}    "2031"             ${mm OPS}     "04"
 *   ${time OPS}    "2031-04-30T00:00:00.000Z"
 *   ${unix OPS}    seconds of that midnight in Paris, a number where the text holds nothing else
 *   ${seconds OPS} the same, always a text
 *   ${integer OPS} the year, a number where the text holds nothing else
 *   ${file NAME}   the link to the subject's document
 *   ${deed NAME}   the same in two steps
 *   ${url PATH}    an absolute URL of this server
 *   ${NAME}        a variable, looked for in the last table first
 *
 * OPS start from today and are read from left to right: an ISO date, "-30d", "+6m", "-1y", "12-31" (that
 * day of the year), "start" and "end" (of the month), "asked" (the first day of the year or month that is
 * asked for).
 * The names of members may refer to texts as well.
 * An object with "@part": NAME has the members of that part too, or is that part where it is an array. */
typedef struct
{
  const char *base_url;
  const char *folder;       /* the subject's folder of documents */
  JsonObject *parts;        /* may be NULL */
  JsonObject *variables[2]; /* texts; either may be NULL */
  GDateTime *today;         /* in Paris */
  int asked_year;           /* 0 where the request names none */
  int asked_month;          /* 1 where the request names none */
} ProbantTemplate;

/* A copy of `node` with every reference resolved; one that means nothing stays as it was written.
 * (transfer full) */
JsonNode *probant_template_resolve (const ProbantTemplate *self, JsonNode *node);

G_END_DECLS
