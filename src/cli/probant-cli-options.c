/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-options.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/probant-cli-access.h"
#include "cli/probant-cli-documents.h"
#include "core/probant-catalogue.h"
#include "core/probant-token.h"

#define MAX_NAME_BYTES 64

/* As typed. */
typedef struct
{
  char *access;
  char *api;
  char *recipient;
  char *context;
  char *object;
  char *only;
  char *with;
  char *documents;
  char *report;
  gboolean summary;
  gboolean pieces;
  char *declared;
  char *format;
  gboolean json;
  gboolean unchecked;
  char **words; /* identifiers; of `fill` the form before them */
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->access);
  g_free (typed->api);
  g_free (typed->recipient);
  g_free (typed->context);
  g_free (typed->object);
  g_free (typed->only);
  g_free (typed->with);
  g_free (typed->documents);
  g_free (typed->report);
  g_free (typed->declared);
  g_free (typed->format);
  g_strfreev (typed->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

/* Levenshtein's distance, bytes as letters: the names are ASCII. */
static guint
edit_distance (const char *a, const char *b)
{
  guint row[MAX_NAME_BYTES + 1];
  gsize length = strlen (b);

  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; *a != '\0'; a++, i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= length; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (above, row[j - 1]) + 1, diagonal + (*a != b[j - 1] ? 1 : 0));
          diagonal = above;
        }
    }
  return row[length];
}

const char *
probant_cli_nearest_source (const char *name)
{
  guint n_endpoints;
  const ProbantEndpoint *const *endpoints = probant_catalogue_list (&n_endpoints);
  g_autofree char *typed = g_strndup (name, MAX_NAME_BYTES);
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < n_endpoints; i++)
    {
      const char *candidate = endpoints[i]->name;
      guint distance = strlen (candidate) <= MAX_NAME_BYTES ? edit_distance (typed, candidate) : G_MAXUINT;

      /* A part of a name ("vigilance", "urssaf") says more than a distance. */
      if (*typed != '\0' && strstr (candidate, typed) != NULL)
        distance /= 4;
      if (distance < least)
        {
          least = distance;
          nearest = candidate;
        }
    }
  return nearest;
}

/* The names in `list`, separated by commas; NULL with an error where one is no source. `all` is allowed where
 * `may_be_all`. */
static char **
read_names (const char *option, const char *list, gboolean may_be_all, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_names = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = g_strstrip (parts[i]);

      if (*name == '\0')
        continue;
      if (probant_catalogue_find (name) == NULL && !(may_be_all && g_str_equal (name, "all")))
        {
          /* Translators: the first %s is an option such as --only, the others are names of sources. */
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("%s: “%s” is not a source; the nearest is “%s”."), option, name,
                       probant_cli_nearest_source (name));
          return NULL;
        }
      g_strv_builder_add (names, name);
      n_names++;
    }
  if (n_names == 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: no source is named."), option);
      return NULL;
    }
  return g_strv_builder_end (names);
}

static gboolean
is_known (const GArray *identifiers, const ProbantIdentifier *identifier)
{
  for (guint i = 0; i < identifiers->len; i++)
    if (g_str_equal (g_array_index (identifiers, ProbantIdentifier, i).value, identifier->value))
      return TRUE;

  return FALSE;
}

static gboolean
read_identifiers (ProbantCliOptions *self, char **texts, gboolean unchecked, GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autoptr (GError) wrong = NULL;
      ProbantIdentifier identifier;
      gboolean good = unchecked ? probant_identifier_parse_unchecked (texts[i], &identifier, &wrong)
                                : probant_identifier_parse (texts[i], &identifier, &wrong);

      if (!good && g_error_matches (wrong, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT))
        {
          /* Translators: the first %s is what was typed, the second a sentence that says what is wrong with
           * it. */
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s”: %s To ask about it all the same: --unchecked."), texts[i], wrong->message);
          return FALSE;
        }
      if (!good)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s”: %s", texts[i], wrong->message);
          return FALSE;
        }
      if (!is_known (self->identifiers, &identifier))
        g_array_append_val (self->identifiers, identifier);
    }

  if (self->identifiers->len > 0)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("No applicant is named: give a SIRET, a SIREN, an RNA number or a VAT number."));
  return FALSE;
}

static gboolean
read_format (ProbantCliOptions *self, const Typed *typed, GError **error)
{
  static const char *const formats[] = {
    [PROBANT_CLI_FORMAT_TEXT] = "text",
    [PROBANT_CLI_FORMAT_JSON] = "json",
    [PROBANT_CLI_FORMAT_CSV] = "csv",
  };
  const char *name = typed->format != NULL ? typed->format : typed->json ? "json" : "text";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (name, formats[i]))
      {
        self->format = (ProbantCliFormat)i;
        if (!typed->json || self->format == PROBANT_CLI_FORMAT_JSON)
          return TRUE;
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _ ("--json and --format %s contradict each other."), name);
        return FALSE;
      }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--format: “%s” is none; there are text, json and csv."), name);
  return FALSE;
}

static gboolean
read_access (ProbantCliOptions *self, const Typed *typed, ProbantCliStatus *status, GError **error)
{
  const char *api = typed->api != NULL ? typed->api : "production";
  g_autoptr (GError) wrong = NULL;
  g_autofree char *token = NULL;

  if (typed->access != NULL && typed->api != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--access and --api contradict each other."));
      return FALSE;
    }
  if (typed->access != NULL)
    {
      self->access = probant_cli_open_access (typed->access, typed->recipient, typed->context, typed->object,
                                              status, error);
      return self->access != NULL;
    }
  if (!g_str_equal (api, "sandbox") && !g_str_equal (api, "public"))
    token = probant_token_from_environment (&wrong);
  if (wrong == NULL)
    self->access = probant_access_new_from_options (api, token, typed->recipient, typed->context,
                                                    typed->object, &wrong);
  if (wrong == NULL)
    return TRUE;

  if (token == NULL && wrong->domain != PROBANT_ACCESS_ERROR)
    *status = PROBANT_CLI_NOTHING_ASKED;
  else if (g_error_matches (wrong, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_TOKEN))
    {
      *status = PROBANT_CLI_NOTHING_ASKED;
      g_set_error_literal (
          error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_TOKEN,
          _ ("There is no token: put it into a file and name that file in PROBANT_TOKEN_FILE, or try "
             "the built-in sandbox with --api sandbox, or public data with --api public."));
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

/* GLib repeats an unknown option in its message: a token given as one must not come that far. */
static gboolean
holds_token (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--token"))
      return TRUE;

  return FALSE;
}

/* The options of all commands that ask, then the command's own. */
static gboolean
read_typed (int argc,
            char **argv,
            Typed *typed,
            const GOptionEntry *own,
            const char *summary,
            const char *words,
            GError **error)
{
  const GOptionEntry entries[] = {
    { "access", 0, 0, G_OPTION_ARG_STRING, &typed->access,
      N_ ("One of the accesses of the preferences, by its name"), N_ ("NAME") },
    { "api", 0, 0, G_OPTION_ARG_STRING, &typed->api,
      N_ ("Which API: production (the default), staging, sandbox, public or a URL"), N_ ("API") },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &typed->recipient,
      N_ ("SIRET of the public service in whose name is asked"), N_ ("SIRET") },
    { "context", 0, 0, G_OPTION_ARG_STRING, &typed->context, N_ ("Frame of the request"), N_ ("TEXT") },
    { "object", 0, 0, G_OPTION_ARG_STRING, &typed->object, N_ ("Reason or case number"), N_ ("TEXT") },
    { "only", 0, 0, G_OPTION_ARG_STRING, &typed->only, N_ ("Ask these sources alone"), N_ ("NAME,…") },
    { "with", 0, 0, G_OPTION_ARG_STRING, &typed->with,
      N_ ("Ask these sources too; all: every source that the use case allows"), N_ ("NAME,…") },
    { "unchecked", 0, 0, G_OPTION_ARG_NONE, &typed->unchecked,
      N_ ("Ask about a number even though its check digit is wrong"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->words, NULL, words },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  if (holds_token (argc, argv))
    {
      g_set_error_literal (
          error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
          _ ("The token is never an argument, for other users could read it: put it into a file and "
             "name that file in PROBANT_TOKEN_FILE."));
      return FALSE;
    }
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (
      context, _ ("The token comes from the keyring with --access, else from the file that "
                  "PROBANT_TOKEN_FILE names, or from PROBANT_TOKEN."));
  return g_option_context_parse (context, &argc, &argv, error);
}

/* What was typed, judged. */
static ProbantCliOptions *
check (Typed *typed, char **identifiers, ProbantCliStatus *status, GError **error)
{
  g_autoptr (ProbantCliOptions) self = g_new0 (ProbantCliOptions, 1);

  self->identifiers = g_array_new (FALSE, FALSE, sizeof (ProbantIdentifier));
  if (!read_identifiers (self, identifiers, typed->unchecked, error))
    return NULL;
  if (typed->only != NULL && (self->only = read_names ("--only", typed->only, FALSE, error)) == NULL)
    return NULL;
  if (typed->with != NULL && (self->with = read_names ("--with", typed->with, TRUE, error)) == NULL)
    return NULL;
  if (!read_format (self, typed, error) || !read_access (self, typed, status, error))
    return NULL;
  if (typed->declared != NULL && self->identifiers->len > 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--declared is what one applicant declared: name this one alone."));
      return NULL;
    }
  if (typed->documents != NULL && !probant_cli_documents_prepare (typed->documents, error))
    return NULL;

  if (typed->report != NULL && !probant_cli_documents_prepare (typed->report, error))
    return NULL;
  if (typed->report == NULL && (typed->summary || typed->pieces))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--summary and --pieces go with --report DIR."));
      return NULL;
    }

  self->documents = g_steal_pointer (&typed->documents);
  self->report = g_steal_pointer (&typed->report);
  self->summary = typed->summary;
  self->pieces = typed->pieces;
  self->declared = g_steal_pointer (&typed->declared);
  return g_steal_pointer (&self);
}

ProbantCliOptions *
probant_cli_options_parse (int argc, char **argv, ProbantCliStatus *status, GError **error)
{
  g_auto (Typed) typed = { NULL };
  const GOptionEntry own[] = {
    { "documents", 0, 0, G_OPTION_ARG_FILENAME, &typed.documents,
      N_ ("Download every document into this folder"), N_ ("DIR") },
    { "report", 0, 0, G_OPTION_ARG_FILENAME, &typed.report,
      N_ ("Write a report of each applicant into this folder, as a PDF"), N_ ("DIR") },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &typed.summary, N_ ("The report without what each source answered"),
      NULL },
    { "pieces", 0, 0, G_OPTION_ARG_NONE, &typed.pieces,
      N_ ("The report with the pages of the documents that were downloaded"), NULL },
    { "declared", 0, 0, G_OPTION_ARG_FILENAME, &typed.declared,
      N_ ("Compare with what the applicant declared, in a CSV or JSON file"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &typed.format,
      N_ ("How to write: text (the default), json (one object a subject) or csv (one line a field)"),
      N_ ("FORMAT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &typed.json, N_ ("The same as --format json"), NULL },
    { NULL },
  };
  const char *summary
      = _ ("Asks the sources of API Entreprise about applicants for a grant. ID is a SIRET, a "
           "SIREN, an RNA number or a VAT number.");

  *status = PROBANT_CLI_USAGE;
  if (!read_typed (argc, argv, &typed, own, summary, N_ ("ID…"), error))
    return NULL;
  return check (&typed, typed.words, status, error);
}

static gboolean
check_fill (const ProbantCliFill *fill, const Typed *typed, GError **error)
{
  guint n_words = typed->words != NULL ? g_strv_length (typed->words) : 0;
  const char *problem = NULL;

  if (n_words == 0)
    problem = _ ("Name the PDF form to fill.");
  else if (fill->list)
    problem = n_words > 1 ? _ ("--list takes a form and no applicant.") : NULL;
  else if (n_words > 2)
    problem = _ ("Name one form and one applicant.");
  else if (fill->output == NULL)
    problem = _ ("Say where to write the filled copy: --output OUT.pdf");
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);
  return FALSE;
}

gboolean
probant_cli_options_parse_fill (int argc,
                                char **argv,
                                ProbantCliFill *fill,
                                ProbantCliStatus *status,
                                GError **error)
{
  g_auto (Typed) typed = { NULL };
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &fill->output, N_ ("The filled copy to write"), "OUT.pdf" },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &fill->mapping, N_ ("Which value goes into which field"),
      N_ ("FILE") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &fill->list, N_ ("List the fields of the form"), NULL },
    { NULL },
  };
  const char *summary = _ ("Writes a copy of a PDF form, filled with what the sources tell of an applicant.");

  *status = PROBANT_CLI_USAGE;
  if (!read_typed (argc, argv, &typed, own, summary, N_ ("FORM.pdf [ID]"), error)
      || !check_fill (fill, &typed, error))
    return FALSE;
  fill->form = g_strdup (typed.words[0]);
  if (!fill->list)
    fill->options = check (&typed, typed.words + 1, status, error);
  return fill->list || fill->options != NULL;
}

void
probant_cli_fill_clear (ProbantCliFill *self)
{
  g_free (self->form);
  g_free (self->output);
  g_free (self->mapping);
  g_clear_pointer (&self->options, probant_cli_options_free);
}

void
probant_cli_options_free (ProbantCliOptions *self)
{
  g_array_unref (self->identifiers);
  g_clear_pointer (&self->access, probant_access_free);
  g_strfreev (self->with);
  g_strfreev (self->only);
  g_free (self->documents);
  g_free (self->report);
  g_free (self->declared);
  g_free (self);
}
