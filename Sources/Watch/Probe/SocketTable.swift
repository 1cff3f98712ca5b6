import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A socket as the kernel lists it.
struct SocketEntry {
    var inode: UInt64
    var peer: UInt64 = 0
    var family: UInt8
    var socketProtocol: UInt8
    var state: UInt8
    var localPort: UInt16 = 0
    var remotePort: UInt16 = 0
    var local: SocketAddress = SocketAddress()
    var remote: SocketAddress = SocketAddress()
    /// The name of a local socket, as an index into the table's names; -1 for none.
    var name: Int32 = -1
}

/// The 16 bytes of an address, of which IPv4 uses four.
struct SocketAddress: Hashable {
    var high: UInt64 = 0
    var low: UInt64 = 0
}

/// The sockets of one network namespace, read once in a scan for all processes in it, when the first socket is met: the kernel
/// walks over a table as large as its memory allows, however few sockets there are.
final class SocketTable {
    private(set) var entries: [SocketEntry] = []
    private(set) var names: [[UInt8]] = []
    /// Inode to index, as an open table: the hash of a dictionary costs more than the look-up is worth.
    private var slots: [Int32] = []
    /// TCP and UDP ports that somebody listens at.
    private(set) var listening: Set<UInt32> = []
    private var lister: Int32 = -1
    private var isListerTried = false
    /// How to read it, until somebody asks for something in it.
    private var waiting: (process: ProcessHandle, isOwn: Bool, file: ProcFile)?
    /// When it was read, by the system's clock that only goes forward.
    private var readAt = -Double.infinity
    /// While all sockets that are asked for are in it, it is read anew after so many seconds: a state is told that much later,
    /// and a process whose sockets stay the same costs a third.
    private static let patience = 12.0

    deinit { if lister >= 0 { close(lister) } }

    /// The socket of that number.
    func find(_ inode: UInt64) -> SocketEntry? {
        if let waiting {
            if Probe.monotonic() - readAt < SocketTable.patience, let known = lookUp(inode) { return known }
            read(of: waiting.process, isOwn: waiting.isOwn, waiting.file)
        }
        return lookUp(inode)
    }

    private func lookUp(_ inode: UInt64) -> SocketEntry? {
        guard !slots.isEmpty else { return nil }
        var slot = SocketTable.slot(inode, slots.count)
        while slots[slot] >= 0 {
            if entries[Int(slots[slot])].inode == inode { return entries[Int(slots[slot])] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func slot(_ inode: UInt64, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (inode &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }

    /// Begins a scan: a question may read the table of the namespace that a process is in. `isOwn` says that it is the probe's,
    /// `isAnew` that nothing that was read before is good enough.
    func refresh(for process: ProcessHandle, isOwn: Bool, isAnew: Bool, _ file: ProcFile) {
        waiting = (process, isOwn, file)
        if isAnew { readAt = -.infinity }
    }

    private func read(of process: ProcessHandle, isOwn: Bool, _ file: ProcFile) {
        waiting = nil
        readAt = Probe.monotonic()
        entries.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        listening.removeAll(keepingCapacity: true)
        if !readByListing(process, isOwn: isOwn) {
            entries.removeAll(keepingCapacity: true)
            names.removeAll(keepingCapacity: true)
            SocketText(process: process, file: file).read { entry, name in add(entry, name: name) }
        }
        index()
    }

    /// Asks the kernel's socket listing, which gives names byte for byte. False where that is not to be had.
    private func readByListing(_ process: ProcessHandle, isOwn: Bool) -> Bool {
        if lister < 0 && !isListerTried {
            isListerTried = true
            let space = isOwn ? -1 : openat(process.folder, "ns/net", O_RDONLY | O_CLOEXEC)
            guard isOwn || space >= 0 else { return false }
            lister = csurety_socket_lister(space)
            if space >= 0 { close(space) }
        }
        guard lister >= 0 else { return false }
        let context = Unmanaged.passUnretained(self).toOpaque()
        let visit: csurety_socket_visitor = { context, socket, name, length in
            guard let context, let socket else { return }
            let table = Unmanaged<SocketTable>.fromOpaque(context).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: name, count: length)
            table.add(SocketEntry(socket.pointee), name: length > 0 ? Array(bytes) : nil)
        }
        guard csurety_socket_list(lister, AF_UNSPEC, Int32(IPPROTO_TCP), visit, context) == 0 else {
            close(lister)
            lister = -1
            return false
        }
        // What a kernel was built without is not there to be held either.
        for family in [AF_INET, AF_INET6] {
            _ = csurety_socket_list(lister, family, Int32(IPPROTO_UDP), visit, context)
        }
        return csurety_socket_list(lister, AF_UNIX, 0, visit, context) == 0
    }

    private func add(_ entry: SocketEntry, name: [UInt8]?) {
        guard entry.inode != 0 else { return }
        var entry = entry
        if let name {
            entry.name = Int32(names.count)
            names.append(name)
        }
        entries.append(entry)
        if entry.family != UInt8(AF_UNIX), entry.isListening {
            listening.insert(UInt32(entry.socketProtocol) << 16 | UInt32(entry.localPort))
        }
    }

    private func index() {
        var capacity = 64
        while capacity < entries.count * 2 { capacity *= 2 }
        if slots.count == capacity {
            for slot in slots.indices { slots[slot] = -1 }
        } else {
            slots = Array(repeating: -1, count: capacity)
        }
        for (number, entry) in entries.enumerated() {
            var slot = SocketTable.slot(entry.inode, capacity)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(number)
        }
    }
}

extension SocketEntry {
    init(_ socket: csurety_socket) {
        inode = socket.inode
        peer = socket.peer
        family = socket.family
        socketProtocol = socket.protocol
        state = socket.state
        localPort = socket.local_port
        remotePort = socket.remote_port
        local = withUnsafeBytes(of: socket.local, SocketAddress.init)
        remote = withUnsafeBytes(of: socket.remote, SocketAddress.init)
    }

    /// Whether it waits for connections.
    var isListening: Bool { state == 10 }
}

extension SocketAddress {
    init(_ bytes: UnsafeRawBufferPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
}
