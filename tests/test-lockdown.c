/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pdf/probant-pdf-lockdown.h"

static gpointer
answer_thread (gpointer data)
{
  return data;
}

static gboolean
can_start_thread (void)
{
  g_autoptr (GThread) thread = g_thread_try_new (NULL, answer_thread, GINT_TO_POINTER (1), NULL);

  return thread != NULL && g_thread_join (g_steal_pointer (&thread)) == GINT_TO_POINTER (1);
}

/* In a process of its own, for there is no way back. Each forbidden thing has a status of its own. */
static int
try_everything (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "there", NULL);
  g_autofree char *new_file = g_build_filename (folder, "new", NULL);
  int pipes[2];

  if (!probant_pdf_lockdown (NULL))
    return 1;
  if (socket (AF_INET, SOCK_STREAM, 0) >= 0 || socket (AF_UNIX, SOCK_STREAM, 0) >= 0
      || socketpair (AF_UNIX, SOCK_STREAM, 0, pipes) == 0)
    return 2;
  if (open (file, O_WRONLY) >= 0 || open (file, O_RDWR) >= 0 || open (new_file, O_WRONLY | O_CREAT, 0600) >= 0
      || g_unlink (file) == 0 || g_rename (file, new_file) == 0 || g_mkdir (new_file, 0700) == 0
      || g_chmod (file, 0644) == 0 || truncate (file, 0) == 0)
    return 3;
  if (syscall (__NR_tgkill, getppid (), getppid (), 0) == 0
      || syscall (__NR_tgkill, getpid (), getpid (), 0) != 0
      || syscall (__NR_prlimit64, getppid (), RLIMIT_CORE, NULL, NULL) == 0
      || setpriority (PRIO_PROCESS, 0, 5) == 0 || syscall (437 /* openat2 */, AT_FDCWD, file, NULL, 0) == 0
      || errno != ENOSYS || syscall (452 /* fchmodat2 */, AT_FDCWD, file, 0600, 0) == 0 || errno != ENOSYS)
    return 7;
  if (fork () >= 0 || execl ("/bin/true", "true", NULL) == 0 || kill (getppid (), 0) == 0)
    return 4;
#ifndef __SANITIZE_ADDRESS__ /* under which memory has no limit */
  if (mmap (NULL, (size_t)3 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
      != MAP_FAILED)
    return 5;
#endif
  /* What reading a document needs. */
  if (open (file, O_RDONLY | O_CLOEXEC) < 0 || !can_start_thread ())
    return 6;
  return 0;
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("probant-lockdown-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "there", NULL);
  pid_t child;
  int status;

  g_assert_true (g_file_set_contents (file, "content", -1, NULL));
  child = fork ();
  if (child == 0)
    _exit (try_everything (folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lockdown/refused", test_refused);
  return g_test_run ();
}
