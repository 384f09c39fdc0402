/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the INPI's search is asked by SIREN, and what its answers become. Knows no HTTP.
 * Source: inpi-pi.md, sections 4 and 5. */
typedef struct _ProbantInpiCollection ProbantInpiCollection;

/* "marques", "brevets" or "modeles": the word in the INPI's own paths. NULL for any other. (transfer none) */
const ProbantInpiCollection *probant_inpi_collection_find (const char *name);
const char *probant_inpi_collection_get_name (const ProbantInpiCollection *self);

/* The body of the search, JSON. `siren`: nine digits. (transfer full) */
char *probant_inpi_collection_make_search (const ProbantInpiCollection *self, const char *siren);

/* The INPI's answer, of which `root` NULL is the one without a body, as an envelope like API Entreprise's:
 *
 *   {"data": {"nombre": COUNT, "examines": READ, "page": URL,
 *             "titres": [{"numero", "titre", "date_depot", …, "image": {"titre": NAME AND NUMBER, "url":
 * URL}}]}, "links": {}, "meta": {}}
 *
 * `titres`: the five filed last, at most; left out where there is none. `examines`: left out unless there are
 * more titles than came, and then the latest may be among the others. Values are texts, or lists of texts,
 * bounded and without markup; what the INPI did not say is null.
 * `image`: left out unless the INPI names one, never followed: the URL is made anew below `api_url`. NULL
 * where it is no such answer. (transfer full), immutable. */
JsonNode *probant_inpi_collection_read (const ProbantInpiCollection *self,
                                        const char *siren,
                                        const char *api_url,
                                        JsonNode *root);

/* "marques/image/FR9990001/std" or "modeles/image/NUMBER/DESIGN/VIEW/std": the two routes of images, below
 * the API's address (inpi-pi.md, section 6; patents have none). */
gboolean probant_inpi_is_image_path (const char *path);

G_END_DECLS
