/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-history.h"

G_BEGIN_DECLS

/* Several numbers to choose from, each with its name where the history knows it. Signal "chosen" with a const
 * ProbantIdentifier *, once: the window closes. */
#define PROBANT_TYPE_NUMBERS_WINDOW (probant_numbers_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantNumbersWindow, probant_numbers_window, PROBANT, NUMBERS_WINDOW, AdwWindow)

/* `numbers`: ProbantIdentifier. (transfer none) */
GtkWindow *probant_numbers_window_new (GtkWindow *parent, GArray *numbers, ProbantHistory *history);

G_END_DECLS
