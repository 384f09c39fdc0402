/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-comparison-row.h"

#include <glib/gi18n.h>

#include "ui/probant-badge.h"

/* From this width on both sides have room beside each other. */
#define WIDE 600
#define DECLARED_SHARE 0.4
#define COLUMN_SPACING 18
#define LINE_SPACING 6

struct _ProbantComparisonRow
{
  GtkWidget parent_instance;

  GtkWidget *declared;
  GtkLabel *label;
  GtkWidget *entry;
  GtkWidget *scrolled;
  GtkTextView *lines;
  GtkWidget *known;

  ProbantTrait trait;
  char *shown; /* what `known` says: buttons are not made anew below the pointer */
};

G_DEFINE_FINAL_TYPE (ProbantComparisonRow, probant_comparison_row, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed_cb (ProbantComparisonRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static const char *
get_title (ProbantTrait trait)
{
  switch (trait)
    {
    case PROBANT_TRAIT_NUMBER:
      return _ ("SIRET, SIREN or RNA");
    case PROBANT_TRAIT_NAME:
      return _ ("Name");
    case PROBANT_TRAIT_ADDRESS:
      return _ ("Address");
    case PROBANT_TRAIT_ACTIVITY:
      return _ ("Main activity");
    case PROBANT_TRAIT_HEADCOUNT:
      return _ ("Headcount");
    case PROBANT_TRAIT_TURNOVER:
      return _ ("Turnover");
    case PROBANT_TRAIT_OFFICER:
      return _ ("Officers, one a line");
    case PROBANT_N_TRAITS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static void
set_badge (ProbantBadge *badge, ProbantOutcome outcome)
{
  static const struct
  {
    ProbantBadgeKind kind;
    const char *icon_name;
  } looks[] = {
    [PROBANT_OUTCOME_AGREES] = { PROBANT_BADGE_POSITIVE, "object-select-symbolic" },
    [PROBANT_OUTCOME_DIFFERS] = { PROBANT_BADGE_WARNING, "dialog-warning-symbolic" },
    [PROBANT_OUTCOME_UNKNOWN] = { PROBANT_BADGE_NEUTRAL, "dialog-question-symbolic" },
    [PROBANT_OUTCOME_NOT_DECLARED] = { PROBANT_BADGE_NEUTRAL, NULL },
  };

  probant_badge_set (badge, looks[outcome].kind, looks[outcome].icon_name,
                     probant_outcome_get_title (outcome));
}

/* Beside the badge: whom an officer's line is about, why nothing could be compared. */
static const char *
get_remark (const ProbantComparison *comparison)
{
  if (comparison->trait == PROBANT_TRAIT_OFFICER)
    return comparison->declared != NULL ? comparison->declared : comparison->label;
  return comparison->outcome == PROBANT_OUTCOME_UNKNOWN ? comparison->sentence : NULL;
}

/* A field that is left empty needs no badge to say so. */
static GtkWidget *
make_verdict (const ProbantComparison *comparison)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *badge = NULL;
  const char *remark = get_remark (comparison);

  gtk_widget_add_css_class (box, "comparison-verdict");
  if (comparison->outcome == PROBANT_OUTCOME_NOT_DECLARED)
    {
      g_autofree char *text = g_strjoin (" · ", comparison->sentence, remark, NULL);

      gtk_box_append (GTK_BOX (box), make_label (text, TRUE));
      return box;
    }
  badge = g_object_new (PROBANT_TYPE_BADGE, "valign", GTK_ALIGN_CENTER, NULL);
  set_badge (PROBANT_BADGE (badge), comparison->outcome);
  gtk_box_append (GTK_BOX (box), badge);
  if (remark != NULL)
    {
      GtkWidget *label = make_label (remark, FALSE);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

/* What one source says of it, in words: "INSEE · agrees". (transfer full) */
static char *
describe_known (const ProbantComparison *comparison, const ProbantKnown *known)
{
  const char *producer = probant_record_get_endpoint (known->record)->producer;

  if (comparison->outcome == PROBANT_OUTCOME_NOT_DECLARED || comparison->outcome == PROBANT_OUTCOME_UNKNOWN)
    return g_strdup (producer);
  if (known->agrees)
    /* Translators: %s is a public body whose record says the same */
    return g_strdup_printf (_ ("%s · the same"), producer);
  /* Translators: %s is a public body whose record says something else */
  return g_strdup_printf (_ ("%s · something else"), producer);
}

static GtkWidget *
make_known (const ProbantComparison *comparison, const ProbantKnown *known)
{
  const char *source = probant_record_get_endpoint (known->record)->name;
  g_autofree char *origin = describe_known (comparison, known);
  /* Translators: a value, then the public body whose record it rests on */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s: show the record"), known->value, origin);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (known->value, FALSE));
  gtk_box_append (GTK_BOX (texts), make_label (origin, TRUE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "known-line");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", source);
  gtk_widget_set_tooltip_text (button, _ (probant_record_get_endpoint (known->record)->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
append_comparison (ProbantComparisonRow *self, const ProbantComparison *comparison)
{
  gtk_box_append (GTK_BOX (self->known), make_verdict (comparison));
  for (guint i = 0; i < comparison->known->len; i++)
    gtk_box_append (GTK_BOX (self->known), make_known (comparison, g_ptr_array_index (comparison->known, i)));
}

static void
describe (GString *text, const ProbantComparison *comparison)
{
  g_string_append_printf (
      text, "%u\1%s\1%s\1", comparison->outcome, comparison->label,
      comparison->declared != NULL && comparison->trait == PROBANT_TRAIT_OFFICER ? comparison->declared : "");
  for (guint i = 0; i < comparison->known->len; i++)
    {
      const ProbantKnown *known = g_ptr_array_index (comparison->known, i);

      g_string_append_printf (text, "%s\1%s\1%d\1", probant_record_get_endpoint (known->record)->name,
                              known->value, known->agrees);
    }
}

/* Layout */

static int
measure_minimum (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The width of what was declared; all of it where the sources stand below. */
static int
get_declared_width (ProbantComparisonRow *self, int width)
{
  if (width < WIDE)
    return width;
  return MAX ((int)(DECLARED_SHARE * (width - COLUMN_SPACING)), measure_minimum (self->declared));
}

static int
get_known_width (ProbantComparisonRow *self, int width)
{
  return width < WIDE ? width : width - get_declared_width (self, width) - COLUMN_SPACING;
}

static gboolean
has_known (ProbantComparisonRow *self)
{
  return gtk_widget_get_first_child (self->known) != NULL;
}

static void
probant_comparison_row_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  ProbantComparisonRow *self = PROBANT_COMPARISON_ROW (widget);
  int width = for_size, declared = 0, known = 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_minimum (self->declared), measure_minimum (self->known));
      *natural = MAX (*minimum, WIDE);
      return;
    }
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  declared = measure_height (self->declared, get_declared_width (self, width));
  known = has_known (self) ? measure_height (self->known, get_known_width (self, width)) : 0;
  if (width >= WIDE)
    *minimum = *natural = MAX (declared, known);
  else
    *minimum = *natural = declared + (known > 0 ? LINE_SPACING + known : 0);
}

static void
probant_comparison_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantComparisonRow *self = PROBANT_COMPARISON_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int declared_width = get_declared_width (self, width);
  int known_width = get_known_width (self, width);
  GtkAllocation place = { 0, 0, declared_width, measure_height (self->declared, declared_width) };
  int used = place.height;

  /* Of one height side by side: Tab goes by the middles, and what is declared comes first. */
  if (width >= WIDE)
    place.height = MAX (height, used);
  if (width >= WIDE && rtl)
    place.x = width - declared_width;
  gtk_widget_size_allocate (self->declared, &place, -1);
  place.width = known_width;
  if (width < WIDE)
    place.height = measure_height (self->known, known_width);
  if (width >= WIDE)
    place.x = rtl ? 0 : declared_width + COLUMN_SPACING;
  else
    place.y = used + LINE_SPACING;
  gtk_widget_size_allocate (self->known, &place, -1);
}

static GtkSizeRequestMode
probant_comparison_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
probant_comparison_row_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&PROBANT_COMPARISON_ROW (object)->shown, g_free);

  G_OBJECT_CLASS (probant_comparison_row_parent_class)->dispose (object);
}

static void
probant_comparison_row_class_init (ProbantComparisonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_comparison_row_dispose;
  widget_class->measure = probant_comparison_row_measure;
  widget_class->size_allocate = probant_comparison_row_size_allocate;
  widget_class->get_request_mode = probant_comparison_row_get_request_mode;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-comparison-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonRow, declared);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonRow, label);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonRow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonRow, lines);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonRow, known);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
probant_comparison_row_init (ProbantComparisonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_comparison_row_new (ProbantTrait trait)
{
  ProbantComparisonRow *self = NULL;
  gboolean has_lines = trait == PROBANT_TRAIT_OFFICER;

  g_return_val_if_fail (trait < PROBANT_N_TRAITS, NULL);

  self = g_object_new (PROBANT_TYPE_COMPARISON_ROW, NULL);
  self->trait = trait;
  gtk_label_set_label (self->label, get_title (trait));
  gtk_label_set_mnemonic_widget (self->label, has_lines ? GTK_WIDGET (self->lines) : self->entry);
  gtk_widget_set_visible (self->entry, !has_lines);
  gtk_widget_set_visible (self->scrolled, has_lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (trait),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (has_lines ? GTK_WIDGET (self->lines) : self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (trait), -1);
  return GTK_WIDGET (self);
}

char *
probant_comparison_row_get_text (ProbantComparisonRow *self)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start, end;

  g_return_val_if_fail (PROBANT_IS_COMPARISON_ROW (self), NULL);

  if (self->trait != PROBANT_TRAIT_OFFICER)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  buffer = gtk_text_view_get_buffer (self->lines);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
probant_comparison_row_set_text (ProbantComparisonRow *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_COMPARISON_ROW (self));

  text = text != NULL ? text : "";
  if (self->trait == PROBANT_TRAIT_OFFICER)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->lines), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
probant_comparison_row_show (ProbantComparisonRow *self, GPtrArray *comparisons)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *child = NULL;

  g_return_if_fail (PROBANT_IS_COMPARISON_ROW (self) && comparisons != NULL);

  for (guint i = 0; i < comparisons->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (comparisons, i);

      if (comparison->trait == self->trait)
        describe (shown, comparison);
    }
  if (g_strcmp0 (shown->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  while ((child = gtk_widget_get_first_child (self->known)) != NULL)
    gtk_box_remove (GTK_BOX (self->known), child);
  for (guint i = 0; i < comparisons->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (comparisons, i);

      if (comparison->trait == self->trait)
        append_comparison (self, comparison);
    }
}
