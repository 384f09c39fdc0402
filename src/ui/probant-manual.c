/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-manual.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-fold.h"

static const ProbantManualBlock first_steps[] = {
  { PROBANT_MANUAL_TEXT,
    N_ ("Probant shows what the official sources know of an applicant for a grant, a company or an "
        "association: who it is, what it earns, whether its taxes and contributions are paid, what it is "
        "certified for. The certificates are read in the same window.") },
  { PROBANT_MANUAL_HEADING, N_ ("Try It") },
  { PROBANT_MANUAL_TEXT, N_ ("Without an access to API Entreprise, Probant works with its sandbox: fictional "
                             "companies and associations that each show something else. Choose one on the "
                             "first page. A yellow banner says that the data are fictional.") },
  { PROBANT_MANUAL_TEXT,
    N_ ("What the State publishes of real companies and associations can be read without an access as "
        "well: public data, a reduced dossier without certificates.") },
  { PROBANT_MANUAL_HEADING, N_ ("Examine an Application") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Type the SIRET, the SIREN, the RNA number or the name of the applicant, and press Enter.") },
  { PROBANT_MANUAL_ITEM, N_ ("Begin with the overview: who this is, and what deserves a second look.") },
  { PROBANT_MANUAL_ITEM, N_ ("Go through the categories at the left. Answers appear as they come.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Open the certificates beside the data, compare, save what belongs in your file.") },
  { PROBANT_MANUAL_TEXT, N_ ("Everything can be done with the keyboard: Ctrl+? lists the shortcuts.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock access[] = {
  { PROBANT_MANUAL_TEXT,
    N_ ("The sources answer public bodies that are authorised to examine applications for aid. The "
        "authorisation is asked for on the site of API Entreprise (entreprise.api.gouv.fr, use case “aides "
        "publiques”). It gives your service a token, which is a secret.") },
  { PROBANT_MANUAL_TEXT,
    N_ ("“Ask for Access” in the main menu lists exactly the data to ask for, for the kind of aid that you "
        "examine, with the legal basis that each needs, as a text ready to be pasted in the form.") },
  { PROBANT_MANUAL_HEADING, N_ ("Set Up the Access") },
  { PROBANT_MANUAL_TEXT,
    N_ ("Give the token in the preferences, with the SIRET of your service. Probant keeps it in the keyring "
        "of your session, not in a file. A service may have several accesses, each with its token; the one "
        "to ask with is chosen for each dossier.") },
  { PROBANT_MANUAL_HEADING, N_ ("What Goes With Each Request") },
  { PROBANT_MANUAL_ITEM, N_ ("the SIRET of your service, in whose name is asked") },
  { PROBANT_MANUAL_ITEM, N_ ("the frame of the request, such as “Aides publiques”") },
  { PROBANT_MANUAL_ITEM, N_ ("the object: the aid and the number of the case, fewer than 50 characters. It "
                             "is how the request can be justified later.") },
  { PROBANT_MANUAL_HEADING, N_ ("Rights") },
  { PROBANT_MANUAL_TEXT,
    N_ ("A token gives rights to certain data only, and it expires. Probant says from 90 days before when it "
        "does, and a source that your token does not cover is shown as such: ask API Entreprise for that "
        "right if the aid needs the data, and only then.") },
  { PROBANT_MANUAL_TEXT, N_ ("Your service cannot ask about itself: API Entreprise refuses that.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock search[] = {
  { PROBANT_MANUAL_ITEM,
    N_ ("By number: SIRET (14 digits), SIREN (9 digits), RNA (W and 9 digits) or French VAT number. Spaces "
        "and dots do not matter. A number whose check digit is wrong is asked for only if you insist.") },
  { PROBANT_MANUAL_ITEM, N_ ("By name: the open directory of companies is searched as you type, with the "
                             "dossiers you opened lately first. No token is needed for that.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("By what you have: drop a text, a CSV file, a letter as a text file or a certificate named after its "
        "number on the window. One number is opened; of several, you choose.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Among the recent dossiers: on the first page, and in the search of the desktop.") },
  { PROBANT_MANUAL_HEADING, N_ ("Several Applicants") },
  { PROBANT_MANUAL_TEXT,
    N_ ("Ctrl+Enter or a click with the middle button opens an applicant of the first page in a window of "
        "its own. An applicant that is open already comes to the front.") },
  { PROBANT_MANUAL_HEADING, N_ ("Links") },
  { PROBANT_MANUAL_TEXT,
    N_ ("A back office can link to a dossier: probant:SIRET?object=NUMBER. Probant shows what the link asks "
        "for and waits for your agreement. A link cannot choose another server, service or token.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock dossier[] = {
  { PROBANT_MANUAL_TEXT, N_ ("Each source has its card: a title, who answers, when, a verdict where the "
                             "source gives one, its data, its documents. Every value can be copied.") },
  { PROBANT_MANUAL_HEADING, N_ ("What the States Mean") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Answered: the source knows the applicant. The time of the answer is on the card.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Unknown to this source: the source does not list the applicant. This is no proof of an "
        "irregularity: a source covers certain activities, forms or sizes only, and its card says which.") },
  { PROBANT_MANUAL_ITEM, N_ ("Refused: your token has not the right, or the certificate is not delivered. "
                             "The card says which of the two.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Failed: the source is down, slow or over its quota. Ask again with Ctrl+R, now or later.") },
  { PROBANT_MANUAL_ITEM, N_ ("Not asked: the source cannot know such an applicant, is excluded from the use "
                             "case, or is switched off in the preferences.") },
  { PROBANT_MANUAL_HEADING, N_ ("What Deserves a Second Look") },
  { PROBANT_MANUAL_TEXT,
    N_ ("The overview lists findings: a closed company, collective proceedings, a certificate that is "
        "missing or expires soon, names or addresses that differ between sources. A finding never says more "
        "than its sources do; one click leads to them. The decision stays yours.") },
  { PROBANT_MANUAL_HEADING, N_ ("Protected Data") },
  { PROBANT_MANUAL_TEXT,
    N_ ("A partially published person is marked: these data must not be shown outside the service.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock documents[] = {
  { PROBANT_MANUAL_TEXT,
    N_ ("A click on a document opens it beside the data; F9 lets it fill the window, Esc closes it.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("A narrow window, or one with large text, shows one thing at a time: Alt+Left, the arrow in the bar "
        "or the back button of the mouse lead from the document to its page, then to the list of pages.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Ctrl+F finds a text, Ctrl and the wheel zoom, the text can be selected and copied.") },
  { PROBANT_MANUAL_ITEM, N_ ("Signatures are checked as far as this computer can: who signed, when, whether "
                             "the document was changed since.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Archives are shown as the list of their files, XML as a readable text, pictures as pictures.") },
  { PROBANT_MANUAL_ITEM, N_ ("Save one document, all of them, or open one in another program.") },
  { PROBANT_MANUAL_TEXT,
    N_ ("Associations upload documents themselves. They are read in a separate process without network and "
        "without access to your files; if it stops, the document says so and the rest goes on.") },
  { PROBANT_MANUAL_TEXT, N_ ("The authenticity of a certificate is checked where its card says so, with the "
                             "security code, on the site of the body that delivered it.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock comparison[] = {
  { PROBANT_MANUAL_TEXT, N_ ("Type, paste or open what the applicant declared: name, address, activity, "
                             "headcount, turnover, officers. Each line says whether the sources agree, "
                             "differ or do not know. Spelling, legal forms and rounding do not count.") },
  { PROBANT_MANUAL_TEXT, N_ ("What is typed there is sent nowhere and goes with the dossier. A difference is "
                             "no proof of an irregularity: it is a question to ask.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock report[] = {
  { PROBANT_MANUAL_ITEM,
    N_ ("Copy a value, a card, a table or the whole overview, as text or for a spreadsheet.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("The export button of a dossier writes or prints a report, to be kept with your file: what was "
        "asked, when, what was answered, what is missing and why. It also saves the data as CSV or JSON.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Fill a PDF form, such as Cerfa 12156, with what the sources tell. It is saved as a copy.") },
  { PROBANT_MANUAL_ITEM, N_ ("On the command line, probant fetch does the same work without a window, as "
                             "text, CSV or JSON: see man probant.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock preferences[] = {
  { PROBANT_MANUAL_TEXT, N_ ("Ctrl+, opens the preferences.") },
  { PROBANT_MANUAL_ITEM, N_ ("Access: the service, its tokens, their rights and when they expire.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("Sources: the catalogue, with what each source is for, its legal basis and the state of its "
        "provider. Some are asked only if the aid you examine needs them: switch these on.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("History: whether the dossiers opened are remembered, for how long, and how to erase them.") },
  { PROBANT_MANUAL_ITEM, N_ ("Appearance: light, dark, or as the desktop.") },
  { PROBANT_MANUAL_ITEM, N_ ("Network: time limits, and the certificate of an intercepting proxy. The proxy "
                             "itself is the desktop’s.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock privacy[] = {
  { PROBANT_MANUAL_ITEM, N_ ("Each request is recorded by API Entreprise in the name of your service, with "
                             "its object. Ask for what you examine, nothing else.") },
  { PROBANT_MANUAL_ITEM, N_ ("The token goes to API Entreprise alone: never to the servers of the documents, "
                             "into a log, a file or an error message.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("On this computer, Probant keeps the number and the name of the applicants opened lately, the "
        "object, the day and which documents are marked for the report. What the sources answered is not "
        "kept.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("The search of the desktop sees the names and numbers of that list, nothing else.") },
  { PROBANT_MANUAL_ITEM, N_ ("A name that you type, or the number of a dossier of public data, is sent to "
                             "the open directory of companies, without your token.") },
  { PROBANT_MANUAL_ITEM, N_ ("Probant sends nothing to its authors.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualBlock trouble[] = {
  { PROBANT_MANUAL_ITEM, N_ ("No source answers: check the network. Behind an intercepting proxy, give the "
                             "certificate of its authority in the preferences.") },
  { PROBANT_MANUAL_ITEM,
    N_ ("The token is refused: it has expired, or it was copied in part. Give it anew in the preferences.") },
  { PROBANT_MANUAL_ITEM, N_ ("Too many requests: API Entreprise limits them for each service. Probant waits "
                             "for its turn and says until when.") },
  { PROBANT_MANUAL_ITEM, N_ ("A source is down: its card says so, and the preferences show the state of the "
                             "providers. Nothing of the rest is lost.") },
  { PROBANT_MANUAL_ITEM, N_ ("A document cannot be opened: save it, or open it in another program.") },
  { PROBANT_MANUAL_END, NULL },
};

static const ProbantManualChapter chapters[] = {
  { "first-steps", N_ ("First Steps"), first_steps },
  { "access", N_ ("Access to API Entreprise"), access },
  { "search", N_ ("Finding an Applicant"), search },
  { "dossier", N_ ("Reading a Dossier"), dossier },
  { "documents", N_ ("Certificates and Documents"), documents },
  { "comparison", N_ ("Comparing With What Was Declared"), comparison },
  { "report", N_ ("Report, Copies and Forms"), report },
  { "preferences", N_ ("Preferences"), preferences },
  { "privacy", N_ ("Privacy"), privacy },
  { "trouble", N_ ("When Something Fails"), trouble },
  { NULL, NULL, NULL },
};

static gboolean
has_folded (const char *text, const char *folded)
{
  g_autofree char *here = probant_fold_text (text);

  return strstr (here, folded) != NULL;
}

const ProbantManualChapter *
probant_manual_list_chapters (void)
{
  return chapters;
}

gboolean
probant_manual_has (const ProbantManualChapter *chapter, const char *text)
{
  g_autofree char *folded = probant_fold_text (text);

  g_return_val_if_fail (chapter != NULL, FALSE);

  if (has_folded (_ (chapter->title), folded))
    return TRUE;
  for (const ProbantManualBlock *block = chapter->blocks; block->kind != PROBANT_MANUAL_END; block++)
    if (has_folded (_ (block->text), folded))
      return TRUE;
  return FALSE;
}
