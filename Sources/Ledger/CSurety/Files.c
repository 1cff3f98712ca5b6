#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CSurety.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>

#ifndef STATX_MNT_ID
#define STATX_MNT_ID 0x00001000U
#endif
#ifndef STATX_ATTR_MOUNT_ROOT
#define STATX_ATTR_MOUNT_ROOT 0x00002000
#endif

int csurety_identify(int directory, const char *path, struct csurety_identity *identity) {
    struct statx status;
    int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | (path[0] ? 0 : AT_EMPTY_PATH);
    if (statx(directory, path, flags, STATX_BASIC_STATS | STATX_BTIME | STATX_MNT_ID, &status) != 0) return -1;
    memset(identity, 0, sizeof *identity);
    identity->device = makedev(status.stx_dev_major, status.stx_dev_minor);
    identity->inode = status.stx_ino;
    if (status.stx_mask & STATX_BTIME)
        identity->born = (uint64_t)status.stx_btime.tv_sec * 1000000000u + status.stx_btime.tv_nsec;
    // The field has had its name since version 5.8 of the kernel; older headers have a spare word there.
    if (status.stx_mask & STATX_MNT_ID) memcpy(&identity->mount, (char *)&status + 0x90, sizeof identity->mount);
    identity->mode = status.stx_mode;
    identity->owner = status.stx_uid;
    identity->links = status.stx_nlink;
    identity->is_mount_root = status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT
        ? (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0 : 2;
    identity->size = (int64_t)status.stx_size;
    return 0;
}

// Component by component, for kernels and sandboxes that have no openat2.
static int walk(int directory, const char *path, int flags) {
    int current = path[0] == '/' ? open("/", O_PATH | O_CLOEXEC) : dup(directory);
    while (current >= 0) {
        while (*path == '/') path++;
        if (!*path) path = ".";
        size_t length = strcspn(path, "/");
        char name[256];
        if (length >= sizeof name) {
            close(current);
            errno = ENAMETOOLONG;
            return -1;
        }
        memcpy(name, path, length);
        name[length] = 0;
        path += length;
        while (*path == '/') path++;
        int last = !*path;
        int next = openat(current, name, O_CLOEXEC | O_NOFOLLOW | (last ? flags : O_PATH | O_DIRECTORY));
        int saved = errno;
        close(current);
        errno = saved;
        if (last) return next;
        current = next;
    }
    return -1;
}

int csurety_open_without_links(int directory, const char *path, int flags) {
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = (uint64_t)(flags | O_CLOEXEC | O_NOFOLLOW);
    how.resolve = RESOLVE_NO_SYMLINKS;
    int descriptor = (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
    if (descriptor < 0 && (errno == ENOSYS || errno == EPERM)) return walk(directory, path, flags);
    return descriptor;
}

int csurety_is_control_group(int descriptor) {
    struct statfs status;
    // CGROUP2_SUPER_MAGIC of linux/magic.h, which the C library may lack.
    return fstatfs(descriptor, &status) == 0 && status.f_type == 0x63677270;
}

int csurety_rename_new(int directory, const char *from, const char *to) {
    return renameat2(directory, from, directory, to, RENAME_NOREPLACE);
}

int csurety_lock(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, F_OFD_SETLK, &lock);
}

int csurety_unlock(int descriptor) {
    struct flock lock = {.l_type = F_UNLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, F_OFD_SETLK, &lock);
}

int csurety_is_locked(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(descriptor, F_OFD_GETLK, &lock) != 0) return -1;
    return lock.l_type != F_UNLCK;
}
#else
int csurety_identify(int directory, const char *path, struct csurety_identity *identity) {
    (void)directory, (void)path, (void)identity;
    errno = ENOSYS;
    return -1;
}
int csurety_open_without_links(int directory, const char *path, int flags) {
    (void)directory, (void)path, (void)flags;
    errno = ENOSYS;
    return -1;
}
int csurety_rename_new(int directory, const char *from, const char *to) {
    (void)directory, (void)from, (void)to;
    errno = ENOSYS;
    return -1;
}
int csurety_is_control_group(int descriptor) {
    (void)descriptor;
    return 0;
}
int csurety_lock(int descriptor) {
    (void)descriptor;
    errno = ENOSYS;
    return -1;
}
int csurety_unlock(int descriptor) {
    (void)descriptor;
    errno = ENOSYS;
    return -1;
}
int csurety_is_locked(int descriptor) {
    (void)descriptor;
    errno = ENOSYS;
    return -1;
}
#endif
