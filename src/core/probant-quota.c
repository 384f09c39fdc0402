/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-quota.h"

/* The API's windows last one minute. */
#define WINDOW (60 * G_TIME_SPAN_SECOND)
#define LONGEST_BLOCK (24 * 60 * 60)
#define MAX_IN_WINDOW 600
#define TRIAL_POLL (250 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  gint64 limit;         /* requests a window, -1 while unknown */
  gint64 remaining;     /* in the window that ends at `window_end`, -1 while unknown */
  gint64 window_end;    /* 0 while unknown */
  gint64 blocked_until; /* 0 while open */
  guint in_flight;
  gboolean on_trial; /* after a block, until an answer says how things stand */
} Group;

struct _ProbantQuota
{
  GObject parent_instance;

  ProbantQuotaClock clock;
  GHashTable *groups; /* name -> Group */
  gint64 window_start;
  guint in_window;
};

G_DEFINE_FINAL_TYPE (ProbantQuota, probant_quota, G_TYPE_OBJECT)

static Group *
find_group (ProbantQuota *self, const char *name)
{
  Group *group = g_hash_table_lookup (self->groups, name);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->limit = group->remaining = -1;
      g_hash_table_insert (self->groups, g_strdup (name), group);
    }

  return group;
}

static void
end_what_is_over (ProbantQuota *self, Group *group, gint64 now)
{
  if (now - self->window_start >= WINDOW)
    {
      self->window_start = now;
      self->in_window = 0;
    }
  if (group->window_end > 0 && now >= group->window_end)
    {
      group->remaining = group->limit;
      group->window_end = group->limit >= 0 ? now + WINDOW : 0;
    }
  if (group->blocked_until > 0 && now >= group->blocked_until)
    {
      group->blocked_until = 0;
      group->on_trial = TRUE;
    }
}

/* Microseconds. */
static gint64
wait_of (ProbantQuota *self, Group *group, gint64 now)
{
  if (group->blocked_until > now)
    return group->blocked_until - now;
  if (group->remaining == 0)
    return group->window_end - now;
  if (group->on_trial && group->in_flight > 0)
    return TRIAL_POLL;
  if (self->in_window >= MAX_IN_WINDOW)
    return self->window_start + WINDOW - now;
  return 0;
}

static void
probant_quota_finalize (GObject *object)
{
  ProbantQuota *self = PROBANT_QUOTA (object);

  g_hash_table_unref (self->groups);

  G_OBJECT_CLASS (probant_quota_parent_class)->finalize (object);
}

static void
probant_quota_class_init (ProbantQuotaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_quota_finalize;
}

static void
probant_quota_init (ProbantQuota *self)
{
  self->clock = g_get_monotonic_time;
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

ProbantQuota *
probant_quota_new (void)
{
  return g_object_new (PROBANT_TYPE_QUOTA, NULL);
}

ProbantQuota *
probant_quota_new_with_clock (ProbantQuotaClock clock)
{
  ProbantQuota *self = probant_quota_new ();

  g_return_val_if_fail (clock != NULL, self);

  self->clock = clock;

  return self;
}

ProbantQuota *
probant_quota_get_shared (const char *origin, const char *token)
{
  static GHashTable *shared;
  g_autofree char *key = NULL;
  ProbantQuota *self;

  g_return_val_if_fail (origin != NULL, NULL);

  if (shared == NULL)
    shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (token != NULL)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);

      key = g_strconcat (origin, " ", hash, NULL);
    }
  else
    key = g_strdup (origin);

  self = g_hash_table_lookup (shared, key);
  if (self == NULL)
    {
      self = probant_quota_new ();
      g_hash_table_insert (shared, g_steal_pointer (&key), self);
    }

  return g_object_ref (self);
}

guint
probant_quota_reserve (ProbantQuota *self, const char *name)
{
  Group *group;
  gint64 now;
  gint64 wait;

  g_return_val_if_fail (PROBANT_IS_QUOTA (self), 0);
  g_return_val_if_fail (name != NULL, 0);

  now = self->clock ();
  group = find_group (self, name);
  end_what_is_over (self, group, now);
  wait = wait_of (self, group, now);
  if (wait > 0)
    return (guint)((wait + G_TIME_SPAN_MILLISECOND - 1) / G_TIME_SPAN_MILLISECOND);

  if (group->remaining > 0)
    group->remaining--;
  group->in_flight++;
  self->in_window++;

  return 0;
}

void
probant_quota_learn (ProbantQuota *self,
                     const char *name,
                     gint64 limit,
                     gint64 remaining,
                     gint64 reset,
                     gint64 retry_after)
{
  Group *group;
  gint64 now;

  g_return_if_fail (PROBANT_IS_QUOTA (self));
  g_return_if_fail (name != NULL);

  now = self->clock ();
  group = find_group (self, name);
  if (group->in_flight > 0)
    group->in_flight--;

  if (limit > 0)
    group->limit = limit;
  if (remaining >= 0)
    {
      /* The server has not counted what is still on its way; and the window cannot be longer than it is. */
      group->remaining = MAX (remaining - (gint64)group->in_flight, 0);
      group->window_end
          = now + CLAMP (reset < 0 ? WINDOW : reset * G_TIME_SPAN_SECOND, G_TIME_SPAN_SECOND, WINDOW);
      group->on_trial = FALSE;
    }
  if (retry_after >= 0)
    {
      gint64 end = now + CLAMP (retry_after, 1, LONGEST_BLOCK) * G_TIME_SPAN_SECOND;

      group->blocked_until = MAX (group->blocked_until, end);
      group->remaining = group->limit;
      group->window_end = 0;
    }
  else if (group->blocked_until == 0)
    group->on_trial = FALSE;
}
