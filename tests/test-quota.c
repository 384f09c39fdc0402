/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-quota.h"

static gint64 now;

static gint64
test_clock (void)
{
  return now;
}

static ProbantQuota *
quota_new (void)
{
  now = 1000 * G_TIME_SPAN_SECOND;
  return probant_quota_new_with_clock (test_clock);
}

static void
pass (gint64 seconds)
{
  now += seconds * G_TIME_SPAN_SECOND;
}

static void
test_unknown (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
}

static void
test_remaining (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  probant_quota_learn (quota, "json", 5, 2, 30, -1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 30000);
  g_assert_cmpuint (probant_quota_reserve (quota, "document"), ==, 0);

  /* The next window has the whole limit again, and no more. */
  pass (30);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), >, 0);
}

static void
test_in_flight (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  /* The first answer counts one request; the three others are still on their way. */
  probant_quota_learn (quota, "json", 5, 4, 60, -1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 60000);
}

static void
test_absurd_window (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  probant_quota_learn (quota, "json", 5, 0, 1000000000, -1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 60000);
  probant_quota_learn (quota, "json", -1, 0, -1, -1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 60000);
}

static void
test_retry_after (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  probant_quota_learn (quota, "json", -1, -1, -1, 90);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 90000);
  g_assert_cmpuint (probant_quota_reserve (quota, "document"), ==, 0);
  pass (89);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 1000);

  /* Afterwards one request alone tries the ground. */
  pass (1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), >, 0);
  probant_quota_learn (quota, "json", 5, 4, 60, -1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
}

static void
test_late_answers (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
  probant_quota_learn (quota, "json", -1, -1, -1, 60);
  /* Neither a good answer nor a shorter wait that comes late opens what is shut. */
  probant_quota_learn (quota, "json", 250, 100, 10, -1);
  probant_quota_learn (quota, "json", -1, -1, -1, 1);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 60000);
}

static void
test_over_all_groups (void)
{
  g_autoptr (ProbantQuota) quota = quota_new ();

  for (guint i = 0; i < 600; i++)
    g_assert_cmpuint (probant_quota_reserve (quota, i % 2 == 0 ? "json" : "document"), ==, 0);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), >, 0);
  pass (60);
  g_assert_cmpuint (probant_quota_reserve (quota, "json"), ==, 0);
}

static void
test_shared (void)
{
  g_autoptr (ProbantQuota) first = probant_quota_get_shared ("https://one.example", "a.b.c");
  g_autoptr (ProbantQuota) same = probant_quota_get_shared ("https://one.example", "a.b.c");
  g_autoptr (ProbantQuota) other_token = probant_quota_get_shared ("https://one.example", "d.e.f");
  g_autoptr (ProbantQuota) other_origin = probant_quota_get_shared ("https://two.example", "a.b.c");
  g_autoptr (ProbantQuota) no_token = probant_quota_get_shared ("https://one.example", NULL);

  g_assert_true (first == same);
  g_assert_true (first != other_token);
  g_assert_true (first != other_origin);
  g_assert_true (first != no_token);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quota/unknown", test_unknown);
  g_test_add_func ("/quota/remaining", test_remaining);
  g_test_add_func ("/quota/in-flight", test_in_flight);
  g_test_add_func ("/quota/absurd-window", test_absurd_window);
  g_test_add_func ("/quota/retry-after", test_retry_after);
  g_test_add_func ("/quota/late-answers", test_late_answers);
  g_test_add_func ("/quota/over-all-groups", test_over_all_groups);
  g_test_add_func ("/quota/shared", test_shared);

  return g_test_run ();
}
