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
GBytes *
sample_pdf_with_links (void)
{
  static const char *const objects[]
      = { "<</Type/Catalog/Pages 2 0 R/Outlines 9 0 R>>",
          "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Annots[5 0 R 6 0 R 7 0 R 8 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
          "<</Type/Annot/Subtype/Link/Rect[10 250 60 270]/Dest[4 0 R/XYZ 0 200 0]>>",
          "<</Type/Annot/Subtype/Link/Rect[10 200 60 220]/A<</S/URI/URI(https://www.example.org/a?b=c)>>>>",
          "<</Type/Annot/Subtype/Link/Rect[10 150 60 170]/A<</S/Launch/F(program)>>>>",
          "<</Type/Annot/Subtype/Link/Rect[10 100 60 120]/A<</S/JavaScript/JS(app.beep\\(1\\))>>>>",
          "<</Type/Outlines/First 10 0 R/Last 11 0 R/Count 2>>",
          "<</Title(Partie 1)/Parent 9 0 R/Next 11 0 R/Dest[3 0 R/Fit]/First 12 0 R/Last 12 0 R/Count 1>>",
          "<</Title(Partie 2)/Parent 9 0 R/Prev 10 0 R/Dest[4 0 R/XYZ 0 200 0]>>",
          "<</Title(Chapitre)/Parent 10 0 R>>",
          NULL };

  return sample_pdf_from_objects (objects);
}

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

/* Written by hand, signed by openssl cms. */
static const char with_signature[]
    = "JVBERi0xLjQKMSAwIG9iaiA8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFIvQWNyb0Zvcm08PC9GaWVsZHNbNSAwIFIgNyAwIFJd"
      "L1NpZ0ZsYWdzIDM+Pj4+IGVuZG9iagoyIDAgb2JqIDw8L1R5cGUvUGFnZXMvQ291bnQgMS9LaWRzWzMgMCBSXT4+IGVuZG9iagoz"
      "IDAgb2JqIDw8L1R5cGUvUGFnZS9QYXJlbnQgMiAwIFIvTWVkaWFCb3hbMCAwIDIwMCAxMDBdL0NvbnRlbnRzIDQgMCBSL0Fubm90"
      "c1s1IDAgUiA3IDAgUl0+PiBlbmRvYmoKNCAwIG9iaiA8PC9MZW5ndGggMjY+PnN0cmVhbQoxIDAgMCByZyAyMCAyMCA2MCA2MCBy"
      "ZSBmCmVuZHN0cmVhbSBlbmRvYmoKNSAwIG9iaiA8PC9UeXBlL0Fubm90L1N1YnR5cGUvV2lkZ2V0L0ZUL1NpZy9UKFNpZ25hdHVy"
      "ZSkvViA2IDAgUi9SZWN0WzAgMCAwIDBdL0YgMTMyL1AgMyAwIFI+PiBlbmRvYmoKNiAwIG9iaiA8PC9UeXBlL1NpZy9GaWx0ZXIv"
      "QWRvYmUuUFBLTGl0ZS9TdWJGaWx0ZXIvYWRiZS5wa2NzNy5kZXRhY2hlZC9NKEQ6MjAyNjAxMDIwMzA0MDVaKS9CeXRlUmFuZ2Vb"
      "MCAgICAgICAgNTY5ICAgICAgIDM1NzEgICAgICAgIDMzNV0vQ29udGVudHM8MzA4MjA1NzMwNjA5MmE4NjQ4ODZmNzBkMDEwNzAy"
      "YTA4MjA1NjQzMDgyMDU2MDAyMDEwMTMxMGQzMDBiMDYwOTYwODY0ODAxNjUwMzA0MDIwMTMwMGIwNjA5MmE4NjQ4ODZmNzBkMDEw"
      "NzAxYTA4MjAzNTUzMDgyMDM1MTMwODIwMjM5YTAwMzAyMDEwMjAyMTQ1ZGE1MzU2ZmE2MDliNjI2ZGZmMTRjZTJkMGU1YmYyZDFj"
      "MGNiOWNjMzAwZDA2MDkyYTg2NDg4NmY3MGQwMTAxMGIwNTAwMzAzODMxMTczMDE1MDYwMzU1MDQwMzBjMGU0MTY3NjU2ZTYzNjUy"
      "MDQ1Nzg2NTZkNzA2YzY1MzExMDMwMGUwNjAzNTUwNDBhMGMwNzQ1Nzg2NTZkNzA2YzY1MzEwYjMwMDkwNjAzNTUwNDA2MTMwMjQ2"
      "NTIzMDFlMTcwZDMyMzYzMTMxMzIzMzMxMzUzMTMyMzUzMzVhMTcwZDM0MzYzMTMxMzEzODMxMzUzMTMyMzUzMzVhMzAzODMxMTcz"
      "MDE1MDYwMzU1MDQwMzBjMGU0MTY3NjU2ZTYzNjUyMDQ1Nzg2NTZkNzA2YzY1MzExMDMwMGUwNjAzNTUwNDBhMGMwNzQ1Nzg2NTZk"
      "NzA2YzY1MzEwYjMwMDkwNjAzNTUwNDA2MTMwMjQ2NTIzMDgyMDEyMjMwMGQwNjA5MmE4NjQ4ODZmNzBkMDEwMTAxMDUwMDAzODIw"
      "MTBmMDAzMDgyMDEwYTAyODIwMTAxMDBlODhlNzU1MjkwOWFhMzcwNWZlMmI3NWRkNjIyNmQxNmRjYjJhZjFmZGY3ZmFhODRhYzU4"
      "MDJmMjg4NmE3YmI5NTEyNGYwY2MwYjI3OGQ0YWYxMjJkNzczYTkxZTg5NDQ5OWRkMmY0YmZkMjMyZmNhZmU1OTQwNDQ4NDZjZjQ2"
      "M2FkZmMyMzIxOWQ1Yjk5Yjg1MjQzYjE3YTY3MjU0NjRhMGY4NDFjZjY4OWE0NDExNjEwMmVhMTY4YzM0YTA3Yjk3MjEzMDYyZGNj"
      "Nzk4OGFiMmMzNDNhNTcwM2IyZDRjNTRhMTU2NzhkYmE0Yjc3OTI4MmIyZmY5NTJjY2VkNDc1OWM1YWQxYWZlOGIxMjA4ZjI5ZDEw"
      "ODdkMTcxM2JhZDc2NWMyZmQ5ZTRhYTJlMTlmOGI0MTJiMTcyYjI3MTYyMzkzNzlhMGFkNWQzN2ZiYTFjODg0NDIyZjcxNTczMGQ4"
      "ZDA4ODIwYzNhYTBkNmZiNDJhN2VlYzE2NDcxNjAzYTU5YjBhYjU3OGZhZWI1NGVkZTMyMjE5OTg3OWE4NDUzMDMwNjljMGZmMTYy"
      "ZTI5NGVjZmYzZTI1NWJiN2Y0ZjE3ZDgwNjQ1N2U4MTg1ODkxMWQwOTcwMTk2MDc2ZWM2ZDUyNjhjNWQzZTc5MTBjNTk5NWY0ZmQ1"
      "OWQ3YzVlNjc2ZjAyMDMwMTAwMDFhMzUzMzA1MTMwMWQwNjAzNTUxZDBlMDQxNjA0MTRhMTY3MDYwMzYyNjdjNDY1NTQwODk2ZmQ4"
      "MmUxZTEzNjA5ZGU0YjBhMzAxZjA2MDM1NTFkMjMwNDE4MzAxNjgwMTRhMTY3MDYwMzYyNjdjNDY1NTQwODk2ZmQ4MmUxZTEzNjA5"
      "ZGU0YjBhMzAwZjA2MDM1NTFkMTMwMTAxZmYwNDA1MzAwMzAxMDFmZjMwMGQwNjA5MmE4NjQ4ODZmNzBkMDEwMTBiMDUwMDAzODIw"
      "MTAxMDA2NTZjMWVmYTFiNzFlODAzMmFkODkxNTE3MTZjYjQ2ZDk5NTc4Mzc1Njc0M2ZjMWEyNDkxOTQwOWJmZDIxOWVkOWVlMjNh"
      "NjhiZjM4ZGUyOGQ4ZWExMzRiYjMwOGU2ZWQwODNhOTVlNmI3N2Q3NmE5ZjdiZDI0MjhkODA4NjhiZDY0YTIzMjRiYmQxNWI0YWJi"
      "NGY5NjM2YTk0Y2VlYzMyNTRmOGI4ZjI1YjBiNzIwM2Y4NjMxYzc2MWQ1MTc2N2E1MjQ4NzVjNWZjN2MzMWExOTMyYjU0N2IwZDM0"
      "NDg2ZTUzNmRjYjU0NzE1ZjMyMjE0YmU1YWE2YTVkNDU0MzIwZmI4ZjZlMGI4N2MwNjQ4OTZkYTdkOTQwMDk5ZjhmNjYyYzA1ZTgy"
      "ZWU1NGE1YTBhNTQ5NDgyYTM5YjNmYmY1ZjVkMGQzZGI3NDhmNTBlODY3YjMxNWI1NWNiNDJmYmU0MDFiMWM1NDkxNzgxZTg4NzNk"
      "YTgzNzJjMTU3NDA5MjU2MjRmMmE5Y2FkNjg4MDIxMmJiZTBhODc5ZDU1MDQ4ZTk2Y2Y0MjA4NGRlZjhmYTUyNjAwYjUyZTgyZGZj"
      "ZDFkNDVjNzNiMGYxOTk1NzJhYmM5MWIyMTgzMDczMDAxY2JhMDYyNmNmNTI2MDBjMzFmMmE3MjFkMmM2YTJmYTlkNDMxODIwMWU0"
      "MzA4MjAxZTAwMjAxMDEzMDUwMzAzODMxMTczMDE1MDYwMzU1MDQwMzBjMGU0MTY3NjU2ZTYzNjUyMDQ1Nzg2NTZkNzA2YzY1MzEx"
      "MDMwMGUwNjAzNTUwNDBhMGMwNzQ1Nzg2NTZkNzA2YzY1MzEwYjMwMDkwNjAzNTUwNDA2MTMwMjQ2NTIwMjE0NWRhNTM1NmZhNjA5"
      "YjYyNmRmZjE0Y2UyZDBlNWJmMmQxYzBjYjljYzMwMGIwNjA5NjA4NjQ4MDE2NTAzMDQwMjAxYTA2OTMwMTgwNjA5MmE4NjQ4ODZm"
      "NzBkMDEwOTAzMzEwYjA2MDkyYTg2NDg4NmY3MGQwMTA3MDEzMDFjMDYwOTJhODY0ODg2ZjcwZDAxMDkwNTMxMGYxNzBkMzIzNjMx"
      "MzEzMjMzMzEzNTMxMzIzNTM2NWEzMDJmMDYwOTJhODY0ODg2ZjcwZDAxMDkwNDMxMjIwNDIwNTAxNmE4YmFkMjc2MjQwMWM3NDc1"
      "NTE5NjZkNmY4NjBhNWEzOTEyOGQ3NTJiM2U0MjlmMjdlNTZmODJlN2E1MjMwMGQwNjA5MmE4NjQ4ODZmNzBkMDEwMTAxMDUwMDA0"
      "ODIwMTAwNjk5YTgyYjNlMTEyYjE1ZmUxM2Y5M2E2NjA3MTU4ODUyZTE3YjBmODNhZGJkMmYyOTE1ODgxNzU5YmU1ZGYyNjczN2Qw"
      "OWMwYTljMGY2NDM4MDhkMzkyZmViNDQ2ZTRkN2QwNWJiOWE5MDBlNjQ0NzYyMTE2ZmI3MjkyNjhlZmE3ZDk2YTRjNjUxZGY3YWQ0"
      "Y2ZmYzk0NjY2NGU2M2NiYjVmODE5OGM0MWY1YmZmNjhkZGFhM2E2NWM2ODJiNWNmNTcxMDk5YmFiZGQ5Yjc4NGRjMmUyZjc3OGJj"
      "MDFlMTQ5NGU2NjY0YjYzODQ0ODI3MjBmMGRlYzQ3Mjc3ODA5OGZjYTFmNjQ2OGU1M2U0MDg4OTQzYTUwOTcyNTBhYjZlNGRkMWJj"
      "Y2IwODRhNjYxYmFiMmI1M2M4NDE2ZGFlMDNmYWNlN2E4YjFlNzZhM2M2NThjNzAwMDlmMjliMjU5NzYzNmRjYzAzMDQxMGY0Nzk1"
      "YWMxZjg2NmYzNmM4MDU0MjJlZDIwM2UzMjQyNDFiN2RlOWY5N2E4NmY1NjRkYTE2N2I1ZGFiMTMwM2UyYTU2ODY5NDNhMWZiNjU4"
      "MzQwMTE3NmZjMWVjZjc5MzIxMGI0MGI4YWY4MTBlMjQzMTUzOGIyNTY1MGI1Mjc5NTFlYmYxZGRmMTFmODY1YTY0NGMwMDAwMDAw"
      "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw"
      "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw"
      "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwPj4+IGVuZG9iago3IDAgb2JqIDw8L1R5cGUvQW5u"
      "b3QvU3VidHlwZS9XaWRnZXQvRlQvVHgvVChPYmpldCkvVihTdWJ2ZW50aW9uKS9SZWN0WzEwIDEwIDkwIDIwXS9GIDQvUCAzIDAg"
      "Uj4+IGVuZG9iagp4cmVmCjAgOAowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMDkgMDAwMDAgbiAKMDAwMDAwMDA5OCAwMDAw"
      "MCBuIAowMDAwMDAwMTQ5IDAwMDAwIG4gCjAwMDAwMDAyNDkgMDAwMDAgbiAKMDAwMDAwMDMyMSAwMDAwMCBuIAowMDAwMDAwNDIz"
      "IDAwMDAwIG4gCjAwMDAwMDM1ODEgMDAwMDAgbiAKdHJhaWxlcjw8L1NpemUgOC9Sb290IDEgMCBSPj4Kc3RhcnR4cmVmCjM2ODYK"
      "JSVFT0YK";

GBytes *
sample_pdf_signed (void)
{
  gsize size;
  guchar *data = g_base64_decode (with_signature, &size);

  return g_bytes_new_take (data, size);
}

GBytes *
sample_pdf_blank (guint n_pages)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  GString *tree = g_string_new (NULL);

  g_string_append_printf (tree, "<</Type/Pages/Count %u/Kids[", n_pages);
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (tree, "%u 0 R ", i + 3);
  g_string_append (tree, "]>>");
  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  g_ptr_array_add (objects, g_string_free (tree, FALSE));
  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (objects, g_strdup ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>"));
  g_ptr_array_add (objects, NULL);
  return sample_pdf_from_objects ((const char *const *)objects->pdata);
}

GBytes *
sample_pdf_recursive_tree (void)
{
  static const char *const tree[] = { "<</Type/Catalog/Pages 2 0 R>>",
                                      "<</Type/Pages/Count 5/Kids[2 0 R 2 0 R 1 0 R]/Parent 2 0 R>>", NULL };

  return sample_pdf_from_objects (tree);
}

GBytes *
sample_pdf_recursive_form (void)
{
  static const char *const form[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
    "<</Length 5>>stream\n/F Do\nendstream",
    "<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Length 11/Resources<</XObject<</F 5 0 R>>>>>>"
    "stream\n/F Do /F Do\nendstream",
    NULL,
  };

  return sample_pdf_from_objects (form);
}
