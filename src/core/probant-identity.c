/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-identity.h"

#include <glib/gi18n.h>

/* The unit's members are below "data", those the establishment repeats below "data.unite_legale". */
#define MAX_PATH 128

static void
learn (char **member, const char *text)
{
  if (*member == NULL)
    *member = probant_clean_text (text);
}

static const char *
get (JsonObject *answers, const char *prefix, const char *member)
{
  char path[MAX_PATH];

  g_snprintf (path, sizeof path, "%s.%s", prefix, member);
  return probant_json_get_text (answers, path);
}

static void
learn_created (ProbantIdentity *self, double seconds)
{
  if (self->created == NULL && seconds > -1e11 && seconds < 1e11)
    self->created = probant_format_unix_date ((gint64)seconds);
}

static void
learn_headcount (ProbantIdentity *self, JsonObject *answers, const char *prefix)
{
  const char *year = get (answers, prefix, "tranche_effectif_salarie.date_reference");
  g_autofree char *band = probant_clean_text (get (answers, prefix, "tranche_effectif_salarie.intitule"));

  if (self->headcount != NULL || band == NULL)
    return;
  self->headcount = year != NULL ? g_strdup_printf ("%s (%s)", band, year) : g_steal_pointer (&band);
}

static void
learn_state (ProbantIdentity *self, const char *code, const char *active)
{
  if (self->state == PROBANT_ACTIVITY_UNKNOWN && code != NULL)
    self->state = g_str_equal (code, active) ? PROBANT_ACTIVITY_ACTIVE : PROBANT_ACTIVITY_CLOSED;
}

static void
learn_unit (ProbantIdentity *self, JsonObject *answers, const char *prefix)
{
  char path[MAX_PATH];
  double created = 0;

  learn (&self->legal_form, get (answers, prefix, "forme_juridique.libelle"));
  learn (&self->activity, get (answers, prefix, "activite_principale.libelle"));
  learn_headcount (self, answers, prefix);
  learn_state (self, get (answers, prefix, "etat_administratif"), "A");
  g_snprintf (path, sizeof path, "%s.date_creation", prefix);
  if (probant_json_get_number (answers, path, &created))
    learn_created (self, created);
}

static void
append (GString *line, const char *separator, const char *text)
{
  g_autofree char *clean = probant_clean_text (text);

  if (clean == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, clean);
}

static void
learn_establishment (ProbantIdentity *self, JsonObject *answers)
{
  static const char *const postal_lines[] = { "l3", "l4", "l5", "l6", "l7" };
  GString *address = g_string_new (NULL);

  learn_unit (self, answers, "data.unite_legale");
  learn (&self->town, probant_json_get_text (answers, "data.adresse.libelle_commune"));
  learn (&self->town, probant_json_get_text (answers, "data.adresse.libelle_commune_etranger"));
  for (guint i = 0; i < G_N_ELEMENTS (postal_lines); i++)
    append (address, ", ", get (answers, "data.adresse.acheminement_postal", postal_lines[i]));
  learn (&self->address, address->str);
  g_string_free (address, TRUE);
}

static void
learn_association (ProbantIdentity *self, JsonObject *answers)
{
  static const char *const street[] = { "numero_voie", "type_voie", "libelle_voie" };
  static const char *const place[] = { "code_postal", "commune" };
  GString *address = g_string_new (NULL);
  g_autoptr (GString) town = g_string_new (NULL);
  g_autoptr (GDateTime) created = probant_parse_date (probant_json_get_text (answers, "data.date_creation"));
  g_autoptr (GDateTime) dissolved
      = probant_parse_date (probant_json_get_text (answers, "data.date_dissolution"));
  gboolean active = FALSE;

  learn (&self->name, probant_json_get_text (answers, "data.nom"));
  learn (&self->name, probant_json_get_text (answers, "data.titre"));
  learn (&self->legal_form, probant_json_get_text (answers, "data.forme_juridique.libelle"));
  learn (&self->town, probant_json_get_text (answers, "data.adresse_siege.commune"));
  for (guint i = 0; i < G_N_ELEMENTS (street); i++)
    append (address, " ", get (answers, "data.adresse_siege", street[i]));
  for (guint i = 0; i < G_N_ELEMENTS (place); i++)
    append (town, " ", get (answers, "data.adresse_siege", place[i]));
  append (address, ", ", town->str);
  learn (&self->address, address->str);
  g_string_free (address, TRUE);
  if (created != NULL && self->created == NULL)
    self->created = probant_format_date (created);
  /* The directory of companies learns of a dissolution later, and `active` may lag behind. */
  if (dissolved != NULL)
    self->state = PROBANT_ACTIVITY_CLOSED;
  else if (self->state == PROBANT_ACTIVITY_UNKNOWN
           && (probant_json_get_boolean (answers, "data.active", &active)
               || probant_json_get_boolean (answers, "data.etat", &active)))
    self->state = active ? PROBANT_ACTIVITY_ACTIVE : PROBANT_ACTIVITY_CLOSED;
}

/* What the record shows under this label, NULL where nothing. */
static const char *
get_presented (ProbantRecord *record, const char *label)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (record);

  for (guint i = 0; presentation != NULL && i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      for (guint j = 0; j < section->values->len; j++)
        {
          const ProbantValue *value = g_ptr_array_index (section->values, j);

          if (value->kind == PROBANT_VALUE_TEXT && g_str_equal (value->label, label))
            return value->value;
        }
    }

  return NULL;
}

static void
learn_open_unit (ProbantIdentity *self, JsonObject *answers, ProbantRecord *record)
{
  const char *created = probant_json_get_text (answers, "data.date_creation");
  g_autoptr (GDateTime) date = created != NULL ? probant_parse_date (created) : NULL;

  learn (&self->legal_form, get_presented (record, _ ("Legal form")));
  learn (&self->activity, get_presented (record, _ ("Sector")));
  learn (&self->headcount, get_presented (record, _ ("Headcount")));
  learn (&self->address, probant_json_get_text (answers, "data.siege.adresse"));
  learn (&self->town, probant_json_get_text (answers, "data.siege.libelle_commune"));
  learn_state (self, probant_json_get_text (answers, "data.etat_administratif"), "A");
  if (date != NULL && self->created == NULL)
    self->created = probant_format_date (date);
}

static JsonObject *
get_answers (ProbantDossier *dossier, const char *source)
{
  ProbantRecord *record = probant_dossier_find (dossier, source);

  return record != NULL ? probant_record_get_answers (record) : NULL;
}

ProbantIdentity *
probant_identity_new (ProbantDossier *dossier)
{
  ProbantIdentity *self = NULL;
  JsonObject *answers = NULL;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), NULL);

  self = g_new0 (ProbantIdentity, 1);
  learn (&self->name, probant_dossier_get_subject (dossier)->name);
  if ((answers = get_answers (dossier, "entreprises")) != NULL)
    learn_unit (self, answers, "data");
  if ((answers = get_answers (dossier, "etablissements")) != NULL)
    learn_establishment (self, answers);
  if ((answers = get_answers (dossier, "associations")) != NULL)
    learn_association (self, answers);
  if ((answers = get_answers (dossier, "recherche_entreprises")) != NULL)
    learn_open_unit (self, answers, probant_dossier_find (dossier, "recherche_entreprises"));
  return self;
}

void
probant_identity_free (ProbantIdentity *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->legal_form);
  g_free (self->activity);
  g_free (self->address);
  g_free (self->town);
  g_free (self->created);
  g_free (self->headcount);
  g_free (self);
}
