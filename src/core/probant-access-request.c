/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-access-request.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-identifier.h"

#define UNIT "entreprises", "etablissements"
#define REGULAR "attestations_fiscales_dgfip", "attestations_sociales_acoss"

static const char *const companies[]
    = { UNIT, "extraits_rcs_infogreffe", "exercices", REGULAR, "effectifs_annuels", NULL };
static const char *const associations[] = {
  UNIT, "associations", "documents_associations", "attestations_sociales_acoss", "data_subvention", NULL
};
static const char *const renovation[] = { UNIT,
                                          REGULAR,
                                          "cotisation_retraite_probtp",
                                          "certificats_cibtp",
                                          "certificats_rge_ademe",
                                          "certificats_qualibat",
                                          "qualifelec",
                                          NULL };
static const char *const public_works[] = { UNIT,
                                            REGULAR,
                                            "cotisation_retraite_probtp",
                                            "cartes_professionnelles_fntp",
                                            "certificats_cnetp",
                                            "certificats_opqibi",
                                            NULL };
static const char *const farming[]
    = { UNIT, "exercices", "attestations_fiscales_dgfip", "cotisations_msa", NULL };
static const char *const employment[]
    = { UNIT, REGULAR, "attestations_agefiph", "effectifs_annuels", "conventions_collectives", NULL };
static const char *const innovation[]
    = { UNIT, "extraits_rcs_infogreffe", "exercices", "bilans_inpi", REGULAR, "effectifs_annuels", NULL };
static const char *const culture[] = { UNIT,
                                       "associations",
                                       "documents_associations",
                                       "exercices",
                                       REGULAR,
                                       "conventions_collectives",
                                       "data_subvention",
                                       NULL };
static const char *const training[] = { UNIT, REGULAR, "qualiopi", NULL };

static const ProbantAidKind kinds[] = {
  { "companies", N_ ("Aid to companies"), companies },
  { "associations", N_ ("Grants to associations"), associations },
  { "renovation", N_ ("Building and energy renovation"), renovation },
  { "public-works", N_ ("Public works and engineering"), public_works },
  { "farming", N_ ("Farming, fishing and forestry"), farming },
  { "employment", N_ ("Employment, integration and disability"), employment },
  { "innovation", N_ ("Innovation and research"), innovation },
  { "culture", N_ ("Culture, sport and events"), culture },
  { "training", N_ ("Vocational training"), training },
};

const ProbantAidKind *
probant_aid_kind_list (guint *n_kinds)
{
  if (n_kinds != NULL)
    *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

gboolean
probant_aid_kind_suggests (const ProbantAidKind *kind, const ProbantEndpoint *endpoint)
{
  g_return_val_if_fail (kind != NULL && endpoint != NULL, FALSE);

  return g_strv_contains (kind->sources, endpoint->name);
}

/* The right that the first route needs, by its newest name; NULL where it needs none of API Entreprise. */
static const char *
get_right (const ProbantEndpoint *endpoint)
{
  const ProbantRoute *route = endpoint->routes;

  if (route == NULL || route->key == NULL || (route->flags & PROBANT_ROUTE_INPI) != 0)
    return NULL;
  return route->scopes != NULL ? route->scopes[0] : NULL;
}

gboolean
probant_access_request_offers (const ProbantEndpoint *endpoint)
{
  g_return_val_if_fail (endpoint != NULL, FALSE);

  return endpoint->usefulness != PROBANT_USEFUL_NO && endpoint->routes != NULL
         && endpoint->routes->key != NULL
         && (endpoint->routes->flags & (PROBANT_ROUTE_INPI | PROBANT_ROUTE_OPEN)) == 0;
}

static void
block_free (gpointer data)
{
  ProbantRequestBlock *block = data;

  g_free (block->text);
  g_free (block);
}

/* Takes `text`. */
static void
take (GPtrArray *blocks, ProbantRequestStyle style, char *text)
{
  ProbantRequestBlock *block = g_new0 (ProbantRequestBlock, 1);

  block->style = style;
  block->text = text;
  g_ptr_array_add (blocks, block);
}

static void
add (GPtrArray *blocks, ProbantRequestStyle style, const char *text)
{
  take (blocks, style, g_strdup (text));
}

/* What the user typed, in one line, else the place where it is missing. */
static char *
fill (const char *typed, const char *place)
{
  g_autofree char *text = g_utf8_make_valid (typed != NULL ? typed : "", -1);

  g_strdelimit (text, "\r\n\t", ' ');
  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : g_strdup_printf ("[%s]", place);
}

static void
add_pair (GPtrArray *blocks, const char *label, const char *typed, const char *place)
{
  g_autofree char *value = fill (typed, place);

  /* Translators: a label and its value */
  take (blocks, PROBANT_REQUEST_ITEM, g_strdup_printf (_ ("%s: %s"), label, value));
}

static void
add_who (GPtrArray *blocks, const ProbantAccessRequest *request)
{
  ProbantIdentifier identifier;
  g_autofree char *recipient = NULL;

  if (request->recipient != NULL && probant_identifier_parse (request->recipient, &identifier, NULL))
    recipient = probant_identifier_format (identifier.value);
  add (blocks, PROBANT_REQUEST_HEADING, _ ("The service and its legal context"));
  add_pair (blocks, _ ("Public service"), request->service, _ ("name of the service to be completed"));
  add_pair (blocks, "SIRET", recipient != NULL ? recipient : request->recipient,
            _ ("SIRET of the service to be completed"));
  if (request->kind != NULL)
    add_pair (blocks, _ ("Kind of aid"), _ (request->kind->title), "");
  add_pair (blocks, _ ("Aid"), request->aid, _ ("name of the aid to be completed"));
  add_pair (blocks, _ ("Legal basis of the aid"), request->legal_ground,
            _ ("deliberation, decree or law to be completed"));
  add (blocks, PROBANT_REQUEST_PARAGRAPH,
       _ ("The service examines applications for public aid. Authorised agents check what the applicants "
          "declare "
          "with the data below, instead of asking the applicants for documents that the administration "
          "already "
          "holds (articles L. 113-12 and L. 114-8 of the Code of relations between the public and the "
          "administration)."));
}

static void
add_source (GPtrArray *blocks, const ProbantEndpoint *endpoint)
{
  const char *right = get_right (endpoint);
  const char *summary = _ (endpoint->summary);

  if (right != NULL)
    take (blocks, PROBANT_REQUEST_ITEM,
          /* Translators: title of a source, its producer, what it holds (a sentence), name of a right */
          g_strdup_printf (_ ("%s (%s): %s Right: %s."), _ (endpoint->title), endpoint->producer, summary,
                           right));
  else
    take (blocks, PROBANT_REQUEST_ITEM,
          /* Translators: title of a source, its producer, what it holds (a sentence) */
          g_strdup_printf (_ ("%s (%s): %s"), _ (endpoint->title), endpoint->producer, summary));
}

/* The data of one legal basis; returns how many. */
static guint
add_sources (GPtrArray *blocks,
             const ProbantAccessRequest *request,
             ProbantLegalBasis basis,
             const char *heading)
{
  guint n = 0;

  for (guint i = 0; i < request->n_endpoints; i++)
    if (request->endpoints[i]->legal_basis == basis && probant_access_request_offers (request->endpoints[i]))
      {
        if (n++ == 0)
          add (blocks, PROBANT_REQUEST_HEADING, heading);
        add_source (blocks, request->endpoints[i]);
      }
  return n;
}

GPtrArray *
probant_access_request_write (const ProbantAccessRequest *request)
{
  GPtrArray *blocks = NULL;
  guint n_context, n_documents;

  g_return_val_if_fail (request != NULL, NULL);

  blocks = g_ptr_array_new_with_free_func (block_free);
  add (blocks, PROBANT_REQUEST_TITLE, _ ("Request for access to API Entreprise: public aid"));
  add_who (blocks, request);
  n_context = add_sources (blocks, request, PROBANT_LEGAL_BASIS_CONTEXT,
                           _ ("Data that need the description of the service and of its legal context"));
  n_documents = add_sources (blocks, request, PROBANT_LEGAL_BASIS_DOCUMENTS,
                             _ ("Data that need supporting documents as well"));
  if (n_context + n_documents == 0)
    {
      add (blocks, PROBANT_REQUEST_HEADING, _ ("Data"));
      add (blocks, PROBANT_REQUEST_PARAGRAPH, _ ("No data is asked for yet."));
      return blocks;
    }

  add (blocks, PROBANT_REQUEST_HEADING, _ ("To be joined"));
  add (blocks, PROBANT_REQUEST_ITEM, _ ("The description of the service and of its legal context."));
  if (n_documents > 0)
    add (blocks, PROBANT_REQUEST_ITEM,
         _ ("The supporting documents: the deliberation, decree or rules of the aid that name the checks "
            "for which these data are needed."));

  add (blocks, PROBANT_REQUEST_HEADING, _ ("Use of the data"));
  add (blocks, PROBANT_REQUEST_ITEM,
       _ ("Only the data necessary to examine the aid are asked for; those that the public-aid use case "
          "excludes "
          "are not."));
  add (blocks, PROBANT_REQUEST_ITEM,
       _ ("Only authorised agents of the service consult them, with Probant, on their own computers; each "
          "call "
          "bears the SIRET of the service and the object of the request."));
  add (blocks, PROBANT_REQUEST_ITEM,
       _ ("Confidential data are shown to these agents alone and are not passed on to others."));
  return blocks;
}

char *
probant_access_request_to_text (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);
  gboolean after_item = FALSE;

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ProbantRequestBlock *block = g_ptr_array_index (blocks, i);
      gboolean is_item = block->style == PROBANT_REQUEST_ITEM;

      /* A blank line around all but the items that follow one another, or their heading. */
      if (i > 0 && !is_item)
        g_string_append_c (text, '\n');
      else if (i > 0 && !after_item
               && ((ProbantRequestBlock *)blocks->pdata[i - 1])->style == PROBANT_REQUEST_PARAGRAPH)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s%s\n", is_item ? "- " : "", block->text);
      after_item = is_item;
    }
  return g_string_free (text, FALSE);
}
