/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-xml.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-media-type.h"
#include "core/probant-text.h"

#define MAX_BYTES (4u * 1024 * 1024)
#define MAX_DEPTH 200
#define MAX_LINES 50000
#define MAX_LINE_CHARS 1000
#define INDENT 2
#define HEAD 256

typedef struct
{
  GString *text;
  GArray *spans;
  guint depth; /* of the element that is open */
  guint n_lines;
  gboolean fresh; /* the line is that of an element that has no content yet */
  gboolean cut;
} Tree;

static gboolean
start_line (Tree *tree, guint depth, GError **error)
{
  if (tree->n_lines == MAX_LINES)
    {
      tree->cut = TRUE;
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
      return FALSE;
    }
  if (tree->n_lines++ > 0)
    g_string_append_c (tree->text, '\n');
  g_string_append_printf (tree->text, "%*s", (int)(depth * INDENT), "");
  return TRUE;
}

/* In pieces: one line of millions of characters would hold up whoever lays it out. */
static void
append_value (Tree *tree, const char *value, guint depth, GError **error)
{
  g_autofree char *clean = probant_text_sanitise (value, MAX_BYTES);
  const char *rest = clean != NULL ? clean : "";

  while (strlen (rest) > MAX_LINE_CHARS && g_utf8_strlen (rest, MAX_LINE_CHARS * 6) > MAX_LINE_CHARS)
    {
      const char *end = g_utf8_offset_to_pointer (rest, MAX_LINE_CHARS);

      g_string_append_len (tree->text, rest, end - rest);
      rest = end;
      if (!start_line (tree, depth, error))
        return;
    }
  g_string_append (tree->text, rest);
}

static void
append_name (Tree *tree, const char *name, ProbantXmlKind kind)
{
  ProbantXmlSpan span = { .start = tree->text->len, .kind = kind };
  g_autofree char *clean = probant_text_sanitise (name, MAX_LINE_CHARS);

  g_string_append (tree->text, clean != NULL ? clean : "?");
  span.end = tree->text->len;
  g_array_append_val (tree->spans, span);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attributes,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Tree *tree = user_data;
  g_autoptr (GError) full = NULL;

  if (tree->depth == MAX_DEPTH)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           _ ("the elements are nested too deeply"));
      return;
    }
  if (!start_line (tree, tree->depth, error))
    return;
  append_name (tree, name, PROBANT_XML_ELEMENT);
  for (guint i = 0; attributes[i] != NULL && full == NULL; i++)
    {
      g_string_append (tree->text, i == 0 ? " (" : ", ");
      append_name (tree, attributes[i], PROBANT_XML_ATTRIBUTE);
      g_string_append (tree->text, " = ");
      append_value (tree, values[i], tree->depth + 1, &full);
    }
  if (attributes[0] != NULL && full == NULL)
    g_string_append_c (tree->text, ')');
  if (full != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&full));
      return;
    }
  tree->depth++;
  tree->fresh = TRUE;
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Tree *tree = user_data;

  tree->depth--;
  tree->fresh = FALSE;
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Tree *tree = user_data;
  g_autofree char *value = g_strndup (text, length);
  gboolean fresh = tree->fresh;

  if (value[strspn (value, " \t\r\n")] == '\0')
    return;
  tree->fresh = FALSE;
  if (fresh)
    g_string_append (tree->text, ": ");
  else if (!start_line (tree, tree->depth, error))
    return;
  append_value (tree, value, tree->depth, error);
}

/* Those that French files come in; NULL = UTF-8, or one that is left to fail as such. */
static const char *
find_charset (const char *source, gsize size)
{
  static const char *const charsets[] = { "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252" };
  g_autofree char *head = g_strndup (source, MIN (size, HEAD));
  char *end = strstr (head, "?>");
  const char *said;

  if (end == NULL)
    return NULL;
  *end = '\0';
  said = strstr (head, "encoding");
  if (said == NULL)
    return NULL;
  said += strcspn (said, "\"'");
  for (gsize i = 0; *said != '\0' && i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length = strlen (charsets[i]);

      if (g_ascii_strncasecmp (said + 1, charsets[i], length) == 0 && said[length + 1] == said[0])
        return charsets[i];
    }
  return NULL;
}

/* As UTF-8; what is not valid in it stays for the parser to tell. */
static char *
decode (GBytes *bytes, gsize *length)
{
  const char *source = g_bytes_get_data (bytes, length);
  const char *charset;
  char *converted = NULL;
  gsize n_written = 0;

  if (*length >= 3 && memcmp (source, "\xef\xbb\xbf", 3) == 0)
    {
      source += 3;
      *length -= 3;
    }
  if (*length == 0)
    return g_strdup ("");
  charset = find_charset (source, *length);
  if (charset != NULL)
    converted = g_convert (source, (gssize)*length, "UTF-8", charset, NULL, &n_written, NULL);
  if (converted == NULL)
    return g_memdup2 (source, *length);
  *length = n_written;
  return converted;
}

static gboolean
read_tree (Tree *tree, const char *source, gsize length, GError **error)
{
  static const GMarkupParser parser
      = { .start_element = start_element_cb, .end_element = end_element_cb, .text = text_cb };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (
      &parser, G_MARKUP_TREAT_CDATA_AS_TEXT | G_MARKUP_PREFIX_ERROR_POSITION, tree, NULL);

  if (!g_markup_parse_context_parse (context, source, (gssize)length, error)
      || !g_markup_parse_context_end_parse (context, error))
    return FALSE;
  if (tree->n_lines > 0)
    return TRUE;
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY, _ ("There is no element in it."));
  return FALSE;
}

/* The source as it is, but for what cannot be shown, in lines that can be laid out. */
static char *
show_source (const char *source, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (source, (gssize)length);
  GString *text = g_string_sized_new (length);
  guint n_lines = 1, n_chars = 0;

  for (const char *p = valid; *p != '\0' && n_lines < MAX_LINES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean full = n_chars == MAX_LINE_CHARS;

      if (full || c == '\n')
        {
          g_string_append_c (text, '\n');
          n_lines++;
          n_chars = 0;
        }
      if (c == '\t' || (c != '\n' && g_unichar_isprint (c)))
        {
          g_string_append_unichar (text, c);
          n_chars++;
        }
    }
  return g_string_free (text, FALSE);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ProbantXml *self = g_new0 (ProbantXml, 1);
  Tree tree = { 0 };
  gsize length = 0;
  g_autofree char *decoded = NULL;
  g_autoptr (GError) error = NULL;

  self->spans = g_array_new (FALSE, FALSE, sizeof (ProbantXmlSpan));
  if (g_bytes_get_size (data) > MAX_BYTES)
    {
      self->text = g_strdup ("");
      self->problem = g_strdup (_ ("The XML document is too large to be shown here."));
      g_task_return_pointer (task, self, (GDestroyNotify)probant_xml_free);
      return;
    }

  decoded = decode (data, &length);
  tree.text = g_string_new (NULL);
  tree.spans = self->spans;
  if (read_tree (&tree, decoded, length, &error) || tree.cut)
    {
      self->text = g_string_free (tree.text, FALSE);
      if (tree.cut)
        self->problem = g_strdup (_ ("The XML document is long: only its beginning is shown."));
    }
  else
    {
      g_string_free (tree.text, TRUE);
      g_array_set_size (self->spans, 0);
      self->text = show_source (decoded, length);
      /* Translators: %s is a sentence like “Error on line 3 char 12: …” */
      self->problem = g_strdup_printf (_ ("The XML is malformed and shown as it is. %s"), error->message);
    }
  g_task_return_pointer (task, self, (GDestroyNotify)probant_xml_free);
}

gboolean
probant_xml_is_xml (GBytes *bytes)
{
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  return g_str_equal (probant_media_type_guess (data, size), "text/xml");
}

void
probant_xml_read_async (GBytes *bytes,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, probant_xml_read_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, read_thread);
}

ProbantXml *
probant_xml_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_xml_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
probant_xml_free (ProbantXml *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self->problem);
  g_free (self);
}
