/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PROBANT_XML_ELEMENT,   /* the span is the name of one */
  PROBANT_XML_ATTRIBUTE, /* the same */
} ProbantXmlKind;

typedef struct
{
  gsize start, end; /* bytes of the text */
  ProbantXmlKind kind;
} ProbantXmlSpan;

/* An XML document for reading: a line for each element, indented by its depth, with its attributes and its
 * text, "name (attribute = value): text". White space is joined; comments and instructions are no content. */
typedef struct
{
  char *text;    /* UTF-8, lines of at most some 1,000 characters */
  GArray *spans; /* of ProbantXmlSpan, in the text's order */
  char *problem; /* translated sentence, NULL where all is well; of what is malformed, `text` is the source */
} ProbantXml;

/* TRUE for what begins like XML other than HTML. */
gboolean probant_xml_is_xml (GBytes *bytes);

/* Reads it in a thread: no entity but the five of XML, no network, at most 4 MiB, 200 elements deep, 50,000
 * lines. finish: (transfer full), NULL with G_IO_ERROR_CANCELLED alone. */
void probant_xml_read_async (GBytes *bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
ProbantXml *probant_xml_read_finish (GAsyncResult *result, GError **error);
void probant_xml_free (ProbantXml *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantXml, probant_xml_free)

G_END_DECLS
