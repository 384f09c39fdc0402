/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Which of a dossier's values go into which field of a form: a file that the user can edit, described in
 * probant(1).
 *
 *   [fields]
 *   Name of the field = text with {subject.siret}, {today} or {source:path}, the path of an answer as in
 *                       probant_json_get
 *
 * "{… | date}" writes a date as 31/12/2026, "{… | not}" turns true and false; "{{" and "}}" are braces. In
 * the name of a field %3D, %5B, %5D and %25 stand for = [ ] and %. */
typedef struct _ProbantFormMapping ProbantFormMapping;

#define PROBANT_FORM_MAPPING_ERROR (probant_form_mapping_error_quark ())
GQuark probant_form_mapping_error_quark (void);
typedef enum
{
  PROBANT_FORM_MAPPING_ERROR_FILE,  /* cannot be read */
  PROBANT_FORM_MAPPING_ERROR_FIELD, /* the text of a field is wrong: the message names it */
} ProbantFormMappingError;

/* Where forms' mappings lie: the user's own folder before the system's. $PROBANT_FORMSDIR takes the place of
 * the one that the program was built with. (transfer full) */
char **probant_form_mapping_list_folders (void);

/* (transfer full); the message is translated and names the file. */
ProbantFormMapping *probant_form_mapping_load (const char *path, GError **error);
void probant_form_mapping_free (ProbantFormMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantFormMapping, probant_form_mapping_free)

/* The mapping made for a form with these fields: of the *.ini in `folders`, in which an earlier folder hides
 * the files of the same name in later ones, that which names most of them, if at least half of what it names
 * is there. NULL where there is none. A file that cannot be read is passed over with a warning in `warnings`
 * (array of char *). (transfer full) */
ProbantFormMapping *
probant_form_mapping_find (const char *const *folders, const char *const *fields, GPtrArray *warnings);

/* The same in the folders that there are. */
ProbantFormMapping *probant_form_mapping_find_installed (const char *const *fields, GPtrArray *warnings);

/* As it was loaded. (transfer none) */
const char *probant_form_mapping_get_path (ProbantFormMapping *self);
/* The path of the user's own copy, made now if it is not there yet; it hides the one that it is a copy of.
 * G_FILE_ERROR. (transfer full) */
char *probant_form_mapping_make_own (ProbantFormMapping *self, GError **error);

/* The sources that its values come from, those that tell who the applicant is included. (transfer none) */
const char *const *probant_form_mapping_get_sources (ProbantFormMapping *self);

typedef struct
{
  char *name; /* of the field */
  char *text; /* NULL where none of its substitutions is known */
  char *why;  /* then a translated sentence, else NULL */
} ProbantFormEntry;

/* Array of ProbantFormEntry in the order of the file. (transfer full) */
GPtrArray *probant_form_mapping_list (ProbantFormMapping *self, ProbantDossier *dossier, GDateTime *today);

/* Name of a field -> its text, of those that have one. (transfer full) */
GHashTable *probant_form_mapping_apply (ProbantFormMapping *self, ProbantDossier *dossier, GDateTime *today);

G_END_DECLS
