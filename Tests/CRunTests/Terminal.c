#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CRunTests.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

// What a test's own process ignores or blocks is no matter of the program's.
static void become(const char *const *arguments, const char *const *environment) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 65; number++) signal(number, SIG_DFL);
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(126);
}

int process_start(
    const char *const *arguments, const char *const *environment, const char *folder, const char *output,
    const char *errors) {
    pid_t process = fork();
    if (process != 0) return process;
    int streams[3] = {
        open("/dev/null", O_RDONLY), open(output, O_WRONLY | O_CREAT | O_APPEND, 0600),
        open(errors, O_WRONLY | O_CREAT | O_APPEND, 0600)};
    for (int stream = 0; stream < 3; stream++) dup2(streams[stream], stream);
    for (int stream = 0; stream < 3; stream++)
        if (streams[stream] > 2) close(streams[stream]);
    if (chdir(folder) != 0) _exit(126);
    become(arguments, environment);
    return -1;
}

int terminal_start(const char *const *arguments, const char *const *environment, int columns, int lines, int *master) {
    struct winsize size = {(unsigned short)lines, (unsigned short)columns, 0, 0};
    pid_t process = forkpty(master, NULL, NULL, &size);
    if (process == 0) {
        become(arguments, environment);
    }
    if (process > 0) fcntl(*master, F_SETFD, FD_CLOEXEC);
    return process;
}

int terminal_resize(int master, int columns, int lines) {
    struct winsize size = {(unsigned short)lines, (unsigned short)columns, 0, 0};
    return ioctl(master, TIOCSWINSZ, &size);
}

int exchange_names(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
