/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-opener.h"

#include "core/probant-link.h"
#include "ui/probant-link-dialog.h"

struct _ProbantOpener
{
  GObject parent_instance;

  GtkApplication *application; /* unowned */
  ProbantSession *session;
  gboolean trusts_links; /* until the end: links open without a question */
};

G_DEFINE_FINAL_TYPE (ProbantOpener, probant_opener, G_TYPE_OBJECT)

/* A question that is not answered yet. */
typedef struct
{
  ProbantOpener *opener;
  ProbantLink *link;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->opener);
  probant_link_free (question->link);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* The one used last comes first. */
static ProbantWindow *
find_free_window (ProbantOpener *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (PROBANT_IS_WINDOW (l->data) && probant_window_is_free (PROBANT_WINDOW (l->data)))
      {
        gtk_window_present (GTK_WINDOW (l->data));
        return PROBANT_WINDOW (l->data);
      }
  return probant_opener_add_window (self);
}

/* NULL where the history does not know it. (transfer full) */
static char *
find_name (ProbantOpener *self, const char *number)
{
  ProbantHistory *history = probant_session_get_history (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (history)); i++)
    {
      g_autoptr (ProbantHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (history), i);

      if (g_str_equal (probant_history_item_get_identifier (item)->value, number))
        return g_strdup (probant_history_item_get_name (item));
    }
  return NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  gboolean always = FALSE;

  if (!probant_link_dialog_ask_finish (result, &always))
    return;
  question->opener->trusts_links = always;
  probant_opener_open (question->opener, &question->link->identifier, question->link->object);
}

static void
ask (ProbantOpener *self, const ProbantLink *link)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *name = find_name (self, link->identifier.value);

  question->opener = g_object_ref (self);
  question->link = probant_link_copy (link);
  probant_link_dialog_ask_async (GTK_WINDOW (find_free_window (self)), link, name, NULL, answered_cb,
                                 question);
}

static void
probant_opener_dispose (GObject *object)
{
  g_clear_object (&PROBANT_OPENER (object)->session);

  G_OBJECT_CLASS (probant_opener_parent_class)->dispose (object);
}

static void
probant_opener_class_init (ProbantOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probant_opener_dispose;
}

static void
probant_opener_init (ProbantOpener *self)
{
}

ProbantOpener *
probant_opener_new (GtkApplication *application)
{
  ProbantOpener *self = g_object_new (PROBANT_TYPE_OPENER, NULL);

  self->application = application;
  return self;
}

void
probant_opener_set_session (ProbantOpener *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_OPENER (self));

  g_set_object (&self->session, session);
}

ProbantWindow *
probant_opener_add_window (ProbantOpener *self)
{
  ProbantWindow *window = NULL;

  g_return_val_if_fail (PROBANT_IS_OPENER (self) && self->session != NULL, NULL);

  window = probant_window_new (self->application, self->session);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

void
probant_opener_open (ProbantOpener *self, const ProbantIdentifier *identifier, const char *object)
{
  ProbantWindow *window = NULL;

  g_return_if_fail (PROBANT_IS_OPENER (self) && identifier != NULL);

  window = probant_window_find (self->application, identifier, object);
  if (window != NULL)
    probant_window_show_dossier (window);
  else
    {
      window = find_free_window (self);
      probant_window_open (window, identifier, object);
    }
  gtk_window_present (GTK_WINDOW (window));
}

void
probant_opener_open_link (ProbantOpener *self, const char *text)
{
  g_autoptr (ProbantLink) link = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PROBANT_IS_OPENER (self) && text != NULL);

  link = probant_link_parse (text, &error);
  if (link == NULL)
    probant_link_dialog_refuse (GTK_WINDOW (find_free_window (self)), error);
  else if (self->trusts_links
           || probant_window_find (self->application, &link->identifier, link->object) != NULL)
    probant_opener_open (self, &link->identifier, link->object);
  else
    ask (self, link);
}

void
probant_opener_type (ProbantOpener *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_OPENER (self) && text != NULL);

  probant_window_type (find_free_window (self), text);
}
