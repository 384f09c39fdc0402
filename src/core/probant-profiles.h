/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-profile.h"

G_BEGIN_DECLS

/* The accesses of this user: a GListModel of ProbantProfile, in the order of their labels, kept in one small
 * JSON file of the user's configuration. What cannot be read in the file is left out; a file that is damaged
 * as a whole is set aside, never written over. Several processes may share it: each change is made to what
 * the file holds at that moment. No token ever comes here. */
#define PROBANT_TYPE_PROFILES (probant_profiles_get_type ())
G_DECLARE_FINAL_TYPE (ProbantProfiles, probant_profiles, PROBANT, PROFILES, GObject)

/* `path` NULL: "probant/accesses.json" in the user's configuration folder. */
ProbantProfiles *probant_profiles_new (const char *path);

/* A sentence where the file is damaged: what became of it. NULL where all is well. */
const char *probant_profiles_get_problem (ProbantProfiles *self);

/* (transfer none), NULL where there is none. */
ProbantProfile *probant_profiles_find (ProbantProfiles *self, const char *id);
/* By its id or its label, as typed on a command line, whatever the case. NULL with a PROBANT_ACCESS_ERROR_API
 * that names those there are, where there is none or several bear this label. (transfer none) */
ProbantProfile *probant_profiles_get_named (ProbantProfiles *self, const char *name, GError **error);

/* Adds the profile instead of the one with the same id. FALSE with a GFileError where the file could not be
 * written: the list in memory is right all the same. */
gboolean probant_profiles_put (ProbantProfiles *self, ProbantProfile *profile, GError **error);
gboolean probant_profiles_remove (ProbantProfiles *self, const char *id, GError **error);

G_END_DECLS
