/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-category-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/probant-record-card.h"
#include "ui/probant-text-scale.h"

struct _ProbantCategoryPage
{
  GtkWidget parent_instance;

  AdwClamp *clamp;
  GtkWidget *scrolled;
  GtkLabel *title;
  GtkBox *cards;
  GtkExpander *skipped_expander;
  GtkBox *skipped_cards;

  GPtrArray
      *all_cards; /* GtkWidget, owned here while they move between the boxes; in the catalogue's order */
};

G_DEFINE_FINAL_TYPE (ProbantCategoryPage, probant_category_page, GTK_TYPE_WIDGET)

static GtkBox *
get_box_for (ProbantCategoryPage *self, GtkWidget *card)
{
  ProbantRecord *record = probant_record_card_get_record (PROBANT_RECORD_CARD (card));

  return probant_record_get_state (record) == PROBANT_RECORD_SKIPPED ? self->skipped_cards : self->cards;
}

/* The nearest card before this one that stands in the same box. */
static GtkWidget *
find_sibling (ProbantCategoryPage *self, guint position, GtkBox *box)
{
  while (position > 0)
    {
      GtkWidget *before = g_ptr_array_index (self->all_cards, --position);

      if (gtk_widget_get_parent (before) == GTK_WIDGET (box))
        return before;
    }
  return NULL;
}

static void
update (ProbantCategoryPage *self)
{
  guint n_skipped = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->all_cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->all_cards, i);
      GtkWidget *parent = gtk_widget_get_parent (card);
      GtkBox *box = get_box_for (self, card);

      n_skipped += box == self->skipped_cards;
      if (parent == GTK_WIDGET (box))
        continue;
      if (parent != NULL)
        gtk_box_remove (GTK_BOX (parent), card);
      gtk_box_insert_child_after (box, card, find_sibling (self, i, box));
    }
  /* Translators: a group of sources; %u is how many there are */
  label = g_strdup_printf (_ ("Not asked (%u)"), n_skipped);
  gtk_expander_set_label (self->skipped_expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->skipped_expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped_expander), n_skipped > 0);
  /* A page with nothing else would look empty. */
  if (n_skipped == self->all_cards->len)
    gtk_expander_set_expanded (self->skipped_expander, TRUE);
}

static void
probant_category_page_dispose (GObject *object)
{
  ProbantCategoryPage *self = PROBANT_CATEGORY_PAGE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->all_cards, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_category_page_parent_class)->dispose (object);
}

static void
probant_category_page_class_init (ProbantCategoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_category_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-category-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantCategoryPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, ProbantCategoryPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantCategoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantCategoryPage, cards);
  gtk_widget_class_bind_template_child (widget_class, ProbantCategoryPage, skipped_expander);
  gtk_widget_class_bind_template_child (widget_class, ProbantCategoryPage, skipped_cards);
}

static void
probant_category_page_init (ProbantCategoryPage *self)
{
  self->all_cards = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  probant_text_scale_follow (self->clamp);
}

GtkWidget *
probant_category_page_new (ProbantDossier *dossier, ProbantCategory category)
{
  ProbantCategoryPage *self = g_object_new (PROBANT_TYPE_CATEGORY_PAGE, NULL);

  gtk_label_set_label (self->title, probant_category_get_title (category));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      if (probant_record_get_endpoint (record)->category != category)
        continue;
      g_ptr_array_add (self->all_cards, g_object_ref_sink (probant_record_card_new (dossier, record)));
      g_signal_connect_object (record, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
  return GTK_WIDGET (self);
}

static void
scroll_to (ProbantCategoryPage *self, GtkWidget *card)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);
  GtkWidget *content = gtk_widget_get_first_child (gtk_scrolled_window_get_child (scrolled));
  graphene_point_t place;

  if (gtk_widget_compute_point (card, content, &GRAPHENE_POINT_INIT (0, 0), &place))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scrolled), place.y - 12);
}

typedef struct
{
  ProbantCategoryPage *page;
  GtkWidget *card;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_object_unref (target->page);
  g_object_unref (target->card);
  g_free (target);
}

static gboolean
show_card_cb (gpointer user_data)
{
  const Target *target = user_data;

  /* The window may have been closed since. */
  if (gtk_widget_get_root (target->card) == NULL)
    return G_SOURCE_REMOVE;
  scroll_to (target->page, target->card);
  gtk_widget_child_focus (target->card, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

void
probant_category_page_show_record (ProbantCategoryPage *self, ProbantRecord *record)
{
  g_return_if_fail (PROBANT_IS_CATEGORY_PAGE (self) && PROBANT_IS_RECORD (record));

  for (guint i = 0; i < self->all_cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->all_cards, i);
      Target *target = NULL;

      if (probant_record_card_get_record (PROBANT_RECORD_CARD (card)) != record)
        continue;
      if (get_box_for (self, card) == self->skipped_cards)
        gtk_expander_set_expanded (self->skipped_expander, TRUE);
      /* Once the page has its size. */
      target = g_new0 (Target, 1);
      target->page = g_object_ref (self);
      target->card = g_object_ref (card);
      g_idle_add_full (G_PRIORITY_LOW, show_card_cb, target, target_free);
    }
}
