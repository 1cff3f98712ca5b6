// What the tests of the supervisor need of the system: terminals, and deaths between two system calls.
#ifndef CRUNTESTS_H
#define CRUNTESTS_H

/// Starts a program in a session and on a terminal of its own. Returns its process number and the other end of the
/// terminal in `master`; -1 with `errno` set where that fails.
int terminal_start(const char *const *arguments, const char *const *environment, int columns, int lines, int *master);

/// Starts a program in a folder, with every signal's default action, nothing on standard input, and its output in files.
/// Returns its process number or -1.
int process_start(
    const char *const *arguments, const char *const *environment, const char *folder, const char *output,
    const char *errors);

/// Gives two files each other's name in one step. Returns 0, or -1 with `errno` set.
int exchange_names(const char *one, const char *other);

/// Changes the size of a terminal.
int terminal_resize(int master, int columns, int lines);

/// Whose system calls are counted. The process that is started is the guardian, its first child the supervisor, and that
/// one's first child the command; what the command starts counts as the command's.
enum tracer_role { tracer_guardian, tracer_supervisor, tracer_command };

/// Starts a program and kills when a role has made so many system calls, counted together over its processes.
///
/// `begins` is a path: calls are counted from when it is there, since what a program does to load itself is of no
/// interest. Both the supervisor and the guardian are killed at the same place where `kills_both` is set.
///
/// Returns how many calls were counted, or -1 with `errno` set. `was_killed` tells whether that many were reached. It
/// returns when the processes that it follows have ended.
long tracer_run(
    const char *const *arguments, const char *const *environment, const char *begins, int role, long kill_after,
    int kills_both, int *was_killed);

#endif
