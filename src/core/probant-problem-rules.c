/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-problem-rules.h"

#include <glib/gi18n.h>
#include <string.h>

/* Instead of a status: any of its hundred. */
#define ANY_4XX 4
#define ANY_5XX 5

#define ASK_FOR_ACCESS                                                                                       \
  N_ ("Check the token of your service, or ask the person responsible for its access for a new one.")
#define ASK_AGAIN_SOON N_ ("Ask again in a few minutes.")
#define ASK_AGAIN_LATER N_ ("Ask again later, or ask the applicant for the document.")
#define CHECK_NUMBER N_ ("Check the number that was typed.")
#define REPORT_PROGRAM N_ ("This is a fault of the program: update Probant, or report it with its code.")
#define GIVE_RECIPIENT                                                                                       \
  N_ ("Give the SIRET (14 digits) of the public body that examines the application and will use the data.")

/* The API's own codes, each under the status it belongs to. Source: protocol.md, sections 4 and 6. */
static const ProbantProblemRule codes[] = {
  { "00101", 401, PROBANT_PROBLEM_TOKEN,
    N_ ("API Entreprise does not accept the token of your service: it is missing or damaged."),
    ASK_FOR_ACCESS },
  { "00103", 401, PROBANT_PROBLEM_TOKEN, N_ ("The token of your service has expired."),
    N_ ("Ask the person responsible for your service’s access to renew it on entreprise.api.gouv.fr.") },
  { "00105", 401, PROBANT_PROBLEM_TOKEN,
    N_ ("The token of your service was revoked, probably because it had leaked."),
    N_ ("Fetch the new token on entreprise.api.gouv.fr, or ask the person responsible for your service’s "
        "access.") },
  { "00100", 403, PROBANT_PROBLEM_RIGHT,
    N_ ("The token of your service does not give the right to this data."),
    N_ ("Ask the person responsible for your service’s access to request this right, or ask the applicant "
        "for the "
        "document.") },
  { "00015", 409, PROBANT_PROBLEM_CONFLICT, N_ ("API Entreprise was still answering the same request."),
    N_ ("Ask again in a few seconds.") },
  { "00201", 422, PROBANT_PROBLEM_SETUP, N_ ("The context of the request is missing."),
    N_ ("Say in which context the data are asked for, for instance “aides publiques”.") },
  { "00202", 422, PROBANT_PROBLEM_SETUP, N_ ("The object of the request is missing."),
    N_ ("Give the reason of the request or the number of the case, in fewer than 50 characters.") },
  { "00203", 422, PROBANT_PROBLEM_SETUP, N_ ("The recipient of the data is missing."), GIVE_RECIPIENT },
  { "00210", 422, PROBANT_PROBLEM_SETUP, N_ ("The recipient is not a valid SIRET."), GIVE_RECIPIENT },
  { "00211", 422, PROBANT_PROBLEM_SETUP,
    N_ ("The recipient is the applicant itself: nobody may ask about themselves through this access."),
    GIVE_RECIPIENT },
  { "00212", 422, PROBANT_PROBLEM_SETUP,
    N_ ("The token stands for several public bodies, and API Entreprise cannot tell which one is asking."),
    N_ ("Ask the person responsible for your service’s access for a token of your own service.") },
  { "00301", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept this SIREN."), CHECK_NUMBER },
  { "00302", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept this SIRET."), CHECK_NUMBER },
  { "00303", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept this SIRET or RNA number."),
    CHECK_NUMBER },
  { "00304", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept this SIRET or EORI number."),
    CHECK_NUMBER },
  { "00305", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept the month that was asked for."),
    REPORT_PROGRAM },
  { "00307", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept the year that was asked for."),
    REPORT_PROGRAM },
  { "00313", 422, PROBANT_PROBLEM_INPUT,
    N_ ("API Entreprise does not accept the number of results that was asked for."), REPORT_PROGRAM },
  { "00314", 422, PROBANT_PROBLEM_INPUT, N_ ("The link to the document is damaged."),
    N_ ("Ask the source again to get a new link.") },
  { "00315", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept the year that was asked for."),
    REPORT_PROGRAM },
  { "00330", 422, PROBANT_PROBLEM_INPUT,
    N_ ("API Entreprise does not accept this SIREN, SIRET or RNA number."), CHECK_NUMBER },
  { "00331", 422, PROBANT_PROBLEM_INPUT,
    N_ ("API Entreprise does not accept this SIREN, SIRET or RNF number."), CHECK_NUMBER },
  { "00333", 422, PROBANT_PROBLEM_INPUT, N_ ("API Entreprise does not accept this SIREN or RNA number."),
    CHECK_NUMBER },
  { "00429", 429, PROBANT_PROBLEM_QUOTA,
    N_ ("Your service has used up the requests it may make in a minute."),
    N_ ("Wait a minute before asking again: insisting would block your office for 12 hours.") },
  { "00501", 504, PROBANT_PROBLEM_PROVIDER,
    N_ ("The network between API Entreprise and the provider failed."), N_ ("Ask again in a few seconds.") },
  { "03501", 502, PROBANT_PROBLEM_PROVIDER,
    N_ ("The tax office (DGFIP) gave no usable answer: the company may be unknown to it, not in order, or "
        "have filed "
        "nothing."),
    ASK_AGAIN_LATER },
  { "04501", 502, PROBANT_PROBLEM_PENDING,
    N_ ("An Urssaf officer must examine the account first: the answer is expected within 48 hours."),
    N_ ("Ask again in two days.") },
  { "04502", 502, PROBANT_PROBLEM_PENDING, N_ ("Urssaf is still preparing the certificate."),
    N_ ("Ask again later today.") },
  { "04503", 502, PROBANT_PROBLEM_REFUSED,
    N_ ("Urssaf does not issue the certificate: the situation of the account does not allow it."),
    N_ ("Ask the applicant to settle this with Urssaf and to send the certificate.") },
  { "38422", 404, PROBANT_PROBLEM_REFUSED,
    N_ ("The CIBTP fund does not issue the certificate: the contributions are not up to date."),
    N_ ("Ask the applicant to settle this with the fund and to send the certificate.") },
};

/* Provider codes are a prefix of two digits and one of these. */
static const ProbantProblemRule suffixes[] = {
  { "000", ANY_5XX, PROBANT_PROBLEM_PROVIDER, N_ ("The provider of this data had an internal error."),
    ASK_AGAIN_SOON },
  { "001", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider of this data is unavailable or under maintenance."), ASK_AGAIN_SOON },
  { "002", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider of this data did not answer API Entreprise in time."), ASK_AGAIN_SOON },
  { "004", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("API Entreprise could not find the provider of this data on the network."), ASK_AGAIN_SOON },
  { "006", ANY_5XX, PROBANT_PROBLEM_PROVIDER, N_ ("The provider of this data did not let API Entreprise in."),
    ASK_AGAIN_LATER },
  { "007", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider of this data received too many requests from API Entreprise."), ASK_AGAIN_SOON },
  { "007", 410, PROBANT_PROBLEM_GONE,
    N_ ("The provider of this data says that this entity does not exist any more."), CHECK_NUMBER },
  { "020", ANY_5XX, PROBANT_PROBLEM_PROVIDER, N_ ("The provider of this data is under maintenance."),
    ASK_AGAIN_SOON },
  { "051", ANY_5XX, PROBANT_PROBLEM_PROVIDER, N_ ("The provider sent API Entreprise a damaged document."),
    ASK_AGAIN_LATER },
  { "052", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider’s document took too long to reach API Entreprise."), ASK_AGAIN_SOON },
  { "053", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("API Entreprise could not fetch the document from the provider."), ASK_AGAIN_SOON },
  { "054", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider gave API Entreprise a wrong address for the document."), ASK_AGAIN_LATER },
  { "055", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider sent API Entreprise a document of the wrong format."), ASK_AGAIN_LATER },
  { "056", ANY_5XX, PROBANT_PROBLEM_PROVIDER, N_ ("The provider sent API Entreprise an empty document."),
    ASK_AGAIN_LATER },
  { "999", ANY_5XX, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider gave an answer that API Entreprise does not understand; its team has been told."),
    ASK_AGAIN_LATER },
};

/* A status without a code that is known. */
static const ProbantProblemRule statuses[] = {
  { NULL, 401, PROBANT_PROBLEM_TOKEN, N_ ("API Entreprise refuses the token of your service."),
    ASK_FOR_ACCESS },
  { NULL, 403, PROBANT_PROBLEM_RIGHT,
    N_ ("Access is denied: the token lacks the right, or the network address of your office is blocked."),
    N_ ("If all sources answer this, tell your IT department; else ask for the right to this data.") },
  { NULL, 404, PROBANT_PROBLEM_ABSENT,
    N_ ("This source has nothing on this number: unknown to it, or outside what it covers."),
    N_ ("This is no sign of irregularity. Ask the applicant for the document if it is needed.") },
  { NULL, 407, PROBANT_PROBLEM_NETWORK, N_ ("Your office’s proxy asks for a user name and a password."),
    N_ ("Ask your IT department to let this computer reach API Entreprise.") },
  { NULL, 409, PROBANT_PROBLEM_CONFLICT, N_ ("The same request was still being answered."),
    N_ ("Ask again in a few seconds.") },
  { NULL, 410, PROBANT_PROBLEM_GONE, N_ ("This service does not exist any more, or the link has expired."),
    N_ ("Ask the source again; if nothing changes, update Probant.") },
  { NULL, 422, PROBANT_PROBLEM_INPUT,
    N_ ("API Entreprise does not accept the number, the month or the year of this request."), CHECK_NUMBER },
  { NULL, 429, PROBANT_PROBLEM_QUOTA, N_ ("Your service has used up the requests it may make in a minute."),
    N_ ("Wait a minute before asking again: insisting would block your office for 12 hours.") },
  { NULL, 451, PROBANT_PROBLEM_LEGAL,
    N_ ("INSEE never publishes the data of this entity: the law protects them."),
    N_ ("Ask the applicant for the documents.") },
  { NULL, 500, PROBANT_PROBLEM_PROVIDER, N_ ("API Entreprise had an internal error."), ASK_AGAIN_LATER },
  { NULL, 502, PROBANT_PROBLEM_PROVIDER, N_ ("The provider of this data answered with an error."),
    ASK_AGAIN_LATER },
  { NULL, 503, PROBANT_PROBLEM_PROVIDER,
    N_ ("API Entreprise or the provider of this data is momentarily unavailable."), ASK_AGAIN_SOON },
  { NULL, 504, PROBANT_PROBLEM_PROVIDER,
    N_ ("The provider of this data is momentarily unavailable or too slow."), ASK_AGAIN_SOON },
  { NULL, ANY_4XX, PROBANT_PROBLEM_PROVIDER, N_ ("The server refused the request."), REPORT_PROGRAM },
  { NULL, ANY_5XX, PROBANT_PROBLEM_PROVIDER, N_ ("The server answered with an error."), ASK_AGAIN_LATER },
};

static const ProbantProblemRule unclassified_setup
    = { NULL, 422, PROBANT_PROBLEM_SETUP,
        N_ ("The context, the object or the recipient of the request is not accepted."),
        N_ ("Check the context, the object and the SIRET of your service.") };
static const ProbantProblemRule unclassified
    = { NULL, 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server gave an answer that makes no sense."),
        ASK_AGAIN_LATER };

/* Our own codes; the first of a kind stands for the kind. */
static const ProbantProblemRule local[] = {
  { "network", 0, PROBANT_PROBLEM_NETWORK, N_ ("The connection to the server failed."),
    N_ ("Check the network. If other sites can be reached, the address of your office may be blocked for 12 "
        "hours after "
        "too many requests.") },
  { "dns", 0, PROBANT_PROBLEM_NETWORK,
    N_ ("The server’s address could not be found: this computer may be offline."),
    N_ ("Check the network, then ask again.") },
  { "refused", 0, PROBANT_PROBLEM_NETWORK, N_ ("The server could not be reached."),
    N_ ("Check the network. If other sites can be reached, the address of your office may be blocked for 12 "
        "hours after "
        "too many requests.") },
  { "tls", 0, PROBANT_PROBLEM_NETWORK,
    N_ ("The server could not prove who it is: the secure connection was given up and nothing was sent."),
    N_ ("Check the date of this computer. If your office filters secure connections, ask your IT department "
        "for its "
        "certificate authority.") },
  { "proxy", 0, PROBANT_PROBLEM_NETWORK, N_ ("Your office’s proxy did not let the request through."),
    N_ ("Ask your IT department to let this computer reach API Entreprise.") },
  { "redirect", 0, PROBANT_PROBLEM_NETWORK,
    N_ ("The server pointed elsewhere, where Probant does not follow."),
    N_ ("Check the address of the API; a sign-in page of your network may also be in the way.") },
  { "url", 0, PROBANT_PROBLEM_NETWORK, N_ ("The link is not one that can be fetched safely."),
    N_ ("Ask the applicant for the document.") },
  { "timeout", 0, PROBANT_PROBLEM_TIMEOUT, N_ ("The server took too long."),
    N_ ("Ask again in a few minutes.") },
  { "garbage", 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server gave an answer that makes no sense."),
    ASK_AGAIN_LATER },
  { "html", 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server sent a web page instead of the data."),
    N_ ("Ask again later; a sign-in page of your network may also be in the way.") },
  { "empty", 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server sent an empty answer."), ASK_AGAIN_LATER },
  { "not-json", 0, PROBANT_PROBLEM_GARBAGE,
    N_ ("The server sent something that is not data (no valid JSON)."), ASK_AGAIN_LATER },
  { "no-data", 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server sent an answer without any data in it."),
    ASK_AGAIN_LATER },
  { "cut-short", 0, PROBANT_PROBLEM_GARBAGE,
    N_ ("The answer was cut short: less came than the server had announced."), ASK_AGAIN_SOON },
  { "html-document", 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server sent a web page instead of the document."),
    N_ ("Ask the source again to get a new link, or ask the applicant for the document.") },
  { "not-a-document", 0, PROBANT_PROBLEM_GARBAGE, N_ ("The server sent data instead of the document."),
    ASK_AGAIN_LATER },
  { "not-an-image", 0, PROBANT_PROBLEM_GARBAGE, N_ ("What came is not the image that the link announces."),
    ASK_AGAIN_LATER },
  { "not-a-pdf", 0, PROBANT_PROBLEM_GARBAGE, N_ ("What came is not the PDF that the link announces."),
    N_ ("Ask the source again to get a new link, or ask the applicant for the document.") },
  { "too-large", 0, PROBANT_PROBLEM_TOO_LARGE,
    N_ ("The answer is larger than Probant accepts; the rest was not read."),
    N_ ("Ask the applicant for the document.") },
};

/* Our own codes of kinds whose usual sentence is that of a status. */
static const ProbantProblemRule special[] = {
  { "link-expired", 0, PROBANT_PROBLEM_GONE, N_ ("The link to this document has expired."),
    N_ ("Ask the source again to get a new link.") },
  { "no-route", 0, PROBANT_PROBLEM_GONE, N_ ("The server does not know the address of this source."),
    N_ ("Check the address of the API; if it is right, update Probant.") },
  { "no-token", 0, PROBANT_PROBLEM_TOKEN,
    N_ ("No token was given: API Entreprise answers only services that have one."),
    N_ ("Give the token of your service, or ask the person responsible for its access for one.") },
};

static gboolean
status_matches (guint rule, guint status)
{
  return rule == status || (rule < 10 && status / 100 == rule);
}

const ProbantProblemRule *
probant_problem_rules_find_http (guint status, const char *code)
{
  if (code != NULL && strlen (code) == 5)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
        if (g_str_equal (codes[i].code, code) && codes[i].status == status)
          return &codes[i];
      for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
        if (!g_str_has_prefix (code, "00") && g_str_equal (suffixes[i].code, code + 2)
            && status_matches (suffixes[i].status, status))
          return &suffixes[i];
      if (status == 422 && g_str_has_prefix (code, "002"))
        return &unclassified_setup;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (status_matches (statuses[i].status, status))
      return &statuses[i];

  return &unclassified;
}

static const ProbantProblemRule *
find (const ProbantProblemRule *rules, gsize n_rules, ProbantProblemKind kind, const char *code)
{
  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].kind == kind && (code == NULL || g_strcmp0 (rules[i].code, code) == 0))
      return &rules[i];
  return NULL;
}

const ProbantProblemRule *
probant_problem_rules_find_local (ProbantProblemKind kind, const char *code)
{
  const ProbantProblemRule *rule = NULL;

  if (code != NULL)
    rule = find (local, G_N_ELEMENTS (local), kind, code);
  if (rule == NULL && code != NULL)
    rule = find (special, G_N_ELEMENTS (special), kind, code);
  if (rule == NULL)
    rule = find (local, G_N_ELEMENTS (local), kind, NULL);
  if (rule == NULL)
    rule = find (statuses, G_N_ELEMENTS (statuses), kind, NULL);
  if (rule == NULL)
    rule = find (codes, G_N_ELEMENTS (codes), kind, NULL);

  return rule != NULL ? rule : &unclassified;
}
