/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long until the first frame is painted, and how much memory is resident then: Probant's home window
 * against an empty AdwApplicationWindow, started in turns. Fails where either exceeds 1.6 times the empty
 * window's. */
#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ui/probant-application.h"

#define ROUNDS 9
#define LIMIT 1.6

typedef struct
{
  double milliseconds;
  double mebibytes;
} Measure;

static gint64 started;

static double
resident_mebibytes (void)
{
  g_autofree char *text = NULL;
  long size = 0, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%ld %ld", &size, &resident);

  return (double)resident * (double)sysconf (_SC_PAGESIZE) / (1024 * 1024);
}

/* The first frame is on its way to the display: nothing after it counts. */
static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  g_print ("%.3f %.3f\n", (double)(g_get_monotonic_time () - started) / 1000.0, resident_mebibytes ());
  exit (0);
}

static void
realize_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realize_cb (GTK_WIDGET (window), NULL);
  else
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static void
activate_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *kind, gint64 since)
{
  char *argv[] = { (char *)"probant", NULL };
  g_autoptr (GApplication) application = NULL;

  started = since;
  if (g_str_equal (kind, "empty"))
    {
      application = G_APPLICATION (adw_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
    }
  else
    application = G_APPLICATION (probant_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (application, 1, argv);
}

static Measure
measure (const char *program, const char *kind)
{
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *argv[] = { program, kind, since, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  Measure result = { 0 };

  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error)
      || sscanf (out, "%lf %lf", &result.milliseconds, &result.mebibytes) != 2)
    {
      g_printerr ("%s: %s\n", kind, error != NULL ? error->message : "no frame was painted");
      exit (1);
    }

  return result;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *)a - *(const double *)b;

  return (difference > 0) - (difference < 0);
}

static double
median (double values[ROUNDS])
{
  qsort (values, ROUNDS, sizeof *values, compare);

  return values[ROUNDS / 2];
}

int
main (int argc, char **argv)
{
  static const char *const kinds[] = { "empty", "probant" };
  double time[2][ROUNDS], memory[2][ROUNDS], time_ratio, memory_ratio;

  if (argc == 3)
    return run_child (argv[1], g_ascii_strtoll (argv[2], NULL, 10));

  measure (argv[0], "empty");
  measure (argv[0], "probant");
  for (guint round = 0; round < ROUNDS; round++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        Measure result = measure (argv[0], kinds[k]);

        time[k][round] = result.milliseconds;
        memory[k][round] = result.mebibytes;
      }
  time_ratio = median (time[1]) / median (time[0]);
  memory_ratio = median (memory[1]) / median (memory[0]);
  g_print ("first frame: %.0f ms against %.0f ms, ratio %.2f (limit %.1f)\n", median (time[1]),
           median (time[0]), time_ratio, LIMIT);
  g_print ("resident memory: %.1f MiB against %.1f MiB, ratio %.2f (limit %.1f)\n", median (memory[1]),
           median (memory[0]), memory_ratio, LIMIT);

  return time_ratio <= LIMIT && memory_ratio <= LIMIT ? 0 : 1;
}
