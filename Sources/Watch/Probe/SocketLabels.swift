#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A socket as it is shown: its kind, and where it leads.
struct SocketName: Equatable {
    var kind: ResourceKind
    /// The label of its group.
    var label: String
    /// What the label is one of many of, empty where there are few.
    var family = ""
    /// The label of the family's rest.
    var rest = ""
    /// This one socket, with both ends.
    var detail: String
}

/// What the label of a connection depends on.
struct ConnectionKey: Hashable {
    var socketProtocol: UInt8
    var state: UInt8
    var family: UInt8
    /// The own port of a connection that came in, 0 for one that went out.
    var localPort: UInt16
    /// Where one leads that went out.
    var remotePort: UInt16
    var remote: SocketAddress
}

extension SocketTable {
    /// What the label of a connection depends on; nil for other sockets.
    func key(_ entry: SocketEntry) -> ConnectionKey? {
        guard entry.family != UInt8(AF_UNIX), entry.remotePort != 0 else { return nil }
        if listening.contains(UInt32(entry.socketProtocol) << 16 | UInt32(entry.localPort)) {
            return ConnectionKey(
                socketProtocol: entry.socketProtocol, state: entry.state, family: 0,
                localPort: entry.localPort,
                remotePort: 0, remote: SocketAddress())
        }
        return ConnectionKey(
            socketProtocol: entry.socketProtocol, state: entry.state, family: entry.family, localPort: 0,
            remotePort: entry.remotePort, remote: entry.remote)
    }

    /// How a socket is named.
    func name(_ entry: SocketEntry) -> SocketName {
        entry.family == UInt8(AF_UNIX) ? localName(entry) : internetName(entry)
    }

    /// Of a connection, the end that stays the same counts: the own port where others connect to it, else the peer.
    private func internetName(_ entry: SocketEntry) -> SocketName {
        let kind: ResourceKind = entry.socketProtocol == UInt8(IPPROTO_TCP) ? .tcp : .udp
        let state = kind == .udp && entry.state == 7 ? "bound" : Labels.state(entry.state)
        let local = Labels.address(entry.local, family: entry.family, port: entry.localPort)
        guard entry.remotePort != 0 else {
            let label = entry.localPort == 0 ? state : "\(state) at \(local)"
            return SocketName(
                kind: kind, label: label, family: state, rest: "\(state) at others", detail: label)
        }
        let remote = Labels.address(entry.remote, family: entry.family, port: entry.remotePort)
        let detail = "\(state) \(local) to \(remote)"
        if listening.contains(UInt32(entry.socketProtocol) << 16 | UInt32(entry.localPort)) {
            return SocketName(
                kind: kind, label: "\(state) at port \(entry.localPort)", family: "\(state) at",
                rest: "\(state) at other ports", detail: detail)
        }
        return SocketName(
            kind: kind, label: "\(state) to \(remote)", family: "\(state) to", rest: "\(state) to others",
            detail: detail)
    }

    private func localName(_ entry: SocketEntry) -> SocketName {
        let state = Labels.state(entry.state)
        let name = entry.name >= 0 ? names[Int(entry.name)] : []
        let own = Labels.local(name, Labels.plain)
        let peer = entry.peer == 0 ? nil : find(entry.peer)
        let other =
            peer.flatMap { $0.name >= 0 ? Labels.local(names[Int($0.name)], Labels.plain) : nil } ?? ""
        let end = !own.isEmpty ? "at \(own)" : !other.isEmpty ? "to \(other)" : "without a name"
        let pattern = !own.isEmpty ? "at " + Labels.local(name, Labels.path) : end
        return SocketName(
            kind: .unix, label: "\(state) \(pattern)", family: state, rest: "\(state) at others",
            detail: "\(state) \(end)")
    }
}
