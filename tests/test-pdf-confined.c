/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helper where the system already filters its calls, as Flatpak does, and where it does not let it filter
 * its own; and what stays of a password. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

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

#define PASSWORD_LENGTH 24
#define PAGE_BYTES 4096

/* Written nowhere: only this tells it. */
static char
get_letter (gsize i)
{
  return (char)('a' + (i * 7 + 3) % 26);
}

static gsize
count_letters (const char *text, gsize size)
{
  gsize i = 0;

  while (i < MIN (size, PASSWORD_LENGTH) && text[i] == get_letter (i))
    i++;
  return i;
}

/* How often it stands in what this process may write to: its own variables, not files. */
static guint
count_passwords (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  static char page[PAGE_BYTES + PASSWORD_LENGTH]; /* one may begin on one page and end on the next */
  guint n = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      guint64 start, end;
      char rights[5];

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &start, &end, rights) != 3
          || !g_str_equal (rights, "rw-p"))
        continue;
      for (; start < end; start += PAGE_BYTES)
        {
          gssize size;

          if (start <= (guintptr)page + sizeof page && start + PAGE_BYTES >= (guintptr)page)
            continue;
          size = pread (memory, page, sizeof page, (off_t)start);
          for (gssize j = 0; j < MIN (size, PAGE_BYTES); j++)
            n += count_letters (page + j, (gsize)(size - j)) == PASSWORD_LENGTH;
        }
    }
  explicit_bzero (page, sizeof page);
  close (memory);
  return n;
}

/* Once the document is closed, or the password was wrong, it stands in no memory of this process. */
static void
test_password (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_encrypted ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char password[PASSWORD_LENGTH + 1] = "";

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The sanitizer's own memory is beyond what can be read through");
  return;
#endif
  g_assert_cmpuint (count_passwords (), ==, 0);
  for (gsize i = 0; i < PASSWORD_LENGTH; i++)
    password[i] = get_letter (i);
  g_assert_cmpuint (count_passwords (), >, 0);
  probant_pdf_open_full_async (bytes, password, NULL, NULL, store_result_cb, &result);
  explicit_bzero (password, sizeof password);
  g_assert_null (probant_pdf_open_finish (wait_for (&result), &error));
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_ENCRYPTED);
  g_clear_object (&result);
  for (gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
       count_passwords () > 0 && g_get_monotonic_time () < deadline;)
    g_main_context_iteration (NULL, FALSE); /* the worker lets go of it */
  g_assert_cmpuint (count_passwords (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-confined/password", test_password);
  g_test_add_func ("/pdf-confined/stacked", test_stacked);
  g_test_add_func ("/pdf-confined/unconfined", test_unconfined);
  return g_test_run ();
}
