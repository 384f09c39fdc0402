/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The fictional subjects, one JSON file each under data/subjects/:
 *
 *   numbers    siren, sirets (head office first), rna; null or empty where there is none
 *   identity   texts that documents and answers may name as ${NAME}
 *   annuaire   the unit in the open directory of companies (see probant-sandbox-search.c) as it goes over the
 *              wire, with all its other establishments as "matching_etablissements"
 *   parts      fragments that answers copy in
 *   answers    by the key of the route (see probant-routes.h): the envelope as it goes over the wire,
 *              or {"@error": CODE}, with "@retry_in" in seconds; "@once": true where the next try is
 *              answered; "@delay" in milliseconds with either
 *   inpi       by collection (marques, brevets, modeles): {"count": N, "titles": [{FIELD: TEXT or
 *              [TEXT…]}…]}, fields as the INPI names them; "count" only where there are more titles than are
 *              listed; figurative marks and designs have an image
 *   documents  by file name (.pdf, .png, .zip): {"template": NAME of data/documents/, "values": {…}},
 *              or {"text": CONTENT, "type": MEDIA TYPE}, both with "@delay"; or {"@status": STATUS}
 */
typedef struct
{
  char *siren; /* NULL where there is none */
  char *rna;
  char **sirets;
  const char *folder; /* the SIREN, else the RNA number */
  JsonObject *root;
} ProbantFictionSubject;

typedef struct _ProbantFiction ProbantFiction;

/* Reads what is compiled in; an error means a broken build. (transfer full) */
ProbantFiction *probant_fiction_new (GError **error);
void probant_fiction_free (ProbantFiction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantFiction, probant_fiction_free)

/* All of them, ProbantFictionSubject. (transfer none) */
GPtrArray *probant_fiction_list (ProbantFiction *self);
/* By SIREN, any SIRET, or RNA number; NULL where nobody has it. (transfer none) */
const ProbantFictionSubject *probant_fiction_find (ProbantFiction *self, const char *number);
/* (transfer none), NULL where there is none */
JsonObject *probant_fiction_subject_get_object (const ProbantFictionSubject *self, const char *name);
/* The template of a document. (transfer none), NULL where there is none */
JsonObject *probant_fiction_find_template (ProbantFiction *self, const char *name);

G_END_DECLS
