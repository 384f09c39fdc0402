/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-access-notice.h"

#include <glib/gi18n.h>

#include "core/probant-keyring.h"
#include "core/probant-token.h"

struct _ProbantAccessNotice
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *retry_button;
  GtkWidget *open_button;

  ProbantSession *session;
  GError *problem;
};

G_DEFINE_FINAL_TYPE (ProbantAccessNotice, probant_access_notice, GTK_TYPE_WIDGET)

static guint retry_signal;

static void
show (ProbantAccessNotice *self, const char *title, const char *text, gboolean may_retry)
{
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL);
  gtk_widget_set_visible (self->retry_button, may_retry);
  gtk_widget_set_visible (self->open_button,
                          !may_retry && probant_session_get_profiles (self->session) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
show_problem (ProbantAccessNotice *self)
{
  gboolean of_keyring = self->problem->domain == PROBANT_KEYRING_ERROR;
  gboolean may_retry = of_keyring && self->problem->code != PROBANT_KEYRING_ERROR_ABSENT;
  const char *next = probant_keyring_describe_next (self->problem);

  if (self->problem->domain == PROBANT_ACCESS_ERROR)
    next = _ ("Enter what is missing in the preferences, page “Access”.");
  show (self, self->problem->message, next, may_retry);
}

static void
show_life (ProbantAccessNotice *self)
{
  gint64 end = probant_session_get_token_end (self->session);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  ProbantTokenLife life = probant_token_judge (end, now, NULL);
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;

  if (life == PROBANT_TOKEN_LASTING)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  sentence = probant_token_describe_life (end, now);
  /* Translators: %1$s is the name of an access, %2$s "Expires on 3 March 2027, in 40 days" */
  title = g_strdup_printf (_ ("Token of “%1$s” · %2$s"), probant_session_get_label (self->session), sentence);
  show (self, title,
        life == PROBANT_TOKEN_EXPIRED
            ? _ ("Its requests are refused. Ask the person in charge of the service’s API Entreprise "
                 "authorisation for a new token, then enter it here.")
            : _ ("It can be renewed now: ask the person in charge of the service’s API Entreprise "
                 "authorisation, then enter the new token here."),
        FALSE);
}

static void
update (ProbantAccessNotice *self)
{
  if (self->problem != NULL)
    show_problem (self);
  else
    show_life (self);
}

static void
chosen_cb (ProbantAccessNotice *self)
{
  g_clear_error (&self->problem);
  update (self);
}

static void
retry_cb (ProbantAccessNotice *self)
{
  g_signal_emit (self, retry_signal, 0);
}

static void
probant_access_notice_dispose (GObject *object)
{
  ProbantAccessNotice *self = PROBANT_ACCESS_NOTICE (object);

  g_clear_error (&self->problem);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_access_notice_parent_class)->dispose (object);
}

static void
probant_access_notice_class_init (ProbantAccessNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_access_notice_dispose;

  retry_signal = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-access-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessNotice, box);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessNotice, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessNotice, text);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessNotice, retry_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessNotice, open_button);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
probant_access_notice_init (ProbantAccessNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_access_notice_set_session (ProbantAccessNotice *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_ACCESS_NOTICE (self) && PROBANT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
probant_access_notice_set_problem (ProbantAccessNotice *self, const GError *error)
{
  g_return_if_fail (PROBANT_IS_ACCESS_NOTICE (self));

  g_clear_error (&self->problem);
  self->problem = error != NULL ? g_error_copy (error) : NULL;
  update (self);
}
