/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One that shows `text` as it stands: a toast of its own takes it for markup, and shows nothing where it is
 * none, as the name of a file with an ampersand. (transfer full) */
AdwToast *probant_toast_new (const char *text);

G_END_DECLS
