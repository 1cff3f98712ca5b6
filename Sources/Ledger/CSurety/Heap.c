#include "CSurety.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void csurety_heap_in_steps(int step, int mapped) {
#if defined(__GLIBC__)
    mallopt(M_TOP_PAD, step);
    mallopt(M_TRIM_THRESHOLD, step);
    // Once one of the others is set, this one no longer grows by itself.
    mallopt(M_MMAP_THRESHOLD, mapped);
#else
    (void)step;
    (void)mapped;
#endif
}
