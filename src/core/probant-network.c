/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-network.h"

#include "core/probant-authorities.h"

#define CONNECT_LIMIT 5
#define ANSWER_LIMIT 20
#define STALL_LIMIT 20
#define LONGEST (60 * 60)

struct _ProbantNetwork
{
  GObject parent_instance;

  int limits[4];             /* by property; the first is not used */
  GTlsDatabase *authorities; /* NULL where there are none of its own */
};

G_DEFINE_FINAL_TYPE (ProbantNetwork, probant_network, G_TYPE_OBJECT)

enum
{
  PROP_CONNECT_LIMIT = 1,
  PROP_ANSWER_LIMIT,
  PROP_STALL_LIMIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
probant_network_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id > 0 && id < N_PROPS)
    g_value_set_int (value, PROBANT_NETWORK (object)->limits[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
probant_network_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ProbantNetwork *self = PROBANT_NETWORK (object);

  if (id == 0 || id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->limits[id] == g_value_get_int (value))
    return;
  self->limits[id] = g_value_get_int (value);
  g_object_notify_by_pspec (object, properties[id]);
}

static void
probant_network_finalize (GObject *object)
{
  g_clear_object (&PROBANT_NETWORK (object)->authorities);

  G_OBJECT_CLASS (probant_network_parent_class)->finalize (object);
}

static GParamSpec *
make_limit (const char *name, int usual)
{
  return g_param_spec_int (name, NULL, NULL, 1, LONGEST, usual,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
probant_network_class_init (ProbantNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = probant_network_finalize;
  object_class->get_property = probant_network_get_property;
  object_class->set_property = probant_network_set_property;

  properties[PROP_CONNECT_LIMIT] = make_limit ("connect-limit", CONNECT_LIMIT);
  properties[PROP_ANSWER_LIMIT] = make_limit ("answer-limit", ANSWER_LIMIT);
  properties[PROP_STALL_LIMIT] = make_limit ("stall-limit", STALL_LIMIT);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
probant_network_init (ProbantNetwork *self)
{
  self->limits[PROP_CONNECT_LIMIT] = CONNECT_LIMIT;
  self->limits[PROP_ANSWER_LIMIT] = ANSWER_LIMIT;
  self->limits[PROP_STALL_LIMIT] = STALL_LIMIT;
}

ProbantNetwork *
probant_network_get_default (void)
{
  static ProbantNetwork *usual;

  if (usual == NULL)
    usual = g_object_new (PROBANT_TYPE_NETWORK, NULL);
  return usual;
}

void
probant_network_follow (ProbantNetwork *self, GSettings *settings)
{
  g_return_if_fail (PROBANT_IS_NETWORK (self) && G_IS_SETTINGS (settings));

  for (guint i = 1; i < N_PROPS; i++)
    g_settings_bind (settings, properties[i]->name, self, properties[i]->name, G_SETTINGS_BIND_GET);
}

ProbantNetwork *
probant_network_new (guint connect, guint answer, guint stall, const char *ca_file, GError **error)
{
  g_autoptr (GTlsDatabase) authorities = NULL;
  ProbantNetwork *self = NULL;

  if (ca_file != NULL && (authorities = probant_authorities_load (ca_file, error)) == NULL)
    return NULL;
  self = g_object_new (PROBANT_TYPE_NETWORK, "connect-limit", connect, "answer-limit", answer, "stall-limit",
                       stall, NULL);
  self->authorities = g_steal_pointer (&authorities);
  return self;
}

guint
probant_network_get_connect_limit (ProbantNetwork *self)
{
  g_return_val_if_fail (PROBANT_IS_NETWORK (self), CONNECT_LIMIT);

  return (guint)self->limits[PROP_CONNECT_LIMIT];
}

guint
probant_network_get_answer_limit (ProbantNetwork *self)
{
  g_return_val_if_fail (PROBANT_IS_NETWORK (self), ANSWER_LIMIT);

  return (guint)self->limits[PROP_ANSWER_LIMIT];
}

guint
probant_network_get_stall_limit (ProbantNetwork *self)
{
  g_return_val_if_fail (PROBANT_IS_NETWORK (self), STALL_LIMIT);

  return (guint)self->limits[PROP_STALL_LIMIT];
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       ProbantNetwork *self)
{
  return probant_authorities_accept (self->authorities, message, certificate);
}

SoupMessage *
probant_network_create_message (ProbantNetwork *self, const char *method, GUri *uri)
{
  SoupMessage *message = NULL;

  g_return_val_if_fail (PROBANT_IS_NETWORK (self) && method != NULL && uri != NULL, NULL);

  message = soup_message_new_from_uri (method, uri);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  g_signal_connect_object (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self, 0);
  return message;
}
