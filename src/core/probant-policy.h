/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/probant-catalogue.h"

G_BEGIN_DECLS

/* Why a source is not asked: part of the model and of the screen. */
typedef enum
{
  PROBANT_REASON_NONE,          /* it is asked */
  PROBANT_REASON_EXCLUDED,      /* the public-aid use case excludes it */
  PROBANT_REASON_SWITCHED_OFF,  /* to be examined, and the service has not switched it on */
  PROBANT_REASON_RIGHT_MISSING, /* the token lacks the right */
  PROBANT_REASON_CANNOT_KNOW,   /* it cannot know this kind of subject */
  PROBANT_REASON_NO_IDENTIFIER, /* the number it needs could not be found */
  PROBANT_REASON_NO_ROUTE, /* no route of API Entreprise any more, and no account of the provider's own API */
  PROBANT_REASON_NOT_WANTED,   /* --only names others */
  PROBANT_REASON_NEEDS_ACCESS, /* only public data are asked, and this source needs a token */
  PROBANT_REASON_STOPPED,      /* the officer stopped the dossier before it was asked */
} ProbantReason;

/* "excluded", "switched-off", "right-missing", "cannot-know", "no-identifier", "no-route", "not-wanted",
 * "needs-access", "stopped". */
const char *probant_reason_get_name (ProbantReason reason);

/* What one service asks for. */
#define PROBANT_TYPE_POLICY (probant_policy_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPolicy, probant_policy, PROBANT, POLICY, GObject)

ProbantPolicy *probant_policy_new (void);
/* The rights of the token; NULL = not known, the server judges. */
void probant_policy_set_scopes (ProbantPolicy *self, const char *const *scopes);
/* Switches on sources that are "to be examined" (names; "all" = every one of the 22), and those that the use
 * case excludes with an exception, which "all" does not hold. An unknown name is ignored here. */
void probant_policy_switch_on (ProbantPolicy *self, const char *const *names);
/* Restricts to these names; a named source counts as switched on, an excluded one stays as it is. NULL = no
 * restriction. */
void probant_policy_set_only (ProbantPolicy *self, const char *const *names);
/* Is there an access to API Entreprise? TRUE until told otherwise; without one only what is open to anybody
 * is asked, the open directory always. */
void probant_policy_set_has_access (ProbantPolicy *self, gboolean has_access);
gboolean probant_policy_has_access (ProbantPolicy *self);
/* Can the open directory be asked, by routes marked PROBANT_ROUTE_OPEN? FALSE until told. */
void probant_policy_set_has_directory (ProbantPolicy *self, gboolean has_directory);
/* Is there an INPI account, through which routes marked PROBANT_ROUTE_INPI are asked? FALSE until told. */
void probant_policy_set_has_inpi (ProbantPolicy *self, gboolean has_inpi);
/* The setting "sources", a list such as probant_policy_switch_on() takes: whether it switches the source on,
 * and the list where it does or does not. (transfer full) */
gboolean probant_policy_names_hold (const char *const *names, const ProbantEndpoint *endpoint);
char **probant_policy_names_switch (const char *const *names, const ProbantEndpoint *endpoint, gboolean on);
gboolean probant_policy_is_on (ProbantPolicy *self, const ProbantEndpoint *endpoint);
/* Is the source listed for this dossier at all? The sources beside the 22 are only where switched on. */
gboolean probant_policy_lists (ProbantPolicy *self, const ProbantEndpoint *endpoint);

/* What can be said of this source before anything is asked, for `subject` as far as it is known (may be
 * NULL). */
ProbantReason
probant_policy_judge (ProbantPolicy *self, const ProbantEndpoint *endpoint, const ProbantSubject *subject);
/* Do the rights open a route of this source? TRUE while they are not known. */
gboolean probant_policy_has_right (ProbantPolicy *self, const ProbantEndpoint *endpoint);
gboolean probant_policy_may_call (ProbantPolicy *self, const ProbantRoute *route);

/* The same for reading, as the head of a list of sources; NULL for NONE. Translated. */
const char *probant_reason_get_title (ProbantReason reason);

/* The sentences of the card of a source that is not asked, translated: why, and what can be done about it
 * (NULL where nothing). (transfer full) */
char *probant_reason_describe (ProbantReason reason, const ProbantEndpoint *endpoint);
char *probant_reason_describe_next (ProbantReason reason, const ProbantEndpoint *endpoint);
/* URL of what anybody can read of the subject instead; NULL where there is none, or while its SIREN is not
 * known. (transfer full) */
char *probant_reason_get_page (ProbantReason reason,
                               const ProbantEndpoint *endpoint,
                               const ProbantSubject *subject);

G_END_DECLS
