/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libsoup/soup.h>

#define PROJECT "https://github.com/probant/probant"

/* The same sentences as in the metainfo. */
static const char *const news[] = {
  N_ ("One identifier or a name, every source at once, in plain words"),
  N_ ("Certificates read in place, in a process without rights"),
  N_ ("What deserves a second look, and what the applicant declared beside what the sources know"),
  N_ ("A report of the dossier, filled forms, copies for the spreadsheet"),
  N_ ("Links from a back office, search from the desktop, several applicants side by side"),
};

/* (transfer full) */
static char *
describe_release (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<p>%s</p><ul>", _ ("First version:"));
  for (gsize i = 0; i < G_N_ELEMENTS (news); i++)
    {
      g_autofree char *item = g_markup_escape_text (_ (news[i]), -1);

      g_string_append_printf (text, "<li>%s</li>", item);
    }
  g_string_append (text, "</ul>");
  return g_string_free (text, FALSE);
}

/* For a report of a problem: versions alone, nothing of the user. (transfer full) */
static char *
describe_system (void)
{
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  return g_strdup_printf ("Probant %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nlibsoup %u.%u.%u\n%s%s\n",
                          PACKAGE_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version (), soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version (), os != NULL ? os : "Linux",
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? ", Flatpak" : "");
}

void
probant_about_show (GtkWindow *parent)
{
  static const char *libraries[] = {
    "GTK https://gtk.org",
    "libadwaita https://gitlab.gnome.org/GNOME/libadwaita",
    "libsoup https://libsoup.org",
    "JSON-GLib https://gitlab.gnome.org/GNOME/json-glib",
    "Poppler https://poppler.freedesktop.org",
    "libsecret https://gitlab.gnome.org/GNOME/libsecret",
    "libarchive https://libarchive.org",
    NULL,
  };
  g_autofree char *release = describe_release ();
  g_autofree char *system = describe_system ();
  GtkWidget *window = adw_about_window_new ();

  g_object_set (
      window, "application-name", "Probant", "application-icon", APPLICATION_ID, "version", PACKAGE_VERSION,
      "license-type", GTK_LICENSE_GPL_3_0, "copyright", "© 2026 Probant", "developer-name",
      /* Translators: the people who make the program */
      _ ("The contributors of Probant"), "comments",
      _ ("Asks the official sources of API Entreprise about one applicant and shows their "
         "answers and certificates."),
      "website", PROJECT, "issue-url", PROJECT "/issues", "release-notes", release, "release-notes-version",
      PACKAGE_VERSION, "debug-info", system, "debug-info-filename", "probant.txt",
      /* Translators: put your names here, one a line */
      "translator-credits", _ ("translator-credits"), "transient-for", parent, "modal", TRUE, NULL);
  adw_about_window_add_link (ADW_ABOUT_WINDOW (window), "API Entreprise", "https://entreprise.api.gouv.fr");
  adw_about_window_add_acknowledgement_section (ADW_ABOUT_WINDOW (window), _ ("Built With"), libraries);
  gtk_window_present (GTK_WINDOW (window));
}
