#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CSurety.h"

#if defined(__linux__)
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// The C library keeps a thread's first function in the thread's own record, and tells the kernel of one place in that
// record: the list of robust locks. How far the two lie apart is found out once, on a thread whose first function is
// known. Nothing is assumed of the record but that all threads have the same.

enum { words = 512 };

static atomic_long distance;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static char *robust_list(int thread) {
    char *head = NULL;
    size_t size = 0;
    return syscall(SYS_get_robust_list, thread, &head, &size) == 0 ? head : NULL;
}

// Reads memory that may go away meanwhile.
static int copy(const void *from, void *to, size_t size) {
    struct iovec there = {(void *)from, size};
    struct iovec here = {to, size};
    return process_vm_readv(getpid(), &here, 1, &there, 1, 0) == (ssize_t)size;
}

static void *measure(void *argument) {
    (void)argument;
    char *head = robust_list(0);
    for (long index = -words; head && index < words; index++) {
        void *word = NULL;
        if (copy(head + index * (long)sizeof word, &word, sizeof word) && word == (void *)measure) {
            atomic_store(&distance, index * (long)sizeof word);
            break;
        }
    }
    return NULL;
}

static void measure_once(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, measure, NULL) == 0) pthread_join(thread, NULL);
}

int csurety_thread_is_of_pool(int thread) {
    pthread_once(&once, measure_once);
    char *head = robust_list(thread);
    void *start = NULL;
    if (!head || !atomic_load(&distance) || !copy(head + atomic_load(&distance), &start, sizeof start)) return -1;
    Dl_info information;
    if (!start || !dladdr(start, &information)) return -1;
    const char *file = information.dli_fname ? information.dli_fname : "";
    const char *symbol = information.dli_sname ? information.dli_sname : "";
    return strstr(file, "libdispatch") || strncmp(symbol, "_dispatch", 9) == 0;
}
#else
int csurety_thread_is_of_pool(int thread) {
    (void)thread;
    return -1;
}
#endif
