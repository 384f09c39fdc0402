/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-identifier-entry.h"

#include <glib/gi18n.h>

struct _ProbantIdentifierEntry
{
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkRevealer *revealer;
  GtkPopover *popover;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  GtkWidget *unchecked_button;

  gboolean compact;
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
activate_cb (ProbantIdentifierEntry *self)
{
  ProbantIdentifier identifier;
  g_autoptr (GError) error = NULL;

  if (!probant_identifier_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &identifier, &error))
    {
      show_problem (self, error);
      return;
    }
  hide_problem (self);
  g_signal_emit (self, chosen_signal, 0, &identifier);
}

static void
unchecked_cb (ProbantIdentifierEntry *self)
{
  ProbantIdentifier identifier;

  /* The text is the one that was found wrong: any change of it hides the button. */
  if (!probant_identifier_parse_unchecked (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &identifier,
                                           NULL))
    return;
  hide_problem (self);
  g_signal_emit (self, chosen_signal, 0, &identifier);
}

static void
changed_cb (ProbantIdentifierEntry *self)
{
  gboolean empty = gtk_entry_get_text_length (self->entry) == 0;

  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     empty ? NULL : "edit-clear-symbolic");
  hide_problem (self);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-identifier-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, revealer);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, problem_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantIdentifierEntry, unchecked_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, unchecked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, icon_release_cb);
}

static void
probant_identifier_entry_init (ProbantIdentifierEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_identifier_entry_set_text (ProbantIdentifierEntry *self, const char *text)
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
