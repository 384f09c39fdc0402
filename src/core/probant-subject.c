/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-subject.h"

#include <string.h>

#define MAX_NAME 300

ProbantSubject *
probant_subject_new (const ProbantIdentifier *asked)
{
  ProbantSubject *self = g_new0 (ProbantSubject, 1);

  self->asked = *asked;
  switch (asked->kind)
    {
    case PROBANT_IDENTIFIER_SIRET:
      self->siret = g_strdup (asked->value);
      self->siren = g_strndup (asked->value, 9);
      break;
    case PROBANT_IDENTIFIER_SIREN:
      self->siren = g_strdup (asked->value);
      break;
    case PROBANT_IDENTIFIER_RNA:
      self->rna = g_strdup (asked->value);
      self->kind = PROBANT_SUBJECT_ASSOCIATION;
      break;
    case PROBANT_IDENTIFIER_NONE:
    default:
      break;
    }

  return self;
}

ProbantSubject *
probant_subject_copy (const ProbantSubject *self)
{
  ProbantSubject *copy = g_new0 (ProbantSubject, 1);

  copy->asked = self->asked;
  copy->kind = self->kind;
  copy->siren = g_strdup (self->siren);
  copy->siret = g_strdup (self->siret);
  copy->rna = g_strdup (self->rna);
  copy->name = g_strdup (self->name);

  return copy;
}

void
probant_subject_free (ProbantSubject *self)
{
  g_free (self->siren);
  g_free (self->siret);
  g_free (self->rna);
  g_free (self->name);
  g_free (self);
}

/* The member at the end of `names` (NULL-terminated), NULL where anything on the way is not there. */
static JsonNode *
dig (JsonObject *object, ...)
{
  JsonNode *node = NULL;
  va_list names;

  va_start (names, object);
  for (const char *name = va_arg (names, const char *); name != NULL; name = va_arg (names, const char *))
    {
      node = object != NULL ? json_object_get_member (object, name) : NULL;
      object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    }
  va_end (names);

  return node;
}

static const char *
text_of (JsonNode *node)
{
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
learn_siren (ProbantSubject *self, const char *siren)
{
  if (self->siren != NULL || !probant_siren_is_valid (siren))
    return FALSE;
  self->siren = g_strdup (siren);
  return TRUE;
}

static gboolean
learn_siret (ProbantSubject *self, const char *siret)
{
  if (self->siret != NULL || !probant_siret_is_valid (siret))
    return FALSE;
  if (self->siren != NULL && !g_str_has_prefix (siret, self->siren))
    return FALSE;
  self->siret = g_strdup (siret);
  if (self->siren == NULL)
    self->siren = g_strndup (siret, 9);
  return TRUE;
}

static gboolean
learn_rna (ProbantSubject *self, const char *rna)
{
  if (self->rna != NULL || !probant_rna_is_valid (rna))
    return FALSE;
  self->rna = g_strdup (rna);
  return TRUE;
}

static gboolean
learn_name (ProbantSubject *self, const char *name)
{
  if (self->name != NULL || name == NULL)
    return FALSE;
  self->name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME));
  return TRUE;
}

static gboolean
learn_kind (ProbantSubject *self, ProbantSubjectKind kind)
{
  if (self->kind != PROBANT_SUBJECT_UNKNOWN)
    return FALSE;
  self->kind = kind;
  return TRUE;
}

/* INSEE's legal categories: 1000 is the sole trader, 92xx the associations. */
static gboolean
learn_legal_unit (ProbantSubject *self, JsonObject *unit)
{
  const char *category = text_of (dig (unit, "forme_juridique", "code", NULL));
  const char *rna = text_of (dig (unit, "rna", NULL));
  const char *corporate = text_of (dig (unit, "personne_morale_attributs", "raison_sociale", NULL));
  gboolean learned = FALSE;

  learned |= learn_siret (self, text_of (dig (unit, "siret_siege_social", NULL)));
  learned |= learn_rna (self, rna);
  if (corporate != NULL)
    learned |= learn_name (self, corporate);
  else
    {
      const char *first = text_of (dig (unit, "personne_physique_attributs", "prenom_usuel", NULL));
      const char *last = text_of (dig (unit, "personne_physique_attributs", "nom_usage", NULL));

      if (first == NULL)
        first = text_of (dig (unit, "personne_physique_attributs", "prenom_1", NULL));
      if (last == NULL)
        last = text_of (dig (unit, "personne_physique_attributs", "nom_naissance", NULL));
      if (last != NULL)
        {
          g_autofree char *name
              = g_strjoin (first != NULL ? " " : "", first != NULL ? first : "", last, NULL);

          learned |= learn_name (self, name);
        }
    }

  if (g_strcmp0 (category, "1000") == 0)
    learned |= learn_kind (self, PROBANT_SUBJECT_PERSON);
  else if (self->rna != NULL || (category != NULL && g_str_has_prefix (category, "92")))
    learned |= learn_kind (self, PROBANT_SUBJECT_ASSOCIATION);
  else if (category != NULL)
    learned |= learn_kind (self, PROBANT_SUBJECT_COMPANY);

  return learned;
}

static gboolean
learn_association (ProbantSubject *self, JsonObject *association)
{
  gboolean learned = FALSE;

  learned |= learn_siren (self, text_of (dig (association, "siren", NULL)));
  learned |= learn_siret (self, text_of (dig (association, "siret_siege", NULL)));
  learned |= learn_siret (self, text_of (dig (association, "siret_siege_social", NULL)));
  learned |= learn_rna (self, text_of (dig (association, "rna", NULL)));
  learned |= learn_rna (self, text_of (dig (association, "rna_id", NULL)));
  learned |= learn_name (self, text_of (dig (association, "nom", NULL)));
  learned |= learn_name (self, text_of (dig (association, "titre", NULL)));
  learned |= learn_kind (self, PROBANT_SUBJECT_ASSOCIATION);

  return learned;
}

/* The open directory's members, see probant_search_read_unit(). */
static gboolean
learn_open_unit (ProbantSubject *self, JsonObject *unit)
{
  const char *category = text_of (dig (unit, "nature_juridique", NULL));
  JsonNode *association = dig (unit, "complements", "est_association", NULL);
  gboolean learned = FALSE;

  learned |= learn_siren (self, text_of (dig (unit, "siren", NULL)));
  learned |= learn_siret (self, text_of (dig (unit, "siege", "siret", NULL)));
  learned |= learn_rna (self, text_of (dig (unit, "complements", "identifiant_association", NULL)));
  learned |= learn_name (self, text_of (dig (unit, "nom_raison_sociale", NULL)));
  learned |= learn_name (self, text_of (dig (unit, "nom_complet", NULL)));
  if (g_strcmp0 (category, "1000") == 0)
    learned |= learn_kind (self, PROBANT_SUBJECT_PERSON);
  else if (self->rna != NULL || (category != NULL && g_str_has_prefix (category, "92"))
           || (association != NULL && json_node_get_value_type (association) == G_TYPE_BOOLEAN
               && json_node_get_boolean (association)))
    learned |= learn_kind (self, PROBANT_SUBJECT_ASSOCIATION);
  else if (category != NULL)
    learned |= learn_kind (self, PROBANT_SUBJECT_COMPANY);

  return learned;
}

gboolean
probant_subject_learn (ProbantSubject *self, const char *source, JsonNode *root)
{
  JsonObject *envelope = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *data = dig (envelope, "data", NULL);
  JsonNode *unit;

  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data))
    return FALSE;
  if (g_str_equal (source, "entreprises"))
    return learn_legal_unit (self, json_node_get_object (data));
  if (g_str_equal (source, "associations"))
    return learn_association (self, json_node_get_object (data));
  if (g_str_equal (source, "recherche_entreprises"))
    return learn_open_unit (self, json_node_get_object (data));
  if (!g_str_equal (source, "etablissements"))
    return FALSE;

  unit = dig (json_node_get_object (data), "unite_legale", NULL);
  return unit != NULL && JSON_NODE_HOLDS_OBJECT (unit)
         && learn_legal_unit (self, json_node_get_object (unit));
}
