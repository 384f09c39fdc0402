/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-xml-view.h"

#include <string.h>

#include "core/probant-xml.h"

/* A long text is put in bit by bit: the window stays responsive. */
#define SLICE_USEC 6000
#define PLAIN_BYTES 16384

struct _ProbantXmlView
{
  AdwBin parent_instance;

  GtkWidget *problem_box;
  GtkLabel *problem_label;
  GtkTextBuffer *buffer;

  GtkTextTag *tags[2];       /* by ProbantXmlKind */
  GCancellable *cancellable; /* of reading */
  ProbantXml *xml;           /* NULL once it is all in the buffer */
  gsize n_bytes;             /* of it in the buffer */
  guint n_spans;
  guint fill_id;
};

G_DEFINE_FINAL_TYPE (ProbantXmlView, probant_xml_view, ADW_TYPE_BIN)

/* As much of a text without names as is laid out at once, whole lines. */
static gsize
find_plain_end (const char *text, gsize start, gsize end)
{
  const char *newline;

  if (end - start <= PLAIN_BYTES)
    return end;
  newline = memchr (text + start + PLAIN_BYTES, '\n', end - start - PLAIN_BYTES);
  return newline != NULL ? (gsize)(newline - text) + 1 : end;
}

static void
insert_next (ProbantXmlView *self, gsize length)
{
  const ProbantXmlSpan *span = self->n_spans < self->xml->spans->len
                                   ? &g_array_index (self->xml->spans, ProbantXmlSpan, self->n_spans)
                                   : NULL;
  GtkTextTag *tag = NULL;
  GtkTextIter iter;
  gsize end;

  if (span != NULL && span->start == self->n_bytes)
    {
      end = span->end;
      tag = self->tags[span->kind];
      self->n_spans++;
    }
  else
    end = find_plain_end (self->xml->text, self->n_bytes, span != NULL ? span->start : length);
  gtk_text_buffer_get_end_iter (self->buffer, &iter);
  gtk_text_buffer_insert_with_tags (self->buffer, &iter, self->xml->text + self->n_bytes,
                                    (int)(end - self->n_bytes), tag, NULL);
  self->n_bytes = end;
}

static gboolean
fill_cb (gpointer user_data)
{
  ProbantXmlView *self = user_data;
  gsize length = strlen (self->xml->text);
  gint64 end = g_get_monotonic_time () + SLICE_USEC;

  while (self->n_bytes < length && g_get_monotonic_time () < end)
    insert_next (self, length);
  if (self->n_bytes < length)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->xml, probant_xml_free);
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantXmlView *self = user_data; /* valid unless cancelled */
  ProbantXml *xml = probant_xml_read_finish (result, NULL);

  if (xml == NULL)
    return;
  gtk_widget_set_visible (self->problem_box, xml->problem != NULL);
  gtk_label_set_label (self->problem_label, xml->problem != NULL ? xml->problem : "");
  self->xml = xml;
  self->fill_id = g_idle_add (fill_cb, self);
}

static void
clear (ProbantXmlView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->xml, probant_xml_free);
  self->n_bytes = 0;
  self->n_spans = 0;
}

static void
probant_xml_view_dispose (GObject *object)
{
  clear (PROBANT_XML_VIEW (object));

  G_OBJECT_CLASS (probant_xml_view_parent_class)->dispose (object);
}

static void
probant_xml_view_class_init (ProbantXmlViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_xml_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-xml-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantXmlView, problem_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantXmlView, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantXmlView, buffer);
}

static void
probant_xml_view_init (ProbantXmlView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tags[PROBANT_XML_ELEMENT]
      = gtk_text_buffer_create_tag (self->buffer, "element", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->tags[PROBANT_XML_ATTRIBUTE]
      = gtk_text_buffer_create_tag (self->buffer, "attribute", "style", PANGO_STYLE_ITALIC, NULL);
}

void
probant_xml_view_set_bytes (ProbantXmlView *self, GBytes *bytes)
{
  g_return_if_fail (PROBANT_IS_XML_VIEW (self));

  clear (self);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_widget_set_visible (self->problem_box, FALSE);
  if (bytes == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  probant_xml_read_async (bytes, self->cancellable, read_cb, self);
}
