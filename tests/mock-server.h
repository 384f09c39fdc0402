/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A server of prepared replies, in a thread and main context of its own. */
typedef struct _MockServer MockServer;

typedef enum
{
  MOCK_NORMAL,
  MOCK_HANG,     /* says nothing until the client leaves */
  MOCK_RESET,    /* resets the connection instead of an answer */
  MOCK_TRUNCATE, /* announces 1,000 bytes more than it sends */
  MOCK_ENDLESS,  /* sends the body again and again until the client leaves */
  MOCK_DRIP,     /* the same, a byte every 50 ms, of 100,000 that were announced */
} MockFault;

typedef struct
{
  const char *path;    /* exactly, prefix of the server's URL left out; NULL = any */
  guint status;        /* 0 = 200 */
  const char *type;    /* NULL = "application/vnd.api+json" */
  const char *body;    /* NULL = nothing */
  gsize length;        /* 0 = body ends with NUL */
  const char *headers; /* lines "Name: value" */
  guint delay;         /* ms before the answer */
  guint times;         /* how many requests get it; 0 = all */
  MockFault fault;
} MockReply;

typedef struct
{
  char *path;
  char *query;         /* as it came, NULL where none */
  GHashTable *headers; /* lower-case name -> value */
  gboolean http2;
} MockRequest;

/* `certificate`: the server's, for https, or NULL. */
MockServer *mock_server_new (GTlsCertificate *certificate);
void mock_server_free (MockServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockServer, mock_server_free)

/* "http://127.0.0.1:PORT" */
const char *mock_server_get_url (MockServer *self);
char *mock_server_make_url (MockServer *self, const char *path);

/* Replies are tried in the order they were added; where none is left the answer is 404 without a body.
 * Everything is copied. */
void mock_server_add (MockServer *self, const MockReply *reply);

/* `path` NULL = any. */
guint mock_server_count (MockServer *self, const char *path);
/* The nth request to `path` from 0. (transfer none), valid as long as the server. */
const MockRequest *mock_server_get_request (MockServer *self, const char *path, guint n);
const char *mock_request_get_header (const MockRequest *request, const char *name);
/* How many requests were in its hands at the same time, at most. */
guint mock_server_get_most_pending (MockServer *self);
/* Bytes of bodies that MOCK_ENDLESS got rid of; and connections of faults that the client has left. */
gsize mock_server_get_sent (MockServer *self);
guint mock_server_get_left (MockServer *self);
