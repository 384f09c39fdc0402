/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ui/probant-application.h"
#include "ui/probant-dossier-page.h"
#include "ui/probant-window.h"
#include "widget-run.h"

#define COMPANY "99900010200015"

/* Twins of keys that are listed, or keys that do as everywhere. */
static const char *const unlisted[]
    = { "<Control>equal", "Page_Up", "Page_Down", "space", "<Shift>space", "<Shift>Tab",
        "Home",           "End",     "Up",        "Down",  "Left",         "Right" };

/* What the keyboard can do in a window with a dossier: its keys, by their canonical names. */
typedef struct
{
  GHashTable *any;  /* the toolkit's widgets' too */
  GHashTable *ours; /* to what has them */
  GHashTable *listed;
} Keys;

static guint
without_pad (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_KP_Enter:
      return GDK_KEY_Return;
    case GDK_KEY_KP_Add:
      return GDK_KEY_plus;
    case GDK_KEY_KP_Subtract:
      return GDK_KEY_minus;
    case GDK_KEY_KP_0:
      return GDK_KEY_0;
    case GDK_KEY_KP_Page_Up:
      return GDK_KEY_Page_Up;
    case GDK_KEY_KP_Page_Down:
      return GDK_KEY_Page_Down;
    case GDK_KEY_KP_Home:
      return GDK_KEY_Home;
    case GDK_KEY_KP_End:
      return GDK_KEY_End;
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_KEY_Tab;
    default:
      return gdk_keyval_to_lower (keyval);
    }
}

/* (transfer full) */
static char *
name_key (guint keyval, GdkModifierType modifiers)
{
  return gtk_accelerator_name (without_pad (keyval), modifiers);
}

static char *
canonical (const char *accelerator)
{
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  return name_key (keyval, modifiers);
}

static void
add_trigger (Keys *keys, GtkShortcutTrigger *trigger, const char *owner)
{
  char *name = NULL;

  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      add_trigger (keys, gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), owner);
      add_trigger (keys, gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), owner);
    }
  if (!GTK_IS_KEYVAL_TRIGGER (trigger))
    return;
  name = name_key (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                   gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)));
  if (g_str_has_prefix (owner, "Probant"))
    g_hash_table_insert (keys->ours, g_strdup (name), g_strdup (owner));
  g_hash_table_add (keys->any, name);
}

static void
add_controller (Keys *keys, GListModel *controller, const char *owner)
{
  for (guint i = 0; i < g_list_model_get_n_items (controller); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, i);

      /* What a class inherits from the toolkit's emits a signal. */
      add_trigger (keys, gtk_shortcut_get_trigger (shortcut),
                   GTK_IS_SIGNAL_ACTION (gtk_shortcut_get_action (shortcut)) ? "" : owner);
    }
}

static void
add_widgets (Keys *keys, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* That of the window holds what the application has. */
      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && gtk_shortcut_controller_get_scope (GTK_SHORTCUT_CONTROLLER (controller))
                 != GTK_SHORTCUT_SCOPE_MANAGED)
        add_controller (keys, G_LIST_MODEL (controller), G_OBJECT_TYPE_NAME (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_widgets (keys, child);
}

static void
add_application (Keys *keys, GtkApplication *application)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accelerators[j] != NULL; j++)
        {
          g_hash_table_insert (keys->ours, canonical (accelerators[j]), g_strdup (actions[i]));
          g_hash_table_add (keys->any, canonical (accelerators[j]));
        }
    }
}

/* Ctrl+1 to Ctrl+8, say. */
static void
list_range (Keys *keys, const char *first, const char *last)
{
  GdkModifierType modifiers = 0;
  guint keyval = 0;

  g_assert_true (gtk_accelerator_parse (first, &keyval, &modifiers));
  g_assert_cmpuint (keyval, <, gdk_keyval_from_name (last));
  for (; keyval <= gdk_keyval_from_name (last); keyval++)
    g_hash_table_add (keys->listed, name_key (keyval, modifiers));
}

static void
list (Keys *keys, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (words[i], "...", 2);

      if (ends[1] != NULL)
        list_range (keys, ends[0], ends[1]);
      else
        g_hash_table_add (keys->listed, canonical (words[i]));
    }
}

static void
add_listed (Keys *keys, GtkWidget *widget)
{
  g_autofree char *accelerator = NULL;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_object_get (widget, "accelerator", &accelerator, NULL);
      list (keys, accelerator);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_listed (keys, child);
}

static gboolean
has_dossier (gpointer data)
{
  return widget_find_type (data, PROBANT_TYPE_DOSSIER_PAGE) != NULL;
}

static Keys
gather (GtkApplication *application)
{
  Keys keys = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  ProbantIdentifier identifier;
  GtkWindow *window = NULL;

  g_assert_true (probant_identifier_parse (COMPANY, &identifier, NULL));
  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_windows (application)->data;
  probant_window_open (PROBANT_WINDOW (window), &identifier, NULL);
  widget_run_until (has_dossier, window);
  add_application (&keys, application);
  add_widgets (&keys, GTK_WIDGET (window));
  add_listed (&keys, GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window))));
  return keys;
}

static void
keys_clear (Keys *keys)
{
  g_hash_table_unref (keys->any);
  g_hash_table_unref (keys->ours);
  g_hash_table_unref (keys->listed);
}

/* What the window of shortcuts promises, something does; what we give a key to, it lists. */
static void
test_agree (void)
{
  Keys keys = gather (GTK_APPLICATION (g_application_get_default ()));
  GHashTableIter iter;
  const char *key = NULL, *owner = NULL;
  guint n_faults = 0;

  g_assert_cmpuint (g_hash_table_size (keys.listed), >, 30);
  g_hash_table_iter_init (&iter, keys.listed);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, NULL))
    if (!g_hash_table_contains (keys.any, key))
      {
        g_test_message ("%s is listed, and nothing has it", key);
        n_faults++;
      }

  for (gsize i = 0; i < G_N_ELEMENTS (unlisted); i++)
    {
      g_autofree char *name = canonical (unlisted[i]);

      g_assert_true (g_hash_table_contains (keys.ours, name));
      g_hash_table_add (keys.listed, g_steal_pointer (&name));
    }
  g_hash_table_iter_init (&iter, keys.ours);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, (gpointer *)&owner))
    if (!g_hash_table_contains (keys.listed, key))
      {
        g_test_message ("%s of %s is not listed", key, owner);
        n_faults++;
      }
  g_assert_cmpuint (n_faults, ==, 0);
  keys_clear (&keys);
}

static gboolean
has_no_window (gpointer data)
{
  return gtk_application_get_windows (data) == NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  application = G_APPLICATION (probant_application_new ());
  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/shortcuts/agree", test_agree);

  status = g_test_run ();
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  widget_run_until (has_no_window, application);
  return status;
}
