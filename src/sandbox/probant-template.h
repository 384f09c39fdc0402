/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the texts of a fictional subject's file may refer to, so that a file written once stays current. In
 * any text:
 *
 *   ${date OPS}    "2031-04-30"         ${french OPS}  "30 avril 2031"      ${month OPS}  "2031-04"
 *   ${year OPS}    "2031"               ${time OPS}    "2031-04-30T00:00:00.000Z"
 *   ${unix OPS}    seconds of that midnight in Paris; a number where the text holds nothing else
 *   ${integer OPS} the year; a number where the text holds nothing else
 *   ${seconds OPS} as unix, always a text
 *   ${file NAME}   the link to the subject's document    ${deed NAME}  the same in two steps
 *   ${url PATH}    an absolute URL of this server        ${NAME}       a variable, the last table first
 *
 * OPS start from today and are read from left to right: an ISO date, "-30d" "+6m" "-1y", "12-31" (that day of
 * the same year), "start" and "end" (of the month), "asked" (the first day of the year that the request
 * names). */
typedef struct
{
  const char *base_url;
  const char *folder; /* the subject's folder of documents */
  JsonObject *parts;  /* {"@part": "NAME", …} has the members of that part, or is that part where it is an
                         array; may be NULL */
  JsonObject *variables[2]; /* texts; either may be NULL */
  GDateTime *today;         /* in Paris */
  int asked_year;           /* 0 where the request names none */
} ProbantTemplate;

/* A copy of `node` with every reference resolved; one that means nothing stays as it was written. (transfer
 * full) */
JsonNode *probant_template_resolve (const ProbantTemplate *self, JsonNode *node);

G_END_DECLS
