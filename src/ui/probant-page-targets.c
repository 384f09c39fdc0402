/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-targets.h"

/* A page that is all links makes none of them faster to reach; a screen reader asks for each of them. */
#define MAX_TARGETS 400

struct _ProbantPageTargets
{
  ProbantPageView *view;
  ProbantPageLinks *links;
  ProbantPageSelection *selection;
  GPtrArray *targets; /* page by page, in the order of the document */
  guint first, last;
  guint update_id;
};

static void
remove_target (gpointer data)
{
  GtkWidget *target = data, *view = gtk_widget_get_parent (target);

  if (gtk_widget_has_focus (target))
    gtk_widget_grab_focus (view);
  gtk_widget_unparent (target);
}

static gboolean
has_page (ProbantPageTargets *self, guint page)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (probant_page_target_get_page (g_ptr_array_index (self->targets, i)) == page)
      return TRUE;
  return FALSE;
}

static void
drop_unseen (ProbantPageTargets *self)
{
  for (guint i = self->targets->len; i > 0; i--)
    {
      guint page = probant_page_target_get_page (g_ptr_array_index (self->targets, i - 1));

      if (page < self->first || page > self->last)
        g_ptr_array_remove_index (self->targets, i - 1);
    }
}

static void
add_page (ProbantPageTargets *self, guint page)
{
  GPtrArray *links = probant_page_links_get (self->links, page);

  for (guint i = 0; links != NULL && i < links->len && self->targets->len < MAX_TARGETS; i++)
    {
      GtkWidget *target
          = probant_page_target_new (self->view, self->links, page, g_ptr_array_index (links, i));

      gtk_widget_set_parent (target, GTK_WIDGET (self->view));
      g_ptr_array_add (self->targets, target);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  guint page_a = probant_page_target_get_page (*(gpointer const *)a);
  guint page_b = probant_page_target_get_page (*(gpointer const *)b);

  return (page_a > page_b) - (page_a < page_b);
}

static gboolean
update_cb (gpointer user_data)
{
  ProbantPageTargets *self = user_data;

  self->update_id = 0;
  drop_unseen (self);
  for (guint page = self->first; page <= self->last; page++)
    if (!has_page (self, page))
      add_page (self, page);
  g_ptr_array_sort (self->targets, compare); /* a stable one */
  for (guint i = 0; i < self->targets->len; i++)
    {
      ProbantPageTarget *target = g_ptr_array_index (self->targets, i);

      probant_page_target_name (
          target, probant_page_selection_get_text (self->selection, probant_page_target_get_page (target)));
    }
  if (self->targets->len > 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

ProbantPageTargets *
probant_page_targets_new (ProbantPageView *view, ProbantPageLinks *links, ProbantPageSelection *selection)
{
  ProbantPageTargets *self = g_new0 (ProbantPageTargets, 1);

  self->view = view;
  self->links = g_object_ref (links);
  self->selection = g_object_ref (selection);
  self->targets = g_ptr_array_new_with_free_func (remove_target);
  return self;
}

void
probant_page_targets_free (ProbantPageTargets *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_ptr_array_unref (self->targets);
  g_object_unref (self->links);
  g_object_unref (self->selection);
  g_free (self);
}

void
probant_page_targets_refresh (ProbantPageTargets *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, self, NULL);
}

void
probant_page_targets_want (ProbantPageTargets *self, guint first, guint last)
{
  if (first != self->first || last != self->last)
    probant_page_targets_refresh (self);
  self->first = first;
  self->last = last;
  if (self->targets->len > 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self->view));
}

void
probant_page_targets_allocate (ProbantPageTargets *self, ProbantPageSight *sight)
{
  double left = probant_page_sight_get_value (sight, GTK_ORIENTATION_HORIZONTAL);
  double top = probant_page_sight_get_value (sight, GTK_ORIENTATION_VERTICAL);

  for (guint i = 0; i < self->targets->len; i++)
    {
      ProbantPageTarget *target = g_ptr_array_index (self->targets, i);
      graphene_rect_t rect;

      probant_page_sight_get_box (sight, probant_page_target_get_page (target),
                                  &probant_page_target_get_link (target)->box, &rect);
      gtk_widget_size_allocate (GTK_WIDGET (target),
                                &(GtkAllocation){ (int)(rect.origin.x - left), (int)(rect.origin.y - top),
                                                  MAX ((int)rect.size.width, 1),
                                                  MAX ((int)rect.size.height, 1) },
                                -1);
    }
}

ProbantPageTarget *
probant_page_targets_get_focus (ProbantPageTargets *self)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->targets, i)))
      return g_ptr_array_index (self->targets, i);
  return NULL;
}

gboolean
probant_page_targets_move_focus (ProbantPageTargets *self, int step)
{
  ProbantPageTarget *focus = probant_page_targets_get_focus (self);
  gint64 next = step > 0 || focus != NULL ? 0 : -1;
  guint place;

  if (focus != NULL && g_ptr_array_find (self->targets, focus, &place))
    next = (gint64)place + step;
  if (next < 0 || next >= self->targets->len)
    return FALSE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->targets, (guint)next));
}
