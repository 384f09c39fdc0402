/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-identifier-entry.h"

#include <glib/gi18n.h>

#include "ui/probant-suggestion-popover.h"

struct _ProbantIdentifierEntry
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkRevealer *revealer;
  GtkPopover *popover;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  GtkWidget *unchecked_button;
  ProbantSuggestionPopover *suggestions;

  ProbantSuggester *suggester; /* NULL until there is a session */
  gboolean compact;
  gboolean typed;   /* the text is the user's, not the program's */
  gboolean pending; /* Return was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (ProbantIdentifierEntry, probant_identifier_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint chosen_signal;

static void
hide_problem (ProbantIdentifierEntry *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_popover_popdown (self->popover);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
show_problem (ProbantIdentifierEntry *self, const GError *error)
{
  gtk_label_set_label (self->problem_label, error->message);
  gtk_widget_set_visible (self->unchecked_button, g_error_matches (error, PROBANT_IDENTIFIER_ERROR,
                                                                   PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT));
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error->message, -1);
  if (self->compact)
    gtk_popover_popup (self->popover);
  else
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
choose (ProbantIdentifierEntry *self, const ProbantIdentifier *identifier)
{
  hide_problem (self);
  self->pending = FALSE;
  if (self->suggester != NULL)
    probant_suggestion_popover_set_wanted (self->suggestions, FALSE);
  g_signal_emit (self, chosen_signal, 0, identifier);
}

static void
suggestion_chosen_cb (ProbantIdentifierEntry *self, const ProbantIdentifier *identifier)
{
  choose (self, identifier);
}

/* What Return does with a name: opens the only one that bears it, else goes to the list. */
static void
pick (ProbantIdentifierEntry *self)
{
  GListModel *list = probant_suggester_get_list (self->suggester);
  ProbantSuggesterState state = probant_suggester_get_state (self->suggester);

  self->pending = state == PROBANT_SUGGESTER_WAITING;
  if (self->pending)
    {
      probant_suggester_hurry (self->suggester);
      probant_suggestion_popover_set_wanted (self->suggestions, TRUE);
      return;
    }
  if (g_list_model_get_n_items (list) == 1 && state == PROBANT_SUGGESTER_DONE)
    {
      g_autoptr (ProbantSuggestion) only = g_list_model_get_item (list, 0);

      choose (self, probant_suggestion_get_identifier (only));
      return;
    }
  probant_suggestion_popover_set_wanted (self->suggestions, TRUE);
  probant_suggestion_popover_focus_row (self->suggestions, TRUE);
}

static void
suggester_changed_cb (ProbantIdentifierEntry *self)
{
  g_autofree char *status = probant_suggestion_popover_describe (self->suggestions);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED,
                               g_list_model_get_n_items (probant_suggester_get_list (self->suggester)) > 0,
                               -1);
  if (status != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  if (self->pending && probant_suggester_get_state (self->suggester) != PROBANT_SUGGESTER_WAITING)
    pick (self);
}

static void
activate_cb (ProbantIdentifierEntry *self)
{
  ProbantIdentifier identifier;
  g_autoptr (GError) error = NULL;

  if (probant_identifier_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &identifier, &error))
    choose (self, &identifier);
  else if (self->suggester != NULL
           && (probant_suggester_get_state (self->suggester) != PROBANT_SUGGESTER_IDLE
               || g_list_model_get_n_items (probant_suggester_get_list (self->suggester)) > 0)
           && g_error_matches (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER))
    pick (self);
  else
    show_problem (self, error);
}

static void
unchecked_cb (ProbantIdentifierEntry *self)
{
  ProbantIdentifier identifier;

  /* The text is the one that was found wrong: any change of it hides the button. */
  if (!probant_identifier_parse_unchecked (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &identifier,
                                           NULL))
    return;
  choose (self, &identifier);
}

static void
changed_cb (ProbantIdentifierEntry *self)
{
  gboolean empty = gtk_entry_get_text_length (self->entry) == 0;

  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     empty ? NULL : "edit-clear-symbolic");
  hide_problem (self);
  self->pending = FALSE;
  if (self->suggester == NULL)
    return;
  probant_suggestion_popover_set_wanted (self->suggestions, self->typed);
  probant_suggester_set_text (self->suggester, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Home and End stay the text's. */
static gboolean
key_cb (ProbantIdentifierEntry *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (self->suggester == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      probant_suggestion_popover_set_wanted (self->suggestions, TRUE);
      return probant_suggestion_popover_focus_row (self->suggestions,
                                                   keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down);
    case GDK_KEY_Escape:
      if (!gtk_widget_get_visible (GTK_WIDGET (self->suggestions)))
        return FALSE;
      self->pending = FALSE;
      probant_suggestion_popover_set_wanted (self->suggestions, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The keyboard comes back from the list, with a key that is the text's or without. */
static void
suggestions_left_cb (ProbantIdentifierEntry *self, GtkEventControllerKey *controller)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
  if (controller != NULL
      && gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller)) != NULL)
    gtk_event_controller_key_forward (controller,
                                      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

static void
focus_left_cb (ProbantIdentifierEntry *self)
{
  if (self->suggester != NULL)
    probant_suggestion_popover_set_wanted (self->suggestions, FALSE);
}

static void
icon_release_cb (ProbantIdentifierEntry *self, GtkEntryIconPosition position)
{
  if (position != GTK_ENTRY_ICON_SECONDARY)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
probant_identifier_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PROBANT_IDENTIFIER_ENTRY (widget)->entry));
}

static void
probant_identifier_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ProbantIdentifierEntry *self = PROBANT_IDENTIFIER_ENTRY (object);

  switch (id)
    {
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_identifier_entry_constructed (GObject *object)
{
  ProbantIdentifierEntry *self = PROBANT_IDENTIFIER_ENTRY (object);

  G_OBJECT_CLASS (probant_identifier_entry_parent_class)->constructed (object);

  if (self->compact)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 40);
      gtk_popover_set_child (self->popover, self->problem_box);
    }
  else
    gtk_revealer_set_child (self->revealer, self->problem_box);
}

static void
probant_identifier_entry_dispose (GObject *object)
{
  ProbantIdentifierEntry *self = PROBANT_IDENTIFIER_ENTRY (object);
  GtkWidget *child = NULL;

  g_clear_object (&self->suggester);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_identifier_entry_parent_class)->dispose (object);
}

static void
probant_identifier_entry_class_init (ProbantIdentifierEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = probant_identifier_entry_set_property;
  object_class->constructed = probant_identifier_entry_constructed;
  object_class->dispose = probant_identifier_entry_dispose;
  widget_class->grab_focus = probant_identifier_entry_grab_focus;

  properties[PROP_COMPACT] = g_param_spec_boolean (
      "compact", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (PROBANT_TYPE_SUGGESTION_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-identifier-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, revealer);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, problem_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, unchecked_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, suggestions);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, unchecked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, icon_release_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestions_left_cb);
}

static void
probant_identifier_entry_init (ProbantIdentifierEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = TRUE;
}

void
probant_identifier_entry_set_session (ProbantIdentifierEntry *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_IDENTIFIER_ENTRY (self) && PROBANT_IS_SESSION (session));
  g_return_if_fail (self->suggester == NULL);

  self->suggester = probant_suggester_new (session);
  probant_suggestion_popover_set_suggester (self->suggestions, self->suggester);
  g_signal_connect_object (self->suggester, "changed", G_CALLBACK (suggester_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
probant_identifier_entry_set_text (ProbantIdentifierEntry *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_IDENTIFIER_ENTRY (self) && text != NULL);

  self->typed = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->typed = TRUE;
  /* A short entry shows the beginning of a number, unless one is writing in it. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry),
                             gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL ? -1 : 0);
}

void
probant_identifier_entry_type (ProbantIdentifierEntry *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_IDENTIFIER_ENTRY (self) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

void
probant_identifier_entry_submit (ProbantIdentifierEntry *self)
{
  g_return_if_fail (PROBANT_IS_IDENTIFIER_ENTRY (self));

  activate_cb (self);
}
