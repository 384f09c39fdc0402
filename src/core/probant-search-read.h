/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "core/probant-identifier.h"

G_BEGIN_DECLS

/* What the answers of "Recherche d'entreprises" become. Knows no HTTP. Source: recherche-entreprises.md,
 * section 5. */

/* One unit found. Immutable, reference counted. Texts are one line, bounded, UTF-8. */
typedef struct
{
  char *siren;
  char *siret; /* of the head office; NULL where not told */
  char *rna;   /* NULL where none */
  char *name;  /* as the directory writes it; NULL where not published or not told */
  char *postcode;
  char *town;
  char *activity; /* NAF code, "62.01Z"; NULL where not told */
  char *section;  /* "A" … "U"; NULL where not told */
  gboolean ceased;
  gboolean association;
  gboolean partial; /* published in part only: not to be shown outside the service */
  guint n_open;     /* establishments that are open */
} ProbantSearchHit;

#define PROBANT_TYPE_SEARCH_HIT (probant_search_hit_get_type ())
GType probant_search_hit_get_type (void);

ProbantSearchHit *probant_search_hit_ref (ProbantSearchHit *self);
void probant_search_hit_unref (ProbantSearchHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantSearchHit, probant_search_hit_unref)

/* The number to open: the head office's SIRET, else the SIREN. */
void probant_search_hit_get_identifier (const ProbantSearchHit *self, ProbantIdentifier *identifier);
/* What the activities of a section of the NAF ("A" … "U", may be NULL) are about, translated: "Construction".
 * NULL where there is no such section. */
const char *probant_search_get_section_title (const char *section);

/* ProbantSearchHit of a page of results, in its order; one that bears no right SIREN is left out, and with
 * `number` (may be NULL) one that does not bear it. NULL where `root` is no such answer. (transfer full) */
GPtrArray *probant_search_read_hits (JsonNode *root, const ProbantIdentifier *number, guint *n_total);

/* The unit that bears `number`, in an envelope like API Entreprise's:
 *
 *   {"data": {members as the directory names them, …}, "links": {}, "meta": {}}
 *
 * "[NON-DIFFUSIBLE]" is null; `finances` is a list of {"annee", "ca", "resultat_net"}, the latest first;
 * `etablissement` the one that was asked for by its SIRET where it is not the head office, instead of
 * `matching_etablissements`. *found FALSE and NULL where the answer holds no such unit; *found TRUE and NULL
 * where `root` is no such answer. (transfer full), immutable */
JsonNode *probant_search_read_unit (JsonNode *root, const ProbantIdentifier *number, gboolean *found);

G_END_DECLS
