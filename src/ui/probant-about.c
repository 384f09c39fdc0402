/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
probant_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", "Probant", "application-icon", APPLICATION_ID, "version",
                         PACKAGE_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "developer-name",
                         /* Translators: the people who make the program */
                         _ ("The contributors of Probant"), "comments",
                         _ ("Asks the official sources of API Entreprise about one applicant and shows their "
                            "answers and certificates."),
                         /* Translators: put your names here, one a line */
                         "translator-credits", _ ("translator-credits"), NULL);
}
