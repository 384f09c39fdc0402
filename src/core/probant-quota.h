/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Paces requests by group from RateLimit-* and Retry-After (protocol.md, section 8): stops a group at the
 * last request that its window allows, keeps it shut after a 429, and lets a single request try the ground
 * where nothing is known afterwards. Over all groups, at most 600 requests a minute leave (1000 get the
 * office's address banned for 12 hours). Main context only. */
#define PROBANT_TYPE_QUOTA (probant_quota_get_type ())
G_DECLARE_FINAL_TYPE (ProbantQuota, probant_quota, PROBANT, QUOTA, GObject)

/* Monotonic time in microseconds. */
typedef gint64 (*ProbantQuotaClock) (void);

ProbantQuota *probant_quota_new (void);
ProbantQuota *probant_quota_new_with_clock (ProbantQuotaClock clock);
/* The quota that everything in this process shares which asks `origin` with `token` (may be NULL): a block
 * outlives the client that met it. (transfer full) */
ProbantQuota *probant_quota_get_shared (const char *origin, const char *token);

/* Milliseconds to wait before the next request of `group` may leave; 0 = now. Counts the request when 0 is
 * returned: each such return is followed by one probant_quota_learn(), also where no answer came. */
guint probant_quota_reserve (ProbantQuota *self, const char *group);
/* Feeds an answer's headers; -1 for a value that was not sent. `reset` and `retry_after` in seconds from now;
 * a `retry_after` shuts the group. */
void probant_quota_learn (ProbantQuota *self,
                          const char *group,
                          gint64 limit,
                          gint64 remaining,
                          gint64 reset,
                          gint64 retry_after);

G_END_DECLS
