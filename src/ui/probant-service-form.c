/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-service-form.h"

#include <glib/gi18n.h>

#include "core/probant-search.h"
#include "core/probant-url.h"

enum
{
  API_PRODUCTION,
  API_STAGING,
  API_OTHER,
};

struct _ProbantServiceForm
{
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *siret_row;
  AdwActionRow *name_row;
  AdwEntryRow *label_row;
  AdwEntryRow *context_row;
  AdwComboRow *api_row;
  AdwEntryRow *url_row;

  ProbantProfile *profile; /* NULL for a new one */
  char *siret;             /* NULL while there is none */
  char *name;              /* as the directory has it */
  ProbantSearch *search;
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (ProbantServiceForm, probant_service_form, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
emit_changed (ProbantServiceForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
changed_cb (ProbantServiceForm *self)
{
  emit_changed (self);
}

static void
mark (gpointer row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
is_url_wrong (ProbantServiceForm *self)
{
  g_autofree char *base = NULL;
  gboolean loopback;

  if (adw_combo_row_get_selected (self->api_row) != API_OTHER)
    return FALSE;
  base = probant_url_read_base (get_text (self->url_row), &loopback, NULL);
  return base == NULL;
}

static void
api_changed_cb (ProbantServiceForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->url_row),
                          adw_combo_row_get_selected (self->api_row) == API_OTHER);
  mark (self->url_row, is_url_wrong (self) && *get_text (self->url_row) != '\0');
  emit_changed (self);
}

static void
show_name (ProbantServiceForm *self, const char *title, const char *text)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), title);
  adw_action_row_set_subtitle (self->name_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), *text != '\0');
}

/* The name of the access follows the service's until another one is typed. */
static void
learn_name (ProbantServiceForm *self, const ProbantSearchHit *hit)
{
  const char *name = hit->name != NULL ? hit->name : "";
  g_autofree char *line = hit->town != NULL ? g_strdup_printf ("%s · %s", name, hit->town) : g_strdup (name);

  if (*get_text (self->label_row) == '\0' || g_strcmp0 (get_text (self->label_row), self->name) == 0)
    set_text (self->label_row, name);
  g_free (self->name);
  self->name = g_strdup (name);
  show_name (self, _ ("Name in the directory"), line);
  emit_changed (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantServiceForm) self = user_data;
  g_autoptr (ProbantProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = probant_search_find_finish (PROBANT_SEARCH (source), result, NULL, &problem, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits != NULL && hits->len > 0)
    learn_name (self, g_ptr_array_index (hits, 0));
  else if (hits != NULL)
    show_name (self, _ ("Name in the directory"),
               _ ("The directory does not know this number: please check it."));
  else
    show_name (self, _ ("Name in the directory"),
               _ ("The directory cannot be reached at present; the name can be typed below."));
}

static void
look_up (ProbantServiceForm *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->siret == NULL)
    return;
  if (self->search == NULL)
    self->search = probant_search_new (NULL, NULL);
  if (self->search == NULL)
    return;
  show_name (self, _ ("Name in the directory"), _ ("Looking for it…"));
  self->searching = g_cancellable_new ();
  probant_search_find_async (self->search, self->siret, 1, 1, self->searching, found_cb, g_object_ref (self));
}

/* Half a number is not wrong yet. */
static gboolean
is_being_typed (const GError *error)
{
  return g_error_matches (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_EMPTY)
         || g_error_matches (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_LENGTH);
}

static void
siret_changed_cb (ProbantServiceForm *self)
{
  ProbantIdentifier identifier = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean good = probant_identifier_parse (get_text (self->siret_row), &identifier, &error);
  gboolean other = good && identifier.kind != PROBANT_IDENTIFIER_SIRET;
  gboolean is_siren = other && identifier.kind == PROBANT_IDENTIFIER_SIREN;

  good = good && !other;
  if (good && g_strcmp0 (self->siret, identifier.value) == 0)
    return;
  g_free (self->siret);
  self->siret = good ? g_strdup (identifier.value) : NULL;
  mark (self->siret_row, !good && !is_siren && !(error != NULL && is_being_typed (error)));
  if (is_siren)
    show_name (self, _ ("SIRET of the service"),
               _ ("This is a SIREN: the five digits of the establishment are still missing."));
  else
    show_name (self, _ ("SIRET of the service"),
               error != NULL && !is_being_typed (error) ? error->message : "");
  look_up (self);
  emit_changed (self);
}

static void
probant_service_form_dispose (GObject *object)
{
  ProbantServiceForm *self = PROBANT_SERVICE_FORM (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->search);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->siret, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (probant_service_form_parent_class)->dispose (object);
}

static void
probant_service_form_class_init (ProbantServiceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_service_form_dispose;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-service-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantServiceForm, siret_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantServiceForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantServiceForm, label_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantServiceForm, context_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantServiceForm, api_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantServiceForm, url_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, siret_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, api_changed_cb);
}

static void
probant_service_form_init (ProbantServiceForm *self)
{
  const char *const names[] = {
    /* Translators: a server of API Entreprise: the real one */
    _ ("Production"),
    /* Translators: a server of API Entreprise: the public one for trials */
    _ ("Staging: fictional data"),
    /* Translators: a server whose address is typed */
    _ ("Another address"),
    NULL,
  };
  g_autoptr (GtkStringList) servers = gtk_string_list_new (names);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->api_row, G_LIST_MODEL (servers));
  set_text (self->context_row, PROBANT_ACCESS_DEFAULT_CONTEXT);
}

void
probant_service_form_set_profile (ProbantServiceForm *self, ProbantProfile *profile)
{
  const ProbantProfileParts *parts = NULL;
  guint api = API_OTHER;

  g_return_if_fail (PROBANT_IS_SERVICE_FORM (self) && PROBANT_IS_PROFILE (profile));

  g_set_object (&self->profile, profile);
  parts = probant_profile_get_parts (profile);
  g_free (self->name);
  self->name = g_strdup (parts->recipient_name);
  set_text (self->label_row, parts->label);
  set_text (self->context_row, parts->context);
  if (g_str_equal (parts->api, "production"))
    api = API_PRODUCTION;
  else if (g_str_equal (parts->api, "staging"))
    api = API_STAGING;
  else
    set_text (self->url_row, parts->api);
  adw_combo_row_set_selected (self->api_row, api);
  if (parts->recipient != NULL)
    {
      g_autofree char *number = probant_identifier_format (parts->recipient);

      set_text (self->siret_row, number);
    }
}

gboolean
probant_service_form_is_complete (ProbantServiceForm *self)
{
  g_return_val_if_fail (PROBANT_IS_SERVICE_FORM (self), FALSE);

  return self->siret != NULL && !is_url_wrong (self);
}

gboolean
probant_service_form_is_wrong (ProbantServiceForm *self)
{
  g_return_val_if_fail (PROBANT_IS_SERVICE_FORM (self), FALSE);

  return is_url_wrong (self) || (self->siret == NULL && *get_text (self->siret_row) != '\0');
}

const char *
probant_service_form_get_api (ProbantServiceForm *self)
{
  g_return_val_if_fail (PROBANT_IS_SERVICE_FORM (self), NULL);

  switch (adw_combo_row_get_selected (self->api_row))
    {
    case API_STAGING:
      return "staging";
    case API_OTHER:
      return get_text (self->url_row);
    case API_PRODUCTION:
    default:
      return "production";
    }
}

ProbantProfile *
probant_service_form_make_profile (ProbantServiceForm *self)
{
  ProbantProfileParts parts = { NULL };

  g_return_val_if_fail (PROBANT_IS_SERVICE_FORM (self), NULL);

  if (self->profile != NULL)
    parts = *probant_profile_get_parts (self->profile);
  parts.label = get_text (self->label_row);
  parts.api = probant_service_form_get_api (self);
  parts.recipient = self->siret;
  parts.recipient_name = self->siret != NULL ? self->name : NULL;
  parts.context = get_text (self->context_row);

  return probant_profile_new (&parts);
}
