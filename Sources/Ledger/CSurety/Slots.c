#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CSurety.h"

#include <stddef.h>

#if defined(__linux__)
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
    char *base;
    size_t size;
    size_t kept;
    size_t slot_size;
    uint64_t held;
    int folder;
    char name[64];
} region;

// Runs in a copy of the process before anything else does: system calls and copying only. The obligations stay the
// original's.
static void leave_to_original(void) {
    close(region.folder);
    region.folder = -1;
    char *own = mmap(NULL, region.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (own == MAP_FAILED) {
        // Better no obligation than another process's.
        munmap(region.base, region.size);
        return;
    }
    memcpy(own, region.base, region.kept);
    mremap(own, region.size, region.size, MREMAP_MAYMOVE | MREMAP_FIXED, region.base);
}

static void remove_if_empty(void) {
    if (region.folder < 0) return;
    for (size_t offset = region.kept; offset + region.slot_size <= region.size; offset += region.slot_size)
        if (atomic_load((_Atomic uint64_t *)(void *)(region.base + offset)) & region.held) return;
    unlinkat(region.folder, region.name, 0);
}

static int open_folder(void) {
    const char *path = getenv("SURETY_LEDGER");
    if (!path || path[0] != '/') return -1;
    int folder = csurety_open_without_links(AT_FDCWD, path, O_RDONLY | O_DIRECTORY);
    struct stat status;
    if (folder >= 0
        && (fstat(folder, &status) != 0 || status.st_uid != geteuid() || (status.st_mode & 077) != 0)) {
        close(folder);
        return -1;
    }
    return folder;
}

void *csurety_slots_of_run(size_t size, size_t kept, size_t slot_size, uint64_t held) {
    int folder = open_folder();
    if (folder < 0) return NULL;
    // A process that replaced itself by another program has the same number.
    snprintf(region.name, sizeof region.name, "slots-%d-%llx", (int)getpid(), (unsigned long long)csurety_nanoseconds());
    int file = openat(folder, region.name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    char *base = MAP_FAILED;
    if (file >= 0 && posix_fallocate(file, 0, (off_t)size) == 0)
        base = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file >= 0) close(file);
    if (base == MAP_FAILED) {
        if (file >= 0) unlinkat(folder, region.name, 0);
        close(folder);
        return NULL;
    }
    region.base = base;
    region.size = size;
    region.kept = kept;
    region.slot_size = slot_size;
    region.held = held;
    region.folder = folder;
    pthread_atfork(NULL, NULL, leave_to_original);
    atexit(remove_if_empty);
    return base;
}
#else
void *csurety_slots_of_run(size_t size, size_t kept, size_t slot_size, uint64_t held) {
    (void)size, (void)kept, (void)slot_size, (void)held;
    return NULL;
}
#endif
