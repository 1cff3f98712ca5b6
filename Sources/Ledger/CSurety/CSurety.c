#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CSurety.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

uint64_t csurety_thread(void) {
#if defined(__linux__)
    return (uint64_t)syscall(SYS_gettid);
#else
    uint64_t number = 0;
    pthread_threadid_np(NULL, &number);
    return number;
#endif
}

enum { signal_count = 65 };

// What a handler needs must be there before it runs: the former action and the descriptor are stored first, and the
// flag that says so last.
static struct sigaction former[signal_count];
static atomic_int descriptors[signal_count];
static atomic_int installed[signal_count];

static void handle(int signal, siginfo_t *information, void *context) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    // A full pipe already says that signals came; nothing is lost by dropping this one.
    (void)!write(atomic_load(&descriptors[signal]), &byte, 1);
    if (atomic_load(&installed[signal])) {
        struct sigaction *action = &former[signal];
        if (action->sa_flags & SA_SIGINFO) {
            if (action->sa_sigaction) action->sa_sigaction(signal, information, context);
        } else if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN) {
            action->sa_handler(signal);
        }
    }
    errno = saved;
}

int csurety_signal_install(int signal, int descriptor) {
    if (signal <= 0 || signal >= signal_count) {
        errno = EINVAL;
        return -1;
    }
    atomic_store(&descriptors[signal], descriptor);
    if (atomic_load(&installed[signal])) return 0;
    struct sigaction present;
    if (sigaction(signal, NULL, &present) != 0) return -1;
    if (!(present.sa_flags & SA_SIGINFO) && present.sa_handler == SIG_IGN) return 1;
    former[signal] = present;
    atomic_store(&installed[signal], 1);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    return sigaction(signal, &action, NULL);
}

int csurety_signal_remove(int signal) {
    if (signal <= 0 || signal >= signal_count || !atomic_load(&installed[signal])) return 0;
    int result = sigaction(signal, &former[signal], NULL);
    atomic_store(&installed[signal], 0);
    return result;
}

_Noreturn void csurety_signal_raise(int signal) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    // To the process, not to this thread alone: another thread may be the one that takes it.
    kill(getpid(), signal);
    raise(signal);
    _exit(128 + signal);
}
