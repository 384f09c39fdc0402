/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-request-bar.h"

#include <glib/gi18n.h>

struct _ProbantRequestBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkMenuButton *access_button;
  GtkLabel *access_label;
  GtkEntry *object_entry;
  GtkMenuButton *objects_button;

  GSettings *settings;
  ProbantSession *session;
};

G_DEFINE_FINAL_TYPE (ProbantRequestBar, probant_request_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_ACCESS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint submitted_signal;

/* A text of the user's is no mnemonic. (transfer full) */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (text);

  g_string_replace (escaped, "_", "__", 0);

  return g_string_free (escaped, FALSE);
}

static void
append (GMenu *menu, const char *text, const char *action, const char *target)
{
  g_autofree char *label = escape (text);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* The accesses, the sandbox, and where they are kept. (transfer full) */
static GMenuModel *
make_access_menu (GListModel *profiles)
{
  g_autoptr (GMenu) accesses = g_menu_new ();
  g_autoptr (GMenu) sandbox = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++)
    {
      g_autoptr (ProbantProfile) profile = g_list_model_get_item (profiles, i);

      append (accesses, probant_profile_get_label (profile), "request.access",
              probant_profile_get_id (profile));
    }
  append (sandbox, _ ("Public data, without an access"), "request.access", PROBANT_SESSION_PUBLIC);
  append (sandbox, _ ("Sandbox: fictional data"), "request.access", PROBANT_SESSION_SANDBOX);
  g_menu_append (more, _ ("_Set Up an Access…"), "app.set-up");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (accesses));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sandbox));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return G_MENU_MODEL (menu);
}

static void
update_access (ProbantRequestBar *self)
{
  ProbantProfiles *profiles = probant_session_get_profiles (self->session);
  const char *label = probant_session_get_label (self->session);

  gtk_label_set_label (self->access_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->access_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  label, -1);
  if (profiles != NULL)
    {
      g_autoptr (GMenuModel) menu = make_access_menu (G_LIST_MODEL (profiles));

      gtk_menu_button_set_menu_model (self->access_button, menu);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->access_button), profiles != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCESS]);
}

static void
update_objects (ProbantRequestBar *self)
{
  g_auto (GStrv) objects = g_settings_get_strv (self->settings, "objects");
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; objects[i] != NULL; i++)
    append (menu, objects[i], "request.object", objects[i]);
  gtk_menu_button_set_menu_model (self->objects_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->objects_button), objects[0] != NULL);
}

static void
activate_cb (ProbantRequestBar *self)
{
  g_signal_emit (self, submitted_signal, 0);
}

static void
object_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantRequestBar *self = PROBANT_REQUEST_BAR (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->object_entry), g_variant_get_string (parameter, NULL));
  gtk_editable_set_position (GTK_EDITABLE (self->object_entry), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->object_entry));
}

/* What was typed goes to the session as it is: cleaning it under the cursor would move it. */
static void
object_changed_cb (ProbantRequestBar *self)
{
  probant_session_set_object (self->session, gtk_editable_get_text (GTK_EDITABLE (self->object_entry)));
}

static void
session_object_cb (ProbantRequestBar *self)
{
  const char *object = probant_session_get_object (self->session);

  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->object_entry))))
      && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->object_entry)), object))
    gtk_editable_set_text (GTK_EDITABLE (self->object_entry), object);
}

static void
probant_request_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantRequestBar *self = PROBANT_REQUEST_BAR (object);

  switch (id)
    {
    case PROP_ACCESS:
      g_value_set_string (value, self->session != NULL ? probant_session_get_chosen (self->session) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_request_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ProbantRequestBar *self = PROBANT_REQUEST_BAR (object);

  switch (id)
    {
    case PROP_ACCESS:
      if (self->session != NULL)
        probant_session_choose (self->session, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_request_bar_dispose (GObject *object)
{
  ProbantRequestBar *self = PROBANT_REQUEST_BAR (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_request_bar_parent_class)->dispose (object);
}

static void
probant_request_bar_class_init (ProbantRequestBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_request_bar_dispose;
  object_class->get_property = probant_request_bar_get_property;
  object_class->set_property = probant_request_bar_set_property;

  properties[PROP_ACCESS] = g_param_spec_string (
      "access", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  submitted_signal = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_property_action (widget_class, "request.access", "access");
  gtk_widget_class_install_action (widget_class, "request.object", "s", object_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-request-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestBar, box);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestBar, access_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestBar, access_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestBar, object_entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestBar, objects_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
probant_request_bar_init (ProbantRequestBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::objects", G_CALLBACK (update_objects), self,
                           G_CONNECT_SWAPPED);
  update_objects (self);
}

void
probant_request_bar_set_session (ProbantRequestBar *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_REQUEST_BAR (self) && PROBANT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  gtk_editable_set_text (GTK_EDITABLE (self->object_entry), probant_session_get_object (session));
  g_signal_connect_object (self->object_entry, "changed", G_CALLBACK (object_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::object", G_CALLBACK (session_object_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::chosen", G_CALLBACK (update_access), self, G_CONNECT_SWAPPED);
  update_access (self);
}
