// What a supervisor and the ledger's files need of Linux and Swift cannot name. Elsewhere each call fails with ENOSYS.
#ifndef CSURETY_SUPERVISION_H
#define CSURETY_SUPERVISION_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What tells a file from every other, and what is asked of it besides.
struct csurety_identity {
    uint64_t device;
    uint64_t inode;
    /// When it was made, in nanoseconds of the real-time clock; 0 where the file system does not say.
    uint64_t born;
    /// The number of the mount that it was reached through; 0 where the kernel does not say.
    uint64_t mount;
    uint32_t mode;
    uint32_t owner;
    uint32_t links;
    /// Whether it is the root of a mount: 1, 0, or 2 where the kernel does not say.
    uint32_t is_mount_root;
    int64_t size;
};

/// Asks who a file is, without following a link at the end of `path` and without triggering an automatic mount. An empty
/// path asks of the descriptor itself. Returns 0, or -1 with `errno` set.
int csurety_identify(int directory, const char *path, struct csurety_identity *identity);

/// Opens a path in which no component may be a symbolic link. Returns a descriptor that is closed at exec, or -1.
int csurety_open_without_links(int directory, const char *path, int flags);

/// Renames within a directory and never over something that is there. Returns 0, or -1 with `errno` set.
int csurety_rename_new(int directory, const char *from, const char *to);

/// Whether an open folder lies in a tree of control groups of version 2.
int csurety_is_control_group(int descriptor);

/// Locks a whole file for writing, for as long as the open file description lives, whoever holds it. Returns 0, or -1
/// with EAGAIN where somebody else has it.
int csurety_lock(int descriptor);

/// Gives the lock up, for everybody who shares the open file description. Returns 0, or -1 with `errno` set.
int csurety_unlock(int descriptor);

/// Whether somebody else holds such a lock: 1, 0, or -1 with `errno` set. It takes no lock itself.
int csurety_is_locked(int descriptor);

/// A descriptor for a process, closed at exec, or -1 with `errno` set.
int csurety_process_open(int process);

/// Signals the process behind a descriptor. Returns 0, or -1 with `errno` set.
int csurety_process_signal(int descriptor, int signal);

/// Makes this process the one that its orphaned descendants come to. Returns 0, or -1 with `errno` set.
int csurety_adopt_orphans(void);

/// Names this process in lists of processes, and blanks its arguments there.
void csurety_rename_process(const char *name, char **arguments, int count);

/// Lets this process leave no core file.
void csurety_leave_no_core(void);

/// Copies this process. Only for a process with one thread.
int csurety_fork(void);

/// Blocks every signal that can be blocked, and returns a descriptor from which they are read. The former mask is kept for `csurety_start`. Returns -1 with `errno` set where it fails.
int csurety_take_signals(void);

/// A signal as it arrived.
struct csurety_arrival {
    int signal;
    /// Whether a process sent it; otherwise the kernel did, as for a key at the terminal.
    int was_sent;
    int sender;
};

/// Reads one signal. Returns 1, 0 where none is there, or -1.
int csurety_read_signal(int descriptor, struct csurety_arrival *arrival);

/// What a process had been given when it started, before anything changed it.
struct csurety_inheritance {
    /// Whether descriptors 0, 1 and 2 were closed, as bits.
    uint32_t closed_streams;
    /// Whether these signals were ignored.
    int ignores_pipe;
    int ignores_child;
};

/// Looks at it. To be called first of all.
struct csurety_inheritance csurety_inherited(void);

/// How to start a program.
struct csurety_start {
    const char *program;
    char *const *arguments;
    char *const *environment;
    /// Where to start it, or NULL for here.
    const char *folder;
    struct csurety_inheritance inheritance;
    /// What its standard streams are, or -1 for this process's own.
    int streams[3];
    /// The open folder of a control group of version 2 to start it in, where that is possible; or -1.
    int control_group;
    /// Whether it gets a process group of its own.
    int own_group;
    /// Who it runs as, where `changes_user` is set.
    int changes_user;
    uint32_t user;
    uint32_t group;
    const uint32_t *groups;
    int group_count;
};

/// Starts a program with the signals, the mask and the streams that this process was given. The program is searched for
/// in the environment's PATH unless it has a slash. Returns its process number, or -1 with `errno` set to what made the
/// start fail, also where that was the program's execution.
int csurety_start(const struct csurety_start *start);

/// What happened to a child.
struct csurety_change {
    int process;
    /// Whether it ended; otherwise it was stopped, or goes on.
    int has_ended;
    int is_stopped;
    /// For one that ended, the word that `waitpid` gives; for one that was stopped, the signal.
    int word;
};

/// Takes note of one change of one child. Returns 1, 0 where nothing happened to any, or -1 with `errno` set to ECHILD
/// where there is none.
int csurety_next_change(struct csurety_change *change);

/// Lets a signal that stops a process stop this one, and returns when it goes on.
void csurety_stop(int signal);

/// A pipe whose ends are closed at exec: the reading one first. Reading from it waits for nothing. Returns 0 or -1.
int csurety_pipe(int ends[2]);

/// Whether bytes have others among them.
int csurety_contains(const void *bytes, size_t size, const void *wanted, size_t wanted_size);

/// Follows a file: the descriptor that is returned can be read when somebody has written to it. -1 where it cannot.
int csurety_follow_file(const char *path);

/// Becomes another user for good: groups, group, user. Returns 0, or -1 with `errno` set.
int csurety_become(uint32_t user, uint32_t group, const uint32_t *groups, int group_count);

/// Memory for a process's slots that whoever supervises it can read when it is dead: a file in the run's folder, which
/// `SURETY_LEDGER` names. It is taken from the device at once, so that a full device is no fault later; a copy of this
/// process gets memory of its own instead, with the first `kept` bytes as they were and the rest zero; and the file goes
/// away at exit unless a slot, of which there is one every `slot_size` bytes from `kept` on, has `held` in its first word.
///
/// Returns NULL where the process belongs to no run, or its folder is not the user's own. To be called once.
void *csurety_slots_of_run(size_t size, size_t kept, size_t slot_size, uint64_t held);

#endif
