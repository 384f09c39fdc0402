/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-pdf.h"

#include <cairo-pdf.h>
#include <string.h>

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
sample_pdf_new (const SampleSize *sizes, guint n_pages, const char *title)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append, bytes, sizes[0].width, sizes[0].height);
  cairo_t *cr = cairo_create (surface);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("Page %u", i + 1);

      cairo_pdf_surface_set_size (surface, sizes[i].width, sizes[i].height);
      cairo_set_source_rgb (cr, i % 3 == 0, i % 3 == 1, i % 3 == 2);
      cairo_rectangle (cr, 20, 20, 60, 60);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_font_size (cr, 12);
      cairo_move_to (cr, 20, 98);
      cairo_show_text (cr, text);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
sample_pdf_new_uniform (guint n_pages)
{
  g_autofree SampleSize *sizes = g_new (SampleSize, n_pages);

  for (guint i = 0; i < n_pages; i++)
    sizes[i] = (SampleSize){ 595, 842 };
  return sample_pdf_new (sizes, n_pages, NULL);
}

GBytes *
sample_pdf_from_objects (const char *const *objects)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) table = g_string_new (NULL);
  guint n_objects = 1;
  gsize start;

  for (; objects[n_objects - 1] != NULL; n_objects++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
      g_string_append_printf (pdf, "%u 0 obj %s endobj\n", n_objects, objects[n_objects - 1]);
    }
  start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n%s", n_objects, table->str);
  g_string_append_printf (pdf, "trailer<</Size %u/Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          n_objects, start);
  return g_bytes_new (pdf->str, pdf->len);
}

GBytes *
sample_pdf_from_page_entries (const char *entries)
{
  g_autofree char *page = g_strdup_printf ("<</Type/Page/Parent 2 0 R/Contents 4 0 R%s>>", entries);
  const char *objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    page,
    "<</Length 27>>stream\n1 0 0 rg 20 20 60 60 re f \nendstream",
    NULL,
  };

  return sample_pdf_from_objects (objects);
}

/* Written by qpdf: one page, RC4 with 128 bits. */
static const char encrypted[]
    = "JVBERi0xLjQKJb/3ov4KMSAwIG9iago8PCAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwg"
      "L0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvQ29udGVudHMgNCAwIFIg"
      "L01lZGlhQm94IFsgMCAwIDIwMCAxMDAgXSAvUGFyZW50IDIgMCBSIC9UeXBlIC9QYWdlID4+CmVuZG9iago0IDAgb2JqCjw8IC9M"
      "ZW5ndGggMzUgL0ZpbHRlciAvRmxhdGVEZWNvZGUgPj4Kc3RyZWFtCh5SoF0P60VkLJRXy6T4ni21ksZe0ogspJCOhH0Ki00+R/4Z"
      "ZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8IC9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMTI4IC9PIDwwZGI1ODU1ZmM1MzI2"
      "NTY5ZTc2NTkwNmNhZjY0ZTQ0MjlhNGMyMGQ2ZTk5NmZkZWY5NjNlOWI1MDgwZjllMDgzPiAvUCAtNCAvUiAzIC9VIDw5ZTI1NzAy"
      "ZmRlZGU0NTg0OTE1MjE3M2QzMzUyNjAzMjAxMjI0NTZhOTFiYWU1MTM0MjczYTZkYjEzNGM4N2M0PiAvViAyID4+CmVuZG9iagp4"
      "cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMDAwMDAgbiAKMDAwMDAwMDA2NCAwMDAwMCBuIAowMDAwMDAw"
      "MTIzIDAwMDAwIG4gCjAwMDAwMDAyMTIgMDAwMDAgbiAKMDAwMDAwMDMxNyAwMDAwMCBuIAp0cmFpbGVyIDw8IC9Sb290IDEgMCBS"
      "IC9TaXplIDYgL0lEIFs8ZTk2NzFiZmFkNWQ0ZjUyY2ViZmQzMjk1MmVkZTJhOTk+PGU5NjcxYmZhZDVkNGY1MmNlYmZkMzI5NTJl"
      "ZGUyYTk5Pl0gL0VuY3J5cHQgNSAwIFIgPj4Kc3RhcnR4cmVmCjUyNAolJUVPRgo=";

GBytes *
sample_pdf_encrypted (void)
{
  gsize size;
  guchar *data = g_base64_decode (encrypted, &size);

  return g_bytes_new_take (data, size);
}
