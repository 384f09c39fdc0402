/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-run.h"

#define DEADLINE (20 * G_TIME_SPAN_SECOND)

void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->answer, probant_answer_unref);
  g_clear_pointer (&outcome->bytes, g_bytes_unref);
  g_clear_pointer (&outcome->media_type, g_free);
  g_clear_pointer (&outcome->problem, probant_problem_unref);
  g_clear_error (&outcome->error);
  outcome->done = 0;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
run_until (const guint *n, guint wanted)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint tick = g_timeout_add (50, tick_cb, NULL);

  while (*n < wanted && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpuint (*n, >=, wanted);
}

void
run_for (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

void
set_time_limits (ProbantClient *client, guint connect, guint answer, guint stall)
{
  g_autoptr (ProbantNetwork) network = probant_network_new (connect, answer, stall, NULL, NULL);

  probant_client_set_network (client, network);
}

ProbantClient *
client_new (MockServer *server, const char *path)
{
  static guint n;
  g_autofree char *url = mock_server_make_url (server, path);
  g_autofree char *token = g_strdup_printf ("%s%u", TEST_TOKEN, n++);
  g_autoptr (GError) error = NULL;
  ProbantClient *client
      = probant_client_new (url, token, "aides publiques", "dossier 2026 & 42/é", "10000001700010", &error);

  g_assert_no_error (error);
  set_time_limits (client, 1, 1, 1);

  return client;
}

static void
count_cb (gpointer data, GObject *where_the_object_was)
{
  guint *n = data;

  (*n)++;
}

void
release_client (ProbantClient *client)
{
  guint finalized = 0;

  g_object_weak_ref (G_OBJECT (client), count_cb, &finalized);
  g_object_unref (client);
  run_until (&finalized, 1);
}

GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

void
trust_authority (ProbantClient *client)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "tls", "authority.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantNetwork) network = probant_network_new (10, 10, 10, path, &error);

  g_assert_no_error (error);
  probant_client_set_network (client, network);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->answer = probant_client_ask_finish (PROBANT_CLIENT (source), result, &outcome->error);
  outcome->done++;
  if (outcome->answer == NULL)
    g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_cmpint (outcome->answer->root == NULL, !=, outcome->answer->problem == NULL);
}

void
ask (ProbantClient *client,
     const char *path,
     const char *group,
     gboolean fresh,
     GCancellable *cancellable,
     Outcome *outcome)
{
  probant_client_ask_async (client, path, group, fresh, cancellable, asked_cb, outcome);
}

ProbantAnswer *
ask_now (ProbantClient *client, const char *path)
{
  Outcome outcome = { 0 };

  ask (client, path, "json", FALSE, NULL, &outcome);
  run_until (&outcome.done, 1);
  g_assert_nonnull (outcome.answer);

  return outcome.answer;
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->bytes = probant_client_download_finish (PROBANT_CLIENT (source), result, &outcome->media_type,
                                                   &outcome->problem, &outcome->error);
  outcome->done++;
  /* Exactly one of the three. */
  g_assert_cmpint ((outcome->bytes != NULL) + (outcome->problem != NULL) + (outcome->error != NULL), ==, 1);
  g_assert_cmpint (outcome->bytes != NULL, ==, outcome->media_type != NULL);
}

void
download (ProbantClient *client, const char *url, GCancellable *cancellable, Outcome *outcome)
{
  probant_client_download_async (client, url, NULL, NULL, cancellable, downloaded_cb, outcome);
}
