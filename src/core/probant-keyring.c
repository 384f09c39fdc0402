/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-keyring.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (probant_keyring_error, probant_keyring_error)

static const SecretSchema schema = {
  .name = APPLICATION_ID,
  .flags = SECRET_SCHEMA_NONE,
  .attributes
  = { { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "name", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static GHashTable *
make_attributes (const char *kind, const char *name)
{
  return secret_attributes_build (&schema, "kind", kind, "name", name, NULL);
}

static const char *
describe (ProbantKeyringError code)
{
  switch (code)
    {
    case PROBANT_KEYRING_ERROR_ABSENT:
      return _ ("This computer has no keyring in which a secret could be kept.");
    case PROBANT_KEYRING_ERROR_LOCKED:
      return _ ("The keyring is locked.");
    case PROBANT_KEYRING_ERROR_REFUSED:
      return _ ("The keyring stayed locked: its password was not given, or access was refused.");
    case PROBANT_KEYRING_ERROR_NOT_FOUND:
      return _ ("The keyring does not hold this secret.");
    case PROBANT_KEYRING_ERROR_FAILED:
    default:
      return _ ("The keyring could not be used.");
    }
}

const char *
probant_keyring_describe_next (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != PROBANT_KEYRING_ERROR)
    return NULL;
  switch ((ProbantKeyringError)error->code)
    {
    case PROBANT_KEYRING_ERROR_ABSENT:
      return _ ("Ask your computer support to install a keyring such as GNOME Keyring or KWallet. Until then "
                "the secret can be kept until Probant is closed.");
    case PROBANT_KEYRING_ERROR_LOCKED:
      return _ ("Unlock it: usually its password is that of your session.");
    case PROBANT_KEYRING_ERROR_REFUSED:
      return _ ("Try again and give the password of the keyring, usually that of your session.");
    case PROBANT_KEYRING_ERROR_NOT_FOUND:
      return _ ("Enter it again in the preferences, page “Access”.");
    case PROBANT_KEYRING_ERROR_FAILED:
    default:
      return _ ("Try again; if that does not help, show this message to your computer support.");
    }
}

/* No service, or not even a bus on which one could be. */
static gboolean
means_absent (const GError *error)
{
  static const int bus_codes[] = { G_DBUS_ERROR_SERVICE_UNKNOWN,
                                   G_DBUS_ERROR_NAME_HAS_NO_OWNER,
                                   G_DBUS_ERROR_SPAWN_EXEC_FAILED,
                                   G_DBUS_ERROR_SPAWN_FORK_FAILED,
                                   G_DBUS_ERROR_SPAWN_CHILD_EXITED,
                                   G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
                                   G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
                                   G_DBUS_ERROR_SPAWN_FAILED,
                                   G_DBUS_ERROR_NO_SERVER,
                                   G_DBUS_ERROR_DISCONNECTED };
  static const int io_codes[]
      = { G_IO_ERROR_NOT_FOUND, G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_NOT_CONNECTED };
  /* GDBus answers a plain failure where it knows of no bus at all. */
  g_autofree char *bus = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  for (gsize i = 0; error->domain == G_DBUS_ERROR && i < G_N_ELEMENTS (bus_codes); i++)
    if (error->code == bus_codes[i])
      return TRUE;
  for (gsize i = 0; error->domain == G_IO_ERROR && i < G_N_ELEMENTS (io_codes); i++)
    if (error->code == io_codes[i])
      return TRUE;

  return bus == NULL && error->domain == G_IO_ERROR;
}

/* In our own words; what the service said is for developers. `error` is taken. */
static GError *
translate (GError *error, GCancellable *cancellable, gboolean asked_user)
{
  ProbantKeyringError code = PROBANT_KEYRING_ERROR_FAILED;

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&error);
      return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
    }
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    code = asked_user ? PROBANT_KEYRING_ERROR_REFUSED : PROBANT_KEYRING_ERROR_LOCKED;
  /* A prompt that was closed. */
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED))
    code = PROBANT_KEYRING_ERROR_REFUSED;
  else if (means_absent (error))
    code = PROBANT_KEYRING_ERROR_ABSENT;
  g_info ("Keyring: %s", error->message);
  g_clear_error (&error);

  return g_error_new_literal (PROBANT_KEYRING_ERROR, code, describe (code));
}

static void
return_error (GTask *task, GError *error, gboolean asked_user)
{
  g_task_return_error (task, translate (error, g_task_get_cancellable (task), asked_user));
}

static void
return_code (GTask *task, ProbantKeyringError code)
{
  g_task_return_new_error (task, PROBANT_KEYRING_ERROR, code, "%s", describe (code));
}

static void
retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SecretValue *value
      = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, secret_value_unref);
  else if (error != NULL)
    return_error (task, error, FALSE);
  else
    return_code (task, PROBANT_KEYRING_ERROR_NOT_FOUND);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean unlock = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);
  SecretRetrievable *item = items != NULL ? items->data : NULL;

  if (error != NULL)
    return_error (task, error, unlock);
  else if (item == NULL)
    return_code (task, PROBANT_KEYRING_ERROR_NOT_FOUND);
  /* libsecret says nothing where the user closed the prompt: the item is locked as before. */
  else if (SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item)))
    return_code (task, unlock ? PROBANT_KEYRING_ERROR_REFUSED : PROBANT_KEYRING_ERROR_LOCKED);
  else
    secret_retrievable_retrieve_secret (item, g_task_get_cancellable (task), retrieved_cb,
                                        g_object_ref (task));
  g_list_free_full (items, g_object_unref);
}

void
probant_keyring_lookup_async (const char *kind,
                              const char *name,
                              gboolean unlock,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = NULL;
  g_autoptr (GHashTable) attributes = NULL;
  SecretSearchFlags flags = unlock ? SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS : SECRET_SEARCH_NONE;

  g_return_if_fail (kind != NULL && name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_keyring_lookup_async);
  g_task_set_task_data (task, GINT_TO_POINTER (unlock), NULL);
  attributes = make_attributes (kind, name);
  secret_password_searchv (&schema, attributes, flags, cancellable, found_cb, task);
}

SecretValue *
probant_keyring_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_keyring_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    return_error (task, error, TRUE);
  else
    return_code (task, PROBANT_KEYRING_ERROR_REFUSED);
}

void
probant_keyring_store_async (const char *kind,
                             const char *name,
                             const char *label,
                             const char *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = NULL;
  g_autoptr (GHashTable) attributes = NULL;

  g_return_if_fail (kind != NULL && name != NULL && label != NULL && secret != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_keyring_store_async);
  attributes = make_attributes (kind, name);
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, secret, cancellable,
                          stored_cb, task);
}

gboolean
probant_keyring_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    return_error (task, error, TRUE);
  else
    g_task_return_boolean (task, TRUE);
}

void
probant_keyring_clear_async (const char *kind,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = NULL;
  g_autoptr (GHashTable) attributes = NULL;

  g_return_if_fail (kind != NULL && name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_keyring_clear_async);
  attributes = make_attributes (kind, name);
  /* Not to be cancelled: libsecret answers twice, with a warning, where the item's removal fails. The task
   * itself says that it was cancelled. */
  secret_password_clearv (&schema, attributes, NULL, cleared_cb, task);
}

gboolean
probant_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_keyring_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
