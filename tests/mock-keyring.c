/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mock-keyring.h"

#include <string.h>

#define ROOT "/org/freedesktop/secrets"
#define COLLECTION ROOT "/collection/login"
#define ALIAS ROOT "/aliases/default"
#define PROMPT ROOT "/prompt/p"
#define SESSION ROOT "/session/s"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"
#define ITEM_INTERFACE "org.freedesktop.Secret.Item"
#define PROMPT_INTERFACE "org.freedesktop.Secret.Prompt"

static const char introspection[]
    = "<node>"
      "<interface name='" SERVICE_INTERFACE "'>"
      "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
      "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
      "<method name='SearchItems'><arg type='a{ss}' direction='in'/>"
      "<arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
      "<method name='Unlock'><arg type='ao' direction='in'/>"
      "<arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
      "<method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/>"
      "<arg type='a{o(oayays)}' direction='out'/></method>"
      "<method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
      "<property name='Collections' type='ao' access='read'/>"
      "</interface>"
      "<interface name='" COLLECTION_INTERFACE "'>"
      "<method name='CreateItem'><arg type='a{sv}' direction='in'/><arg type='(oayays)' direction='in'/>"
      "<arg type='b' direction='in'/><arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
      "<property name='Items' type='ao' access='read'/>"
      "<property name='Label' type='s' access='read'/>"
      "<property name='Locked' type='b' access='read'/>"
      "<property name='Created' type='t' access='read'/>"
      "<property name='Modified' type='t' access='read'/>"
      "</interface>"
      "<interface name='" ITEM_INTERFACE "'>"
      "<method name='Delete'><arg type='o' direction='out'/></method>"
      "<method name='GetSecret'><arg type='o' direction='in'/><arg type='(oayays)' direction='out'/></method>"
      "<property name='Locked' type='b' access='read'/>"
      "<property name='Attributes' type='a{ss}' access='read'/>"
      "<property name='Label' type='s' access='read'/>"
      "<property name='Created' type='t' access='read'/>"
      "<property name='Modified' type='t' access='read'/>"
      "</interface>"
      "<interface name='" PROMPT_INTERFACE "'>"
      "<method name='Prompt'><arg type='s' direction='in'/></method>"
      "<method name='Dismiss'/>"
      "<signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
      "</interface>"
      "</node>";

typedef struct
{
  char *path;
  GVariant *attributes; /* a{ss} */
  char *secret;
  guint registration;
} Item;

struct _MockKeyring
{
  MockKeyringMode mode;
  GDBusConnection *connection;
  GDBusNodeInfo *info;
  guint name;
  GArray *registrations;
  GPtrArray *items;
  guint n_made;
  guint n_prompts;
};

static void
item_free (gpointer data)
{
  Item *item = data;

  g_variant_unref (item->attributes);
  g_free (item->path);
  g_free (item->secret);
  g_free (item);
}

static gboolean
is_locked (MockKeyring *self)
{
  return self->mode == MOCK_KEYRING_LOCKED || self->mode == MOCK_KEYRING_DISMISSED;
}

static Item *
find_item (MockKeyring *self, const char *path)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_str_equal (((Item *)g_ptr_array_index (self->items, i))->path, path))
      return g_ptr_array_index (self->items, i);

  return NULL;
}

static gboolean
has_attributes (Item *item, GVariant *wanted)
{
  GVariantIter iter;
  const char *name, *value, *own;

  g_variant_iter_init (&iter, wanted);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    if (!g_variant_lookup (item->attributes, name, "&s", &own) || !g_str_equal (own, value))
      return FALSE;

  return TRUE;
}

static GVariant *
make_secret (Item *item)
{
  GVariant *value
      = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, item->secret, strlen (item->secret), sizeof (char));
  GVariant *parameters = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, sizeof (char));

  return g_variant_new ("(o@ay@ays)", SESSION, parameters, value, "text/plain");
}

static void
refuse (GDBusMethodInvocation *invocation, const char *name)
{
  g_dbus_method_invocation_return_dbus_error (invocation, name, "");
}

static void
search (MockKeyring *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) wanted = g_variant_get_child_value (parameters, 0);
  GVariantBuilder found, none;

  g_variant_builder_init (&found, G_VARIANT_TYPE ("ao"));
  g_variant_builder_init (&none, G_VARIANT_TYPE ("ao"));
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (has_attributes (item, wanted))
        g_variant_builder_add (&found, "o", item->path);
    }
  if (is_locked (self))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aoao)", &none, &found));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aoao)", &found, &none));
}

static void
get_secrets (MockKeyring *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) paths = g_variant_get_child_value (parameters, 0);
  GVariantBuilder secrets;
  GVariantIter iter;
  const char *path;

  g_variant_builder_init (&secrets, G_VARIANT_TYPE ("a{o(oayays)}"));
  g_variant_iter_init (&iter, paths);
  while (!is_locked (self) && g_variant_iter_next (&iter, "&o", &path))
    {
      Item *item = find_item (self, path);

      if (item != NULL)
        g_variant_builder_add (&secrets, "{o@(oayays)}", path, make_secret (item));
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a{o(oayays)})", &secrets));
}

static void
unlock (MockKeyring *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) paths = g_variant_get_child_value (parameters, 0);

  if (is_locked (self))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@aoo)", g_variant_new_objv (NULL, 0), PROMPT));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@aoo)", paths, "/"));
}

static void
complete_prompt (MockKeyring *self)
{
  gboolean dismissed = self->mode == MOCK_KEYRING_DISMISSED;
  GVariantBuilder paths;

  self->n_prompts++;
  g_variant_builder_init (&paths, G_VARIANT_TYPE ("ao"));
  if (!dismissed)
    {
      self->mode = MOCK_KEYRING_OPEN;
      g_variant_builder_add (&paths, "o", COLLECTION);
      for (guint i = 0; i < self->items->len; i++)
        g_variant_builder_add (&paths, "o", ((Item *)g_ptr_array_index (self->items, i))->path);
    }
  g_dbus_connection_emit_signal (self->connection, NULL, PROMPT, PROMPT_INTERFACE, "Completed",
                                 g_variant_new ("(bv)", dismissed, g_variant_builder_end (&paths)), NULL);
}

static GVariant *
get_property (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *name,
              GError **error,
              gpointer user_data)
{
  MockKeyring *self = user_data;
  Item *item = find_item (self, path);

  if (g_str_equal (name, "Locked"))
    return g_variant_new_boolean (is_locked (self));
  if (g_str_equal (name, "Attributes"))
    return g_variant_ref (item->attributes);
  if (g_str_equal (name, "Label"))
    return g_variant_new_string ("");
  if (g_str_equal (name, "Collections"))
    {
      static const char *const collections[] = { COLLECTION, NULL };

      return g_variant_new_objv (collections, -1);
    }
  if (g_str_equal (name, "Items"))
    return g_variant_new_objv (NULL, 0);
  return g_variant_new_uint64 (0);
}

static void call_cb (GDBusConnection *connection,
                     const char *sender,
                     const char *path,
                     const char *interface,
                     const char *method,
                     GVariant *parameters,
                     GDBusMethodInvocation *invocation,
                     gpointer user_data);

static guint export(MockKeyring *self, const char *path, const char *interface)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb, .get_property = get_property };
  GError *error = NULL;
  guint id = g_dbus_connection_register_object (self->connection, path,
                                                g_dbus_node_info_lookup_interface (self->info, interface),
                                                &table, self, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static Item *
add_item (MockKeyring *self, GVariant *attributes, char *secret)
{
  Item *item = g_new0 (Item, 1);

  item->path = g_strdup_printf (COLLECTION "/%u", ++self->n_made);
  item->attributes = g_variant_ref_sink (attributes);
  item->secret = secret;
  item->registration = export(self, item->path, ITEM_INTERFACE);
  g_ptr_array_add (self->items, item);

  return item;
}

static void
remove_item (MockKeyring *self, Item *item)
{
  g_dbus_connection_unregister_object (self->connection, item->registration);
  g_ptr_array_remove (self->items, item);
}

static void
create_item (MockKeyring *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) settings = g_variant_get_child_value (parameters, 0);
  g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) bytes = g_variant_get_child_value (secret, 2);
  GVariant *attributes
      = g_variant_lookup_value (settings, ITEM_INTERFACE ".Attributes", G_VARIANT_TYPE ("a{ss}"));
  gsize length;
  const char *text;

  if (is_locked (self))
    {
      g_variant_unref (attributes);
      refuse (invocation, "org.freedesktop.Secret.Error.IsLocked");
      return;
    }
  for (guint i = self->items->len; i > 0; i--)
    if (has_attributes (g_ptr_array_index (self->items, i - 1), attributes))
      remove_item (self, g_ptr_array_index (self->items, i - 1));
  text = g_variant_get_fixed_array (bytes, &length, sizeof (char));
  g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(oo)", add_item (self, attributes, g_strndup (text, length))->path, "/"));
  g_variant_unref (attributes);
}

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  MockKeyring *self = user_data;
  const char *algorithm = NULL;

  if (self->mode == MOCK_KEYRING_DENIED)
    refuse (invocation, "org.freedesktop.DBus.Error.AccessDenied");
  else if (g_str_equal (method, "OpenSession"))
    {
      g_variant_get_child (parameters, 0, "&s", &algorithm);
      if (g_str_equal (algorithm, "plain"))
        g_dbus_method_invocation_return_value (invocation,
                                               g_variant_new ("(vo)", g_variant_new_string (""), SESSION));
      else
        refuse (invocation, "org.freedesktop.DBus.Error.NotSupported");
    }
  else if (g_str_equal (method, "SearchItems"))
    search (self, parameters, invocation);
  else if (g_str_equal (method, "GetSecrets"))
    get_secrets (self, parameters, invocation);
  else if (g_str_equal (method, "GetSecret") && is_locked (self))
    refuse (invocation, "org.freedesktop.Secret.Error.IsLocked");
  else if (g_str_equal (method, "GetSecret"))
    g_dbus_method_invocation_return_value (
        invocation, g_variant_new ("(@(oayays))", make_secret (find_item (self, path))));
  else if (g_str_equal (method, "Unlock"))
    unlock (self, parameters, invocation);
  else if (g_str_equal (method, "Prompt"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      complete_prompt (self);
    }
  else if (g_str_equal (method, "CreateItem"))
    create_item (self, parameters, invocation);
  else if (g_str_equal (method, "Delete"))
    {
      remove_item (self, find_item (self, path));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
    }
  else if (g_str_equal (method, "ReadAlias"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", COLLECTION));
  else
    refuse (invocation, "org.freedesktop.DBus.Error.UnknownMethod");
}

MockKeyring *
mock_keyring_new (MockKeyringMode mode)
{
  static const struct
  {
    const char *path, *interface;
  } objects[] = { { ROOT, SERVICE_INTERFACE },
                  { COLLECTION, COLLECTION_INTERFACE },
                  { ALIAS, COLLECTION_INTERFACE },
                  { PROMPT, PROMPT_INTERFACE } };
  MockKeyring *self = g_new0 (MockKeyring, 1);
  g_autofree char *address = NULL;
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;

  self->mode = mode;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->registrations = g_array_new (FALSE, FALSE, sizeof (guint));
  self->info = g_dbus_node_info_new_for_xml (introspection, &error);
  g_assert_no_error (error);
  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->connection = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      guint id = export(self, objects[i].path, objects[i].interface);

      g_array_append_val (self->registrations, id);
    }
  answer = g_dbus_connection_call_sync (
      self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "RequestName", g_variant_new ("(su)", "org.freedesktop.secrets", 4 /* do not queue */),
      G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return self;
}

void
mock_keyring_free (MockKeyring *self)
{
  for (guint i = self->items->len; i > 0; i--)
    remove_item (self, g_ptr_array_index (self->items, i - 1));
  for (guint i = 0; i < self->registrations->len; i++)
    g_dbus_connection_unregister_object (self->connection, g_array_index (self->registrations, guint, i));
  /* Whoever waits for an answer gets it. */
  g_dbus_connection_flush_sync (self->connection, NULL, NULL);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_dbus_node_info_unref (self->info);
  g_array_unref (self->registrations);
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
mock_keyring_set_mode (MockKeyring *self, MockKeyringMode mode)
{
  self->mode = mode;
}

static GVariant *
make_attributes (const char *kind, const char *name)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", "xdg:schema", APPLICATION_ID);
  g_variant_builder_add (&builder, "{ss}", "kind", kind);
  g_variant_builder_add (&builder, "{ss}", "name", name);

  return g_variant_builder_end (&builder);
}

void
mock_keyring_put (MockKeyring *self, const char *kind, const char *name, const char *secret)
{
  add_item (self, make_attributes (kind, name), g_strdup (secret));
}

const char *
mock_keyring_get (MockKeyring *self, const char *kind, const char *name)
{
  g_autoptr (GVariant) wanted = g_variant_ref_sink (make_attributes (kind, name));
  const char *secret = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (!has_attributes (item, wanted))
        continue;
      g_assert_null (secret);
      secret = item->secret;
    }

  return secret;
}

guint
mock_keyring_count (MockKeyring *self)
{
  return self->items->len;
}

guint
mock_keyring_count_prompts (MockKeyring *self)
{
  return self->n_prompts;
}
