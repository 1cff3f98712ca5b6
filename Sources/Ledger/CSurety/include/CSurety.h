// The few system calls that Swift cannot name, and the one piece of code that must be C: a signal handler.
#ifndef CSURETY_H
#define CSURETY_H

#include <stdint.h>
#include <time.h>

#include "CSuretySupervision.h"
#if defined(__linux__)
#include "Probe.h"
#endif

/// The monotonic clock in nanoseconds, at the resolution of the system's tick: some milliseconds, and several times
/// cheaper than the exact one.
static inline uint64_t csurety_coarse_nanoseconds(void) {
    struct timespec now;
#if defined(CLOCK_MONOTONIC_COARSE)
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
#elif defined(CLOCK_MONOTONIC_RAW_APPROX)
    clock_gettime(CLOCK_MONOTONIC_RAW_APPROX, &now);
#else
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/// The monotonic clock in nanoseconds, exactly.
static inline uint64_t csurety_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/// The numbers of a counter that a thread may still give out without asking anybody.
struct csurety_numbers {
    const void *counter;
    uint64_t next;
    uint64_t end;
    uint64_t tick;
};

#if defined(__linux__)
extern _Thread_local struct csurety_numbers csurety_own_numbers __attribute__((tls_model("initial-exec")));
#else
extern _Thread_local struct csurety_numbers csurety_own_numbers;
#endif

/// Takes further numbers for the calling thread, and gives out the first of them.
uint64_t csurety_take_numbers(uint64_t *counter, uint64_t now);

/// The next number of a counter, from 1. A thread takes several at a time, which are good for one reading of the coarse
/// clock: what one thread asks for is in order, and so is what threads ask for at different readings. It costs two
/// nanoseconds, where an atomic addition costs five, and several times that when another processor has made one since.
static inline uint64_t csurety_next_number(uint64_t *counter, uint64_t now) {
    struct csurety_numbers *own = &csurety_own_numbers;
    if (own->counter == counter && own->next != own->end && own->tick == now) return own->next++;
    return csurety_take_numbers(counter, now);
}

/// Words that are set once and then read often: a global of Swift costs a call and a check at each use.
enum csurety_word { csurety_word_ledger, csurety_word_capacity, csurety_word_literals, csurety_words };

extern uintptr_t csurety_set_words[csurety_words];

/// A word, and all that was written before it was set; 0 before that.
static inline uintptr_t csurety_get_word(enum csurety_word word) {
    return __atomic_load_n(&csurety_set_words[word], __ATOMIC_ACQUIRE);
}

/// Sets a word.
static inline void csurety_set_word(enum csurety_word word, uintptr_t value) {
    __atomic_store_n(&csurety_set_words[word], value, __ATOMIC_RELEASE);
}

/// The calling thread's number in the system.
uint64_t csurety_thread(void);

/// Whether a thread of this process belongs to the system's pool of threads: 1 if it does, 0 if somebody started it, -1
/// where that cannot be told.
int csurety_thread_is_of_pool(int thread);

/// Lets the heap of each thread grow and shrink by so many bytes at once, and gives blocks from `mapped` on a map of their
/// own; to be called before there are threads. Does nothing where the C library is not glibc.
void csurety_heap_in_steps(int step, int mapped);

/// Installs the handler for a signal. It writes one byte, the signal's number, to `descriptor` and then calls the action
/// that was there before, if that was a function. Returns 0; 1 where the signal is ignored, which is left so; or -1 with
/// `errno` set. Installing it twice keeps the first former action.
int csurety_signal_install(int signal, int descriptor);

/// Puts back what was there before `csurety_signal_install`. Returns 0, or -1 with `errno` set.
int csurety_signal_remove(int signal);

/// Ends the process by the signal's default action: sets that action, unblocks the signal, raises it. If the process
/// still lives, ends it with the status that a shell would report for the signal.
_Noreturn void csurety_signal_raise(int signal);

#endif
