/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading in the real pane, one benchmark an argument:
 *
 * scroll   how long the main loop is held at a time while a scan of 15 pages is scrolled from end to end and
 *          zoomed; what is shorter than a millisecond does not count, lest it hide the rest. Fails above
 *          16 ms for the 99th percentile or 50 ms for the worst.
 * memory   how much more is resident after 20 documents were read one after the other than with an idle
 *          window, this process and its helpers together, what they share counted once, when the reader has
 *          rested for twenty seconds. Fails above 96 MiB.
 * search   how long until the first hit is shown in 34 pages of text, where it is on every page and where it
 *          is on the last one alone. Fails above 150 ms for the first of them, or where the main loop was
 * held for more than 50 ms. */
#include "config.h"

#include <adwaita.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-tools.h"
#include "ui/probant-find-bar.h"
#include "ui/probant-page-view.h"
#include "ui/probant-preview.h"

#define STEP 120 /* pixels a frame */
#define HELD_LIMIT 16.0
#define WORST_LIMIT 50.0
#define MEMORY_LIMIT 96.0
#define REST_SECONDS 22 /* after the last document: what was kept for going on goes */
#define SEARCH_LIMIT 150.0

typedef struct
{
  GtkWindow *window;
  ProbantPreview *preview;
  ProbantPageView *view;
} Pane;

static GArray *held;         /* ms, of each round of the main loop; NULL while nobody measures */
static GArray *held_working; /* the same, without the time in which other processes had the processor */
static gint64 awake;
static struct timespec awake_working;

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  struct timespec working;
  double elapsed = (double)(g_get_monotonic_time () - awake) / 1000;
  int n;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &working);
  if (held != NULL && elapsed >= 1)
    {
      double used = (double)(working.tv_sec - awake_working.tv_sec) * 1e3
                    + (double)(working.tv_nsec - awake_working.tv_nsec) / 1e6;

      g_array_append_val (held, elapsed);
      g_array_append_val (held_working, used);
    }
  n = g_poll (fds, n_fds, timeout);
  awake = g_get_monotonic_time ();
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &awake_working);
  return n;
}

static void
start_measuring (void)
{
  held = g_array_new (FALSE, FALSE, sizeof (double));
  held_working = g_array_new (FALSE, FALSE, sizeof (double));
}

/* FALSE where the main loop was held too long. */
static gboolean
report_held (double often_limit)
{
  double often = bench_percentile (held, 0.99), worst = bench_percentile (held, 1);

  g_print ("main loop held: %.1f ms (99th percentile, limit %.0f), %.1f ms (worst, limit %.0f), %u times;"
           " its own work: %.1f and %.1f ms\n",
           often, often_limit, worst, WORST_LIMIT, held->len, bench_percentile (held_working, 0.99),
           bench_percentile (held_working, 1));
  g_clear_pointer (&held, g_array_unref);
  g_clear_pointer (&held_working, g_array_unref);
  return often <= often_limit && worst <= WORST_LIMIT;
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_height (data) > 0;
}

static Pane
open_pane (void)
{
  Pane pane = { GTK_WINDOW (gtk_window_new ()), PROBANT_PREVIEW (probant_preview_new ()), NULL };

  gtk_window_set_default_size (pane.window, 1280, 900);
  gtk_window_set_child (pane.window, GTK_WIDGET (pane.preview));
  gtk_window_present (pane.window);
  bench_wait_until (is_mapped, pane.preview);
  pane.view = PROBANT_PAGE_VIEW (find_child (GTK_WIDGET (pane.preview), PROBANT_TYPE_PAGE_VIEW));
  return pane;
}

static gboolean
is_read (gpointer data)
{
  return probant_page_view_get_selection (data) != NULL && gtk_widget_get_height (data) > 0
         && !probant_page_view_is_busy (data);
}

static void
show (Pane *pane, GBytes *bytes)
{
  probant_preview_show_document (pane->preview, NULL);
  probant_preview_show_bytes (pane->preview, bytes, "Document", NULL, "document.pdf");
  bench_wait_until (is_read, pane->view);
}

typedef struct
{
  ProbantPageView *view;
  GtkAdjustment *down;
  double step;
  guint zoom_steps;
  gboolean done;
} Ride;

static gboolean
ride_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Ride *ride = user_data;
  double before = gtk_adjustment_get_value (ride->down);

  if (ride->zoom_steps > 0)
    {
      ride->zoom_steps--;
      if (ride->zoom_steps % 8 == 0)
        probant_page_view_zoom_in (ride->view);
      else if (ride->zoom_steps % 8 == 4)
        probant_page_view_zoom_out (ride->view);
      else
        gtk_adjustment_set_value (ride->down, before + ride->step);
      ride->done = ride->zoom_steps == 0;
    }
  else
    {
      gtk_adjustment_set_value (ride->down, before + ride->step);
      ride->done = gtk_adjustment_get_value (ride->down) == before;
    }
  return ride->done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Ride *)data)->done;
}

static void
ride (Pane *pane, double step, guint zoom_steps)
{
  Ride ride = { .view = pane->view, .step = step, .zoom_steps = zoom_steps };

  g_object_get (pane->view, "vadjustment", &ride.down, NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (pane->view), ride_cb, &ride, NULL);
  bench_wait_until (is_done, &ride);
  bench_wait_until (is_read, pane->view);
  g_object_unref (ride.down);
}

static gboolean
measure_scroll (Pane *pane)
{
  g_autoptr (GBytes) scan = bench_make_scan (15);

  show (pane, scan);
  start_measuring ();
  ride (pane, STEP, 0);
  ride (pane, -STEP, 0);
  ride (pane, STEP, 96);
  for (guint i = 0; i < 4; i++)
    {
      probant_page_view_zoom_in (pane->view);
      ride (pane, STEP, 24);
    }
  return report_held (HELD_LIMIT);
}

/* Of this process and its helpers: MiB as the system counts them, and with what they share counted once. */
static void
count_memory (double *resident, double *shared_once)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  *resident = *shared_once = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *stat_path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *path = g_build_filename ("/proc", name, "smaps_rollup", NULL);
      g_autofree char *stat = NULL, *text = NULL;
      int pid = atoi (name), parent = 0;
      long rss = 0, pss = 0;

      if (pid <= 0 || !g_file_get_contents (stat_path, &stat, NULL, NULL)
          || sscanf (stat, "%*d (%*[^)]) %*c %d", &parent) != 1 || (pid != getpid () && parent != getpid ())
          || !g_file_get_contents (path, &text, NULL, NULL))
        continue;
      sscanf (strstr (text, "Rss:"), "Rss: %ld", &rss);
      sscanf (strstr (text, "Pss:"), "Pss: %ld", &pss);
      *resident += (double)rss / 1024;
      *shared_once += (double)pss / 1024;
    }
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

static gboolean
rested_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
measure_memory (Pane *pane)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  double idle_resident, idle, resident, after;
  gboolean rested = FALSE;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (documents, i % 4 == 0 ? bench_make_scan (3) : bench_make_text (2 + i, "fin", 1));
  malloc_trim (0); /* of what it took to make them */
  bench_wait_for_helpers ();
  count_memory (&idle_resident, &idle);
  for (guint i = 0; i < documents->len; i++)
    {
      show (pane, g_ptr_array_index (documents, i));
      ride (pane, 4 * STEP, 0);
    }
  g_timeout_add_seconds (REST_SECONDS, rested_cb, &rested);
  bench_wait_until (is_true, &rested);
  count_memory (&resident, &after);
  g_print (
      "resident after 20 documents: %.1f MiB above the idle window's %.1f MiB (limit %.0f); what is shared"
      " counted for each process: %.1f MiB above %.1f MiB\n",
      after - idle, idle, MEMORY_LIMIT, resident - idle_resident, idle_resident);
  return after - idle <= MEMORY_LIMIT;
}

static gboolean
has_hit (gpointer data)
{
  return g_ascii_strtoull (gtk_label_get_label (data), NULL, 10) > 0;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* Milliseconds until the first hit is counted and painted. */
static double
search (Pane *pane, const char *text)
{
  GtkWidget *bar = find_child (GTK_WIDGET (pane->preview), PROBANT_TYPE_FIND_BAR);
  gpointer count = gtk_widget_get_template_child (bar, PROBANT_TYPE_FIND_BAR, "count_label");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bar);
  gint64 started = g_get_monotonic_time ();
  gboolean painted = FALSE;
  gulong id;

  probant_find_bar_find (PROBANT_FIND_BAR (bar), text);
  bench_wait_until (has_hit, count);
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  bench_wait_until (is_true, &painted);
  g_signal_handler_disconnect (clock, id);
  return (double)(g_get_monotonic_time () - started) / 1000;
}

static gboolean
measure_search (Pane *pane)
{
  g_autoptr (GBytes) bytes = bench_make_text (34, "Valsonne", 33);
  double often, once;
  gboolean responsive;

  show (pane, bytes);
  start_measuring ();
  often = search (pane, "cotisations");
  responsive = report_held (WORST_LIMIT);
  show (pane, bytes); /* what was found is forgotten, and the text of the pages with it */
  start_measuring ();
  once = search (pane, "Valsonne");
  responsive = report_held (WORST_LIMIT) && responsive;
  g_print ("first hit in 34 pages: %.0f ms (limit %.0f); on the last page alone: %.0f ms\n", often,
           SEARCH_LIMIT, once);
  return often <= SEARCH_LIMIT && responsive;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    gboolean (*measure) (Pane *);
  } benchmarks[]
      = { { "scroll", measure_scroll }, { "memory", measure_memory }, { "search", measure_search } };
  Pane pane;

  adw_init ();
  g_main_context_set_poll_func (NULL, poll_cb);
  pane = open_pane ();
  for (gsize i = 0; i < G_N_ELEMENTS (benchmarks); i++)
    if (argc == 2 && g_str_equal (argv[1], benchmarks[i].name))
      return benchmarks[i].measure (&pane) ? EXIT_SUCCESS : EXIT_FAILURE;
  g_printerr ("Usage: %s scroll|memory|search\n", argv[0]);
  return EXIT_FAILURE;
}
