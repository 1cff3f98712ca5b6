#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CRunTests.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

int terminal_start(const char *const *arguments, const char *const *environment, int columns, int lines, int *master) {
    struct winsize size = {(unsigned short)lines, (unsigned short)columns, 0, 0};
    pid_t process = forkpty(master, NULL, NULL, &size);
    if (process == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
        execve(arguments[0], (char *const *)arguments, (char *const *)environment);
        _exit(126);
    }
    if (process > 0) fcntl(*master, F_SETFD, FD_CLOEXEC);
    return process;
}

int terminal_resize(int master, int columns, int lines) {
    struct winsize size = {(unsigned short)lines, (unsigned short)columns, 0, 0};
    return ioctl(master, TIOCSWINSZ, &size);
}
