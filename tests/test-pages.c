/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "read-pdf.h"
#include "report/probant-pages-rows.h"

#define SENTENCE                                                                                             \
  "L’absence d’une réponse n’est pas une irrégularité : la source ne couvre pas tous les demandeurs. "

static ProbantPages *
make_pages (void)
{
  return probant_pages_new (&(ProbantPagesInfo){ .title = "Dossier d’essai",
                                                 .running = "999 000 102 00015",
                                                 .footer = "Probant",
                                                 .author = "Région d’essai",
                                                 .subject = "Une aide" });
}

/* With PROBANT_TEST_KEEP=DIR in the environment the file can be looked at. */
static void
read_pages (ReadPdf *pdf, ProbantPages *pages, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = probant_pages_to_pdf (pages, &error);
  const char *folder = g_getenv ("PROBANT_TEST_KEEP");

  g_assert_no_error (error);
  if (folder != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      g_file_set_contents (path, data, (gssize)length, NULL);
    }
  read_pdf_open (pdf, bytes);
  g_assert_cmpuint (pdf->n_pages, ==, probant_pages_count (pages));
}

static void
test_prose (void)
{
  g_autoptr (ProbantPages) pages = make_pages ();
  g_auto (ReadPdf) pdf = { NULL };
  g_autofree char *title = NULL;
  g_autofree char *author = NULL;

  probant_pages_add_heading (pages, 1, "Ce qu’il faut demander", "first");
  probant_pages_add_paragraph (pages, PROBANT_PROSE_LEAD, SENTENCE SENTENCE);
  probant_pages_add_heading (pages, 2, "Les données", NULL);
  probant_pages_add_pair (pages, "Chiffre d’affaires", "4 215 300 €");
  probant_pages_add_pair (pages, "Adresse", NULL);
  probant_pages_add_pair_link (pages, "Documentation", "https://entreprise.api.gouv.fr/a?b='c'");
  probant_pages_add_heading (pages, 3, "Points", NULL);
  probant_pages_add_item (pages, SENTENCE SENTENCE SENTENCE);
  probant_pages_add_item (pages, "Un « point » court.");

  read_pages (&pdf, pages, "prose");
  g_assert_cmpuint (pdf.n_pages, ==, 1);
  g_assert_true (read_pdf_says (&pdf, SENTENCE SENTENCE));
  g_assert_true (read_pdf_says (&pdf, "4 215 300 €"));
  g_assert_true (read_pdf_says (&pdf, "Page 1 / 1"));
  g_assert_cmpuint (pdf.n_uris, ==, 1);
  g_assert_cmpuint (pdf.outline->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (pdf.outline, 1), ==, "Les données");
  title = poppler_document_get_title (pdf.document);
  author = poppler_document_get_author (pdf.document);
  g_assert_cmpstr (title, ==, "Dossier d’essai");
  g_assert_cmpstr (author, ==, "Région d’essai");
  g_assert_cmpuint (probant_pages_count_unknown_glyphs (pages), ==, 0);
}

/* 1,000 lines: each is there once, and each page begins with the head. */
static void
test_long_table (void)
{
  static const ProbantColumn columns[] = { { "Numéro", 0, PROBANT_COLUMN_STRONG },
                                           { "Libellé de la ligne", 0, PROBANT_COLUMN_NONE },
                                           { "Montant", 0, PROBANT_COLUMN_END },
                                           { "Page", 30, PROBANT_COLUMN_PAGE } };
  g_autoptr (ProbantPages) pages = make_pages ();
  g_auto (ReadPdf) pdf = { NULL };

  probant_pages_add_heading (pages, 1, "Un tableau", "table");
  probant_pages_begin_table (pages, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%04u.", i);
      const char *const cells[]
          = { number, i % 7 == 0 ? SENTENCE : "Une ligne", i % 5 == 0 ? NULL : "1 234,50 €", "table" };

      probant_pages_add_line (pages, cells);
    }
  probant_pages_end_table (pages);

  read_pages (&pdf, pages, "table");
  g_assert_cmpuint (pdf.n_pages, >, 20);
  g_assert_cmpuint (pdf.n_links, ==, 1000);
  for (guint i = 0; i < pdf.n_pages; i++)
    g_assert_true (read_pdf_page_says (&pdf, i, "Libellé de la ligne"));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%04u.", i);
      const char *at = strstr (pdf.text, number);

      g_assert_nonnull (at);
      g_assert_null (strstr (at + 1, number));
    }
}

/* A cell, and a paragraph, longer than a page go on on the next ones, nothing lost. */
static void
test_long_texts (void)
{
  static const ProbantColumn columns[]
      = { { "Objet", 0, PROBANT_COLUMN_NONE }, { "Texte", 0, PROBANT_COLUMN_NONE } };
  g_autoptr (ProbantPages) pages = make_pages ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (ReadPdf) pdf = { NULL };

  for (guint i = 0; i < 900; i++)
    g_string_append_printf (text, "mot%04u fait partie de ce texte ", i);
  probant_pages_add_paragraph (pages, PROBANT_PROSE_BODY, text->str);
  probant_pages_begin_table (pages, columns, G_N_ELEMENTS (columns));
  probant_pages_add_line (pages, (const char *const[]){ "Court", text->str });
  probant_pages_add_line (pages, (const char *const[]){ "Dernier", "fin du tableau" });
  probant_pages_end_table (pages);

  read_pages (&pdf, pages, "long");
  g_assert_cmpuint (pdf.n_pages, >=, 4);
  for (guint i = 0; i < 900; i++)
    {
      g_autofree char *word = g_strdup_printf ("mot%04u", i);
      const char *first = strstr (pdf.text, word);

      g_assert_nonnull (first);
      g_assert_nonnull (strstr (first + 1, word));
    }
  g_assert_true (read_pdf_says (&pdf, "fin du tableau"));
}

/* A heading is never the last thing on a page. */
static void
test_headings_kept (void)
{
  for (guint lines = 36; lines < 52; lines++)
    {
      g_autoptr (ProbantPages) pages = make_pages ();
      g_auto (ReadPdf) pdf = { NULL };

      for (guint i = 0; i < lines; i++)
        probant_pages_add_paragraph (pages, PROBANT_PROSE_BODY, "Une ligne.");
      probant_pages_add_heading (pages, 1, "Chapitre", NULL);
      probant_pages_add_heading (pages, 2, "Partie", NULL);
      probant_pages_add_paragraph (pages, PROBANT_PROSE_BODY, "Ce qui suit.");
      read_pages (&pdf, pages, "kept");
      for (guint i = 0; i < pdf.n_pages; i++)
        g_assert_true (read_pdf_page_says (&pdf, i, "Chapitre")
                       == read_pdf_page_says (&pdf, i, "Ce qui suit."));
    }
}

/* Names that are very long, written from right to left, of several lines, or no UTF-8. */
static void
test_hostile (void)
{
  static const ProbantColumn columns[] = { { "A", 0, PROBANT_COLUMN_NONE }, { "B", 0, PROBANT_COLUMN_CODE } };
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (ProbantPages) pages = NULL;
  g_auto (ReadPdf) pdf = { NULL };

  for (guint i = 0; i < 6000; i++)
    g_string_append (endless, "é");
  pages = probant_pages_new (&(ProbantPagesInfo){ .title = endless->str,
                                                  .running = endless->str,
                                                  .footer = endless->str,
                                                  .stamp = "SPÉCIMEN",
                                                  .remark = endless->str });
  probant_pages_add_heading (pages, 1, endless->str, "a'b]c\\");
  probant_pages_add_heading (pages, 2, "جمعية الاختبار", NULL);
  probant_pages_add_heading (pages, 2, "Une\nligne\r\net <b>une</b> & autre", NULL);
  probant_pages_add_pair (pages, endless->str, "\xff\xfe no UTF-8");
  probant_pages_add_pair (pages, "Vide", "");
  probant_pages_add_pair_link (pages, "Lien", "https://example.org/'/Resources<<>>(\\)\n%");
  probant_pages_begin_table (pages, columns, 2);
  probant_pages_add_line (pages, (const char *const[]){ endless->str, endless->str });
  probant_pages_end_table (pages);

  read_pages (&pdf, pages, "hostile");
  g_assert_cmpuint (pdf.n_pages, >, 3);
  g_assert_cmpuint (pdf.n_pages, <, 40);
  g_assert_true (read_pdf_says (&pdf, "et <b>une</b> & autre"));
  for (guint i = 0; i < pdf.n_pages; i++)
    g_assert_true (read_pdf_page_says (&pdf, i, "SPÉCIMEN"));
}

static void
test_nothing (void)
{
  g_autoptr (ProbantPages) pages = make_pages ();
  g_auto (ReadPdf) pdf = { NULL };

  read_pages (&pdf, pages, "nothing");
  g_assert_cmpuint (pdf.n_pages, ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/prose", test_prose);
  g_test_add_func ("/pages/long-table", test_long_table);
  g_test_add_func ("/pages/long-texts", test_long_texts);
  g_test_add_func ("/pages/headings-kept", test_headings_kept);
  g_test_add_func ("/pages/hostile", test_hostile);
  g_test_add_func ("/pages/nothing", test_nothing);
  return g_test_run ();
}
