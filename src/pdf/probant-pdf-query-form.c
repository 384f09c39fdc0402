/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pdf/probant-pdf-form.h"
#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-poppler.h"

#define MAX_NAME 4096
#define MAX_VALUE 20000
#define FIELD_BYTES 40 /* of its numbers and what holds them together, at most */

/* One place of a field. */
typedef struct
{
  PopplerFormField *field;
  char *name;
  guint page;
  double left, top;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->field);
  g_free (place->name);
  g_free (place);
}

static char *
clean (const char *raw, gsize most)
{
  return raw != NULL ? g_utf8_make_valid (raw, (gssize)strnlen (raw, most)) : g_strdup ("");
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = *(const Place *const *)a, *second = *(const Place *const *)b;

  if (first->page != second->page)
    return first->page < second->page ? -1 : 1;
  if (first->top != second->top)
    return first->top > second->top ? -1 : 1;
  return (first->left > second->left) - (first->left < second->left);
}

static GPtrArray *
list_places (PopplerDocument *document)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);
  int n_pages = poppler_document_get_n_pages (document);

  for (int i = 0; i < n_pages && places->len < PROBANT_PDF_MAX_FIELDS; i++)
    {
      g_autoptr (OwnedPage) page = poppler_document_get_page (document, i);
      GList *mappings = page != NULL ? poppler_page_get_form_field_mapping (page) : NULL;

      for (GList *l = mappings; l != NULL && places->len < PROBANT_PDF_MAX_FIELDS; l = l->next)
        {
          const PopplerFormFieldMapping *mapping = l->data;
          g_autofree char *name = poppler_form_field_get_name (mapping->field);
          Place *place = g_new0 (Place, 1);

          place->field = g_object_ref (mapping->field);
          place->name = clean (name, MAX_NAME);
          place->page = (guint)i;
          place->left = mapping->area.x1;
          place->top = mapping->area.y2;
          g_ptr_array_add (places, place);
        }
      poppler_page_free_form_field_mapping (mappings);
    }
  g_ptr_array_sort (places, compare_places);
  return places;
}

static ProbantPdfFieldKind
get_kind (PopplerFormField *field)
{
  switch (poppler_form_field_get_field_type (field))
    {
    case POPPLER_FORM_FIELD_TEXT:
      return PROBANT_PDF_FIELD_TEXT;
    case POPPLER_FORM_FIELD_CHOICE:
      return PROBANT_PDF_FIELD_CHOICE;
    case POPPLER_FORM_FIELD_BUTTON:
      return poppler_form_field_button_get_button_type (field) == POPPLER_FORM_BUTTON_CHECK
                 ? PROBANT_PDF_FIELD_CHECK
                 : PROBANT_PDF_FIELD_OTHER;
    case POPPLER_FORM_FIELD_SIGNATURE:
    case POPPLER_FORM_FIELD_UNKNOWN:
    default:
      return PROBANT_PDF_FIELD_OTHER;
    }
}

static char *
get_value (PopplerFormField *field)
{
  g_autofree char *raw = NULL;

  switch (get_kind (field))
    {
    case PROBANT_PDF_FIELD_TEXT:
      raw = poppler_form_field_text_get_text (field);
      break;
    case PROBANT_PDF_FIELD_CHOICE:
      raw = poppler_form_field_choice_get_text (field);
      break;
    case PROBANT_PDF_FIELD_CHECK:
      return g_strdup (poppler_form_field_button_get_state (field) ? "yes" : "no");
    case PROBANT_PDF_FIELD_OTHER:
    default:
      break;
    }
  return clean (raw, MAX_VALUE);
}

static guint
get_max_length (PopplerFormField *field)
{
  int length = get_kind (field) == PROBANT_PDF_FIELD_TEXT ? poppler_form_field_text_get_max_len (field) : 0;

  return (guint)MAX (length, 0);
}

GVariant *
probant_pdf_query_run_form (PopplerDocument *document)
{
  g_autoptr (GPtrArray) places = list_places (document);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GVariantBuilder builder;
  gsize n_bytes = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(suuus)"));
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);
      g_autofree char *value = NULL;

      if (!g_hash_table_add (seen, place->name))
        continue;
      value = get_value (place->field);
      n_bytes += strlen (place->name) + strlen (value) + FIELD_BYTES;
      if (n_bytes > PROBANT_PDF_MAX_FORM_BYTES)
        break;
      g_variant_builder_add (&builder, "(suuus)", place->name, (guint32)get_kind (place->field),
                             (guint32)place->page, (guint32)get_max_length (place->field), value);
    }
  return g_variant_builder_end (&builder);
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (text, *words) == 0)
      return TRUE;

  return FALSE;
}

/* Each returns FALSE with the reason where the value cannot be put there. */

static gboolean
fill_text (PopplerFormField *field, const char *value, ProbantPdfFormReason *reason)
{
  guint most = get_max_length (field);
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *line = g_strjoinv (", ", lines);
  gboolean multiline = poppler_form_field_text_get_text_type (field) == POPPLER_FORM_TEXT_MULTILINE;
  const char *text = multiline ? value : line;

  *reason = PROBANT_PDF_FORM_TOO_LONG;
  if (most > 0 && g_utf8_strlen (text, -1) > (glong)most)
    return FALSE;
  poppler_form_field_text_set_text (field, text);
  return TRUE;
}

static gboolean
fill_check (PopplerFormField *field, const char *value, ProbantPdfFormReason *reason)
{
  static const char *const yes[] = { "yes", "true", "1", NULL };
  static const char *const no[] = { "no", "false", "0", NULL };
  gboolean checked = is_one_of (value, yes);

  *reason = PROBANT_PDF_FORM_NO_CHOICE;
  if (!checked && !is_one_of (value, no))
    return FALSE;
  poppler_form_field_button_set_state (field, checked);
  return TRUE;
}

static gboolean
fill_choice (PopplerFormField *field, const char *value, ProbantPdfFormReason *reason)
{
  int n_items = poppler_form_field_choice_get_n_items (field);

  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *item = poppler_form_field_choice_get_item (field, i);

      if (g_strcmp0 (item, value) == 0)
        {
          poppler_form_field_choice_select_item (field, i);
          return TRUE;
        }
    }
  *reason = PROBANT_PDF_FORM_NO_CHOICE;
  if (!poppler_form_field_choice_is_editable (field))
    return FALSE;
  poppler_form_field_choice_set_text (field, value);
  return TRUE;
}

static gboolean
fill (PopplerFormField *field, const char *value, ProbantPdfFormReason *reason)
{
  *reason = PROBANT_PDF_FORM_READ_ONLY;
  if (poppler_form_field_is_read_only (field))
    return FALSE;
  switch (get_kind (field))
    {
    case PROBANT_PDF_FIELD_TEXT:
      return fill_text (field, value, reason);
    case PROBANT_PDF_FIELD_CHECK:
      return fill_check (field, value, reason);
    case PROBANT_PDF_FIELD_CHOICE:
      return fill_choice (field, value, reason);
    case PROBANT_PDF_FIELD_OTHER:
    default:
      return FALSE;
    }
}

/* All places of one field. FALSE with the reason where one could not be filled. */
static gboolean
fill_places (GPtrArray *places, const char *name, const char *value, ProbantPdfFormReason *reason)
{
  gboolean filled = TRUE;

  *reason = PROBANT_PDF_FORM_UNKNOWN;
  for (guint i = 0; i < places->len && filled; i++)
    {
      const Place *place = g_ptr_array_index (places, i);

      if (g_str_equal (place->name, name))
        filled = fill (place->field, value, reason);
    }
  return filled && *reason != PROBANT_PDF_FORM_UNKNOWN;
}

/* Into memory: this process cannot write anywhere else. */
static GVariant *
save (PopplerDocument *document)
{
  int fd = memfd_create ("form", MFD_CLOEXEC);
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (fd < 0)
    return NULL;
  /* Poppler leaves the stream that it wrote to open, and the end of the document in it. */
  if (poppler_document_save_to_fd (document, fd, TRUE, NULL) && fflush (NULL) == 0)
    mapped = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

GVariant *
probant_pdf_query_run_fill (PopplerDocument *document, const char *text, GError **error)
{
  g_autoptr (GVariant) values
      = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), text != NULL ? text : "", NULL, NULL, error);
  g_autoptr (GPtrArray) places = list_places (document);
  GVariant *saved = NULL;
  GVariantBuilder remarks;

  if (values == NULL)
    return NULL;
  g_variant_builder_init (&remarks, G_VARIANT_TYPE ("a(su)"));
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      const char *name, *value;
      ProbantPdfFormReason reason;

      g_variant_get_child (values, i, "{&s&s}", &name, &value);
      if (!fill_places (places, name, value, &reason))
        g_variant_builder_add (&remarks, "(su)", name, (guint32)reason);
    }
  saved = save (document);
  if (saved != NULL)
    return g_variant_new ("(@aya(su))", saved, &remarks);
  g_variant_builder_clear (&remarks);
  g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED,
                       _ ("The filled form cannot be saved."));
  return NULL;
}
