/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-address-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, const char *address)
{
  if (g_str_equal (response, "open"))
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), address, GDK_CURRENT_TIME);
}

/* In ASCII, so that letters which only look alike are told apart. (transfer full) */
static char *
describe_host (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  const char *at = strrchr (g_uri_get_path (uri), '@');

  if (host == NULL && at != NULL) /* of a mail */
    host = at + 1;
  return host != NULL && *host != '\0' ? g_hostname_to_ascii (host) : NULL;
}

static void
free_address (gpointer address, GClosure *closure)
{
  g_free (address);
}

gboolean
probant_address_dialog_ask (GtkWindow *parent, const char *address)
{
  static const char *const schemes[] = { "http", "https", "mailto", NULL };
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *host = NULL;
  GtkWidget *dialog = NULL;

  if (uri == NULL || !g_strv_contains (schemes, g_uri_get_scheme (uri)))
    return FALSE;
  host = describe_host (uri);
  if (host == NULL)
    return FALSE;
  dialog = adw_message_dialog_new (parent, _ ("Open This Address?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: an address, then the host it leads to */
                                  _ ("The document leads out of Probant, to:\n%s\n\nIt belongs to:\n%s"),
                                  address, host);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open", _ ("_Open"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_strdup (address), free_address, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}
