/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-access-request.h"
#include "report/probant-request-pages.h"

#define CONTEXT_HEADING "Data that need the description of the service and of its legal context"
#define DOCUMENTS_HEADING "Data that need supporting documents as well"

/* The request of one kind, with what it suggests. (transfer full) */
static char *
write_kind (const ProbantAidKind *kind)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  ProbantAccessRequest request = { .kind = kind };
  guint n = 0;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    if (probant_aid_kind_suggests (kind, list[i]))
      g_ptr_array_add (chosen, (gpointer)list[i]);
  request.endpoints = (const ProbantEndpoint *const *)chosen->pdata;
  request.n_endpoints = chosen->len;
  blocks = probant_access_request_write (&request);
  return probant_access_request_to_text (blocks);
}

static void
test_kinds (void)
{
  guint n_kinds = 0;
  const ProbantAidKind *kinds = probant_aid_kind_list (&n_kinds);

  g_assert_cmpuint (n_kinds, >=, 5);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *text = write_kind (&kinds[i]);
      const char *context = strstr (text, CONTEXT_HEADING);
      const char *documents = strstr (text, DOCUMENTS_HEADING);
      const char *joined = strstr (text, "To be joined");

      g_assert_true (context != NULL && documents != NULL && joined != NULL);
      g_assert_true (context < documents && documents < joined);
      for (guint s = 0; kinds[i].sources[s] != NULL; s++)
        {
          const ProbantEndpoint *endpoint = probant_catalogue_find (kinds[i].sources[s]);
          g_autofree char *item = NULL;
          const char *found = NULL;

          g_assert_nonnull (endpoint);
          g_assert_true (probant_access_request_offers (endpoint));
          item = g_strdup_printf ("\n- %s (%s): ", endpoint->title, endpoint->producer);
          found = strstr (text, item);
          g_assert_nonnull (found);
          /* Each under the legal basis that it needs. */
          if (endpoint->legal_basis == PROBANT_LEGAL_BASIS_CONTEXT)
            g_assert_true (found > context && found < documents);
          else
            g_assert_true (found > documents && found < joined);
          if (endpoint->routes[0].scopes != NULL)
            g_assert_nonnull (strstr (found, endpoint->routes[0].scopes[0]));
        }
    }
}

/* What the use case excludes is in no request, even where it is given; nor what needs no right. */
static void
test_excluded (void)
{
  const ProbantEndpoint *const endpoints[] = { probant_catalogue_find ("liasses_fiscales_dgfip"),
                                               probant_catalogue_find ("bilans_entreprises_bdf"),
                                               probant_catalogue_find ("extraits_courts_inpi") };
  ProbantAccessRequest request = { .endpoints = endpoints, .n_endpoints = G_N_ELEMENTS (endpoints) };
  g_autoptr (GPtrArray) blocks = probant_access_request_write (&request);
  g_autofree char *text = probant_access_request_to_text (blocks);

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      g_assert_false (probant_access_request_offers (endpoints[i]));
      g_assert_null (strstr (text, endpoints[i]->title));
    }
  g_assert_nonnull (strstr (text, "No data is asked for yet."));
  g_assert_null (strstr (text, "To be joined"));
}

/* Only the basis that is needed is named, and only its documents are to be joined. */
static void
test_context_alone (void)
{
  const ProbantEndpoint *const endpoints[] = { probant_catalogue_find ("associations") };
  ProbantAccessRequest request = { .service = "  Région\nd’Ormoy ",
                                   .recipient = "10000001700010",
                                   .aid = "\xff",
                                   .legal_ground = "   ",
                                   .endpoints = endpoints,
                                   .n_endpoints = 1 };
  g_autoptr (GPtrArray) blocks = probant_access_request_write (&request);
  g_autofree char *text = probant_access_request_to_text (blocks);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (strstr (text, "- Public service: Région d’Ormoy\n"));
  g_assert_nonnull (strstr (text, "- SIRET: 100\302\240000\302\240017\302\24000010\n"));
  g_assert_nonnull (strstr (text, "[deliberation, decree or law to be completed]"));
  g_assert_nonnull (strstr (text, CONTEXT_HEADING));
  g_assert_null (strstr (text, DOCUMENTS_HEADING));
  g_assert_null (strstr (text, "supporting documents"));
}

static void
test_pdf (void)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  ProbantAccessRequest request = { .endpoints = probant_catalogue_list (&n) };

  request.n_endpoints = n;
  blocks = probant_access_request_write (&request);
  bytes = probant_request_pages_to_pdf (blocks, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 2000);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/access-request/kinds", test_kinds);
  g_test_add_func ("/access-request/excluded", test_excluded);
  g_test_add_func ("/access-request/context-alone", test_context_alone);
  g_test_add_func ("/access-request/pdf", test_pdf);

  return g_test_run ();
}
