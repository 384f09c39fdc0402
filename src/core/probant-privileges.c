/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-privileges.h"

#include "core/probant-json.h"

#define MAX_RIGHTS 1000

void
probant_privileges_ask_async (ProbantClient *client,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  probant_client_ask_async (client, "/privileges", "privileges", TRUE, cancellable, callback, user_data);
}

/* `data.privileges`, in the older shape `privileges`. */
static char **
read_rights (JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  JsonObject *data = probant_json_object_member (object, "data");
  JsonNode *list = json_object_get_member (data != NULL ? data : object, "privileges");
  g_autoptr (GStrvBuilder) rights = g_strv_builder_new ();
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_RIGHTS); i++)
    {
      JsonNode *right = json_array_get_element (array, i);

      if (json_node_get_value_type (right) == G_TYPE_STRING)
        g_strv_builder_add (rights, json_node_get_string (right));
    }

  return g_strv_builder_end (rights);
}

char **
probant_privileges_ask_finish (ProbantClient *client,
                               GAsyncResult *result,
                               ProbantProblem **problem,
                               GError **error)
{
  g_autoptr (ProbantAnswer) answer = probant_client_ask_finish (client, result, error);

  if (answer == NULL)
    return NULL;
  if (answer->problem != NULL)
    {
      *problem = probant_problem_ref (answer->problem);
      return NULL;
    }
  return read_rights (answer->root);
}
