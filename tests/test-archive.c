/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "core/probant-archive-name.h"
#include "core/probant-archive.h"
#include "sample-zip.h"

#define DEADLINE_SECONDS 60
#define MIB (1024u * 1024)

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static void
wait_for (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

static ProbantArchive *
try_to_open (GBytes *bytes, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_archive_open_async (bytes, NULL, store_result_cb, &result);
  wait_for (&result);
  return probant_archive_open_finish (result, error);
}

static ProbantArchive *
open_archive (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  ProbantArchive *archive = try_to_open (bytes, &error);

  g_assert_no_error (error);
  return archive;
}

static GBytes *
read_entry (ProbantArchive *archive, ProbantArchiveEntry *entry, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_archive_read_async (archive, entry, NULL, store_result_cb, &result);
  wait_for (&result);
  return probant_archive_read_finish (archive, result, error);
}

static ProbantArchiveEntry *
get_entry (ProbantArchive *archive, guint i)
{
  ProbantArchiveEntry *entry = g_list_model_get_item (probant_archive_get_entries (archive), i);

  g_assert_nonnull (entry);
  g_object_unref (entry); /* the archive keeps it */
  return entry;
}

static guint
count (ProbantArchive *archive)
{
  return g_list_model_get_n_items (probant_archive_get_entries (archive));
}

static void
assert_content (ProbantArchive *archive, guint i, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_entry (archive, get_entry (archive, i), &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
assert_unreadable (ProbantArchive *archive, guint i, ProbantEntryState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (probant_archive_entry_get_state (get_entry (archive, i)), ==, state);
  bytes = read_entry (archive, get_entry (archive, i), &error);
  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, probant_entry_state_describe (state));
}

static GBytes *
make_good (void)
{
  SampleZip *zip = sample_zip_new ();

  sample_zip_add (zip, "bilan/", NULL, 0, TRUE);
  sample_zip_add (zip, "bilan/comptes.pdf", "%PDF-1.4 comptes", 16, TRUE);
  sample_zip_add_text (zip, "bilan/comptes.xml", "<?xml version=\"1.0\"?><bilan/>");
  sample_zip_add_text (zip, "lisez-moi.txt", "Comptes annuels");
  sample_zip_add_text (zip, "dedans.zip", "PK\003\004 nothing more");
  return sample_zip_finish (zip);
}

static void
test_good (void)
{
  static const char *const names[]
      = { "bilan/comptes.pdf", "bilan/comptes.xml", "lisez-moi.txt", "dedans.zip" };
  static const char *const types[] = { "application/pdf", "text/xml", "text/plain", "application/zip" };
  g_autoptr (GBytes) bytes = make_good ();
  g_autoptr (ProbantArchive) archive = open_archive (bytes);

  g_assert_true (probant_archive_is_archive (bytes));
  g_assert_null (probant_archive_get_note (archive));
  g_assert_cmpuint (count (archive), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      ProbantArchiveEntry *entry = get_entry (archive, i);

      g_assert_cmpstr (probant_archive_entry_get_name (entry), ==, names[i]);
      g_assert_cmpstr (probant_archive_entry_get_media_type (entry), ==, types[i]);
      g_assert_cmpint (probant_archive_entry_get_state (entry), ==, PROBANT_ENTRY_READABLE);
      g_assert_cmpint (probant_archive_entry_is_archive (entry), ==, i == 3);
    }
  g_assert_cmpint (probant_archive_entry_get_size (get_entry (archive, 0)), ==, 16);
  g_assert_cmpstr (probant_archive_entry_get_base_name (get_entry (archive, 1)), ==, "comptes.xml");
  assert_content (archive, 2, "Comptes annuels");
  assert_content (archive, 0, "%PDF-1.4 comptes");
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = sample_zip_finish (sample_zip_new ());
  g_autoptr (ProbantArchive) archive = open_archive (bytes);

  g_assert_cmpuint (count (archive), ==, 0);
  g_assert_null (probant_archive_get_note (archive));
}

/* Ten million zeros take ten thousand bytes; a file that is as large and does not shrink is let through. */
static void
test_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (10 * MIB);
  g_autofree guint32 *noise = g_new (guint32, 2 * MIB / 4);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  SampleZip *zip = sample_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ProbantArchive) archive = NULL;

  for (guint i = 0; i < 2 * MIB / 4; i++)
    noise[i] = g_rand_int (random);
  sample_zip_add (zip, "noise.bin", noise, 2 * MIB, FALSE);
  sample_zip_add (zip, "small.txt", zeros, MIB, FALSE);
  sample_zip_add (zip, "bomb.txt", zeros, 10 * MIB, FALSE);
  sample_zip_add_text (zip, "after.txt", "after");
  bytes = sample_zip_finish (zip);
  archive = open_archive (bytes);

  g_assert_cmpuint (count (archive), ==, 3);
  g_assert_cmpint (probant_archive_entry_get_state (get_entry (archive, 0)), ==, PROBANT_ENTRY_READABLE);
  g_assert_cmpint (probant_archive_entry_get_state (get_entry (archive, 1)), ==, PROBANT_ENTRY_READABLE);
  assert_unreadable (archive, 2, PROBANT_ENTRY_TOO_LARGE);
  g_assert_nonnull (strstr (probant_archive_get_note (archive), "“bomb.txt” unpacks to more"));
}

/* Stored, so that the ratio is innocent: 65 MiB in one file, then 260 MiB in five. */
static void
test_too_large (void)
{
  g_autofree char *zeros = g_malloc0 (65 * MIB);
  SampleZip *one = sample_zip_new (), *five = sample_zip_new ();
  g_autoptr (GBytes) large = NULL, many = NULL;
  g_autoptr (ProbantArchive) first = NULL, second = NULL;

  sample_zip_add (one, "large.bin", zeros, 65 * MIB, TRUE);
  large = sample_zip_finish (one);
  first = open_archive (large);
  assert_unreadable (first, 0, PROBANT_ENTRY_TOO_LARGE);

  for (guint i = 0; i < 5; i++)
    sample_zip_add (five, "part.bin", zeros, 52 * MIB, TRUE);
  many = sample_zip_finish (five);
  second = open_archive (many);
  g_assert_cmpuint (count (second), ==, 5);
  g_assert_cmpint (probant_archive_entry_get_state (get_entry (second, 3)), ==, PROBANT_ENTRY_READABLE);
  assert_unreadable (second, 4, PROBANT_ENTRY_TOO_LARGE);
}

static void
test_many (void)
{
  SampleZip *zip = sample_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ProbantArchive) archive = NULL;

  for (guint i = 0; i < 5000; i++)
    sample_zip_add (zip, "acte.txt", "x", 1, TRUE);
  bytes = sample_zip_finish (zip);
  archive = open_archive (bytes);
  g_assert_cmpuint (count (archive), ==, 1000);
  g_assert_cmpstr (probant_archive_entry_get_name (get_entry (archive, 999)), ==, "acte (1000).txt");
  g_assert_nonnull (strstr (probant_archive_get_note (archive), "more than 1,000 files"));
  assert_content (archive, 999, "x");
}

static void
test_encrypted (void)
{
  SampleZip *zip = sample_zip_new_encrypted ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ProbantArchive) archive = NULL;

  sample_zip_add_text (zip, "secret.txt", "hidden");
  bytes = sample_zip_finish (zip);
  archive = open_archive (bytes);
  g_assert_cmpuint (count (archive), ==, 1);
  assert_unreadable (archive, 0, PROBANT_ENTRY_ENCRYPTED);
}

/* Cut anywhere: an error with a sentence, or a list whose readable files are whole and true. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = make_good ();
  gsize size = g_bytes_get_size (whole);
  guint best = 0;

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (ProbantArchive) archive = try_to_open (cut, &error);
      guint n_readable = 0;

      if (archive == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
          continue;
        }
      g_assert_nonnull (probant_archive_get_note (archive));
      for (guint i = 0; i < count (archive); i++)
        n_readable += probant_archive_entry_get_state (get_entry (archive, i)) == PROBANT_ENTRY_READABLE;
      g_assert_cmpuint (n_readable, >=, best);
      best = n_readable;
      if (n_readable > 0 && length % 16 == 0)
        assert_content (archive, 0, "%PDF-1.4 comptes");
    }
  g_assert_cmpuint (best, ==, 4);
}

/* Bytes flipped at random never pass for what was there: the checksum tells. */
static void
test_flipped (void)
{
  g_autoptr (GBytes) whole = make_good ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (guint i = 0; i < 500; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ProbantArchive) archive = NULL;

      for (guint j = 0; j <= i % 8; j++)
        copy[g_rand_int_range (random, 0, (gint32)size)] ^= (guint8)g_rand_int_range (random, 1, 256);
      bytes = g_bytes_new_take (copy, size);
      archive = try_to_open (bytes, &error);
      g_assert_true (archive != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
    }
}

static void
test_damaged_content (void)
{
  g_autoptr (GBytes) good = make_good ();
  g_autoptr (GBytes) bad = sample_zip_replace (good, "%PDF-1.4 comptes", "%PDF-1.4 COMPTES");
  g_autoptr (ProbantArchive) archive = open_archive (bad);

  g_assert_cmpuint (count (archive), ==, 4);
  assert_unreadable (archive, 0, PROBANT_ENTRY_DAMAGED);
  assert_content (archive, 2, "Comptes annuels");
  g_assert_nonnull (strstr (probant_archive_get_note (archive), "damaged"));
}

static void
test_garbage (void)
{
  static const char *const texts[]
      = { "",
          "PK\003\004",
          "PK\003\004 garbage that goes on for a while, longer than any header is",
          "PK",
          "<html/>",
          "\037\213\010 gzip is not read",
          "Rar!\032\007" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (try_to_open (bytes, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_cmpstr (error->message, ==, "The archive is damaged: nothing in it could be read.");
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = make_good ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  probant_archive_open_async (bytes, cancellable, store_result_cb, &result);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  g_assert_null (probant_archive_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_names (void)
{
  static const struct
  {
    const char *raw;
    const char *safe;
  } cases[] = {
    { NULL, "document" },
    { "", "document" },
    { "../../etc/passwd", "etc/passwd" },
    { "/etc/passwd", "etc/passwd" },
    { "C:\\Windows\\..\\bilan.pdf", "Windows/bilan.pdf" },
    { "a/./b//../c.xml", "a/b/c.xml" },
    { "1/2/3/4/5/6.pdf", "3/4/5/6.pdf" },
    { ".ssh/.config", "ssh/config" },
    { "...", "document" },
    { "a\nb\x1b[31m\x7f.pdf", "a b[31m.pdf" },
    { "fdp.\u202Eexe", "fdp.exe" },
    { "a<b>:c?.pdf", "a-b--c-.pdf" },
    { "r\u00E9sum\u00E9.pdf", "r\u00E9sum\u00E9.pdf" },
    { "r\x82sum\x82.pdf", "r\u00E9sum\u00E9.pdf" },                         /* CP437 and CP850 */
    { "r\xe9sum\xe9 \xc9t\xe9.pdf", "r\u00E9sum\u00E9 \u00C9t\u00E9.pdf" }, /* Latin-1 */
  };
  g_autofree char *stem = g_strnfill (60000, 'x');
  g_autofree char *raw = g_strconcat (stem, ".pdf", NULL);
  g_autofree char *shortened = probant_archive_name_make_safe (raw);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = probant_archive_name_make_safe (cases[i].raw);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
  g_assert_cmpuint (strlen (shortened), <=, 110);
}

static void
test_names_in_archive (void)
{
  SampleZip *zip = sample_zip_new ();
  g_autoptr (GBytes) plain = NULL, bytes = NULL;
  g_autoptr (ProbantArchive) archive = NULL;

  sample_zip_add_text (zip, "../acte.pdf", "1");
  sample_zip_add_text (zip, "/ACTE.pdf", "2");
  sample_zip_add_text (zip, "acte.pdf", "3");
  sample_zip_add_text (zip, "r#sum#.pdf", "4");
  sample_zip_add_text (zip, "d\u00E9p\u00F4t.pdf", "5");
  plain = sample_zip_finish (zip);
  bytes = sample_zip_replace (plain, "r#sum#.pdf", "r\x82sum\x82.pdf");
  archive = open_archive (bytes);

  g_assert_cmpuint (count (archive), ==, 5);
  g_assert_cmpstr (probant_archive_entry_get_name (get_entry (archive, 0)), ==, "acte.pdf");
  g_assert_cmpstr (probant_archive_entry_get_name (get_entry (archive, 1)), ==, "ACTE (2).pdf");
  g_assert_cmpstr (probant_archive_entry_get_name (get_entry (archive, 2)), ==, "acte (3).pdf");
  g_assert_cmpstr (probant_archive_entry_get_name (get_entry (archive, 3)), ==, "r\u00E9sum\u00E9.pdf");
  g_assert_cmpstr (probant_archive_entry_get_name (get_entry (archive, 4)), ==, "d\u00E9p\u00F4t.pdf");
  assert_content (archive, 2, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/good", test_good);
  g_test_add_func ("/archive/empty", test_empty);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/too-large", test_too_large);
  g_test_add_func ("/archive/many", test_many);
  g_test_add_func ("/archive/encrypted", test_encrypted);
  g_test_add_func ("/archive/truncated", test_truncated);
  g_test_add_func ("/archive/flipped", test_flipped);
  g_test_add_func ("/archive/damaged-content", test_damaged_content);
  g_test_add_func ("/archive/garbage", test_garbage);
  g_test_add_func ("/archive/cancelled", test_cancelled);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/names-in-archive", test_names_in_archive);
  return g_test_run ();
}
