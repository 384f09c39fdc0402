/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Paces requests by group from RateLimit-* and Retry-After (protocol.md, section 8). Main context only. */
#define PROBANT_TYPE_QUOTA (probant_quota_get_type ())
G_DECLARE_FINAL_TYPE (ProbantQuota, probant_quota, PROBANT, QUOTA, GObject)

ProbantQuota *probant_quota_new (void);

/* Milliseconds to wait before the next request of `group` may leave; 0 = now. Counts the request when 0 is returned. */
guint probant_quota_reserve (ProbantQuota *self, const char *group);
/* Feeds an answer's headers; -1 for a value that was not sent. `reset` in Unix seconds, `retry_after` in seconds. */
void probant_quota_learn (
    ProbantQuota *self, const char *group, gint64 limit, gint64 remaining, gint64 reset, gint64 retry_after);

G_END_DECLS
