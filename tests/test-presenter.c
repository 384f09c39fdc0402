/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "present-check.h"

#define NBSP "\302\240"

static const ProbantCode states[] = { { "A", "Active" }, { "C", "Ceased" }, { NULL } };

static char *
format_pair (JsonNode *node)
{
  const char *first = probant_node_get_text (node, "first");
  const char *second = probant_node_get_text (node, "second");

  return first != NULL && second != NULL ? g_strdup_printf ("%s–%s", first, second) : NULL;
}

static const ProbantField people[] = {
  { NULL, "Name", "name", .flags = PROBANT_FIELD_PERSONAL },
  { NULL, "Roles", "roles[].title" },
  { NULL, "Born", "born", PROBANT_FIELD_DATE, PROBANT_FIELD_OPTIONAL },
  { NULL, NULL, "id", PROBANT_FIELD_HIDDEN },
  { NULL, "Of", "^data.name" },
  { NULL },
};

static const ProbantField fields[] = {
  { NULL, "Name", "data.name", .flags = PROBANT_FIELD_ESSENTIAL },
  { NULL, "SIREN", "data.siren", PROBANT_FIELD_SIREN },
  { "Figures", "State", "data.state", PROBANT_FIELD_CODE, .codes = states },
  { NULL, "Amount", "data.amount", PROBANT_FIELD_AMOUNT },
  { NULL, "Share", "data.share", PROBANT_FIELD_PERCENT, PROBANT_FIELD_OPTIONAL },
  { NULL, "Created", "data.created", PROBANT_FIELD_UNIX_DATE },
  { NULL, "Signed", "data.signed", PROBANT_FIELD_DATE },
  { NULL, "Closes", "data.closes", PROBANT_FIELD_DAY_MONTH, PROBANT_FIELD_OPTIONAL },
  { NULL, "Site", "data.site", PROBANT_FIELD_URL, PROBANT_FIELD_OPTIONAL },
  { NULL, "Address", "data.address", PROBANT_FIELD_ADDRESS, PROBANT_FIELD_OPTIONAL },
  { NULL, "Social", "data.social", PROBANT_FIELD_BOOLEAN, PROBANT_FIELD_OPTIONAL },
  { NULL, "Synonyms", "data.synonyms", PROBANT_FIELD_TEXTS, PROBANT_FIELD_OPTIONAL },
  { NULL, "Pair", "data.pair", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_OPTIONAL, .format = format_pair },
  { NULL, "People", "data.people", PROBANT_FIELD_TABLE, .columns = people },
  { "Second", "Note", "second:note" },
  { NULL, NULL, "data.technical", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantRoute routes[] = { { "first", "/x" }, { "second", "/y" }, { NULL } };

static const ProbantDocumentSpec documents[] = {
  { "data.files", "url", "File", "kind", "day", "state", "file" },
  { NULL, "data.certificate", "Certificate", .name = "certificate" },
  { NULL },
};

static const ProbantEndpoint endpoint
    = { .name = "test", .routes = routes, .fields = fields, .documents = documents };

static ProbantPresentation *
present (const char *json)
{
  g_autoptr (JsonObject) answers = present_check_parse (json);
  ProbantPresentation *presentation = present_check_present (&endpoint, answers);

  present_check_sane (presentation);

  return presentation;
}

/* What the field of that label shows of the one member given. */
static void
assert_shows (const char *members, const char *label, const char *expected, ProbantValueKind kind)
{
  g_autofree char *json = g_strdup_printf ("{\"first\":{\"data\":{%s}}}", members);
  g_autoptr (ProbantPresentation) presentation = present (json);
  const ProbantValue *value = present_check_find (presentation, label);

  g_assert_nonnull (value);
  g_assert_cmpstr (value->value, ==, expected);
  g_assert_cmpint (value->kind, ==, kind);
}

static void
assert_cell (const char *members, const char *column, const char *expected)
{
  g_autofree char *json = g_strdup_printf ("{\"first\":{\"data\":{%s}}}", members);
  g_autoptr (ProbantPresentation) presentation = present (json);

  g_assert_cmpstr (present_check_find_cell (presentation, "People", 0, column)->value, ==, expected);
}

static void
test_types (void)
{
  static const struct
  {
    const char *members;
    const char *label;
    const char *expected;
  } cases[] = {
    { "\"name\":\"  ACME \"", "Name", "ACME" },
    { "\"name\":42", "Name", "42" },
    { "\"name\":2.5", "Name", "2.5" },
    { "\"name\":true", "Name", "true" },
    { "\"name\":[\"a\",null,\"b\"]", "Name", "a, b" },
    { "\"name\":{\"valeur\":\"PARIS\",\"code\":7501}", "Name", "PARIS, 7501" },
    { "\"siren\":\"552049447\"", "SIREN", "552" NBSP "049" NBSP "447" },
    { "\"siren\":\"55\"", "SIREN", "55" },
    { "\"siren\":552049447", "SIREN", "552" NBSP "049" NBSP "447" },
    { "\"state\":\"A\"", "State", "Active" },
    { "\"state\":\"Z\"", "State", "Z" },
    { "\"amount\":4215300", "Amount", "4" NBSP "215" NBSP "300 €" },
    { "\"amount\":\"-1234,5\"", "Amount", "-1" NBSP "234.50 €" },
    { "\"amount\":999.999", "Amount", "1" NBSP "000 €" },
    { "\"amount\":\"NS\"", "Amount", "NS" },
    { "\"amount\":\"nan\"", "Amount", "nan" },
    { "\"amount\":1e300", "Amount", "1e+300 €" },
    { "\"share\":6", "Share", "6.0%" },
    { "\"share\":\"12.345\"", "Share", "12.35%" },
    { "\"created\":-556765200", "Created", "11 May 1952" },
    { "\"created\":\"1634103818\"", "Created", "13 October 2021" },
    { "\"created\":267038293600", "Created", "Date out of bounds (267038293600)" },
    { "\"created\":-2208988800", "Created", "Unknown (1 January 1900 in the register)" },
    { "\"created\":\"yesterday\"", "Created", "yesterday" },
    { "\"signed\":\"2026-07-31\"", "Signed", "31 July 2026" },
    { "\"signed\":\"2019-06-27T23:30:00.000Z\"", "Signed", "28 June 2019" },
    { "\"signed\":\"1965-03\"", "Signed", "March 1965" },
    { "\"signed\":\"196503\"", "Signed", "March 1965" },
    { "\"signed\":\"03-1965\"", "Signed", "March 1965" },
    { "\"signed\":\"20240229\"", "Signed", "29 February 2024" },
    { "\"signed\":20240229", "Signed", "29 February 2024" },
    { "\"signed\":\"2023-02-29\"", "Signed", "2023-02-29" },
    { "\"signed\":\"9999-12-31\"", "Signed", "9999-12-31" },
    { "\"signed\":\"soon\"", "Signed", "soon" },
    { "\"closes\":\"12-31\"", "Closes", "31 December" },
    { "\"closes\":\"02-29\"", "Closes", "29 February" },
    { "\"closes\":\"30-06\"", "Closes", "30 June" },
    { "\"closes\":\"99-99\"", "Closes", "99-99" },
    { "\"site\":\"ftp://x\"", "Site", "ftp://x" },
    { "\"social\":true", "Social", "Yes" },
    { "\"social\":\"non\"", "Social", "No" },
    { "\"social\":\"maybe\"", "Social", "maybe" },
    { "\"synonyms\":[\"syntec\",\"bet\"]", "Synonyms", "syntec, bet" },
    { "\"pair\":{\"first\":\"a\",\"second\":\"b\"}", "Pair", "a–b" },
    { "\"pair\":{\"first\":\"a\",\"second\":7}", "Pair", "a, 7" },
    { "\"name\":\"x\\u202e\\u0007y\"", "Name", "x  y" },
    { "\"name\":\" nullité \"", "Name", "nullité" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_shows (cases[i].members, cases[i].label, cases[i].expected, PROBANT_VALUE_TEXT);

  assert_shows ("\"site\":\"https://example.org\"", "Site", "https://example.org", PROBANT_VALUE_LINK);
}

static void
test_not_provided (void)
{
  static const char *const nothing[] = { "",
                                         "\"name\":null",
                                         "\"name\":\"\"",
                                         "\"name\":\" \\u00a0\"",
                                         "\"name\":\"null\"",
                                         "\"name\":{}",
                                         "\"name\":[null,\"\"]" };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      assert_shows (nothing[i], "Name", "Not provided", PROBANT_VALUE_NOT_PROVIDED);
      assert_shows (nothing[i], "People", "Not provided", PROBANT_VALUE_NOT_PROVIDED);
    }
  assert_shows ("\"people\":[]", "People", "None", PROBANT_VALUE_TEXT);
  /* One item where a list was announced is a list of one. */
  assert_cell ("\"people\":{\"name\":\"Ann\"}", "Name", "Ann");
}

static void
test_optional (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("{\"first\":{\"data\":{\"share\":null}}}");

  g_assert_null (present_check_find (presentation, "Share"));
  /* The second answer was not found: its fields say nothing at all. */
  g_assert_null (present_check_find (presentation, "Note"));
}

static void
test_addresses (void)
{
  assert_shows (
      "\"address\":{\"acheminement_postal\":{\"l1\":\"CROIX ROUGE\",\"l2\":\"\",\"l4\":\"98 RUE DIDOT\","
      "\"l6\":\"75694 PARIS CEDEX 14\"},\"code_commune\":\"75114\",\"numero_voie\":\"98\"}",
      "Address", "CROIX ROUGE\n98 RUE DIDOT\n75694 PARIS CEDEX 14", PROBANT_VALUE_LINES);
  assert_shows ("\"address\":{\"acheminement_postal\":{\"l1\":\"\"},\"numero_voie\":\"22\","
                "\"indice_repetition_voie\":\"bis\",\"type_voie\":\"RUE\",\"libelle_voie\":\"DE LA PAIX\","
                "\"code_cedex\":\"75590\",\"libelle_cedex\":\"PARIS CEDEX 12\",\"code_postal\":\"75012\"}",
                "Address", "22 bis RUE DE LA PAIX\n75590 PARIS CEDEX 12", PROBANT_VALUE_LINES);
  assert_shows ("\"address\":{\"complement\":null,\"numero_voie\":null,\"type_voie\":\"RUE\","
                "\"libelle_voie\":\"de Cambis\",\"code_postal\":\"30340\",\"commune\":\"Salindres\"}",
                "Address", "RUE de Cambis\n30340 Salindres", PROBANT_VALUE_LINES);
  assert_shows ("\"address\":{\"nom_postal\":\"22 RUE DE LA PAIX\",\"numero\":\"22\",\"type\":\"RUE\","
                "\"voie\":\"DE LA PAIX\",\"code_postal\":\"75002\",\"bureau_distributeur\":\"PARIS\"}",
                "Address", "22 RUE DE LA PAIX\n75002 PARIS", PROBANT_VALUE_LINES);
  assert_shows ("\"address\":\"1 RUE X\"", "Address", "1 RUE X", PROBANT_VALUE_TEXT);
}

static void
test_table (void)
{
  g_autoptr (ProbantPresentation) presentation
      = present ("{\"first\":{\"data\":{\"name\":\"ACME\",\"people\":[null,"
                 "{\"name\":\"Ann\",\"roles\":[{\"title\":\"a\"},{\"title\":\"b\"}],\"id\":7},"
                 "\"stray\",{\"name\":null,\"odd\":\"kept\"}]}}}");
  const ProbantSection *section = g_ptr_array_index (presentation->sections, 2);

  g_assert_cmpstr (section->title, ==, "People");
  /* The optional column that no line fills is gone, the hidden one too. */
  g_assert_cmpuint (g_strv_length (section->columns), ==, 3);
  g_assert_cmpuint (section->lines->len, ==, 2);
  g_assert_cmpstr (present_check_find_cell (presentation, "People", 0, "Name")->value, ==, "Ann");
  g_assert_cmpstr (present_check_find_cell (presentation, "People", 0, "Roles")->value, ==, "a, b");
  g_assert_cmpstr (present_check_find_cell (presentation, "People", 0, "Of")->value, ==, "ACME");
  g_assert_cmpint (present_check_find_cell (presentation, "People", 1, "Name")->kind, ==,
                   PROBANT_VALUE_NOT_PROVIDED);
  /* What no column takes. */
  g_assert_cmpstr (present_check_find (presentation, "data.people[2]")->value, ==, "stray");
  g_assert_cmpstr (present_check_find (presentation, "data.people[3].odd")->value, ==, "kept");
  g_assert_null (present_check_find (presentation, "data.people[1].id"));
}

static void
test_years (void)
{
  static const ProbantField columns[]
      = { { NULL, "Year", "@" }, { NULL, "Staff", "", PROBANT_FIELD_NUMBER }, { NULL } };
  static const ProbantField year_fields[]
      = { { NULL, "Years", "staff", PROBANT_FIELD_TABLE, .columns = columns },
          { NULL, "Oldest", "first@2023:staff" },
          { NULL } };
  static const ProbantEndpoint yearly = { .name = "yearly", .routes = routes, .fields = year_fields };
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"first@2023\":{\"staff\":13},\"first@2025\":{\"staff\":1500},\"firstling\":{}}");
  g_autoptr (ProbantPresentation) presentation = present_check_present (&yearly, answers);

  present_check_sane (presentation);
  g_assert_cmpstr (present_check_find_cell (presentation, "Years", 0, "Year")->value, ==, "2025");
  g_assert_cmpstr (present_check_find_cell (presentation, "Years", 0, "Staff")->value, ==, "1" NBSP "500");
  g_assert_cmpstr (present_check_find_cell (presentation, "Years", 1, "Year")->value, ==, "2023");
  g_assert_cmpstr (present_check_find (presentation, "Oldest")->value, ==, "13");
}

static void
test_documents (void)
{
  g_autoptr (ProbantPresentation) presentation = present (
      "{\"first\":{\"data\":{\"certificate\":null,\"files\":["
      "{\"url\":\"https://x/1\",\"kind\":\"Procès verbal\",\"day\":\"2019-01-01\",\"state\":\"courant\"},"
      "{\"url\":\"https://x/2\",\"kind\":null,\"day\":\"1631182730\"},"
      "{\"url\":\"https://x/3\",\"kind\":\"Procès verbal\",\"day\":\"2019-01-01\"},"
      "{\"url\":\"https://x/4\"},{\"url\":\"null\"},{\"url\":\"\"},{\"url\":null},null]}}}");
  const ProbantDocumentLink *link;

  g_assert_cmpuint (presentation->documents->len, ==, 4);
  link = g_ptr_array_index (presentation->documents, 0);
  g_assert_cmpstr (link->url, ==, "https://x/2");
  g_assert_cmpstr (link->title, ==, "File");
  g_assert_cmpstr (link->detail, ==, "9 September 2021");
  g_assert_cmpstr (link->name, ==, "file-2021-09-09");
  /* Of the same kind. */
  link = g_ptr_array_index (presentation->documents, 1);
  g_assert_cmpstr (link->url, ==, "https://x/4");
  g_assert_null (link->detail);
  link = g_ptr_array_index (presentation->documents, 2);
  g_assert_cmpstr (link->title, ==, "Procès verbal");
  g_assert_cmpstr (link->detail, ==, "1 January 2019 · courant");
  g_assert_cmpstr (link->name, ==, "file-proces-verbal-2019-01-01");
  link = g_ptr_array_index (presentation->documents, 3);
  g_assert_cmpstr (link->name, ==, "file-proces-verbal-2019-01-01-2");
}

static void
test_protected (void)
{
  g_autoptr (ProbantPresentation) open = present ("{\"first\":{\"data\":{\"people\":[{\"name\":\"Ann\"}],"
                                                  "\"diffusable_commercialement\":true}}}");
  g_autoptr (ProbantPresentation) closed
      = present ("{\"first\":{\"data\":{\"people\":[{\"name\":\"Ann\"}],"
                 "\"unite_legale\":{\"status_diffusion\":\"partiellement_diffusible\"}}}}");

  g_assert_false (open->protected_data);
  g_assert_true (closed->protected_data);
  g_assert_false (present_check_find_cell (open, "People", 0, "Name")->flags & PROBANT_FIELD_PROTECTED);
  g_assert_true (present_check_find_cell (closed, "People", 0, "Name")->flags & PROBANT_FIELD_PROTECTED);
  g_assert_true (present_check_find (open, "Name")->flags & PROBANT_FIELD_ESSENTIAL);
}

static void
test_bounds (void)
{
  g_autoptr (GString) json = g_string_new ("{\"first\":{\"data\":{\"name\":\"");
  g_autoptr (ProbantPresentation) presentation = NULL;
  const ProbantSection *last;

  for (guint i = 0; i < 20000; i++)
    g_string_append (json, "é");
  g_string_append (json, "\",\"people\":[");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (json, "%s{\"name\":\"n%u\"}", i > 0 ? "," : "", i);
  g_string_append (json, "],\"deep\":");
  for (guint i = 0; i < 200; i++)
    g_string_append (json, "[");
  g_string_append (json, "1");
  for (guint i = 0; i < 200; i++)
    g_string_append (json, "]");
  g_string_append (json, "}}}");

  presentation = present (json->str);
  g_assert_true (g_str_has_suffix (present_check_find (presentation, "Name")->value,
                                   "… (cut after 10" NBSP "000 characters)"));
  g_assert_cmpstr (present_check_find_cell (presentation, "People", 1999, "Name")->value, ==, "n1999");
  g_assert_null (present_check_find_cell (presentation, "People", 2000, "Name"));
  last = g_ptr_array_index (presentation->sections, presentation->sections->len - 1);
  g_assert_true (last->other);
  g_assert_cmpstr (((ProbantValue *)g_ptr_array_index (last->values, 0))->label, ==,
                   "data.people[2000].name");
  g_assert_cmpstr (last->note, ==, "1001 more values were sent and are not shown.");
}

/* Texts that are joined are as few as can be read; the others are not lost. */
static void
test_joined (void)
{
  g_autoptr (GString) json = g_string_new ("{\"first\":{\"data\":{\"name\":[");
  g_autoptr (ProbantPresentation) presentation = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json, "%s\"-%u-\"", i > 0 ? "," : "", i);
  g_string_append (json, "],\"people\":[{\"roles\":[");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json, "%s{\"title\":\"-%u-\"}", i > 0 ? "," : "", i);
  g_string_append (json, "]}],\"files\":[{\"url\":\"https://x/1\",\"kind\":[");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json, "%s\"-%u-\"", i > 0 ? "," : "", i);
  g_string_append (json, "]}]}}}");

  presentation = present (json->str);
  g_assert_true (g_str_has_suffix (present_check_find (presentation, "Name")->value, "-198-, -199-"));
  g_assert_null (present_check_find (presentation, "data.name[199]"));
  g_assert_cmpstr (present_check_find (presentation, "data.name[200]")->value, ==, "-200-");
  g_assert_true (
      g_str_has_suffix (present_check_find_cell (presentation, "People", 0, "Roles")->value, "-198-, -199-"));
  g_assert_cmpstr (present_check_find (presentation, "data.people[0].roles[200].title")->value, ==, "-200-");
  g_assert_cmpuint (presentation->documents->len, ==, 1);
}

static void
test_hostile (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"first\":{\"data\":{\"name\":\"ACME WORKS\",\"siren\":\"552049447\",\"state\":\"A\",\"amount\":12.5,"
      "\"share\":6,\"created\":-556765200,\"signed\":\"2026-07-31\",\"closes\":\"12-31\","
      "\"site\":\"https://example.org\",\"address\":{\"voie\":\"1 RUE X\",\"code_insee\":\"30305\"},"
      "\"social\":true,\"synonyms\":[\"syntec\"],\"pair\":{\"first\":\"abc\",\"second\":\"def\"},"
      "\"people\":[{\"name\":\"Ann\",\"roles\":[{\"title\":\"Chair\"}],\"born\":\"1965-03\",\"id\":7}],"
      "\"files\":[{\"url\":\"https://x/1\",\"kind\":\"Deed\",\"day\":\"2019-01-01\",\"state\":\"current\"}],"
      "\"certificate\":\"https://x/c\",\"technical\":1,\"unknown\":{\"later\":[true,\"news\"]}}},"
      "\"second\":{\"note\":\"noted\",\"more\":\"kept\"}}");
  static const char *const hidden[] = { "data.people[].id", "data.technical", NULL };

  present_check_complete (&endpoint, answers, hidden);
  present_check_hostile (&endpoint, answers);
}

/* The check that the sources' tests rest on notices what is not shown. */
static void
test_checker (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JsonObject) answers = present_check_parse ("{\"first\":{\"data\":{\"technical\":12345}}}");

      present_check_complete (&endpoint, answers, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

/* Kinds by their newest, and within a kind the newest first. */
static void
test_documents_by_kind (void)
{
  static const char *const expected[]
      = { "https://x/4", "https://x/2", "https://x/1", "https://x/3", "https://x/5" };
  g_autoptr (ProbantPresentation) presentation = present (
      "{\"first\":{\"data\":{\"files\":["
      "{\"url\":\"https://x/1\",\"kind\":\"Comptes\",\"day\":\"2023-06-01\",\"state\":\"archivé\"},"
      "{\"url\":\"https://x/2\",\"kind\":\"Comptes\",\"day\":\"2024-06-01\",\"state\":\"archivé\"},"
      "{\"url\":\"https://x/3\",\"kind\":\"Statuts\",\"day\":\"2024-09-01\",\"state\":\"courant\"},"
      "{\"url\":\"https://x/4\",\"kind\":\"Comptes\",\"day\":\"2025-06-01\",\"state\":\"courant\"},"
      "{\"url\":\"https://x/5\",\"kind\":\"Statuts\"}]}}}");

  g_assert_cmpuint (presentation->documents->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((const ProbantDocumentLink *)g_ptr_array_index (presentation->documents, i))->url, ==,
                     expected[i]);
}

static void
test_newest_first (void)
{
  static const ProbantField columns[] = {
    { NULL, "Day", "day", PROBANT_FIELD_DATE, PROBANT_FIELD_NEWEST_FIRST }, { NULL, "N", "n" }, { NULL }
  };
  static const ProbantField day_fields[]
      = { { NULL, "Days", "days", PROBANT_FIELD_TABLE, .columns = columns }, { NULL } };
  static const ProbantEndpoint daily = { .name = "daily", .routes = routes, .fields = day_fields };
  static const char *const expected[] = { "3", "1", "4", "5", "2" };
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"first\":{\"days\":[{\"day\":\"2023-05-01\",\"n\":1},{\"day\":null,\"n\":2},"
      "{\"day\":\"1704063600\",\"n\":3},{\"day\":\"01/05/2023\",\"n\":4},{\"day\":\"2019-12\",\"n\":5}]}}");
  g_autoptr (ProbantPresentation) presentation = present_check_present (&daily, answers);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (present_check_find_cell (presentation, "Days", i, "N")->value, ==, expected[i]);
}

static void
test_json (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"a\":{\"data\":[{\"n\":\"1 234,5\"},{\"n\":null},{\"n\":7,\"b\":true}]},\"b@2024\":{\"x\":\"new\"},"
      "\"b@2023\":{\"x\":\"old\"}}");
  g_autoptr (GPtrArray) numbers = probant_json_list (answers, "data[].n");
  g_autoptr (GPtrArray) years = probant_json_list (answers, "b:x");
  double number;
  gboolean value;

  g_assert_cmpuint (numbers->len, ==, 2);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_true (probant_json_get_number (answers, "a:data[].n", &number));
  g_assert_cmpfloat (number, ==, 1234.5);
  g_assert_cmpstr (probant_json_get_text (answers, "b:x"), ==, "new");
  g_assert_cmpstr (probant_json_get_text (answers, "b@2023:x"), ==, "old");
  g_assert_true (probant_json_get_boolean (answers, "data[].b", &value) && value);
  g_assert_null (probant_json_get (answers, "c:x"));
  g_assert_null (probant_json_get (answers, "data.n"));
  g_assert_null (probant_json_get_text (answers, "a:data[].b"));
}

static void
test_days (void)
{
  g_autoptr (GDateTime) from = g_date_time_new_local (2026, 6, 19, 23, 59, 0);
  g_autoptr (GDateTime) to = probant_parse_date ("2026-07-31");
  g_autofree char *text = probant_format_date (to);

  g_assert_cmpint (probant_days_between (from, to), ==, 42);
  g_assert_cmpint (probant_days_between (to, from), ==, -42);
  g_assert_cmpstr (text, ==, "31 July 2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/presenter/types", test_types);
  g_test_add_func ("/presenter/not-provided", test_not_provided);
  g_test_add_func ("/presenter/optional", test_optional);
  g_test_add_func ("/presenter/addresses", test_addresses);
  g_test_add_func ("/presenter/table", test_table);
  g_test_add_func ("/presenter/years", test_years);
  g_test_add_func ("/presenter/documents", test_documents);
  g_test_add_func ("/presenter/documents-by-kind", test_documents_by_kind);
  g_test_add_func ("/presenter/protected", test_protected);
  g_test_add_func ("/presenter/bounds", test_bounds);
  g_test_add_func ("/presenter/joined", test_joined);
  g_test_add_func ("/presenter/hostile", test_hostile);
  g_test_add_func ("/presenter/checker", test_checker);
  g_test_add_func ("/presenter/newest-first", test_newest_first);
  g_test_add_func ("/presenter/json", test_json);
  g_test_add_func ("/presenter/days", test_days);

  return g_test_run ();
}
