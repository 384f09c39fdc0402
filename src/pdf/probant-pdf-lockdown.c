/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* CLONE_THREAD */
#include "config.h"

#include "pdf/probant-pdf-lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#else
#error "The system calls of this architecture are not known here yet."
#endif

#define MAX_MEMORY ((rlim_t)2 * 1024 * 1024 * 1024)
#define MAX_FILES 128
/* Of a file in memory, which a filled form is written to: others cannot be opened for writing. */
#define MAX_FILLED ((rlim_t)64 * 1024 * 1024)

#define LOAD(member) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, member))
/* The lower half: all of a flag word, on these little-endian machines. */
#define LOAD_ARGUMENT(n) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[n]))
#define RETURN(action) BPF_STMT (BPF_RET | BPF_K, action)
#define FAIL(error) RETURN (SECCOMP_RET_ERRNO | (error))

static const int refused[] = {
  /* network */
  __NR_socket,
  __NR_socketpair,
  __NR_connect,
  __NR_bind,
  __NR_listen,
  __NR_accept,
  __NR_accept4,
  /* other programs */
  __NR_execve,
  __NR_execveat,
  __NR_kill,
  __NR_tkill,
  __NR_rt_sigqueueinfo,
  __NR_rt_tgsigqueueinfo,
  __NR_ptrace,
  __NR_process_vm_readv,
  __NR_process_vm_writev,
  __NR_kcmp,
  __NR_move_pages,
  __NR_migrate_pages,
  __NR_setpriority,
  __NR_shmget,
  __NR_msgget,
  __NR_semget,
  __NR_mq_open,
  /* changes to the file system; the forms without "at" are missing from newer machines */
  __NR_truncate,
  __NR_ftruncate,
  __NR_fallocate,
  __NR_unlinkat,
  __NR_renameat2,
  __NR_mkdirat,
  __NR_linkat,
  __NR_symlinkat,
  __NR_mknodat,
  __NR_fchmod,
  __NR_fchmodat,
  __NR_fchown,
  __NR_fchownat,
  __NR_utimensat,
  __NR_setxattr,
  __NR_lsetxattr,
  __NR_fsetxattr,
  __NR_removexattr,
  __NR_lremovexattr,
  __NR_fremovexattr,
#ifdef __NR_open
  __NR_open,
  __NR_creat,
  __NR_unlink,
  __NR_rename,
  __NR_mkdir,
  __NR_rmdir,
  __NR_link,
  __NR_symlink,
  __NR_mknod,
  __NR_chmod,
  __NR_chown,
  __NR_lchown,
  __NR_utime,
  __NR_utimes,
  __NR_futimesat,
  __NR_fork,
  __NR_vfork,
#endif
#ifdef __NR_renameat
  __NR_renameat,
#endif
  __NR_open_by_handle_at,
  __NR_fanotify_init,
  /* the system */
  __NR_mount,
  __NR_umount2,
  __NR_pivot_root,
  __NR_chroot,
  __NR_unshare,
  __NR_setns,
  __NR_bpf,
  __NR_perf_event_open,
  __NR_userfaultfd,
  __NR_keyctl,
  __NR_add_key,
  __NR_request_key,
  __NR_setuid,
  __NR_setgid,
  __NR_setresuid,
  __NR_setresgid,
};

/* From this one on calls have the same number on every machine. What came after it is refused unless it is
 * known: openat2, io_uring, fchmodat2, and what is not there yet. */
#define FIRST_NEW_CALL 424

static const int let_through[] = {
  436, /* close_range */
  439, /* faccessat2 */
  441, /* epoll_pwait2 */
  449, /* futex_waitv */
  453, /* map_shadow_stack */
  454, /* futex_wake */
  455, /* futex_wait */
  456, /* futex_requeue */
};

static void
append (GArray *program, struct sock_filter instruction)
{
  g_array_append_val (program, instruction);
}

static void
refuse (GArray *program, guint32 call, guint32 error)
{
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
  append (program, (struct sock_filter)FAIL (error));
}

/* `call` is let through if its argument has one of the bits of `mask` (`wanted`) or none of them (not
 * `wanted`). */
static void
examine (GArray *program, guint32 call, guint argument, guint32 mask, gboolean wanted)
{
  struct sock_filter load[] = { LOAD_ARGUMENT (0), LOAD_ARGUMENT (1), LOAD_ARGUMENT (2) };

  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4));
  append (program, load[argument]);
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, mask, wanted, !wanted));
  append (program, (struct sock_filter)FAIL (EACCES));
  append (program, (struct sock_filter)RETURN (SECCOMP_RET_ALLOW));
}

/* A signal to a thread of this process, which is how abort works, but of no other. */
static void
examine_tgkill (GArray *program)
{
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_tgkill, 0, 4));
  append (program, (struct sock_filter)LOAD_ARGUMENT (0));
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint32)getpid (), 1, 0));
  append (program, (struct sock_filter)FAIL (EPERM));
  append (program, (struct sock_filter)RETURN (SECCOMP_RET_ALLOW));
}

static void
refuse_new_calls (GArray *program)
{
  for (gsize i = 0; i < G_N_ELEMENTS (let_through); i++)
    {
      append (program,
              (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint32)let_through[i], 0, 1));
      append (program, (struct sock_filter)RETURN (SECCOMP_RET_ALLOW));
    }
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, FIRST_NEW_CALL, 0, 1));
  append (program, (struct sock_filter)FAIL (ENOSYS));
}

static GArray *
build_program (void)
{
  GArray *program = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));

  append (program, (struct sock_filter)LOAD (arch));
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0));
  append (program, (struct sock_filter)RETURN (SECCOMP_RET_KILL_PROCESS));
  append (program, (struct sock_filter)LOAD (nr));
#ifdef __x86_64__ /* the same calls under other numbers */
  append (program, (struct sock_filter)BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  append (program, (struct sock_filter)FAIL (ENOSYS));
#endif
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    refuse (program, (guint32)refused[i], EPERM);
  refuse_new_calls (
      program); /* clone3 too, whose flags are out of sight: the C library falls back on clone */
  examine_tgkill (program);
  examine (program, __NR_prlimit64, 0, ~0u, FALSE); /* its own limits */
  examine (program, __NR_clone, 0, CLONE_THREAD, TRUE);
  examine (program, __NR_openat, 2, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, FALSE);
  append (program, (struct sock_filter)RETURN (SECCOMP_RET_ALLOW));
  return program;
}

static gboolean
set_limit (int resource, rlim_t most)
{
  struct rlimit limit = { most, most };

  return setrlimit (resource, &limit) == 0;
}

gboolean
probant_pdf_lockdown (GError **error)
{
  g_autoptr (GArray) program = build_program ();
  struct sock_fprog filter
      = { .len = (unsigned short)program->len, .filter = (struct sock_filter *)(gpointer)program->data };

  if (
#ifndef __SANITIZE_ADDRESS__ /* its shadow memory is beyond any limit */
      set_limit (RLIMIT_AS, MAX_MEMORY) &&
#endif
      set_limit (RLIMIT_CORE, 0) && set_limit (RLIMIT_FSIZE, MAX_FILLED)
      && set_limit (RLIMIT_NOFILE, MAX_FILES) && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
      && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
      && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}
