/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* The dossiers opened lately, for the search of GNOME Shell: org.gnome.Shell.SearchProvider2. Names and
 * numbers alone leave the program. Signals: "open" (the number as text, the time of the event as guint) and
 * "search" (the terms as one text, the time). */
#define PROBANT_TYPE_SEARCH_PROVIDER (probant_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSearchProvider, probant_search_provider, PROBANT, SEARCH_PROVIDER, GObject)

/* Called at each search; NULL where nothing can be asked, and so nothing found. (transfer none) */
typedef ProbantSession *(*ProbantSearchProviderSession) (gpointer user_data);

ProbantSearchProvider *probant_search_provider_new (ProbantSearchProviderSession get_session,
                                                    gpointer user_data);
gboolean probant_search_provider_export (ProbantSearchProvider *self,
                                         GDBusConnection *connection,
                                         const char *object_path,
                                         GError **error);
void probant_search_provider_unexport (ProbantSearchProvider *self);

G_END_DECLS
