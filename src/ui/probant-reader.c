/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-reader.h"

#include "ui/probant-preview.h"
#include "ui/probant-scroll-link.h"

struct _ProbantReader
{
  AdwBin parent_instance;

  ProbantPreview *first;
  ProbantPreview *second; /* not visible where one is alone */

  ProbantScrollLink *link;
  gboolean filled;
  gboolean filled_alone; /* what comes back when the second one is closed */
};

G_DEFINE_FINAL_TYPE (ProbantReader, probant_reader, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FILLED,
  PROP_LINKED,
  N_PROPS
};

enum
{
  MESSAGE,
  CLOSED,
  RETRY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
message_cb (ProbantReader *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
retry_cb (ProbantReader *self, ProbantDocument *document)
{
  g_signal_emit (self, signals[RETRY], 0, document);
}

static void
close_second (ProbantReader *self)
{
  if (probant_reader_get_beside (self) == NULL)
    return;
  probant_preview_show_document (self->second, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.linked", FALSE);
  probant_reader_set_filled (self, self->filled_alone);
}

/* The one that stays takes the place of the first. */
static void
first_closed_cb (ProbantReader *self)
{
  g_autoptr (ProbantDocument) other = NULL;

  if (!g_set_object (&other, probant_reader_get_beside (self)))
    {
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  close_second (self);
  probant_preview_show_document (self->first, other);
}

static void
second_closed_cb (ProbantReader *self)
{
  close_second (self);
  gtk_widget_child_focus (GTK_WIDGET (self->first), GTK_DIR_TAB_FORWARD);
}

static void
filled_cb (ProbantReader *self, GParamSpec *pspec, ProbantPreview *preview)
{
  probant_reader_set_filled (self, probant_preview_get_filled (preview));
}

static void
set_linked (ProbantReader *self, gboolean linked)
{
  if (linked == probant_scroll_link_get_active (self->link))
    return;
  probant_scroll_link_set_active (self->link, linked);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKED]);
}

static void
probant_reader_dispose (GObject *object)
{
  g_clear_object (&PROBANT_READER (object)->link);

  G_OBJECT_CLASS (probant_reader_parent_class)->dispose (object);
}

static void
probant_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILLED:
      probant_reader_set_filled (PROBANT_READER (object), g_value_get_boolean (value));
      break;
    case PROP_LINKED:
      set_linked (PROBANT_READER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILLED:
      g_value_set_boolean (value, PROBANT_READER (object)->filled);
      break;
    case PROP_LINKED:
      g_value_set_boolean (value, probant_scroll_link_get_active (PROBANT_READER (object)->link));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_reader_class_init (ProbantReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_reader_dispose;
  object_class->set_property = probant_reader_set_property;
  object_class->get_property = probant_reader_get_property;

  properties[PROP_FILLED] = g_param_spec_boolean (
      "filled", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINKED] = g_param_spec_boolean (
      "linked", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", PROBANT_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED]
      = g_signal_new ("closed", PROBANT_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETRY] = g_signal_new ("retry", PROBANT_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PROBANT_TYPE_DOCUMENT);

  gtk_widget_class_install_property_action (widget_class, "reader.linked", "linked");
  g_type_ensure (PROBANT_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantReader, first);
  gtk_widget_class_bind_template_child (widget_class, ProbantReader, second);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filled_cb);
}

static void
probant_reader_init (ProbantReader *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->link = probant_scroll_link_new (probant_preview_get_page_view (self->first),
                                        probant_preview_get_page_view (self->second));
  g_settings_bind (settings, "preview-linked", self, "linked", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.linked", FALSE);
}

void
probant_reader_show (ProbantReader *self, ProbantDocument *document)
{
  g_return_if_fail (PROBANT_IS_READER (self));

  close_second (self);
  probant_preview_show_document (self->first, document);
}

void
probant_reader_show_beside (ProbantReader *self, ProbantDocument *document)
{
  ProbantDocument *first;

  g_return_if_fail (PROBANT_IS_READER (self));
  g_return_if_fail (PROBANT_IS_DOCUMENT (document));

  first = probant_reader_get_document (self);
  if (first == document)
    return;
  if (first == NULL)
    {
      probant_reader_show (self, document);
      return;
    }
  if (probant_reader_get_beside (self) == NULL)
    self->filled_alone = self->filled;
  probant_preview_show_document (self->second, document);
  gtk_widget_set_visible (GTK_WIDGET (self->second), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.linked", TRUE);
  probant_reader_set_filled (self, TRUE);
}

ProbantDocument *
probant_reader_get_document (ProbantReader *self)
{
  g_return_val_if_fail (PROBANT_IS_READER (self), NULL);

  return probant_preview_get_document (self->first);
}

ProbantDocument *
probant_reader_get_beside (ProbantReader *self)
{
  g_return_val_if_fail (PROBANT_IS_READER (self), NULL);

  return probant_preview_get_document (self->second);
}

gboolean
probant_reader_find (ProbantReader *self)
{
  g_return_val_if_fail (PROBANT_IS_READER (self), FALSE);

  return gtk_widget_activate_action (GTK_WIDGET (self->first), "preview.find", NULL);
}

void
probant_reader_close_one (ProbantReader *self)
{
  g_return_if_fail (PROBANT_IS_READER (self));

  if (probant_reader_get_beside (self) != NULL
      && gtk_widget_get_focus_child (GTK_WIDGET (self->first)) == NULL)
    second_closed_cb (self);
  else
    first_closed_cb (self);
}

void
probant_reader_set_beside_menu (ProbantReader *self, GMenuModel *menu)
{
  g_return_if_fail (PROBANT_IS_READER (self));

  probant_preview_set_beside_menu (self->first, menu);
}

gboolean
probant_reader_get_filled (ProbantReader *self)
{
  g_return_val_if_fail (PROBANT_IS_READER (self), FALSE);

  return self->filled;
}

void
probant_reader_set_filled (ProbantReader *self, gboolean filled)
{
  g_return_if_fail (PROBANT_IS_READER (self));

  if (filled == self->filled)
    return;
  self->filled = filled;
  probant_preview_set_filled (self->first, filled);
  probant_preview_set_filled (self->second, filled);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILLED]);
}
