/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "accessible-check.h"
#include "pdf/probant-pdf-form.h"
#include "sample-pdf.h"
#include "ui/probant-form-window.h"
#include "ui/probant-toast.h"

#define DEADLINE_SECONDS 40
#define DA "/DA(/Helv 10 Tf 0 g)"

typedef struct
{
  char *folder;
  char *form;
  char *copy;
  char *mapping;
  ProbantDossier *dossier;
  ProbantFormWindow *window;
} Fixture;

static gboolean
never (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until `condition` holds. A source that never fires keeps a blocking iteration short. */
static void
wait_until (gboolean (*condition) (Fixture *fixture, const char *data), Fixture *fixture, const char *data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  guint pulse = g_timeout_add (20, never, NULL);

  while (!condition (fixture, data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (pulse);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (Fixture *fixture, const char *text)
{
  return has_text (GTK_WIDGET (fixture->window), text);
}

static gboolean
is_written (Fixture *fixture, const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The row of a field, its title and what stands below it: NULL where there is none. */
static const char *
find_subtitle (GtkWidget *widget, const char *title)
{
  const char *found = NULL;

  if (ADW_IS_ACTION_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return adw_action_row_get_subtitle (ADW_ACTION_ROW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_subtitle (child, title);
  return found;
}

/* A form of four fields: any text, five characters, a check box, one that no mapping names. */
static GBytes *
make_form (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R 6 0 R 7 0 R]/DR<</Font<</Helv 8 0 R>>>>" DA
    ">>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R 5 0 R 6 0 R 7 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(Nom)/Rect[10 250 200 270]/P 3 0 R" DA ">>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(Code)/MaxLen 5/Rect[10 200 200 220]/P 3 0 R" DA ">>",
    "<</Type/Annot/Subtype/Widget/FT/Btn/T(Coche)/Rect[10 150 30 170]/P 3 0 R/V/Off/AS/Off"
    "/AP<</N<</Oui 9 0 R/Off 9 0 R>>>>>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(Autre)/Rect[10 100 200 120]/P 3 0 R" DA ">>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/XObject/Subtype/Form/BBox[0 0 20 20]/Length 0>>stream\n\nendstream",
    NULL,
  };

  return sample_pdf_from_objects (objects);
}

/* Its legal unit has answered; nothing else has been asked. */
static ProbantDossier *
make_dossier (void)
{
  static const char *const json
      = "{\"data\": {\"siren\": \"552049447\", \"nom\": \"Le nom\", \"vrai\": true}}";
  g_autoptr (ProbantClient) client
      = probant_client_new ("http://127.0.0.1:1", "token", "aides", "essai", "10000001700010", NULL);
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  g_autoptr (GHashTable) answers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)probant_answer_unref);
  ProbantAnswer *answer = probant_answer_new ();
  ProbantIdentifier identifier;
  ProbantDossier *dossier = NULL;

  g_assert_true (probant_identifier_parse ("55204944776279", &identifier, NULL));
  dossier = probant_dossier_new (client, policy, &identifier);
  answer->root = json_from_string (json, NULL);
  answer->http_status = 200;
  g_hash_table_insert (answers, (gpointer) "main", answer);
  probant_record_settle (probant_dossier_find (dossier, "entreprises"), answers, "552049447");
  return dossier;
}

static void
write_mapping (Fixture *fixture, const char *fields)
{
  g_autofree char *text = g_strconcat ("[fields]\n", fields, NULL);

  g_assert_true (g_file_set_contents (fixture->mapping, text, -1, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) form = make_form ();

  fixture->folder = g_dir_make_tmp ("probant-form-XXXXXX", NULL);
  fixture->form = g_build_filename (fixture->folder, "demande.pdf", NULL);
  fixture->copy = g_build_filename (fixture->folder, "copie.pdf", NULL);
  fixture->mapping = g_build_filename (fixture->folder, "demande.ini", NULL);
  g_assert_true (g_file_set_contents (fixture->form, g_bytes_get_data (form, NULL),
                                      (gssize)g_bytes_get_size (form), NULL));
  write_mapping (fixture,
                 "Nom = {entreprises:data.nom}\nCode = {subject.siren}\nCoche = {entreprises:data.vrai}\n"
                 "Ailleurs = {today}\n");
  g_setenv ("PROBANT_FORMSDIR", fixture->folder, TRUE);
  fixture->dossier = make_dossier ();
  fixture->window = probant_form_window_new (NULL, fixture->dossier);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
is_closed (Fixture *fixture, const char *data)
{
  return fixture->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (is_closed, fixture, NULL);
  g_assert_finalize_object (fixture->dossier);
  g_unlink (fixture->form);
  g_unlink (fixture->copy);
  g_unlink (fixture->mapping);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->form);
  g_free (fixture->copy);
  g_free (fixture->mapping);
  g_free (fixture->folder);
}

static void
open_form (Fixture *fixture)
{
  g_autoptr (GFile) form = g_file_new_for_path (fixture->form);

  probant_form_window_open (fixture->window, form);
}

static void
assert_row (Fixture *fixture, const char *title, const char *subtitle)
{
  g_assert_cmpstr (find_subtitle (GTK_WIDGET (fixture->window), title), ==, subtitle);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPdf) pdf = probant_pdf_form_open_finish (result, user_data, NULL);

  g_assert_nonnull (pdf);
}

/* The fields of the copy. (transfer full) */
static GPtrArray *
read_copy (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *fields = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->copy, &contents, &length, NULL));
  bytes = g_bytes_new_take (contents, length);
  probant_pdf_form_open_async (bytes, NULL, opened_cb, &fields);
  while (fields == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fields;
}

static void
assert_value (GPtrArray *fields, guint i, const char *name, const char *value)
{
  const ProbantPdfFormField *field = g_ptr_array_index (fields, i);

  g_assert_cmpstr (field->name, ==, name);
  g_assert_cmpstr (field->value, ==, value);
}

static void
test_fill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) form = g_file_new_for_path (fixture->form);
  g_autoptr (GFile) copy = g_file_new_for_path (fixture->copy);
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before = 0, length_after = 0;

  g_assert_true (g_file_get_contents (fixture->form, &before, &length_before, NULL));
  open_form (fixture);
  wait_until (is_shown, fixture, "2 fields are filled");
  assert_row (fixture, "Nom", "Le nom");
  assert_row (fixture, "Coche", "Ticked");
  g_assert_true (is_shown (fixture, "2 fields stay empty"));
  assert_row (fixture, "Code", "“552049447” is longer than the field’s 5 characters");
  assert_row (fixture, "Ailleurs", "The form has no such field");
  g_assert_true (is_shown (fixture, "demande.ini"));
  g_assert_true (is_shown (fixture, "1 field"));
  accessible_check (GTK_WIDGET (fixture->window), "a filled form");

  /* Not in the place of the form. */
  probant_form_window_save (fixture->window, form);
  wait_until (is_shown, fixture, "cannot take the place of the form");

  probant_form_window_save (fixture->window, copy);
  wait_until (is_written, fixture, fixture->copy);
  wait_until (is_shown, fixture, "Copy saved");
  fields = read_copy (fixture);
  g_assert_cmpuint (fields->len, ==, 4);
  assert_value (fields, 0, "Nom", "Le nom");
  assert_value (fields, 1, "Code", NULL);
  assert_value (fields, 2, "Coche", "yes");
  assert_value (fields, 3, "Autre", NULL);
  g_assert_true (g_file_get_contents (fixture->form, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* Another mapping; a wrong one says what is wrong and leaves the one before in use. */
static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  write_mapping (fixture, "Nom = {associations:data.nom}\nAutre = {subject.rna}\n");
  open_form (fixture);
  wait_until (is_shown, fixture, "2 fields stay empty");
  assert_row (fixture, "Nom", "Association: not answered yet");
  assert_row (fixture, "Autre", "The applicant’s number is not known");

  write_mapping (fixture, "Nom = {entreprises:data.absent}\nAutre = {subject.siret}\n");
  probant_form_window_use_mapping (fixture->window, fixture->mapping);
  wait_until (is_shown, fixture, "1 field is filled");
  assert_row (fixture, "Nom", "Company: not provided");
  assert_row (fixture, "Autre", "55204944776279");

  write_mapping (fixture, "Nom = {entreprises\n");
  probant_form_window_use_mapping (fixture->window, fixture->mapping);
  wait_until (is_shown, fixture, "A brace is left open");
  assert_row (fixture, "Autre", "55204944776279");
}

static GtkWidget *
find_expander (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_EXPANDER_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_expander (child);
  return found;
}

static void
test_no_mapping (Fixture *fixture, gconstpointer data)
{
  write_mapping (fixture, "A = {today}\nB = {today}\n");
  open_form (fixture);
  wait_until (is_shown, fixture, "None is known for this form");
  g_assert_true (is_shown (fixture, "4 fields"));
  g_assert_null (find_subtitle (GTK_WIDGET (fixture->window), "Coche"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_expander (GTK_WIDGET (fixture->window))), TRUE);
  assert_row (fixture, "Coche", "no");
  accessible_check (GTK_WIDGET (fixture->window), "a form without a mapping");
}

static void
test_no_form (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->form, "no PDF at all", -1, NULL));
  open_form (fixture);
  wait_until (is_shown, fixture, "This Form Cannot Be Filled");
  accessible_check (GTK_WIDGET (fixture->window), "no form");
  g_unlink (fixture->form);
  open_form (fixture);
  wait_until (is_shown, fixture, "No such file");
}

/* What comes from outside is shown as it stands, not taken for markup. */
static void
test_markup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "A & <b>.pdf", NULL);
  g_autoptr (GFile) form = g_file_new_for_path (path);
  g_autoptr (AdwToast) toast = g_object_ref_sink (probant_toast_new ("“A & <b>” is no form"));

  probant_form_window_open (fixture->window, form);
  wait_until (is_shown, fixture, "A & <b>.pdf");
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "“A &amp; &lt;b&gt;” is no form");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/form-window/fill", Fixture, NULL, set_up, test_fill, tear_down);
  g_test_add ("/form-window/mapping", Fixture, NULL, set_up, test_mapping, tear_down);
  g_test_add ("/form-window/no-mapping", Fixture, NULL, set_up, test_no_mapping, tear_down);
  g_test_add ("/form-window/no-form", Fixture, NULL, set_up, test_no_form, tear_down);
  g_test_add ("/form-window/markup", Fixture, NULL, set_up, test_markup, tear_down);
  return g_test_run ();
}
