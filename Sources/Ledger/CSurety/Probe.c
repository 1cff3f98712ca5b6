#if defined(__linux__)
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "Probe.h"

#include <errno.h>
#include <sys/prctl.h>

// A C library may come without the kernel's headers; then the tables in /proc have to do.
#if __has_include(<linux/inet_diag.h>) && __has_include(<linux/unix_diag.h>)
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int open_lister(void) {
    int lister = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (lister < 0) return -1;
    int size = 1 << 20;
    setsockopt(lister, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    struct timeval patience = {2, 0};
    setsockopt(lister, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return lister;
}

int csurety_socket_lister(int space) {
    if (space < 0) return open_lister();
    // A namespace belongs to the thread: the caller's is put back before anything else happens.
    int own = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    if (own < 0) return -1;
    int lister = -1;
    if (setns(space, CLONE_NEWNET) == 0) {
        lister = open_lister();
        int saved = errno;
        if (setns(own, CLONE_NEWNET) != 0) {
            if (lister >= 0) close(lister);
            lister = -1;
        } else {
            errno = saved;
        }
    }
    int saved = errno;
    close(own);
    errno = saved;
    return lister;
}

/* Connections that wait for time to pass, and those that were only asked for, belong to nobody any more or not yet: no
 * descriptor leads to them, and a busy server has thousands. */
static const uint32_t wanted_states = 0xffffffffu & ~(1u << 6) & ~(1u << 12);

static int ask(int lister, int family, int protocol) {
    struct {
        struct nlmsghdr header;
        union {
            struct inet_diag_req_v2 inet;
            struct inet_diag_req both;
            struct unix_diag_req local;
        } request;
    } message;
    memset(&message, 0, sizeof message);
    message.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    if (family == AF_UNIX) {
        message.request.local.sdiag_family = AF_UNIX;
        message.request.local.udiag_states = 0xffffffffu;
        message.request.local.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER;
        message.header.nlmsg_len = NLMSG_LENGTH(sizeof message.request.local);
    } else if (family == AF_UNSPEC) {
        /* The older form of the question asks for both families at once, so that the kernel walks over its table once. */
        message.header.nlmsg_type = TCPDIAG_GETSOCK;
        message.request.both.idiag_family = AF_INET;
        message.request.both.idiag_states = wanted_states;
        message.header.nlmsg_len = NLMSG_LENGTH(sizeof message.request.both);
    } else {
        message.request.inet.sdiag_family = (uint8_t)family;
        message.request.inet.sdiag_protocol = (uint8_t)protocol;
        message.request.inet.idiag_states = wanted_states;
        message.header.nlmsg_len = NLMSG_LENGTH(sizeof message.request.inet);
    }
    return send(lister, &message, message.header.nlmsg_len, 0) < 0 ? -1 : 0;
}

static void visit_inet(
    const struct nlmsghdr *header, int protocol, csurety_socket_visitor visit, void *context) {
    if (header->nlmsg_len < NLMSG_LENGTH(sizeof(struct inet_diag_msg))) return;
    const struct inet_diag_msg *message = NLMSG_DATA(header);
    struct csurety_socket found;
    memset(&found, 0, sizeof found);
    found.inode = message->idiag_inode;
    found.family = message->idiag_family;
    found.protocol = (uint8_t)protocol;
    found.state = message->idiag_state;
    found.local_port = __builtin_bswap16(message->id.idiag_sport);
    found.remote_port = __builtin_bswap16(message->id.idiag_dport);
    memcpy(found.local, message->id.idiag_src, 16);
    memcpy(found.remote, message->id.idiag_dst, 16);
    visit(context, &found, NULL, 0);
}

static void visit_local(const struct nlmsghdr *header, csurety_socket_visitor visit, void *context) {
    if (header->nlmsg_len < NLMSG_LENGTH(sizeof(struct unix_diag_msg))) return;
    const struct unix_diag_msg *message = NLMSG_DATA(header);
    struct csurety_socket found;
    memset(&found, 0, sizeof found);
    found.inode = message->udiag_ino;
    found.family = AF_UNIX;
    found.state = message->udiag_state;
    found.type = message->udiag_type;
    const char *name = NULL;
    size_t length = 0;
    struct rtattr *attribute = (struct rtattr *)((char *)message + NLMSG_ALIGN(sizeof *message));
    int rest = (int)(header->nlmsg_len - NLMSG_LENGTH(sizeof *message));
    for (; RTA_OK(attribute, rest); attribute = RTA_NEXT(attribute, rest)) {
        if (attribute->rta_type == UNIX_DIAG_NAME) {
            name = RTA_DATA(attribute);
            length = RTA_PAYLOAD(attribute);
        } else if (attribute->rta_type == UNIX_DIAG_PEER && RTA_PAYLOAD(attribute) >= 4) {
            uint32_t peer;
            memcpy(&peer, RTA_DATA(attribute), sizeof peer);
            found.peer = peer;
        }
    }
    visit(context, &found, name, length);
}

int csurety_socket_list(
    int lister, int family, int protocol, csurety_socket_visitor visit, void *context) {
    if (ask(lister, family, protocol) != 0) return -1;
    static _Thread_local char buffer[64 << 10] __attribute__((aligned(8)));
    for (;;) {
        ssize_t count = recv(lister, buffer, sizeof buffer, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return -1;
        size_t rest = (size_t)count;
        for (struct nlmsghdr *header = (struct nlmsghdr *)buffer; NLMSG_OK(header, rest);
             header = NLMSG_NEXT(header, rest)) {
            if (header->nlmsg_type == NLMSG_DONE) return 0;
            if (header->nlmsg_type == NLMSG_ERROR) {
                const struct nlmsgerr *error = NLMSG_DATA(header);
                errno = -error->error;
                return error->error == 0 ? 0 : -1;
            }
            if (family == AF_UNIX) {
                visit_local(header, visit, context);
            } else {
                visit_inet(header, protocol, visit, context);
            }
        }
    }
}

#else
int csurety_socket_lister(int space) {
    (void)space;
    errno = ENOSYS;
    return -1;
}

int csurety_socket_list(
    int lister, int family, int protocol, csurety_socket_visitor visit, void *context) {
    (void)lister;
    (void)family;
    (void)protocol;
    (void)visit;
    (void)context;
    errno = ENOSYS;
    return -1;
}
#endif

#endif
