/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* An XML document as an indented text that can be selected; of what is malformed, the source under a sentence
 * that says why. */
#define PROBANT_TYPE_XML_VIEW (probant_xml_view_get_type ())
G_DECLARE_FINAL_TYPE (ProbantXmlView, probant_xml_view, PROBANT, XML_VIEW, AdwBin)

/* Reads and shows it; NULL shows nothing. */
void probant_xml_view_set_bytes (ProbantXmlView *self, GBytes *bytes);

G_END_DECLS
