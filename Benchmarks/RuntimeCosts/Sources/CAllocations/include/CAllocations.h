#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H
#include <stdint.h>
/// How often this thread has allocated so far.
uint64_t callocations_count(void);
/// The CPU time of the process, in nanoseconds.
uint64_t callocations_cpu(void);
#endif
