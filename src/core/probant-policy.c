/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-policy.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-route.h"

struct _ProbantPolicy
{
  GObject parent_instance;

  char **scopes;
  char **only;
  GHashTable *on; /* names */
  gboolean all_on;
  gboolean has_inpi;
  gboolean no_access;
  gboolean has_directory;
};

G_DEFINE_FINAL_TYPE (ProbantPolicy, probant_policy, G_TYPE_OBJECT)

static void
probant_policy_finalize (GObject *object)
{
  ProbantPolicy *self = PROBANT_POLICY (object);

  g_strfreev (self->scopes);
  g_strfreev (self->only);
  g_hash_table_unref (self->on);

  G_OBJECT_CLASS (probant_policy_parent_class)->finalize (object);
}

static void
probant_policy_class_init (ProbantPolicyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_policy_finalize;
}

static void
probant_policy_init (ProbantPolicy *self)
{
  self->on = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ProbantPolicy *
probant_policy_new (void)
{
  return g_object_new (PROBANT_TYPE_POLICY, NULL);
}

void
probant_policy_set_scopes (ProbantPolicy *self, const char *const *scopes)
{
  g_return_if_fail (PROBANT_IS_POLICY (self));

  g_strfreev (self->scopes);
  self->scopes = g_strdupv ((char **)scopes);
}

void
probant_policy_switch_on (ProbantPolicy *self, const char *const *names)
{
  g_return_if_fail (PROBANT_IS_POLICY (self));

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], "all"))
      self->all_on = TRUE;
    else
      g_hash_table_add (self->on, g_strdup (names[i]));
}

void
probant_policy_set_only (ProbantPolicy *self, const char *const *names)
{
  g_return_if_fail (PROBANT_IS_POLICY (self));

  g_strfreev (self->only);
  self->only = g_strdupv ((char **)names);
}

void
probant_policy_set_has_inpi (ProbantPolicy *self, gboolean has_inpi)
{
  g_return_if_fail (PROBANT_IS_POLICY (self));

  self->has_inpi = has_inpi;
}

void
probant_policy_set_has_access (ProbantPolicy *self, gboolean has_access)
{
  g_return_if_fail (PROBANT_IS_POLICY (self));

  self->no_access = !has_access;
}

gboolean
probant_policy_has_access (ProbantPolicy *self)
{
  g_return_val_if_fail (PROBANT_IS_POLICY (self), FALSE);

  return !self->no_access;
}

void
probant_policy_set_has_directory (ProbantPolicy *self, gboolean has_directory)
{
  g_return_if_fail (PROBANT_IS_POLICY (self));

  self->has_directory = has_directory;
}

/* The flags of the first route, 0 where there is none. */
static ProbantRouteFlags
get_flags (const ProbantEndpoint *endpoint)
{
  return endpoint->routes != NULL && endpoint->routes[0].key != NULL ? endpoint->routes[0].flags : 0;
}

static gboolean
is_named_alone (ProbantPolicy *self, const ProbantEndpoint *endpoint)
{
  return self->only != NULL && g_strv_contains ((const char *const *)self->only, endpoint->name);
}

gboolean
probant_policy_is_on (ProbantPolicy *self, const ProbantEndpoint *endpoint)
{
  g_return_val_if_fail (PROBANT_IS_POLICY (self), FALSE);

  if (endpoint->usefulness == PROBANT_USEFUL_NO)
    return endpoint->exception != NULL && g_hash_table_contains (self->on, endpoint->name);
  if (self->no_access && (get_flags (endpoint) & PROBANT_ROUTE_OPEN) != 0)
    return TRUE;
  if (is_named_alone (self, endpoint) || g_hash_table_contains (self->on, endpoint->name))
    return TRUE;

  return endpoint->row != 0 && (self->all_on || endpoint->usefulness == PROBANT_USEFUL_YES);
}

/* What "all" stands for. */
static gboolean
is_of_all (const ProbantEndpoint *endpoint)
{
  return endpoint->row != 0 && endpoint->usefulness == PROBANT_USEFUL_TO_BE_EXAMINED;
}

gboolean
probant_policy_names_hold (const char *const *names, const ProbantEndpoint *endpoint)
{
  g_return_val_if_fail (names != NULL && endpoint != NULL, FALSE);

  return g_strv_contains (names, endpoint->name) || (g_strv_contains (names, "all") && is_of_all (endpoint));
}

char **
probant_policy_names_switch (const char *const *names, const ProbantEndpoint *endpoint, gboolean on)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  g_return_val_if_fail (names != NULL && endpoint != NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (list[i] == endpoint ? on : probant_policy_names_hold (names, list[i]))
      g_strv_builder_add (builder, list[i]->name);
  return g_strv_builder_end (builder);
}

gboolean
probant_policy_lists (ProbantPolicy *self, const ProbantEndpoint *endpoint)
{
  return endpoint->row != 0 || probant_policy_is_on (self, endpoint);
}

gboolean
probant_policy_may_call (ProbantPolicy *self, const ProbantRoute *route)
{
  g_return_val_if_fail (PROBANT_IS_POLICY (self), FALSE);

  if ((route->flags & PROBANT_ROUTE_INPI) != 0)
    return self->has_inpi;
  if ((route->flags & PROBANT_ROUTE_OPEN) != 0)
    return self->has_directory;
  if (self->no_access)
    return FALSE;
  if (self->scopes == NULL || route->scopes == NULL || route->scopes[0] == NULL)
    return TRUE;
  for (guint i = 0; route->scopes[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)self->scopes, route->scopes[i]))
      return TRUE;

  return FALSE;
}

gboolean
probant_policy_has_right (ProbantPolicy *self, const ProbantEndpoint *endpoint)
{
  g_return_val_if_fail (PROBANT_IS_POLICY (self), FALSE);

  for (guint i = 0; endpoint->routes != NULL && endpoint->routes[i].key != NULL; i++)
    if (probant_policy_may_call (self, &endpoint->routes[i]))
      return TRUE;

  return FALSE;
}

ProbantReason
probant_policy_judge (ProbantPolicy *self, const ProbantEndpoint *endpoint, const ProbantSubject *subject)
{
  g_return_val_if_fail (PROBANT_IS_POLICY (self), PROBANT_REASON_EXCLUDED);

  if (endpoint->usefulness == PROBANT_USEFUL_NO && !probant_policy_is_on (self, endpoint))
    return PROBANT_REASON_EXCLUDED;
  if (self->only != NULL && !is_named_alone (self, endpoint))
    return PROBANT_REASON_NOT_WANTED;
  if (endpoint->routes == NULL || endpoint->routes[0].key == NULL
      || ((get_flags (endpoint) & PROBANT_ROUTE_INPI) != 0 && !self->has_inpi)
      || ((get_flags (endpoint) & PROBANT_ROUTE_OPEN) != 0 && !self->has_directory))
    return PROBANT_REASON_NO_ROUTE;
  if (self->no_access && (get_flags (endpoint) & (PROBANT_ROUTE_INPI | PROBANT_ROUTE_OPEN)) == 0)
    return PROBANT_REASON_NEEDS_ACCESS;
  if (!probant_policy_is_on (self, endpoint))
    return PROBANT_REASON_SWITCHED_OFF;
  if (!probant_policy_has_right (self, endpoint))
    return PROBANT_REASON_RIGHT_MISSING;
  if (subject != NULL && subject->kind != PROBANT_SUBJECT_UNKNOWN
      && (endpoint->subjects & subject->kind) == 0)
    return PROBANT_REASON_CANNOT_KNOW;

  return PROBANT_REASON_NONE;
}

const char *
probant_reason_get_name (ProbantReason reason)
{
  static const char *const names[]
      = { "none",          "excluded", "switched-off", "right-missing", "cannot-know",
          "no-identifier", "no-route", "not-wanted",   "needs-access",  "stopped" };

  g_return_val_if_fail (reason < G_N_ELEMENTS (names), NULL);

  return names[reason];
}

static char *
describe_missing_right (const ProbantEndpoint *endpoint)
{
  const char *const *scopes = endpoint->routes[0].scopes;

  return g_strdup_printf (
      /* Translators: %s is the name of a right in an access token, such as "attestations_fiscales". */
      _ ("The service’s token does not hold the right « %s », which this source requires."),
      scopes != NULL && scopes[0] != NULL ? scopes[0] : endpoint->name);
}

/* The number that the first route asks for. */
static const char *
needed_identifier (const ProbantEndpoint *endpoint)
{
  const char *path = endpoint->routes != NULL ? endpoint->routes[0].path : NULL;

  if (path == NULL)
    return "SIREN";
  if (strstr (path, "rna}") != NULL)
    return strstr (path, "{siren_or") != NULL ? "SIREN / RNA" : "RNA";

  return strstr (path, "{siret") != NULL ? "SIRET" : "SIREN";
}

const char *
probant_reason_get_title (ProbantReason reason)
{
  switch (reason)
    {
    case PROBANT_REASON_NEEDS_ACCESS:
      return _ ("Need an access to API Entreprise");
    case PROBANT_REASON_SWITCHED_OFF:
      return _ ("To be examined, not switched on");
    case PROBANT_REASON_RIGHT_MISSING:
      return _ ("The token lacks the right");
    case PROBANT_REASON_NO_IDENTIFIER:
      return _ ("The number they need is not known");
    case PROBANT_REASON_CANNOT_KNOW:
      return _ ("Cannot know such an applicant");
    case PROBANT_REASON_NO_ROUTE:
      return _ ("No route of API Entreprise any more");
    case PROBANT_REASON_STOPPED:
      return _ ("Stopped before they were asked");
    case PROBANT_REASON_NOT_WANTED:
      return _ ("Left out of this dossier");
    case PROBANT_REASON_EXCLUDED:
      return _ ("Excluded from the public-aid use case");
    case PROBANT_REASON_NONE:
    default:
      return NULL;
    }
}

char *
probant_reason_describe (ProbantReason reason, const ProbantEndpoint *endpoint)
{
  switch (reason)
    {
    case PROBANT_REASON_EXCLUDED:
      return g_strdup (_ ("The public-aid use case excludes this source: it is never asked."));
    case PROBANT_REASON_SWITCHED_OFF:
      return g_strdup (_ ("This source is to be examined: the service has not chosen to ask it."));
    case PROBANT_REASON_RIGHT_MISSING:
      return describe_missing_right (endpoint);
    case PROBANT_REASON_CANNOT_KNOW:
      return g_strdup (_ ("This source cannot know an applicant of this kind: it is not asked."));
    case PROBANT_REASON_NO_IDENTIFIER:
      return g_strdup_printf (
          /* Translators: %s is SIREN, SIRET or RNA. */
          _ ("This source needs a %s, which could not be found for this applicant."),
          needed_identifier (endpoint));
    case PROBANT_REASON_NO_ROUTE:
      return g_strdup (endpoint->no_route != NULL
                           ? _ (endpoint->no_route)
                           : _ ("API Entreprise has no route to this source any more."));
    case PROBANT_REASON_NOT_WANTED:
      return g_strdup (_ ("This source was left out of this request."));
    case PROBANT_REASON_NEEDS_ACCESS:
      return g_strdup (_ ("This source answers only services that have an access to API Entreprise."));
    case PROBANT_REASON_STOPPED:
      return g_strdup (_ ("The request was stopped before this source was asked."));
    case PROBANT_REASON_NONE:
    default:
      return g_strdup ("");
    }
}

char *
probant_reason_describe_next (ProbantReason reason, const ProbantEndpoint *endpoint)
{
  switch (reason)
    {
    case PROBANT_REASON_SWITCHED_OFF:
      return g_strdup (_ ("Ask it if the aid examined justifies it."));
    case PROBANT_REASON_RIGHT_MISSING:
      return g_strdup (_ (
          "Ask the person in charge of the service’s API Entreprise authorisation to request this right."));
    case PROBANT_REASON_NEEDS_ACCESS:
      return g_strdup (
          _ ("Your service asks for one, free of charge, on entreprise.api.gouv.fr; meanwhile, ask the "
             "applicant for the documents."));
    case PROBANT_REASON_CANNOT_KNOW:
    case PROBANT_REASON_NO_IDENTIFIER:
      return endpoint->coverage != NULL ? g_strdup (_ (endpoint->coverage)) : NULL;
    case PROBANT_REASON_EXCLUDED:
      return endpoint->exception != NULL ? g_strdup (_ (endpoint->exception)) : NULL;
    case PROBANT_REASON_NONE:
    case PROBANT_REASON_NO_ROUTE:
    case PROBANT_REASON_NOT_WANTED:
    case PROBANT_REASON_STOPPED:
    default:
      return NULL;
    }
}

char *
probant_reason_get_page (ProbantReason reason, const ProbantEndpoint *endpoint, const ProbantSubject *subject)
{
  const ProbantRoute page = { .path = endpoint->public_page };

  if (reason != PROBANT_REASON_NO_ROUTE || page.path == NULL)
    return NULL;

  return probant_route_fill (&page, subject, 0);
}
