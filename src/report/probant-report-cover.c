/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/probant-findings.h"
#include "core/probant-identity.h"
#include "core/probant-series.h"
#include "report/probant-chart-drawing.h"
#include "report/probant-report-private.h"

#define FINDING_MARK 14.0     /* room of the mark */
#define FINDING_SENTENCE 96.0 /* where the sentence begins, right of the severity */
#define PAGE_WIDTH 50.0
#define CHARTS_A_ROW 3
#define CHART_HEIGHT 112.0
#define CHART_GAP 18.0

/* ---- Who ---- */

static void
append_number (GString *line, const char *kind, const char *number)
{
  g_autofree char *readable = number != NULL ? probant_identifier_format (number) : NULL;

  if (readable != NULL)
    g_string_append_printf (line, "%s%s\u00a0%s", line->len > 0 ? "   ·   " : "", kind, readable);
}

static void
add_title (const ProbantReport *self, const ProbantIdentity *identity)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  append_number (numbers, "SIRET", self->subject->siret);
  append_number (numbers, "SIREN", self->subject->siren);
  append_number (numbers, "RNA", self->subject->rna);
  if (numbers->len == 0)
    append_number (numbers, probant_identifier_kind_name (self->subject->asked.kind),
                   self->subject->asked.value);
  probant_pages_add_paragraph (self->pages, PROBANT_PROSE_KICKER,
                               self->options->summary ? _ ("VERIFICATION REPORT · SUMMARY")
                                                      : _ ("VERIFICATION REPORT"));
  probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 4);
  probant_pages_add_cell (self->pages, 0, 0, PROBANT_PROSE_TITLE, PROBANT_TONE_TEXT, PROBANT_CELL_NONE,
                          identity->name != NULL ? identity->name : _ ("Name unknown"), NULL);
  probant_pages_begin_row (self->pages, PROBANT_ROW_NONE, 6);
  probant_pages_add_cell (self->pages, 0, 400, PROBANT_PROSE_BODY, PROBANT_TONE_DIM, PROBANT_CELL_NONE,
                          numbers->str, NULL);
  if (identity->state == PROBANT_ACTIVITY_ACTIVE)
    probant_pages_add_cell (self->pages, 400, 0, PROBANT_PROSE_CELL_HEAD, PROBANT_TONE_GOOD,
                            PROBANT_CELL_CHIP | PROBANT_CELL_END, C_ ("state of an applicant", "Active"),
                            NULL);
  else if (identity->state == PROBANT_ACTIVITY_CLOSED)
    probant_pages_add_cell (self->pages, 400, 0, PROBANT_PROSE_CELL_HEAD, PROBANT_TONE_BAD,
                            PROBANT_CELL_CHIP | PROBANT_CELL_END,
                            C_ ("state of an applicant", "Ceased or closed"), NULL);
}

/* A source that does not know the applicant has answered too. */
static guint
count_answers (const ProbantReport *self)
{
  guint n = 0;

  for (guint category = 0; category < PROBANT_N_CATEGORIES; category++)
    {
      guint n_done, n_asked, n_failed;

      probant_dossier_count (self->dossier, category, &n_done, &n_asked, &n_failed);
      n += n_done;
    }
  return n;
}

/* What was asked, by whom, when: four labels above four values. */
static void
add_request (const ProbantReport *self)
{
  static const double x[] = { 0, 168, 300, 408 };
  ProbantClient *client = probant_dossier_get_client (self->dossier);
  const char *recipient = probant_client_get_recipient (client);
  const char *object = probant_client_get_object (client);
  g_autofree char *service = recipient != NULL ? probant_identifier_format (recipient) : NULL;
  g_autofree char *date = probant_format_date (self->options->now);
  /* Translators: %1$u of the %2$u sources that were asked have answered. */
  g_autofree char *sources
      = g_strdup_printf (_ ("%u of %u"), count_answers (self), probant_dossier_get_n_asked (self->dossier));
  const char *const labels[]
      = { _ ("Purpose of the request"), _ ("Service (SIRET)"), _ ("Made on"), _ ("Answers received") };
  const char *const values[] = { object, service, date, sources };

  probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 16);
  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    probant_pages_add_cell (self->pages, x[i], i + 1 < G_N_ELEMENTS (x) ? x[i + 1] - x[i] - 10 : 0,
                            PROBANT_PROSE_SMALL, PROBANT_TONE_DIM, PROBANT_CELL_NONE, labels[i], NULL);
  probant_pages_begin_row (self->pages, PROBANT_ROW_NONE, 1);
  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    probant_pages_add_cell (self->pages, x[i], i + 1 < G_N_ELEMENTS (x) ? x[i + 1] - x[i] - 10 : 0,
                            PROBANT_PROSE_STRONG, PROBANT_TONE_TEXT, PROBANT_CELL_NONE,
                            values[i] != NULL ? values[i] : "–", NULL);
}

static void
add_pair (const ProbantReport *self, const char *label, const char *value)
{
  if (value != NULL)
    probant_pages_add_pair (self->pages, label, value);
}

static void
add_identity (const ProbantReport *self, const ProbantIdentity *identity)
{
  probant_pages_add_heading (self->pages, 2, _ ("Identity"), NULL);
  add_pair (self, _ ("Name"), identity->name);
  add_pair (self, _ ("Legal form"), identity->legal_form);
  add_pair (self, _ ("Activity"), identity->activity);
  add_pair (self, _ ("Address"), identity->address);
  add_pair (self, _ ("Created"), identity->created);
  add_pair (self, _ ("Headcount"), identity->headcount);
  if (identity->name == NULL && identity->legal_form == NULL && identity->address == NULL)
    probant_pages_add_paragraph (self->pages, PROBANT_PROSE_BODY,
                                 _ ("No source has told who this applicant is."));
}

/* ---- What deserves a look ---- */

static ProbantTone
get_severity_tone (ProbantSeverity severity)
{
  switch (severity)
    {
    case PROBANT_SEVERITY_SERIOUS:
      return PROBANT_TONE_BAD;
    case PROBANT_SEVERITY_WARNING:
      return PROBANT_TONE_WARNING;
    case PROBANT_SEVERITY_NOTICE:
      return PROBANT_TONE_ACCENT;
    case PROBANT_SEVERITY_INFO:
    default:
      return PROBANT_TONE_DIM;
    }
}

/* The source that a finding rests on, and the page where it is. */
static void
add_reference (const ProbantReport *self, ProbantRecord *record, gboolean last)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  g_autofree char *anchor = probant_report_get_anchor (record);
  g_autofree char *text = g_strdup_printf ("%s · %s", _ (endpoint->title), endpoint->producer);

  probant_pages_begin_row (self->pages, last ? PROBANT_ROW_RULE : PROBANT_ROW_KEEP, 1);
  probant_pages_set_pad (self->pages, last ? 3 : 0);
  probant_pages_add_cell (self->pages, FINDING_SENTENCE,
                          PROBANT_PAGES_INNER_WIDTH - FINDING_SENTENCE - PAGE_WIDTH, PROBANT_PROSE_SMALL,
                          PROBANT_TONE_ACCENT, PROBANT_CELL_NONE, text, anchor);
  if (!self->options->summary)
    probant_pages_add_cell (self->pages, PROBANT_PAGES_INNER_WIDTH - PAGE_WIDTH, PAGE_WIDTH,
                            PROBANT_PROSE_SMALL, PROBANT_TONE_ACCENT, PROBANT_CELL_REFERENCE, anchor, anchor);
}

static const char *const summaries[] = { "sources-failed", "sources-denied", NULL };

static void
add_finding (const ProbantReport *self, const ProbantFinding *finding)
{
  ProbantTone tone = get_severity_tone (finding->severity);

  probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 5);
  probant_pages_add_cell (self->pages, 0, FINDING_MARK, PROBANT_PROSE_BODY, tone, PROBANT_CELL_MARK, "",
                          NULL);
  probant_pages_add_cell (self->pages, FINDING_MARK, FINDING_SENTENCE - FINDING_MARK - 4,
                          PROBANT_PROSE_CELL_HEAD, tone, PROBANT_CELL_NONE,
                          probant_severity_get_title (finding->severity), NULL);
  probant_pages_add_cell (self->pages, FINDING_SENTENCE, 0, PROBANT_PROSE_STRONG, PROBANT_TONE_TEXT,
                          PROBANT_CELL_NONE, finding->sentence, NULL);
  /* The sources that these sum up are all named below. */
  if (finding->detail != NULL && !g_strv_contains (summaries, finding->id))
    {
      probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 1);
      probant_pages_add_cell (self->pages, FINDING_SENTENCE, 0, PROBANT_PROSE_CELL, PROBANT_TONE_TEXT,
                              PROBANT_CELL_NONE, finding->detail, NULL);
    }
  for (guint i = 0; i < finding->records->len; i++)
    add_reference (self, g_ptr_array_index (finding->records, i), i + 1 == finding->records->len);
}

static void
add_findings (const ProbantReport *self)
{
  g_autoptr (GPtrArray) findings
      = probant_findings_check (G_LIST_MODEL (self->dossier), self->subject, self->options->now);
  guint n_settled = probant_dossier_get_n_settled (self->dossier);
  guint n_asked = probant_dossier_get_n_asked (self->dossier);

  probant_pages_add_heading (self->pages, 2, _ ("Worth a Look"), NULL);
  if (n_settled < n_asked)
    probant_pages_add_paragraph (self->pages, PROBANT_PROSE_STRONG,
                                 _ ("This report was made before all sources had answered."));
  else if (findings->len == 0)
    probant_pages_add_paragraph (self->pages, PROBANT_PROSE_BODY,
                                 n_asked > 0 ? _ ("All the sources asked have answered; nothing stands out.")
                                             : _ ("No source was asked."));
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, g_ptr_array_index (findings, i));
}

/* ---- Charts ---- */

static const ProbantChartStyle paper = {
  .text = { 0.11, 0.12, 0.14, 1 },
  .label = { 0.36, 0.39, 0.43, 1 },
  .bar = { 0.10, 0.24, 0.47, 1 },
  .earlier = { 0.62, 0.70, 0.82, 1 },
  .base = { 0.55, 0.58, 0.62, 1 },
};

static void
draw_words (cairo_t *cr,
            PangoContext *context,
            const char *text,
            double size,
            gboolean strong,
            double y,
            double width)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (strong)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  if (strong)
    cairo_set_source_rgb (cr, paper.text.red, paper.text.green, paper.text.blue);
  else
    cairo_set_source_rgb (cr, paper.label.red, paper.label.green, paper.label.blue);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_charts (cairo_t *cr, PangoContext *context, double width, double height, gpointer data)
{
  const GPtrArray *list = data;
  guint n = MAX (list->len, 2);
  double each = (width - CHART_GAP * (n - 1)) / n;

  for (guint i = 0; i < list->len; i++)
    {
      const ProbantSeries *series = g_ptr_array_index (list, i);

      cairo_save (cr);
      cairo_translate (cr, i * (each + CHART_GAP), 0);
      draw_words (cr, context, series->title, 9.5, TRUE, 0, each);
      draw_words (cr, context, probant_record_get_endpoint (series->record)->producer, 8, FALSE, 14, each);
      cairo_translate (cr, 0, 30);
      probant_chart_draw (series, &paper, context, cr, each, height - 30);
      cairo_restore (cr);
    }
}

static void
add_charts (const ProbantReport *self)
{
  g_autoptr (GPtrArray) list = probant_series_list (G_LIST_MODEL (self->dossier));

  if (list->len == 0)
    return;
  probant_pages_add_heading (self->pages, 2, _ ("Key figures"), NULL);
  while (list->len > 0)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify)probant_series_free);

      while (list->len > 0 && row->len < CHARTS_A_ROW)
        g_ptr_array_add (row, g_ptr_array_steal_index (list, 0));
      probant_pages_add_drawing (self->pages, CHART_HEIGHT, draw_charts, row,
                                 (GDestroyNotify)g_ptr_array_unref);
      probant_pages_add_space (self->pages, 12);
    }
}

void
probant_report_add_cover (const ProbantReport *self)
{
  g_autoptr (ProbantIdentity) identity = probant_identity_new (self->dossier);

  add_title (self, identity);
  add_request (self);
  add_identity (self, identity);
  add_findings (self);
  add_charts (self);
}
