/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-problem.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-json.h"
#include "core/probant-problem-rules.h"
#include "core/probant-text.h"

#define MAX_TEXT 500 /* characters */
#define MAX_ID 100
#define MAX_BODY (64 * 1024) /* no error envelope is larger */
#define MAX_ERRORS 10
#define MAX_WAIT (366 * 24 * 60 * 60) /* seconds: longer ones are a mistake */
#define BLIND_WAIT 60                 /* seconds: the length of the API's windows */

G_DEFINE_BOXED_TYPE (ProbantProblem, probant_problem, probant_problem_ref, probant_problem_unref)

ProbantProblem *
probant_problem_ref (ProbantProblem *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  ProbantProblem *self = data;

  g_free (self->code);
  g_free (self->title);
  g_free (self->next);
  g_free (self->detail);
  g_free (self->provider);
  g_free (self->request_id);
}

void
probant_problem_unref (ProbantProblem *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static char *
describe_wait (int seconds)
{
  if (seconds < 120)
    return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong)seconds), seconds);
  if (seconds < 2 * 3600)
    {
      int minutes = (seconds + 59) / 60;

      return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong)minutes), minutes);
    }
  if (seconds <= 3 * 86400)
    {
      int hours = (seconds + 3599) / 3600;

      return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong)hours), hours);
    }
  return g_strdup_printf (_ ("%d days"), (seconds + 86399) / 86400);
}

/* The rule's sentence, or one that names the wait where the server told it. */
static char *
describe_next (const ProbantProblemRule *rule, int retry_in)
{
  g_autofree char *wait = retry_in > 0 ? describe_wait (retry_in) : NULL;

  if (wait != NULL && rule->kind == PROBANT_PROBLEM_QUOTA)
    /* Translators: %s is a time such as "40 seconds" */
    return g_strdup_printf (
        _ ("Wait %s before asking again: insisting would block your office for 12 hours."), wait);
  if (wait != NULL && (rule->kind == PROBANT_PROBLEM_PROVIDER || rule->kind == PROBANT_PROBLEM_PENDING))
    /* Translators: %s is a time such as "10 minutes" */
    return g_strdup_printf (_ ("Ask again in %s."), wait);

  return rule->next != NULL ? g_strdup (_ (rule->next)) : NULL;
}

static ProbantProblem *
problem_new (const ProbantProblemRule *rule, ProbantProblemKind kind, const char *code, int retry_in)
{
  ProbantProblem *self = g_atomic_rc_box_new0 (ProbantProblem);

  self->kind = kind;
  self->code = probant_text_sanitise (code, MAX_ID);
  self->title = g_strdup (_ (rule->title));
  self->next = describe_next (rule, retry_in);
  self->retry_in = retry_in;

  return self;
}

ProbantProblem *
probant_problem_new_local (ProbantProblemKind kind, const char *code, const char *detail)
{
  ProbantProblem *self = problem_new (probant_problem_rules_find_local (kind, code), kind, code, -1);

  self->detail = probant_text_sanitise (detail, MAX_TEXT);

  return self;
}

ProbantProblem *
probant_problem_new_timeout (ProbantTimeout timeout, guint seconds)
{
  ProbantProblem *self = probant_problem_new_local (PROBANT_PROBLEM_TIMEOUT, "timeout", NULL);
  gulong n = seconds;

  g_free (self->title);
  switch (timeout)
    {
    case PROBANT_TIMEOUT_CONNECT:
      self->title = g_strdup_printf (ngettext ("The server could not be reached within %lu second.",
                                               "The server could not be reached within %lu seconds.", n),
                                     n);
      break;
    case PROBANT_TIMEOUT_STALL:
      self->title = g_strdup_printf (
          ngettext ("The document comes too slowly: almost nothing within %lu second.",
                    "The document comes too slowly: almost nothing within %lu seconds.", n),
          n);
      break;
    case PROBANT_TIMEOUT_WHOLE:
      self->title = g_strdup_printf (ngettext ("The document was not complete after %lu second.",
                                               "The document was not complete after %lu seconds.", n),
                                     n);
      break;
    case PROBANT_TIMEOUT_ANSWER:
    default:
      self->title = g_strdup_printf (ngettext ("The server did not answer within %lu second.",
                                               "The server did not answer within %lu seconds.", n),
                                     n);
      break;
    }

  return self;
}

ProbantProblem *
probant_problem_new_quota (int retry_in)
{
  return problem_new (probant_problem_rules_find_local (PROBANT_PROBLEM_QUOTA, NULL), PROBANT_PROBLEM_QUOTA,
                      "quota", retry_in);
}

/* What an error envelope says, taken together. */
typedef struct
{
  char *code; /* normalised: 5 digits; NULL where none */
  char *raw_code;
  GString *detail;
  char *provider;
  int retry_in;
} Envelope;

static void
envelope_clear (Envelope *envelope)
{
  g_free (envelope->code);
  g_free (envelope->raw_code);
  g_free (envelope->provider);
  if (envelope->detail != NULL)
    g_string_free (envelope->detail, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Envelope, envelope_clear)

/* Codes come as text, with or without their leading zeros, and as numbers. */
static void
read_code (JsonObject *error, Envelope *envelope)
{
  JsonNode *node = json_object_get_member (error, "code");
  g_autofree char *text = NULL;
  gsize length;

  if (envelope->raw_code != NULL || node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    text = g_strstrip (json_node_dup_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (text == NULL || *text == '\0')
    return;

  length = strlen (text);
  if (length <= 5 && strspn (text, "0123456789") == length)
    envelope->code = g_strconcat (&"00000"[length], text, NULL);
  envelope->raw_code = g_strdup (envelope->code != NULL ? envelope->code : text);
}

static void
add_detail (Envelope *envelope, const char *text)
{
  if (text == NULL || *text == '\0' || strstr (envelope->detail->str, text) != NULL)
    return;
  if (envelope->detail->len > 0)
    g_string_append_c (envelope->detail, ' ');
  g_string_append (envelope->detail, text);
}

static int
read_seconds (JsonNode *node)
{
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gint64 seconds = -1;

  if (type == G_TYPE_INT64)
    seconds = json_node_get_int (node);
  else if (type == G_TYPE_DOUBLE)
    seconds = (gint64)CLAMP (json_node_get_double (node), -1., 1e15);

  return seconds < 0 || seconds > MAX_WAIT ? -1 : (int)seconds;
}

static void
read_error (JsonObject *error, Envelope *envelope)
{
  JsonObject *meta = probant_json_object_member (error, "meta");
  const char *detail = probant_json_text_member (error, "detail");
  JsonNode *provider_errors;

  read_code (error, envelope);
  add_detail (envelope, detail != NULL ? detail : probant_json_text_member (error, "title"));
  if (meta == NULL)
    return;

  if (envelope->provider == NULL)
    envelope->provider = g_strdup (probant_json_text_member (meta, "provider"));
  if (envelope->retry_in < 0)
    envelope->retry_in = read_seconds (json_object_get_member (meta, "retry_in"));
  provider_errors = json_object_get_member (meta, "provider_errors");
  if (provider_errors != NULL && JSON_NODE_HOLDS_ARRAY (provider_errors))
    {
      JsonArray *array = json_node_get_array (provider_errors);

      for (guint i = 0; i < MIN (json_array_get_length (array), MAX_ERRORS); i++)
        {
          JsonNode *node = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_OBJECT (node))
            add_detail (envelope, probant_json_text_member (json_node_get_object (node), "description"));
        }
    }
}

/* `{"errors": [{…}]}`; throttling and older layers also answer `{"error": "…"}` or `{"message": "…"}`. */
static void
read_envelope (JsonNode *root, Envelope *envelope)
{
  JsonObject *object;
  JsonNode *errors;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;
  object = json_node_get_object (root);
  errors = json_object_get_member (object, "errors");
  if (errors != NULL && JSON_NODE_HOLDS_ARRAY (errors))
    {
      JsonArray *array = json_node_get_array (errors);

      for (guint i = 0; i < MIN (json_array_get_length (array), MAX_ERRORS); i++)
        {
          JsonNode *node = json_array_get_element (array, i);

          if (JSON_NODE_HOLDS_OBJECT (node))
            read_error (json_node_get_object (node), envelope);
          else if (json_node_get_value_type (node) == G_TYPE_STRING)
            add_detail (envelope, json_node_get_string (node));
        }
      return;
    }
  add_detail (envelope, probant_json_text_member (object, "error"));
  add_detail (envelope, probant_json_text_member (object, "message"));
}

/* Returns TRUE where the body is a web page. */
static gboolean
read_body (const char *body, gsize length, Envelope *envelope)
{
  gsize kept = MIN (length, MAX_BODY);
  g_autofree char *text = g_strndup (body != NULL ? body : "", kept);
  g_autofree char *for_json = g_memdup2 (text, kept + 1);
  g_autoptr (JsonNode) root = NULL;

  g_strstrip (text);
  if (*text == '<')
    return TRUE;
  root = probant_json_read (for_json, kept, NULL);
  if (root != NULL)
    read_envelope (root, envelope);
  else if (strchr ("{[\"", *text) == NULL && g_utf8_validate (text, -1, NULL))
    add_detail (envelope, text);

  return FALSE;
}

ProbantProblem *
probant_problem_new_from_http (guint status,
                               const char *body,
                               gsize length,
                               int retry_after,
                               const char *request_id)
{
  g_auto (Envelope) envelope = { .detail = g_string_new (NULL), .retry_in = -1 };
  gboolean is_page = read_body (body, length, &envelope);
  const ProbantProblemRule *rule;
  ProbantProblem *self;
  char fallback[16];

  g_snprintf (fallback, sizeof fallback, "http-%u", status);
  /* The API answers in JSON: a web page with status 404 says that the address is wrong, nothing about the
   * applicant. */
  rule = is_page && status == 404 ? probant_problem_rules_find_local (PROBANT_PROBLEM_GONE, "no-route")
                                  : probant_problem_rules_find_http (status, envelope.code);
  if (retry_after < 0)
    retry_after = envelope.retry_in;
  if (retry_after < 0 && rule->kind == PROBANT_PROBLEM_QUOTA)
    retry_after = BLIND_WAIT;
  self
      = problem_new (rule, rule->kind, envelope.raw_code != NULL ? envelope.raw_code : fallback, retry_after);
  self->http_status = status;
  self->detail = probant_text_sanitise (envelope.detail->str, MAX_TEXT);
  self->provider = probant_text_sanitise (envelope.provider, MAX_ID);
  self->request_id = probant_text_sanitise (request_id, MAX_ID);

  return self;
}
