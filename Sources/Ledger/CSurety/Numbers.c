#include "CSurety.h"

enum { at_a_time = 256 };

_Thread_local struct csurety_numbers csurety_own_numbers;

uintptr_t csurety_set_words[csurety_words];

uint64_t csurety_take_numbers(uint64_t *counter, uint64_t now) {
    uint64_t before = __atomic_fetch_add(counter, at_a_time, __ATOMIC_RELAXED);
    struct csurety_numbers taken = {counter, before + 2, before + 1 + at_a_time, now};
    csurety_own_numbers = taken;
    return before + 1;
}
