/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helper where the system already filters its calls, as Flatpak does, and where it does not let it filter
 * its own. */
#include "config.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "pdf/probant-pdf.h"
#include "sample-pdf.h"

#define DEADLINE_SECONDS 60
#define LOAD(member) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, member))

/* From here on `call`, with that first argument, fails in this process and all that it starts. */
static void
forbid (guint32 call, guint32 argument)
{
  struct sock_filter program[] = {
    LOAD (nr),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, call, 0, 3),
    LOAD (args[0]),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, argument, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = { G_N_ELEMENTS (program), program };

  g_assert_cmpint (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), ==, 0);
  g_assert_cmpint (prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter), ==, 0);
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
  return *result;
}

static ProbantPdf *
open_sample (GError **error)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_open_async (bytes, NULL, store_result_cb, &result);
  return probant_pdf_open_finish (wait_for (&result), error);
}

static void
test_stacked (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (ProbantPdf) pdf = NULL;
      cairo_surface_t *surface;

      forbid (__NR_ptrace, 0);
      forbid (__NR_keyctl, 0);
      pdf = open_sample (&error);
      g_assert_no_error (error);
      probant_pdf_render_async (pdf, 0, 1, NULL, G_PRIORITY_DEFAULT, NULL, store_result_cb, &result);
      surface = probant_pdf_render_finish (pdf, wait_for (&result), &error);
      g_assert_no_error (error);
      cairo_surface_destroy (surface);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* Not confined, it reads nothing and says why. */
static void
test_unconfined (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      forbid (__NR_prctl, PR_SET_SECCOMP);
      g_assert_null (open_sample (&error));
      g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_UNCONFINED);
      g_assert_nonnull (strstr (error->message, "confine"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-confined/stacked", test_stacked);
  g_test_add_func ("/pdf-confined/unconfined", test_unconfined);
  return g_test_run ();
}
