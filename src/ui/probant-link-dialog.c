/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-link-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ASK "ask"

static char *
describe (const ProbantLink *link, const char *name)
{
  const char *kind = probant_identifier_kind_name (link->identifier.kind);
  g_autofree char *number = probant_identifier_format (link->identifier.value);
  GString *text = g_string_new (NULL);

  if (name != NULL)
    g_string_append_printf (text, "%s\n", name);
  g_string_append_printf (text, "%s %s\n", kind, number);
  if (link->object != NULL)
    {
      /* Translators: %s is why the sources are asked, or the number of the case */
      g_string_append_printf (text, _ ("Object: %s"), link->object);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (
      text, "\n%s",
      _ ("A link in another program asks for this. The requests are made, and recorded by "
         "the sources, in the name of your service."));
  return g_string_free (text, FALSE);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GTask *task = user_data;

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, g_str_equal (response, ASK));
  g_object_unref (task);
}

void
probant_link_dialog_ask_async (GtkWindow *parent,
                               const ProbantLink *link,
                               const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autofree char *body = describe (link, name);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Ask the Sources About This Applicant?"), body);
  GtkWidget *always
      = gtk_check_button_new_with_mnemonic (_ ("_Open links without asking until Probant is closed"));
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_link_dialog_ask_async);
  g_task_set_task_data (task, g_object_ref_sink (always), g_object_unref);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), always);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), ASK,
                                    _ ("_Ask the Sources"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), ASK, ADW_RESPONSE_SUGGESTED);
  /* Without a default: a key that was meant for another window must not agree. */
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
probant_link_dialog_ask_finish (GAsyncResult *result, gboolean *always)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_link_dialog_ask_async), FALSE);

  *always = gtk_check_button_get_active (GTK_CHECK_BUTTON (g_task_get_task_data (G_TASK (result))));
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

void
probant_link_dialog_refuse (GtkWindow *parent, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("This Link Cannot Be Opened"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
