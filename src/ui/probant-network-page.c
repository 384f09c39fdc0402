/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-network-page.h"

#include <glib/gi18n.h>

#include "core/probant-authorities.h"
#include "ui/probant-file-dialog.h"

/* The way to it is what the proxy is shown for. */
#define API_URL "https://entreprise.api.gouv.fr"

struct _ProbantNetworkPage
{
  AdwPreferencesPage parent_instance;

  AdwActionRow *proxy;
  AdwActionRow *authorities;
  GtkWidget *forget_button;
  AdwActionRow *problem;
  GtkSpinButton *connect_limit;
  GtkSpinButton *answer_limit;
  GtkSpinButton *stall_limit;

  GSettings *settings;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ProbantNetworkPage, probant_network_page, ADW_TYPE_PREFERENCES_PAGE)

static const char *const limits[] = { "connect-limit", "answer-limit", "stall-limit" };

/* What is read of a file that is chosen. */
typedef struct
{
  ProbantNetworkPage *page; /* owned */
  char *bytes;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->page);
  g_free (reading->bytes);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* Without the user and password that the address of a proxy may hold. */
static char *
describe_proxy (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_HAS_PASSWORD, NULL);

  if (uri == NULL || g_str_equal (g_uri_get_scheme (uri), "direct"))
    return g_strdup (_ ("No proxy: a direct connection"));
  if (g_uri_get_port (uri) < 0)
    return g_strdup (g_uri_get_host (uri));
  /* Translators: the name of a proxy and its port */
  return g_strdup_printf (_ ("%s, port %d"), g_uri_get_host (uri), g_uri_get_port (uri));
}

static void
proxy_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantNetworkPage *self = user_data; /* valid unless cancelled */
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) urls = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = urls != NULL && urls[0] != NULL ? describe_proxy (urls[0]) : g_strdup (error->message);
  adw_action_row_set_subtitle (self->proxy, text);
}

static void
update_proxy (ProbantNetworkPage *self)
{
  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), API_URL, self->cancellable, proxy_found_cb,
                                 self);
}

static void
show_problem (ProbantNetworkPage *self, const char *message)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
  adw_action_row_set_subtitle (self->problem, message != NULL ? message : "");
}

static void
update_authorities (ProbantNetworkPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) certificates = probant_authorities_list (&error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    {
      g_autofree char *line = probant_authorities_describe (g_ptr_array_index (certificates, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (error != NULL)
    g_string_assign (text, error->message);
  else if (!probant_authorities_exist ())
    g_string_assign (text, _ ("None: those of the system alone"));
  else if (certificates->len == 0)
    g_string_assign (text,
                     _ ("The authorities that were kept cannot be read any more: choose the file again."));
  adw_action_row_set_subtitle (self->authorities, text->str);
  gtk_widget_set_visible (self->forget_button, probant_authorities_exist ());
}

static void
keep (ProbantNetworkPage *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  if (!probant_authorities_keep (bytes, &error))
    {
      show_problem (self, error->message);
      return;
    }
  show_problem (self, NULL);
  update_authorities (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (reading->page, error->message);
      return;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&reading->bytes), length);
  keep (reading->page, bytes);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (reading->page, error->message);
      return;
    }
  /* A byte more than what is taken tells that a file is too large. */
  reading->bytes = g_malloc (PROBANT_AUTHORITIES_MAX_SIZE + 1);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), reading->bytes, PROBANT_AUTHORITIES_MAX_SIZE + 1,
                                 G_PRIORITY_DEFAULT, reading->page->cancellable, read_cb, reading);
  g_steal_pointer (&reading);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantNetworkPage) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL); /* the one error: none was chosen */

  if (file != NULL)
    probant_network_page_open (self, file);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantNetworkPage *self = PROBANT_NETWORK_PAGE (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Certificates"));
  gtk_file_filter_add_suffix (filter, "pem");
  gtk_file_filter_add_suffix (filter, "crt");
  gtk_file_filter_add_suffix (filter, "cer");
  gtk_file_filter_add_suffix (filter, "der");
  probant_file_dialog_open_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                                  _ ("Certificate Authorities of Your Office"), filter, self->cancellable,
                                  chosen_cb, g_object_ref (self));
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantNetworkPage *self = PROBANT_NETWORK_PAGE (widget);
  g_autoptr (GError) error = NULL;

  show_problem (self, NULL);
  if (!probant_authorities_forget (&error))
    show_problem (self, error->message);
  update_authorities (self);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    g_settings_reset (PROBANT_NETWORK_PAGE (widget)->settings, limits[i]);
}

static void
probant_network_page_dispose (GObject *object)
{
  ProbantNetworkPage *self = PROBANT_NETWORK_PAGE (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (probant_network_page_parent_class)->dispose (object);
}

static void
probant_network_page_finalize (GObject *object)
{
  ProbantNetworkPage *self = PROBANT_NETWORK_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_network_page_parent_class)->finalize (object);
}

static void
probant_network_page_class_init (ProbantNetworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_network_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = probant_network_page_finalize;

  gtk_widget_class_install_action (widget_class, "network.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "network.forget", NULL, forget_action);
  gtk_widget_class_install_action (widget_class, "network.reset", NULL, reset_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-network-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, proxy);
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, authorities);
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, forget_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, problem);
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, connect_limit);
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, answer_limit);
  gtk_widget_class_bind_template_child (widget_class, ProbantNetworkPage, stall_limit);
}

static void
probant_network_page_init (ProbantNetworkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, limits[0], self->connect_limit, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, limits[1], self->answer_limit, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, limits[2], self->stall_limit, "value", G_SETTINGS_BIND_DEFAULT);
  update_proxy (self);
  update_authorities (self);
}

void
probant_network_page_open (ProbantNetworkPage *self, GFile *file)
{
  Reading *reading = NULL;

  g_return_if_fail (PROBANT_IS_NETWORK_PAGE (self) && G_IS_FILE (file));

  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  g_file_read_async (file, G_PRIORITY_DEFAULT, self->cancellable, opened_cb, reading);
}
