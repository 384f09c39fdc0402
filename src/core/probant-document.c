/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-document.h"

#include <string.h>

#define MAX_NAME 120

struct _ProbantDocument
{
  GObject parent_instance;

  char *title;
  char *detail;
  char *key;
  char *stem;
  char *name;
  char *url;
  ProbantDocumentState state;
  GBytes *bytes;
  char *media_type;
  char *sha256;
  GDateTime *loaded_at;
  ProbantProblem *problem;
  ProbantInpi *inpi; /* NULL unless it is an image of the INPI's */
  gboolean on_demand;
  gboolean in_report;
  gint64 received;
  gint64 total;
  GPtrArray *waiting; /* GTask of those who wait for the download under way */
  GCancellable *download;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PROGRESS,
  PROP_IN_REPORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ProbantDocument, probant_document, G_TYPE_OBJECT)

static void
set_state (ProbantDocument *self, ProbantDocumentState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* A name that any file system takes: no separator, no control character, no leading dot, bounded. */
static char *
safe_stem (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *stem = g_string_new (NULL);

  for (const char *p = valid; *p != '\0' && stem->len < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '-' || c == '_' || (c == '.' && stem->len > 0))
        g_string_append_unichar (stem, c);
      else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
    }
  while (stem->len > 0 && strchr ("-.", stem->str[stem->len - 1]) != NULL)
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "document");

  return g_string_free (stem, FALSE);
}

static const char *
extension_for (const char *media_type)
{
  static const struct
  {
    const char *type;
    const char *extension;
  } known[] = {
    { "application/pdf", ".pdf" },
    { "application/zip", ".zip" },
    { "image/jpeg", ".jpg" },
    { "image/png", ".png" },
    { "text/xml", ".xml" },
    { "application/xml", ".xml" },
    { "text/plain", ".txt" },
    { "application/vnd.ms-excel", ".xls" },
    { "application/msword", ".doc" },
    { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx" },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx" },
    { "application/vnd.oasis.opendocument.spreadsheet", ".ods" },
    { "application/vnd.oasis.opendocument.text", ".odt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (media_type, known[i].type) == 0)
      return known[i].extension;

  return NULL;
}

/* What the link's own path ends with, where it is a plain extension. */
static char *
extension_of_url (const char *url)
{
  gsize end = strcspn (url, "?#");
  g_autofree char *path = g_strndup (url, end);
  const char *slash = strrchr (path, '/');
  const char *dot = strrchr (path, '.');
  gsize length;

  if (dot == NULL || slash == NULL || dot < slash)
    return NULL;
  length = strlen (dot + 1);
  if (length < 2 || length > 5)
    return NULL;
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return NULL;

  return g_ascii_strdown (dot, -1);
}

static void
update_name (ProbantDocument *self)
{
  const char *extension = extension_for (self->media_type);
  g_autofree char *linked = extension_of_url (self->url);

  if (extension == NULL)
    extension = linked != NULL ? linked : self->inpi != NULL ? ".png" : ".pdf";
  g_free (self->name);
  self->name = g_strconcat (self->stem, extension, NULL);
}

static void
probant_document_finalize (GObject *object)
{
  ProbantDocument *self = PROBANT_DOCUMENT (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->key);
  g_free (self->stem);
  g_free (self->name);
  g_free (self->url);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->media_type);
  g_free (self->sha256);
  g_clear_pointer (&self->loaded_at, g_date_time_unref);
  g_clear_pointer (&self->problem, probant_problem_unref);
  g_ptr_array_unref (self->waiting);
  g_clear_object (&self->download);
  g_clear_object (&self->inpi);

  G_OBJECT_CLASS (probant_document_parent_class)->finalize (object);
}

static void
probant_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantDocument *self = PROBANT_DOCUMENT (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, probant_document_get_progress (self));
      break;
    case PROP_IN_REPORT:
      g_value_set_boolean (value, self->in_report);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_document_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IN_REPORT:
      probant_document_set_in_report (PROBANT_DOCUMENT (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_document_class_init (ProbantDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = probant_document_finalize;
  object_class->get_property = probant_document_get_property;
  object_class->set_property = probant_document_set_property;

  properties[PROP_STATE]
      = g_param_spec_uint ("state", NULL, NULL, 0, PROBANT_DOCUMENT_FAILED, PROBANT_DOCUMENT_LISTED,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS]
      = g_param_spec_double ("progress", NULL, NULL, -1, 1, -1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IN_REPORT] = g_param_spec_boolean (
      "in-report", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
probant_document_init (ProbantDocument *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

ProbantDocument *
probant_document_new (const char *title, const char *detail, const char *name, const char *url)
{
  ProbantDocument *self = g_object_new (PROBANT_TYPE_DOCUMENT, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->stem = safe_stem (name);
  self->url = g_strdup (url);
  update_name (self);

  return self;
}

const char *
probant_document_get_title (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->title;
}

const char *
probant_document_get_detail (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->detail;
}

const char *
probant_document_get_key (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->key;
}

void
probant_document_set_key (ProbantDocument *self, const char *key)
{
  g_return_if_fail (PROBANT_IS_DOCUMENT (self));

  g_free (self->key);
  self->key = g_strdup (key);
}

const char *
probant_document_get_name (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->name;
}

const char *
probant_document_get_url (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->url;
}

ProbantDocumentState
probant_document_get_state (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), PROBANT_DOCUMENT_FAILED);
  return self->state;
}

GBytes *
probant_document_get_bytes (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->bytes;
}

const char *
probant_document_get_media_type (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->media_type;
}

const char *
probant_document_get_sha256 (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->sha256;
}

GDateTime *
probant_document_get_loaded_at (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->loaded_at;
}

gboolean
probant_document_get_on_demand (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), FALSE);
  return self->on_demand;
}

gboolean
probant_document_get_in_report (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), FALSE);

  return self->in_report;
}

void
probant_document_set_in_report (ProbantDocument *self, gboolean in_report)
{
  g_return_if_fail (PROBANT_IS_DOCUMENT (self));

  if (self->in_report == in_report)
    return;
  self->in_report = in_report;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_REPORT]);
}

void
probant_document_set_on_demand (ProbantDocument *self, gboolean on_demand)
{
  g_return_if_fail (PROBANT_IS_DOCUMENT (self));
  self->on_demand = on_demand;
}

ProbantProblem *
probant_document_get_problem (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), NULL);
  return self->problem;
}

void
probant_document_set_inpi (ProbantDocument *self, ProbantInpi *inpi)
{
  g_return_if_fail (PROBANT_IS_DOCUMENT (self));
  g_return_if_fail (PROBANT_IS_INPI (inpi));

  g_set_object (&self->inpi, inpi);
  update_name (self);
}

double
probant_document_get_progress (ProbantDocument *self)
{
  g_return_val_if_fail (PROBANT_IS_DOCUMENT (self), -1);

  if (self->state == PROBANT_DOCUMENT_LOADED)
    return 1;

  return self->total > 0 ? CLAMP ((double)self->received / (double)self->total, 0, 1) : -1;
}

static void
progress_cb (gint64 received, gint64 total, gpointer data)
{
  ProbantDocument *self = PROBANT_DOCUMENT (data);

  self->received = received;
  self->total = total;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
answer_waiting (ProbantDocument *self, gboolean loaded)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), loaded);
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ProbantDocument) self = PROBANT_DOCUMENT (data);
  g_autoptr (ProbantProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) bytes
      = PROBANT_IS_INPI (source)
            ? probant_inpi_download_finish (PROBANT_INPI (source), result, &media_type, &problem, &error)
            : probant_client_download_finish (PROBANT_CLIENT (source), result, &media_type, &problem, &error);

  g_clear_object (&self->download);
  if (bytes != NULL)
    {
      self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_clear_pointer (&self->loaded_at, g_date_time_unref);
      self->loaded_at = g_date_time_new_now_local ();
      self->bytes = g_steal_pointer (&bytes);
      self->media_type = g_steal_pointer (&media_type);
      update_name (self);
      set_state (self, PROBANT_DOCUMENT_LOADED);
    }
  else if (problem != NULL)
    {
      self->problem = g_steal_pointer (&problem);
      set_state (self, PROBANT_DOCUMENT_FAILED);
    }
  else
    set_state (self, PROBANT_DOCUMENT_LISTED);

  answer_waiting (self, self->state == PROBANT_DOCUMENT_LOADED);
}

/* One who gives up is answered at once; the download goes on while anybody else waits for it. */
static void
wait_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (data));
  ProbantDocument *self = PROBANT_DOCUMENT (g_task_get_source_object (task));

  if (!g_ptr_array_remove (self->waiting, task))
    return;
  g_task_return_error_if_cancelled (task);
  if (self->waiting->len == 0 && self->download != NULL)
    g_cancellable_cancel (self->download);
}

void
probant_document_load_async (ProbantDocument *self,
                             ProbantClient *client,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PROBANT_IS_DOCUMENT (self));
  g_return_if_fail (PROBANT_IS_CLIENT (client));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_document_load_async);
  if (self->state == PROBANT_DOCUMENT_LOADED)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (g_task_return_error_if_cancelled (task))
    return;
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (wait_cancelled_cb), task,
                             G_CONNECT_DEFAULT);
  g_ptr_array_add (self->waiting, g_object_ref (task));
  if (self->state == PROBANT_DOCUMENT_LOADING)
    return;

  g_clear_pointer (&self->problem, probant_problem_unref);
  self->received = 0;
  self->total = -1;
  self->download = g_cancellable_new ();
  set_state (self, PROBANT_DOCUMENT_LOADING);
  if (self->inpi != NULL)
    probant_inpi_download_async (self->inpi, self->url, self->download, downloaded_cb, g_object_ref (self));
  else
    probant_client_download_async (client, self->url, progress_cb, self, self->download, downloaded_cb,
                                   g_object_ref (self));
}

gboolean
probant_document_load_finish (ProbantDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
