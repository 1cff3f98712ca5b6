#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CSurety.h"

#include <errno.h>

#if defined(__linux__)
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <sys/syscall.h>
#include <unistd.h>

int csurety_process_open(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int csurety_process_signal(int descriptor, int signal) {
    return (int)syscall(SYS_pidfd_send_signal, descriptor, signal, NULL, 0);
}

int csurety_adopt_orphans(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

void csurety_rename_process(const char *name, char **arguments, int count) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
    for (int index = 0; index < count; index++) memset(arguments[index], 0, strlen(arguments[index]));
}

void csurety_leave_no_core(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int csurety_fork(void) { return fork(); }

static sigset_t former_mask;
static int has_former_mask;

int csurety_take_signals(void) {
    sigset_t set;
    sigfillset(&set);
    // A fault of this process's own ends it also where it is blocked.
    if (sigprocmask(SIG_SETMASK, &set, has_former_mask ? NULL : &former_mask) != 0) return -1;
    has_former_mask = 1;
    // Ignored children would be gone before anybody could ask how they ended.
    signal(SIGCHLD, SIG_DFL);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int csurety_read_signal(int descriptor, struct csurety_arrival *arrival) {
    struct signalfd_siginfo information;
    ssize_t count;
    do count = read(descriptor, &information, sizeof information);
    while (count < 0 && errno == EINTR);
    if (count < 0) return errno == EAGAIN ? 0 : -1;
    arrival->signal = (int)information.ssi_signo;
    arrival->was_sent = information.ssi_code == SI_USER || information.ssi_code == SI_QUEUE
        || information.ssi_code == SI_TKILL;
    arrival->sender = (int)information.ssi_pid;
    return 1;
}

struct csurety_inheritance csurety_inherited(void) {
    struct csurety_inheritance found = {0, 0, 0};
    for (int stream = 0; stream < 3; stream++)
        if (fcntl(stream, F_GETFD) < 0) found.closed_streams |= 1u << stream;
    struct sigaction action;
    if (sigaction(SIGPIPE, NULL, &action) == 0) found.ignores_pipe = action.sa_handler == SIG_IGN;
    if (sigaction(SIGCHLD, NULL, &action) == 0) found.ignores_child = action.sa_handler == SIG_IGN;
    return found;
}

int csurety_next_change(struct csurety_change *change) {
    siginfo_t information;
    memset(&information, 0, sizeof information);
    int result;
    do result = waitid(P_ALL, 0, &information, WEXITED | WSTOPPED | WCONTINUED | WNOHANG);
    while (result != 0 && errno == EINTR);
    if (result != 0) return -1;
    if (information.si_pid == 0) return 0;
    change->process = information.si_pid;
    change->has_ended = information.si_code == CLD_EXITED || information.si_code == CLD_KILLED
        || information.si_code == CLD_DUMPED;
    change->is_stopped = information.si_code == CLD_STOPPED || information.si_code == CLD_TRAPPED;
    change->word = information.si_code == CLD_EXITED ? (information.si_status & 0xff) << 8 : information.si_status;
    return 1;
}

void csurety_stop(int signal) {
    if (signal != SIGSTOP) {
        sigset_t set;
        sigset_t former;
        sigemptyset(&set);
        sigaddset(&set, signal);
        kill(getpid(), signal);
        // It is taken here.
        sigprocmask(SIG_UNBLOCK, &set, &former);
        sigprocmask(SIG_SETMASK, &former, NULL);
        return;
    }
    kill(getpid(), SIGSTOP);
}

int csurety_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    return fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

int csurety_contains(const void *bytes, size_t size, const void *wanted, size_t wanted_size) {
    return memmem(bytes, size, wanted, wanted_size) != NULL;
}

int csurety_follow_file(const char *path) {
    int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0) return -1;
    if (inotify_add_watch(descriptor, path, IN_MODIFY) < 0) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

int csurety_become(uint32_t user, uint32_t group, const uint32_t *groups, int group_count) {
    if (setgroups((size_t)group_count, (const gid_t *)groups) != 0) return -1;
    if (setresgid(group, group, group) != 0) return -1;
    return setresuid(user, user, user);
}

static int take_streams(const struct csurety_start *start) {
    for (int stream = 0; stream < 3; stream++) {
        if (start->streams[stream] < 0) {
            if (start->inheritance.closed_streams & 1u << stream) close(stream);
        } else if (start->streams[stream] == stream) {
            fcntl(stream, F_SETFD, 0);
        } else if (dup2(start->streams[stream], stream) < 0) {
            return -1;
        }
    }
    return 0;
}

// In the child: anything that fails is told through the pipe.
static void become_program(const struct csurety_start *start, int report) {
    struct sigaction ignore;
    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = start->inheritance.ignores_pipe ? SIG_IGN : SIG_DFL;
    sigaction(SIGPIPE, &ignore, NULL);
    ignore.sa_handler = start->inheritance.ignores_child ? SIG_IGN : SIG_DFL;
    sigaction(SIGCHLD, &ignore, NULL);
    int failed = (start->own_group && setpgid(0, 0) != 0) || take_streams(start) != 0
        || (start->changes_user
            && csurety_become(start->user, start->group, start->groups, start->group_count) != 0)
        || (start->folder && chdir(start->folder) != 0);
    if (!failed) {
        if (has_former_mask) sigprocmask(SIG_SETMASK, &former_mask, NULL);
        execvpe(start->program, start->arguments, start->environment);
    }
    int error = errno;
    (void)!write(report, &error, sizeof error);
    _exit(127);
}

#ifndef SYS_clone3
#define SYS_clone3 435
#endif

// CLONE_INTO_CGROUP of linux/sched.h, which the C library may lack.
static const uint64_t clone_into_cgroup = 0x200000000;

// A fork into a control group. Moving a process there afterwards would wait for every processor.
static int fork_into(int control_group) {
    struct {
        uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
    } how = {.flags = clone_into_cgroup, .exit_signal = SIGCHLD, .cgroup = (uint64_t)control_group};
    int process = control_group < 0 ? -1 : (int)syscall(SYS_clone3, &how, sizeof how);
    return process < 0 ? fork() : process;
}

int csurety_start(const struct csurety_start *start) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    // Above the standard streams, so that none of them takes its place.
    int report = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
    close(ends[1]);
    int process = report < 0 ? -1 : fork_into(start->control_group);
    if (process == 0) become_program(start, report);
    int saved = errno;
    if (report >= 0) close(report);
    int error = 0;
    ssize_t count = 0;
    if (process > 0) {
        do count = read(ends[0], &error, sizeof error);
        while (count < 0 && errno == EINTR);
    }
    close(ends[0]);
    if (count == sizeof error) {
        // It has ended; whoever waits for any child must not meet it.
        while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {}
        errno = error;
        return -1;
    }
    errno = saved;
    return process;
}
#else
int csurety_process_open(int process) { (void)process; errno = ENOSYS; return -1; }
int csurety_process_signal(int descriptor, int signal) { (void)descriptor, (void)signal; errno = ENOSYS; return -1; }
int csurety_adopt_orphans(void) { errno = ENOSYS; return -1; }
void csurety_rename_process(const char *name, char **arguments, int count) { (void)name, (void)arguments, (void)count; }
void csurety_leave_no_core(void) {}
int csurety_fork(void) { errno = ENOSYS; return -1; }
int csurety_take_signals(void) { errno = ENOSYS; return -1; }
int csurety_read_signal(int descriptor, struct csurety_arrival *arrival) {
    (void)descriptor, (void)arrival;
    errno = ENOSYS;
    return -1;
}
struct csurety_inheritance csurety_inherited(void) {
    struct csurety_inheritance none = {0, 0, 0};
    return none;
}
int csurety_start(const struct csurety_start *start) { (void)start; errno = ENOSYS; return -1; }
int csurety_next_change(struct csurety_change *change) { (void)change; errno = ENOSYS; return -1; }
void csurety_stop(int signal) { (void)signal; }
int csurety_pipe(int ends[2]) { (void)ends; errno = ENOSYS; return -1; }
int csurety_contains(const void *bytes, size_t size, const void *wanted, size_t wanted_size) {
    (void)bytes, (void)size, (void)wanted, (void)wanted_size;
    return 0;
}
int csurety_follow_file(const char *path) { (void)path; errno = ENOSYS; return -1; }
int csurety_become(uint32_t user, uint32_t group, const uint32_t *groups, int group_count) {
    (void)user, (void)group, (void)groups, (void)group_count;
    errno = ENOSYS;
    return -1;
}
#endif
