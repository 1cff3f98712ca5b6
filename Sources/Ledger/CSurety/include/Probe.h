// What a probe asks the system for and Swift cannot name. Linux only.
#ifndef CSURETY_PROBE_H
#define CSURETY_PROBE_H

#include <stddef.h>
#include <stdint.h>

/// A socket as the kernel lists it.
struct csurety_socket {
    /// Its number, the one in `socket:[…]`.
    uint64_t inode;
    /// For a local socket: the number of the one at the other end, 0 for none.
    uint64_t peer;
    /// AF_INET, AF_INET6 or AF_UNIX.
    uint8_t family;
    /// IPPROTO_TCP and its like; 0 for local sockets.
    uint8_t protocol;
    /// TCP's state by the kernel's number; other sockets use the same numbers.
    uint8_t state;
    /// SOCK_STREAM and its like; for local sockets only.
    uint8_t type;
    uint16_t local_port;
    uint16_t remote_port;
    uint8_t local[16];
    uint8_t remote[16];
};

/// Called for each socket. The name is that of a local socket, with its leading zero byte where it is abstract; it is
/// not closed by a zero.
typedef void (*csurety_socket_visitor)(
    void *context, const struct csurety_socket *socket, const char *name, size_t length);

/// A descriptor through which the sockets of a network namespace can be listed, or -1 with `errno` set. `space` is a
/// descriptor of /proc/N/ns/net, or -1 for the caller's own.
int csurety_socket_lister(int space);

/// Lists the sockets of a family and, for AF_INET and AF_INET6, of a protocol; AF_UNSPEC stands for TCP of both families.
/// Connections that no descriptor can lead to are left out. Returns 0, or -1 with `errno` set.
int csurety_socket_list(
    int lister, int family, int protocol, csurety_socket_visitor visit, void *context);

#endif
