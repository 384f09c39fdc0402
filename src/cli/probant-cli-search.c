/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-search.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/probant-cli-options.h"
#include "cli/probant-cli-output.h"
#include "cli/probant-cli-settings.h"
#include "core/probant-search.h"
#include "sandbox/probant-sandbox.h"

#define DEFAULT_LIMIT 10
#define NUMBER_WIDTH 18
#define STATE_WIDTH 12
#define PLACE_WIDTH 30

typedef struct
{
  char *api;
  char **words;
  int limit;
  gboolean json;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->api);
  g_strfreev (typed->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

typedef struct
{
  gboolean done;
  GPtrArray *hits;
  guint n_total;
  ProbantProblem *problem;
  GError *error;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_clear_pointer (&found->problem, probant_problem_unref);
  g_clear_error (&found->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
read_typed (int argc, char **argv, Typed *typed, GError **error)
{
  const GOptionEntry entries[] = {
    { "api", 0, 0, G_OPTION_ARG_STRING, &typed->api, N_ ("Where to search: public (the default) or sandbox"),
      N_ ("API") },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &typed->limit, N_ ("How many results at most, 1 to 25"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &typed->json, N_ ("Write one JSON object a result"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->words, NULL, N_ ("NAME…") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("Searches companies and associations in the State’s open directory, by words of their name "
                  "and address or by their number. Needs no token."));
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (typed->words == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Say which name to search for."));
  else if (typed->limit < 1 || typed->limit > PROBANT_SEARCH_MAX_PER_PAGE)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("--limit takes a number from 1 to 25."));
  else if (typed->api != NULL && !g_str_equal (typed->api, "public") && !g_str_equal (typed->api, "sandbox"))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: %s is what was typed after --api; the two names stay as they are */
                 _ ("“%s” cannot be searched: public or sandbox is expected."), typed->api);
  else
    return TRUE;
  return FALSE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Found *found = user_data;

  found->hits = probant_search_find_finish (PROBANT_SEARCH (source), result, &found->n_total, &found->problem,
                                            &found->error);
  found->done = TRUE;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
append_json (GString *out, const ProbantSearchHit *hit)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "siren", hit->siren);
  add_text (builder, "siret", hit->siret);
  add_text (builder, "rna", hit->rna);
  add_text (builder, "name", hit->name);
  add_text (builder, "postcode", hit->postcode);
  add_text (builder, "town", hit->town);
  add_text (builder, "activity", hit->activity);
  add_boolean (builder, "active", !hit->ceased);
  add_boolean (builder, "association", hit->association);
  add_boolean (builder, "partially_published", hit->partial);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_string_append_printf (out, "%s\n", text);
}

/* Number, state, place, name: what tells homonyms apart before the name, which may be long. */
static void
append_line (GString *out, const ProbantSearchHit *hit, gboolean colour)
{
  g_autofree char *place
      = g_strjoin (hit->postcode != NULL && hit->town != NULL ? " " : "",
                   hit->postcode != NULL ? hit->postcode : "", hit->town != NULL ? hit->town : "", NULL);
  const char *state = hit->ceased ? _ ("Ceased") : _ ("Active");
  g_autofree char *name
      = g_strdup_printf ("%s%s%s", hit->name != NULL ? hit->name : _ ("Name not published"),
                         hit->association ? " · " : "", hit->association ? _ ("Association") : "");
  guint width = probant_cli_width (state);

  probant_cli_append_padded (out, hit->siret != NULL ? hit->siret : hit->siren, NUMBER_WIDTH);
  probant_cli_append_styled (out, colour, hit->ceased ? PROBANT_CLI_BAD : PROBANT_CLI_GOOD, state);
  g_string_append_printf (out, "%*s", (int)(width < STATE_WIDTH ? STATE_WIDTH - width : 1), "");
  probant_cli_append_padded (out, place, PLACE_WIDTH);
  g_string_append_printf (out, " %s\n", name);
}

static gboolean
write_found (const Typed *typed, const Found *found, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean colour = probant_cli_may_colour (STDOUT_FILENO);

  for (guint i = 0; i < found->hits->len; i++)
    if (typed->json)
      append_json (out, g_ptr_array_index (found->hits, i));
    else
      append_line (out, g_ptr_array_index (found->hits, i), colour);
  if (found->hits->len == 0)
    probant_cli_complain (_ ("No company or association has these words in its name or address. The "
                             "directory knows whole words only."));
  else if (!typed->json && found->n_total > found->hits->len)
    {
      g_autofree char *more = g_strdup_printf (_ ("%1$u of %2$u results: add a word, such as the town."),
                                               found->hits->len, found->n_total);

      probant_cli_complain (more);
    }

  return probant_cli_write (out->str, typed->json, error);
}

static ProbantCliStatus
run (const Typed *typed, GError **error)
{
  g_autoptr (ProbantSandbox) sandbox = NULL;
  g_autoptr (ProbantSearch) search = NULL;
  g_autofree char *text = g_strjoinv (" ", typed->words);
  g_auto (Found) found = { FALSE };

  if (!probant_cli_follow_settings (error))
    return PROBANT_CLI_NOTHING_ASKED;
  if (g_strcmp0 (typed->api, "sandbox") == 0 && (sandbox = probant_sandbox_new (0, error)) == NULL)
    return PROBANT_CLI_NOTHING_ASKED;
  search = probant_search_new (sandbox != NULL ? probant_sandbox_get_url (sandbox) : NULL, error);
  if (search == NULL)
    return PROBANT_CLI_USAGE;

  probant_search_find_async (search, text, 1, (guint)typed->limit, NULL, found_cb, &found);
  while (!found.done)
    g_main_context_iteration (NULL, TRUE);
  if (found.hits != NULL)
    return write_found (typed, &found, error) ? PROBANT_CLI_DONE : PROBANT_CLI_FAILED;
  if (found.problem != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s %s", found.problem->title,
                 found.problem->next != NULL ? found.problem->next : "");
  else
    g_propagate_error (error, g_steal_pointer (&found.error));
  return PROBANT_CLI_FAILED;
}

int
probant_cli_search (int argc, char **argv)
{
  g_auto (Typed) typed = { .limit = DEFAULT_LIMIT };
  g_autoptr (GError) error = NULL;
  ProbantCliStatus status = PROBANT_CLI_USAGE;

  if (read_typed (argc, argv, &typed, &error))
    status = run (&typed, &error);
  if (error != NULL)
    {
      g_autofree char *sentence = probant_cli_clean (error->message);

      probant_cli_complain (sentence);
    }
  return (int)status;
}
