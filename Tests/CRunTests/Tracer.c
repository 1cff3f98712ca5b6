#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CRunTests.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

enum { most = 4096 };

struct tracing {
    pid_t process[most];
    int role[most];
    int count;
    // The first process of each role.
    pid_t first[3];
    int alive[3];
};

static int find(struct tracing *tracing, pid_t process) {
    for (int index = 0; index < tracing->count; index++)
        if (tracing->process[index] == process) return index;
    return -1;
}

static void add(struct tracing *tracing, pid_t process, int role) {
    if (tracing->count == most) return;
    tracing->process[tracing->count] = process;
    tracing->role[tracing->count] = role;
    tracing->count++;
    if (!tracing->first[role]) tracing->first[role] = process;
    tracing->alive[role]++;
}

// What a parent's new child is.
static int role_of_child(struct tracing *tracing, int parent) {
    if (parent == tracer_guardian && !tracing->first[tracer_supervisor]) return tracer_supervisor;
    if (parent == tracer_supervisor && !tracing->first[tracer_command]) return tracer_command;
    return parent == tracer_command ? tracer_command : -1;
}

static pid_t begin(const char *const *arguments, const char *const *environment) {
    pid_t process = fork();
    if (process != 0) return process;
    // Streams of no interest.
    int nothing = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++) dup2(nothing, stream);
    raise(SIGSTOP);
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(126);
}

static long trace(
    const char *const *arguments, const char *const *environment, const char *begins, int role, long kill_after,
    int kills_both, int *was_killed) {
    static struct tracing tracing;
    *was_killed = 0;
    pid_t root = begin(arguments, environment);
    if (root < 0) return -1;
    int status;
    waitpid(root, &status, WUNTRACED);
    long options = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACESYSGOOD;
    if (ptrace(PTRACE_SEIZE, root, 0, options) != 0) {
        int saved = errno;
        kill(root, SIGKILL);
        waitpid(root, &status, 0);
        errno = saved;
        return -1;
    }
    add(&tracing, root, tracer_guardian);
    kill(root, SIGCONT);
    long calls = 0;
    int has_begun = 0;
    while (tracing.alive[tracer_guardian] + tracing.alive[tracer_supervisor] > 0) {
        pid_t process = waitpid(-1, &status, __WALL);
        if (process < 0) {
            if (errno == EINTR) continue;
            break;
        }
        int index = find(&tracing, process);
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (index >= 0 && tracing.role[index] >= 0) {
                tracing.alive[tracing.role[index]]--;
                tracing.role[index] = -1;
            }
            continue;
        }
        if (!WIFSTOPPED(status)) continue;
        int signal = WSTOPSIG(status);
        int event = status >> 16;
        if (event == PTRACE_EVENT_FORK || event == PTRACE_EVENT_VFORK || event == PTRACE_EVENT_CLONE) {
            unsigned long child = 0;
            ptrace(PTRACE_GETEVENTMSG, process, 0, &child);
            if (index >= 0 && find(&tracing, (pid_t)child) < 0) {
                int child_role = role_of_child(&tracing, tracing.role[index]);
                if (child_role >= 0) add(&tracing, (pid_t)child, child_role);
            }
            ptrace(PTRACE_SYSCALL, process, 0, 0);
            continue;
        }
        if (index < 0 && event == PTRACE_EVENT_STOP) {
            // A child may report before its parent tells of it. One that is of no interest goes its way.
            pid_t parent = 0;
            char path[64], line[512];
            snprintf(path, sizeof path, "/proc/%d/stat", process);
            int file = open(path, O_RDONLY | O_CLOEXEC);
            ssize_t length = file < 0 ? 0 : read(file, line, sizeof line - 1);
            if (file >= 0) close(file);
            line[length > 0 ? length : 0] = 0;
            char *name_end = strrchr(line, ')');
            if (name_end) parent = (pid_t)strtol(name_end + 4, NULL, 10);
            int parent_index = find(&tracing, parent);
            int child_role = parent_index < 0 ? -1 : role_of_child(&tracing, tracing.role[parent_index]);
            if (child_role < 0) {
                ptrace(PTRACE_DETACH, process, 0, 0);
                continue;
            }
            add(&tracing, process, child_role);
            index = find(&tracing, process);
        }
        if (event == PTRACE_EVENT_STOP) {
            int is_group_stop = signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
            ptrace(is_group_stop ? PTRACE_LISTEN : PTRACE_SYSCALL, process, 0, 0);
            continue;
        }
        if (signal == (SIGTRAP | 0x80)) {
            if (!has_begun && access(begins, F_OK) == 0) has_begun = 1;
            if (has_begun && index >= 0 && tracing.role[index] == role) calls++;
            // A system call stops twice, before and behind; both are places to die in.
            if (!*was_killed && has_begun && calls >= kill_after && kill_after > 0) {
                *was_killed = 1;
                if (kills_both || role == tracer_guardian) kill(tracing.first[tracer_guardian], SIGKILL);
                if ((kills_both || role == tracer_supervisor) && tracing.first[tracer_supervisor])
                    kill(tracing.first[tracer_supervisor], SIGKILL);
                if (role == tracer_command)
                    for (int other = 0; other < tracing.count; other++)
                        if (tracing.role[other] == tracer_command) kill(tracing.process[other], SIGKILL);
            }
            ptrace(PTRACE_SYSCALL, process, 0, 0);
            continue;
        }
        ptrace(PTRACE_SYSCALL, process, 0, event ? 0 : signal);
    }
    return calls;
}

long tracer_run(
    const char *const *arguments, const char *const *environment, const char *begins, int role, long kill_after,
    int kills_both, int *was_killed) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return -1;
    // A process of its own traces: whom it traces still when it ends goes on untraced.
    pid_t tracer = fork();
    if (tracer == 0) {
        long answer[3] = {0, 0, 0};
        answer[0] = trace(arguments, environment, begins, role, kill_after, kills_both, was_killed);
        answer[1] = *was_killed;
        answer[2] = errno;
        (void)!write(ends[1], answer, sizeof answer);
        _exit(0);
    }
    close(ends[1]);
    long answer[3] = {-1, 0, ECHILD};
    while (read(ends[0], answer, sizeof answer) < 0 && errno == EINTR) {}
    close(ends[0]);
    if (tracer > 0) waitpid(tracer, NULL, 0);
    *was_killed = (int)answer[1];
    errno = (int)answer[2];
    return answer[0];
}
