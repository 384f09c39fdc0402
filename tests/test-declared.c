/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-declared.h"

#include <math.h>
#include <string.h>

#include "core/probant-csv.h"
#include "core/probant-figure.h"
#include "core/probant-transcript.h"
#include "sample-records.h"

/* Reading */

static ProbantDeclared *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  ProbantDeclared *declared = probant_declared_read (text, strlen (text), &error);

  g_assert_no_error (error);

  return declared;
}

static void
assert_officers (const ProbantDeclared *declared, const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < declared->officers->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " + " : "",
                            (char *)g_ptr_array_index (declared->officers, i));
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
assert_alpha (const char *text)
{
  g_autoptr (ProbantDeclared) declared = read_text (text);

  g_test_message ("%s", text);
  g_assert_cmpstr (declared->number, ==, "552 049 447 76279");
  g_assert_cmpstr (declared->name, ==, "Étoile; Alpha");
  g_assert_cmpstr (declared->address, ==, "12 rue Haute, 30340 Salindres");
  g_assert_cmpstr (declared->activity, ==, "49.10Z Transport");
  g_assert_cmpstr (declared->headcount, ==, "12");
  g_assert_cmpstr (declared->turnover, ==, "1 200 000");
  assert_officers (declared, "Jean Dupont + Marie Durand");
}

static void
test_read (void)
{
  /* Lines of key and value, quotes, byte order mark, DOS line ends, a key that is not known. */
  assert_alpha ("\357\273\277SIRET;552 049 447 76279\r\n"
                "Raison sociale;\"Étoile; Alpha\"\r\n"
                "\r\n"
                "Adresse;12 rue Haute, 30340 Salindres\r\n"
                "Activité principale;49.10Z Transport\r\n"
                "Effectif;12\r\n"
                "Chiffre d’affaires;1 200 000\r\n"
                "Couleur;bleu\r\n"
                "Dirigeants;Jean Dupont;Marie Durand");
  /* A row of keys, parts of the address and of the activity in columns of their own, one more officer below.
   */
  assert_alpha ("name,number,address,postcode,city,code NAF,activity,headcount,turnover,officers\n"
                "Étoile; Alpha,552 049 447 76279,12 rue Haute,30340,Salindres,49.10Z,Transport,12,1 200 "
                "000,Jean Dupont\n"
                ",,,,,,,,,Marie Durand\n");
  /* Tabs. */
  assert_alpha (
      "SIREN\t552049447\nSIRET\t552 049 447 76279\nNom\tÉtoile; Alpha\nAdresse\t12 rue Haute\t30340 "
      "Salindres\n"
      "APE\t49.10Z\nActivité\tTransport\nEffectif\t12\nCA\t1 200 000\nPrésident\tJean Dupont / Marie Durand");
  /* JSON. */
  assert_alpha (
      "{\"siret\": \"552 049 447 76279\", \"nom\": \"Étoile; Alpha\", \"activity\": \"49.10Z Transport\","
      " \"adresse\": {\"voie\": \"12 rue Haute\", \"ville\": \"30340 Salindres\"}, \"effectif\": 12,"
      " \"turnover\": \"1 200 000\", \"inconnu\": [1, {\"a\": null}],"
      " \"dirigeants\": [\"Jean Dupont\", \"Marie Durand\"]}");
}

static void
test_csv (void)
{
  static const char *const cases[][2] = {
    { "a,b\nc", "a|b//c" }, { "\"a,\"\"b\"\"\nc\",d\r\n\r\ne,\r", "a,\"b\"\nc|d//e|" },
    { " a , b ", "a|b" },   { "\"a\"b,c", "ab|c" },
    { "\"a,b\n", "a,b" },   { "a\"b\",c", "a\"b\"|c" },
    { ",\n,,\n", "" },      { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = probant_csv_parse (cases[i][0], ',');
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint j = 0; j < rows->len; j++)
        {
          g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (rows, j));

          g_string_append_printf (joined, "%s%s", j > 0 ? "//" : "", row);
        }
      g_assert_cmpstr (joined->str, ==, cases[i][1]);
    }
}

static void
test_read_latin (void)
{
  g_autoptr (ProbantDeclared) declared = read_text ("D\xe9nomination;Soci\xe9t\xe9 \x9cuvre");

  g_assert_cmpstr (declared->name, ==, "Société œuvre");
}

static void
test_read_officers (void)
{
  static const char *const cases[][2] = {
    { "Dirigeants;Jean Dupont, Marie Durand", "Jean Dupont + Marie Durand" },
    { "Dirigeants;DUPONT, Jean", "DUPONT, Jean" },
    { "Dirigeants;\"Jean Dupont\nMarie Durand\"", "Jean Dupont + Marie Durand" },
    { "Président;Jean Dupont\nTrésorière;x\nGérante;Marie \"\"Durand", "Jean Dupont + Marie \"\"Durand" },
    { "{\"officers\": [{\"prenom\": \"Jean\", \"nom\": \"Dupont\"}, null, 3]}", "Jean, Dupont + 3" },
    { "{\"officers\": \"Jean Dupont | Marie Durand\"}", "Jean Dupont + Marie Durand" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantDeclared) declared = read_text (cases[i][0]);

      assert_officers (declared, cases[i][1]);
    }
}

static void
assert_refused (const char *text, gsize length, ProbantDeclaredError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantDeclared) declared = probant_declared_read (text, length, &error);

  g_assert_null (declared);
  g_assert_error (error, PROBANT_DECLARED_ERROR, (int)code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text;
    ProbantDeclaredError code;
  } cases[] = {
    { "", PROBANT_DECLARED_ERROR_NOTHING },
    { "  \n\r\n;;;\n", PROBANT_DECLARED_ERROR_NOTHING },
    { "Bonjour", PROBANT_DECLARED_ERROR_NOTHING },
    { "Nom;", PROBANT_DECLARED_ERROR_NOTHING },
    { "nom;adresse", PROBANT_DECLARED_ERROR_NOTHING },
    { "\"", PROBANT_DECLARED_ERROR_NOTHING },
    { "{}", PROBANT_DECLARED_ERROR_NOTHING },
    { "{\"nom\": null, \"adresse\": []}", PROBANT_DECLARED_ERROR_NOTHING },
    { "{\"nom\": ", PROBANT_DECLARED_ERROR_UNREADABLE },
    { "[{\"nom\": \"Alpha\"}]", PROBANT_DECLARED_ERROR_UNREADABLE },
    { "{nom: 'Alpha'}", PROBANT_DECLARED_ERROR_UNREADABLE },
    { "Nom;Alpha\nDénomination;Beta", PROBANT_DECLARED_ERROR_SEVERAL },
    { "nom;adresse\nAlpha;12 rue Haute\nBeta;1 rue Basse", PROBANT_DECLARED_ERROR_SEVERAL },
    { "nom;siren\nAlpha;552049447\nAlpha;306138900", PROBANT_DECLARED_ERROR_SEVERAL },
    { "{\"nom\": \"Alpha\", \"name\": \"Beta\"}", PROBANT_DECLARED_ERROR_SEVERAL },
  };
  g_autofree char *large = g_strnfill (64 * 1024 + 1, 'a');
  g_autofree char *deep = g_strnfill (60000, '[');
  g_autofree char *separators = g_strnfill (64 * 1024, ';');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].code);
  assert_refused ("nom;Al\0pha", 10, PROBANT_DECLARED_ERROR_UNREADABLE);
  assert_refused (large, 64 * 1024 + 1, PROBANT_DECLARED_ERROR_TOO_LARGE);
  assert_refused (deep, 60000, PROBANT_DECLARED_ERROR_UNREADABLE);
  assert_refused (separators, 64 * 1024, PROBANT_DECLARED_ERROR_NOTHING);
}

static void
result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
load (const char *contents, gssize length)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_tmp (NULL, &stream, &error);
  GAsyncResult *result = NULL;

  g_assert_no_error (error);
  g_file_replace_contents (file, contents, length >= 0 ? (gsize)length : strlen (contents), NULL, FALSE, 0,
                           NULL, NULL, &error);
  g_assert_no_error (error);
  probant_declared_load_async (file, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_file_delete (file, NULL, NULL);

  return result;
}

static void
test_load (void)
{
  g_autofree char *large = g_strnfill (1000 * 1000, 'a');
  g_autoptr (GAsyncResult) good = load ("Nom;Alpha", -1);
  g_autoptr (GAsyncResult) bad = load (large, 1000 * 1000);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/declared.csv");
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantDeclared) declared = probant_declared_load_finish (good, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (declared->name, ==, "Alpha");

  g_assert_null (probant_declared_load_finish (bad, &error));
  g_assert_error (error, PROBANT_DECLARED_ERROR, PROBANT_DECLARED_ERROR_TOO_LARGE);
  g_clear_error (&error);

  probant_declared_load_async (missing, NULL, result_cb, &none);
  while (none == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (probant_declared_load_finish (none, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Figures */

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    double euros;
  } cases[] = {
    { "1234567", 1234567 },
    { "1 234 567,89 €", 1234567.89 },
    { "1\302\240234\342\200\257567,5", 1234567.5 },
    { "1.234.567,89", 1234567.89 },
    { "1,234,567.89", 1234567.89 },
    { "1.200", 1200 },
    { "1,200", 1200 },
    { "1234.567", 1234.567 },
    { "12,5", 12.5 },
    { "900 k€", 900e3 },
    { "900K€", 900e3 },
    { "1,2 M€", 1.2e6 },
    { "1,234 M€", 1.234e6 },
    { "3 millions d’euros", 3e6 },
    { "2 milliards", 2e9 },
    { "1 200 000 euros", 1.2e6 },
    { "environ 500 €", 500 },
    { "-500", -500 },
    { "0", 0 },
  };
  static const char *const others[]
      = { NULL, "", "beaucoup", "2023 : 500 000", "de 10 à 20", "1e99", "\xff\xfe", "." };
  double euros;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_true (probant_figure_read_amount (cases[i].text, &euros));
      g_assert_cmpfloat_with_epsilon (euros, cases[i].euros, 0.001);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (probant_figure_read_amount (others[i], &euros));
}

static void
test_same_amounts (void)
{
  g_assert_true (probant_figure_same_amount (1200000, 1243000));
  g_assert_false (probant_figure_same_amount (1200000, 1251000));
  g_assert_true (probant_figure_same_amount (1243000, 1243499));
  g_assert_true (probant_figure_same_amount (1000, 1009));
  g_assert_false (probant_figure_same_amount (1234567, 1300000));
  /* Two digits at least: a million is not 800,000. */
  g_assert_false (probant_figure_same_amount (1000000, 800000));
  g_assert_true (probant_figure_same_amount (0, 0));
  g_assert_false (probant_figure_same_amount (0, 1000));
}

static void
test_headcounts (void)
{
  static const struct
  {
    const char *text;
    double from, to;
  } cases[] = {
    { "12", 12, 12 },
    { "12,5 ETP", 12.5, 12.5 },
    { "environ 12 salariés", 12, 12 },
    { "10 à 19 salariés", 10, 19 },
    { "10-19", 10, 19 },
    { "10 – 19", 10, 19 },
    { "1 200", 1200, 1200 },
    { "0", 0, 0 },
  };
  static const char *const others[]
      = { NULL, "", "aucun", "12 (2023)", "2023 : 12", "19-10", "1-2-3", "12, 13" };
  double from, to;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_true (probant_figure_read_headcount (cases[i].text, &from, &to));
      g_assert_cmpfloat (from, ==, cases[i].from);
      g_assert_cmpfloat (to, ==, cases[i].to);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (probant_figure_read_headcount (others[i], &from, &to));

  g_assert_true (probant_figure_same_headcount (12, 12, 10, 19));
  g_assert_false (probant_figure_same_headcount (20, 20, 10, 19));
  g_assert_true (probant_figure_same_headcount (20000, 20000, 10000, INFINITY));
  g_assert_true (probant_figure_same_headcount (12, 12, 12.7, 12.7));
  g_assert_false (probant_figure_same_headcount (12, 12, 14, 14));
  g_assert_true (probant_figure_same_headcount (10, 19, 19, 19));
}

/* Comparing */

static GPtrArray *
compare (const char *text, GListStore *records)
{
  g_autoptr (ProbantDeclared) declared = *text != '\0' ? read_text (text) : probant_declared_new ();
  ProbantSubject subject = { .siren = (char *)"552049447" };

  return probant_declared_compare (declared, G_LIST_MODEL (records), &subject);
}

static const ProbantComparison *
find (GPtrArray *comparisons, const char *label, const char *declared)
{
  for (guint i = 0; i < comparisons->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (comparisons, i);

      if (g_str_equal (comparison->label, label) && g_strcmp0 (comparison->declared, declared) == 0)
        return comparison;
    }

  return NULL;
}

static void
assert_outcome (const char *key,
                const char *value,
                const char *label,
                GListStore *records,
                const char *outcome,
                const char *sentence)
{
  g_autofree char *text = g_strdup_printf ("%s;\"%s\"", key, value);
  g_autoptr (GPtrArray) comparisons = compare (text, records);
  const ProbantComparison *comparison = find (comparisons, label, value);

  g_test_message ("%s", text);
  g_assert_nonnull (comparison);
  g_assert_cmpstr (probant_outcome_get_name (comparison->outcome), ==, outcome);
  g_assert_cmpstr (comparison->sentence, ==, sentence);
}

static GListStore *
new_records (void)
{
  GListStore *records = sample_records_new ();

  sample_records_add (
      records, "entreprises", "unite_legale",
      "{'data':{'siren':'552049447','siret_siege_social':'55204944776279','forme_juridique':{'code':'5710'},"
      "'personne_morale_attributs':{'raison_sociale':'SAS ÉTOILE','sigle':'ET'},"
      "'activite_principale':{'code':'49.10Z','libelle':'Transport ferroviaire'},"
      "'tranche_effectif_salarie':{'code':'11','de':10,'a':19,'date_reference':'2023'}}}");
  sample_records_add (
      records, "etablissements", "etablissement",
      "{'data':{'siret':'55204944776279','siege_social':true,'adresse':{'numero_voie':'2','type_voie':'PLACE'"
      ","
      "'libelle_voie':'AUX ETOILES','code_postal':'93200','libelle_commune':'SAINT-DENIS'}}}");
  sample_records_add (
      records, "extraits_rcs_infogreffe", "extrait",
      "{'data':{'personne_morale':{'denomination':'ETOILE'},'mandataires_sociaux':["
      "{'type':'personne_physique','nom':'DUPONT','prenom':'Jean','fonction':'Président'},"
      "{'type':'personne_morale','raison_sociale':'HOLDING SA','fonction':'Directeur général'},"
      "{'nom':'COMPTE','prenom':'Anne','fonction':'Commissaire aux comptes titulaire'}]}}");
  sample_records_add (records, "exercices", "chiffres",
                      "{'data':[{'data':{'chiffre_affaires':1243000,'date_fin_exercice':'2025-12-31'}},"
                      "{'data':{'chiffre_affaires':990000,'date_fin_exercice':'2024-12-31'}}]}");

  return records;
}

static void
test_compare (void)
{
  g_autoptr (GListStore) records = new_records ();

  assert_outcome ("siret", "55204944776279", "SIRET", records, "agrees", "Agrees with INSEE");
  assert_outcome ("siret", "552 049 447 00014", "SIRET", records, "differs", "Differs from INSEE");
  assert_outcome ("siren", "552 049 447", "SIREN", records, "agrees", "Agrees with INSEE & Infogreffe");
  assert_outcome ("rna", "W751004076", "RNA", records, "unknown", "No source tells");
  assert_outcome ("siret", "12", "SIRET, SIREN or RNA", records, "unknown",
                  "Cannot be read as such a number");

  assert_outcome ("nom", "Étoile S.A.S.", "Name", records, "agrees",
                  "Agrees with INSEE & Infogreffe, Infogreffe");
  assert_outcome ("nom", "E.T.", "Name", records, "agrees", "Agrees with INSEE & Infogreffe");
  assert_outcome ("nom", "Lune", "Name", records, "differs", "Differs from INSEE & Infogreffe, Infogreffe");

  assert_outcome ("adresse", "2 pl. aux étoiles 93200 St Denis", "Address", records, "agrees",
                  "Agrees with INSEE");
  assert_outcome ("adresse", "3 pl. aux étoiles 93200 St Denis", "Address", records, "differs",
                  "Differs from INSEE");

  assert_outcome ("ape", "4910Z", "Main activity", records, "agrees", "Agrees with INSEE & Infogreffe");
  assert_outcome ("ape", "9312Z", "Main activity", records, "differs", "Differs from INSEE & Infogreffe");
  assert_outcome ("activité", "transport ferroviaire", "Main activity", records, "agrees",
                  "Agrees with INSEE & Infogreffe");
  assert_outcome ("activité", "Trains", "Main activity", records, "unknown",
                  "Declared in words: to be compared by reading");

  assert_outcome ("effectif", "12 salariés", "Headcount", records, "agrees",
                  "Agrees with INSEE & Infogreffe");
  assert_outcome ("effectif", "25", "Headcount", records, "differs", "Differs from INSEE & Infogreffe");
  assert_outcome ("effectif", "une douzaine", "Headcount", records, "unknown", "Cannot be read as a number");

  assert_outcome ("ca", "1,2 M€", "Turnover", records, "agrees", "Agrees with DGFIP");
  assert_outcome ("ca", "990 k€", "Turnover", records, "agrees", "Agrees with DGFIP");
  assert_outcome ("ca", "2 000 000", "Turnover", records, "differs", "Differs from DGFIP");

  assert_outcome ("dirigeant", "Dupont Jean", "Officer", records, "agrees", "Agrees with Infogreffe");
  assert_outcome ("dirigeant", "Holding", "Officer", records, "agrees", "Agrees with Infogreffe");
  assert_outcome ("dirigeant", "Marie Durand", "Officer", records, "differs", "Differs from Infogreffe");
}

static void
test_compare_known (void)
{
  g_autoptr (GListStore) records = new_records ();
  g_autoptr (GPtrArray) comparisons = compare ("CA;990000\nDirigeant;Jean Dupont", records);
  const ProbantComparison *turnover = find (comparisons, "Turnover", "990000");
  const ProbantComparison *officer = find (comparisons, "Officer", "Jean Dupont");
  const ProbantComparison *others = find (comparisons, "Other officers", NULL);
  const ProbantKnown *known;

  g_assert_cmpuint (turnover->known->len, ==, 2);
  known = g_ptr_array_index (turnover->known, 0);
  g_assert_false (known->agrees);
  g_assert_cmpstr (probant_record_get_endpoint (known->record)->name, ==, "exercices");
  known = g_ptr_array_index (turnover->known, 1);
  g_assert_true (known->agrees);
  g_assert_nonnull (strstr (known->value, "31 December 2024"));

  g_assert_cmpuint (officer->known->len, ==, 1);
  g_assert_cmpuint (others->known->len, ==, 1);
  g_assert_cmpint (others->outcome, ==, PROBANT_OUTCOME_NOT_DECLARED);
  known = g_ptr_array_index (others->known, 0);
  g_assert_cmpstr (known->value, ==, "HOLDING SA, Directeur général");
}

/* What one side alone tells, and what neither does. */
static void
test_compare_one_side (void)
{
  g_autoptr (GListStore) records = new_records ();
  g_autoptr (GListStore) empty = sample_records_new ();
  g_autoptr (GPtrArray) known_only = compare ("", records);
  g_autoptr (GPtrArray) declared_only = compare (
      "SIREN;552049447\nNom;Alpha\nAdresse;12 rue Haute\nAPE;4910Z\nEffectif;3\nCA;10\nPrésident;Jean Dupont",
      empty);
  g_autoptr (GPtrArray) neither = compare ("", empty);

  g_assert_cmpuint (known_only->len, ==, 6);
  for (guint i = 0; i < known_only->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (known_only, i);

      g_assert_cmpint (comparison->outcome, ==, PROBANT_OUTCOME_NOT_DECLARED);
      g_assert_cmpuint (comparison->known->len, >, 0);
    }
  g_assert_cmpuint (declared_only->len, ==, 7);
  for (guint i = 0; i < declared_only->len; i++)
    g_assert_cmpint (((ProbantComparison *)g_ptr_array_index (declared_only, i))->outcome, ==,
                     PROBANT_OUTCOME_UNKNOWN);
  g_assert_cmpuint (neither->len, ==, 0);
}

static void
test_compare_traits (void)
{
  g_autoptr (GListStore) records = new_records ();
  g_autoptr (GPtrArray) comparisons = compare ("SIREN;552049447\nDirigeant;Jean Dupont", records);
  static const char *const expected[]
      = { "number", "name", "address", "activity", "headcount", "turnover", "officer", "officer" };

  g_assert_cmpuint (comparisons->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < comparisons->len; i++)
    g_assert_cmpstr (
        probant_trait_get_name (((ProbantComparison *)g_ptr_array_index (comparisons, i))->trait), ==,
        expected[i]);
}

/* For the clipboard; what was typed is no formula there. */
static void
test_transcribe (void)
{
  g_autoptr (GListStore) records = new_records ();
  g_autoptr (GPtrArray) comparisons = compare ("Nom;=Lune\nDirigeant;Jean Dupont", records);
  g_autofree char *text = probant_transcript_comparisons (comparisons, PROBANT_TRANSCRIPT_TEXT);
  g_autofree char *tsv = probant_transcript_comparisons (comparisons, PROBANT_TRANSCRIPT_TSV);

  g_assert_true (g_str_has_prefix (text, "Name: =Lune\n"
                                         "Differs from INSEE & Infogreffe, Infogreffe\n"
                                         "INSEE & Infogreffe: SAS ÉTOILE\n"
                                         "Infogreffe: ETOILE\n\n"
                                         "Address: Not declared\nINSEE: 2 PLACE AUX ETOILES"));
  g_assert_true (g_str_has_suffix (text, "Other officers: Not declared\n"
                                         "Infogreffe: HOLDING SA, Directeur général\n"));
  g_assert_true (
      g_str_has_prefix (tsv, "Item\tDeclared\tComparison\tKnown to the sources\tSource\n"
                             "Name\t'=Lune\tDiffers from INSEE & Infogreffe, Infogreffe\tSAS "
                             "ÉTOILE\tINSEE & Infogreffe\n"
                             "Name\t'=Lune\tDiffers from INSEE & Infogreffe, Infogreffe\tETOILE\tInfogreffe\n"
                             "Address\t\tNot declared\t2 PLACE AUX ETOILES"));
  g_assert_nonnull (strstr (tsv, "\nOfficer\tJean Dupont\tAgrees with Infogreffe\tJean DUPONT, Président\t"));
}

static void
test_compare_headcounts (void)
{
  static const char *const years[] = {
    "effectifs@2024",
    "{'data':{'annee':'2024','effectifs_annuel':[{'regime':'regime_general','nature':'effectif_moyen_annuel',"
    "'value':31.4},"
    "{'regime':'regime_agricole','nature':'effectif_moyen_annuel','value':null}]}}",
    "effectifs@2025",
    "{'data':{'annee':'2025','effectifs_annuel':[{'regime':'regime_general','nature':'effectif_moyen_annuel',"
    "'value':null}]}}",
    "effectifs@2023",
    "{'data':{'annee':'2023','effectifs_annuel':[{'regime':'regime_general','nature':'effectif_moyen_annuel',"
    "'value':99}]}}",
    NULL,
  };
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) comparisons = NULL;
  const ProbantComparison *comparison;

  sample_records_add_years (records, "effectifs_annuels", years);
  sample_records_add (
      records, "associations", "association",
      "{'data':{'activites':{'tranche_effectif':{'code':'NN','libelle':'Non référencé'}},'etablissements':["
      "{'rhs':[{'annee':'2021','nombre_salaries':4},{'annee':'2019','nombre_salaries':50}]},"
      "{'rhs':[{'annee':'2021','nombre_salaries':3}]}]}}");
  assert_outcome ("effectif", "31", "Headcount", records, "agrees", "Agrees with GIP-MDS");
  assert_outcome ("effectif", "7", "Headcount", records, "agrees", "Agrees with Ministère de l’Intérieur");
  assert_outcome ("effectif", "99", "Headcount", records, "differs",
                  "Differs from GIP-MDS, Ministère de l’Intérieur");
  comparisons = compare ("", records);
  comparison = find (comparisons, "Headcount", NULL);
  g_assert_cmpuint (comparison->known->len, ==, 2);
}

/* Records whose members are null or of another type know nothing. */
static void
test_compare_spoilt (void)
{
  static const char *const spoilt[] = {
    "{'data':null}",
    "{'data':[null,{},[]]}",
    "{'data':{'siren':1,'personne_morale_attributs':'x','forme_juridique':[],'activite_principale':{'code':{}"
    "},"
    "'tranche_effectif_salarie':{'code':11},'adresse':[1],'etablissements':{'rhs':'x'},'mandataires_sociaux':"
    "[null,1,'x',{}],"
    "'observations':3,'representants_legaux':{}}}",
  };
  static const char *const sources[]
      = { "entreprises", "etablissements",   "associations", "extraits_rcs_infogreffe",
          "exercices",   "effectifs_annuels" };

  for (gsize i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autoptr (GListStore) records = sample_records_new ();
      g_autoptr (GPtrArray) comparisons = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (sources); j++)
        sample_records_add (records, sources[j], "main", spoilt[i]);
      comparisons = compare ("Nom;Alpha", records);
      g_assert_cmpuint (comparisons->len, ==, 1);
      g_assert_cmpint (((ProbantComparison *)g_ptr_array_index (comparisons, 0))->outcome, ==,
                       PROBANT_OUTCOME_UNKNOWN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/declared/csv", test_csv);
  g_test_add_func ("/declared/read", test_read);
  g_test_add_func ("/declared/read-latin", test_read_latin);
  g_test_add_func ("/declared/read-officers", test_read_officers);
  g_test_add_func ("/declared/refuse", test_refuse);
  g_test_add_func ("/declared/load", test_load);
  g_test_add_func ("/declared/amounts", test_amounts);
  g_test_add_func ("/declared/same-amounts", test_same_amounts);
  g_test_add_func ("/declared/headcounts", test_headcounts);
  g_test_add_func ("/declared/compare", test_compare);
  g_test_add_func ("/declared/compare-known", test_compare_known);
  g_test_add_func ("/declared/compare-one-side", test_compare_one_side);
  g_test_add_func ("/declared/compare-traits", test_compare_traits);
  g_test_add_func ("/declared/transcribe", test_transcribe);
  g_test_add_func ("/declared/compare-headcounts", test_compare_headcounts);
  g_test_add_func ("/declared/compare-spoilt", test_compare_spoilt);

  return g_test_run ();
}
