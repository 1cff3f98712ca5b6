#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One process under the watch, and what was seen of it so far.
final class WatchedProcess {
    let handle: ProcessHandle
    /// The watched process that it descends from, 0 for one that was named.
    let parent: Int32
    private(set) var status: ProcessStatus?
    private(set) var state = ProcessState.running
    private(set) var limits = Limits()
    private(set) var groups: GroupTable
    private(set) var descriptors = Inventory()
    private(set) var threads = Inventory()
    private var children = Inventory()
    private(set) var childNumbers: [Int32] = []
    /// Descriptors as of the last scan, where the kernel does not count them itself.
    private var counted: Int?
    /// Where paths that last are noted, while that is wanted.
    private var lasting: LastingPaths?
    /// The groups of connections that were named before.
    private var connections: [ConnectionKey: Int32] = [:]
    /// The groups of paths that were named before, by the hash of what their labels are made of.
    private var paths: [UInt64: Int32] = [:]
    private var pattern: [UInt8] = []
    /// Whether the kernel is asked to count descriptors.
    var asksForCounts = true
    private var program = ""
    private var limitsAge = 0
    /// What its ledger tells, if it has one.
    private var ledger = RemoteLedger()
    private let fixed: FixedGroups

    /// The groups that every process has.
    private struct FixedGroups {
        var memory: Int32
        var locks: Int32
        var watches: Int32
    }

    init(_ handle: ProcessHandle, parent: Int32, isOurs: Bool, horizons: SIMD4<Double>) {
        self.handle = handle
        self.parent = parent
        groups = GroupTable(horizons: horizons)
        fixed = FixedGroups(
            memory: groups.number(.memory, "resident"), locks: groups.number(.lock, ""),
            watches: groups.number(.watch, "inotify"))
        if isOurs {
            descriptors.beginEmpty()
            threads.beginEmpty()
            children.beginEmpty()
        }
    }

    /// What its ledger lists.
    var obligations: Inventory { ledger.inventory }

    var identity: ProcessIdentity { ProcessIdentity(pid: handle.pid, start: handle.start) }

    /// Reads what one line tells; false once the process has ended.
    func tick(_ file: ProcFile) -> Bool {
        guard state != .gone else { return false }
        guard let status = handle.status(file), !status.isZombie else {
            state = .gone
            return false
        }
        self.status = status
        return true
    }

    /// How many descriptors it has now; from the last scan where asking would cost a scan.
    var descriptorCount: Int? {
        guard state == .running else { return nil }
        return (asksForCounts ? handle.descriptorCount() : nil) ?? counted
    }

    /// Looks at everything it holds. Returns how many descriptors that were.
    func scan(_ surroundings: Surroundings, now: Double) -> Int {
        guard state != .gone else { return 0 }
        forgetAfterExec()
        if limitsAge % 12 == 0 { limits = handle.limits(surroundings.file) }
        limitsAge += 1
        groups.beginScan()
        scanThreads(surroundings, now: now)
        scanChildren(surroundings, now: now)
        let count = scanDescriptors(surroundings, now: now)
        groups.set(fixed.memory, count: status?.memory ?? 0)
        groups.set(fixed.locks, count: surroundings.locks[handle.pid] ?? 0)
        ledger.scan(handle, surroundings.file, now: now, &groups)
        return count
    }

    /// A process that became another program holds other things for other reasons: what is known of it begins anew.
    private func forgetAfterExec() {
        let present = readLink(handle.folder, "exe").map { PlainText.of($0) } ?? ""
        if !program.isEmpty && !present.isEmpty && program != present {
            descriptors = Inventory()
            threads = Inventory()
            ledger = RemoteLedger()
        }
        if !present.isEmpty { program = present }
    }

    // MARK: Threads and children

    private func scanThreads(_ surroundings: Surroundings, now: Double) {
        guard let numbers = try? handle.numbers(in: "task") else { return }
        scan(&threads, numbers, now: now) { number in
            let name = surroundings.file.read(handle.folder, "task/\(number)/comm")
            return groups.number(
                .thread, WatchedProcess.label(name), family: "thread", rest: GroupTable.others)
        }
        childNumbers = handle.children(surroundings.file, threads: numbers)
    }

    private func scanChildren(_ surroundings: Surroundings, now: Double) {
        scan(&children, childNumbers, now: now) { number in
            let name = surroundings.file.read(AT_FDCWD, "/proc/\(number)/comm")
            return groups.number(
                .child, WatchedProcess.label(name), family: "child", rest: GroupTable.others)
        }
    }

    /// Threads are named, and children become another program, a moment after they began: names are read in two scans.
    private func scan(
        _ inventory: inout Inventory, _ numbers: [Int32], now: Double, _ group: (Int32) -> Int32
    ) {
        inventory.begin(now: now)
        for number in numbers.sorted() {
            if let known = inventory.known(number, hash: 0, &groups) {
                let isSettled = known.state == 1
                let group = isSettled ? known.group : group(number)
                inventory.keep(known, group: group, state: 1, &groups)
            } else {
                inventory.add(number, hash: 0, group: group(number), &groups)
            }
        }
        inventory.end(&groups)
    }

    private static func label(_ name: UnsafeBufferPointer<UInt8>?) -> String {
        Labels.path(all: name.map { Array($0.prefix { $0 != 0x0A }) } ?? [])
    }

    // MARK: Descriptors

    private func scanDescriptors(_ surroundings: Surroundings, now: Double) -> Int {
        let folder = openat(handle.folder, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            state = errno == EACCES || errno == EPERM ? .unreadable : state
            return 0
        }
        defer { close(folder) }

        state = .running
        lasting = surroundings.lasting
        noteMappings(surroundings.file)
        var count = 0
        var watches = 0
        let sockets = surroundings.sockets(of: handle)
        descriptors.begin(now: now)
        DescriptorLinks(folder: folder, buffer: surroundings.linkBuffer).each(
            last: descriptors.last, count: { asksForCounts ? handle.descriptorCount() : nil }
        ) { number, text in
            count += 1
            let group = see(number, text, sockets)
            if groups.groups[Int(group)].kind == .inotify {
                watches += countWatches(number, surroundings.file)
            }
        }
        descriptors.end(&groups)
        groups.set(fixed.watches, count: watches)
        counted = count
        return count
    }

    /// Notes one descriptor and returns its group.
    private func see(_ number: Int32, _ text: UnsafeBufferPointer<UInt8>, _ sockets: SocketTable) -> Int32 {
        let hash = LinkText.hash(text)
        if let known = descriptors.known(number, hash: hash, &groups) {
            return keep(known, sockets)
        }
        let link = LinkText(text)
        let group = group(of: link, text, sockets)
        // A pipe's number changes nothing of its group; a socket's is asked for its state in every scan.
        let inode = link.kind == .socket ? link.inode : 0
        if inode != 0 { noteName(inode, sockets) }
        if link.kind == .sharedMemory { lasting?.note(Array(text)) }
        descriptors.add(number, hash: hash, inode: inode, group: group, &groups)
        return group
    }

    /// Remembers a local socket's own name where somebody wants to know what is left behind.
    private func noteName(_ inode: UInt64, _ sockets: SocketTable) {
        guard lasting != nil, let entry = sockets.find(inode), entry.name >= 0 else { return }
        lasting?.note(sockets.names[Int(entry.name)].prefix { $0 != 0 }.map { $0 })
    }

    /// Shared memory stays mapped when its descriptor is closed.
    private func noteMappings(_ file: ProcFile) {
        guard lasting != nil, let text = file.read(handle.folder, "maps") else { return }
        var lines = ByteScanner(text)
        while let line = lines.line() {
            guard let slash = line.firstIndex(of: UInt8(ascii: "/")),
                line[slash...].starts(with: "/dev/shm/".utf8)
            else { continue }
            lasting?.note(Array(line[slash...]))
        }
    }

    /// Keeps a descriptor that was there before; a socket's state may have changed.
    private func keep(_ known: Inventory.Held, _ sockets: SocketTable) -> Int32 {
        guard known.inode != 0, let entry = sockets.find(known.inode) else {
            descriptors.keep(known, group: known.group, state: known.state, &groups)
            return known.group
        }
        noteName(known.inode, sockets)
        let group = entry.state == known.state ? known.group : self.group(of: entry, sockets)
        descriptors.keep(known, group: group, state: entry.state, &groups)
        return group
    }

    private func group(of link: LinkText, _ text: UnsafeBufferPointer<UInt8>, _ sockets: SocketTable) -> Int32
    {
        switch link.kind {
        case .socket:
            guard let entry = sockets.find(link.inode) else { return groups.number(.socket, "unlisted") }
            return group(of: entry, sockets)
        case .file, .device, .sharedMemory: return group(ofPath: text, link.kind)
        case .deletedFile, .memfd:
            let mark = LinkText.hasDeletedMark(text) ? LinkText.deletedMark.utf8.count : 0
            return group(ofPath: UnsafeBufferPointer(rebasing: text.dropLast(mark)), link.kind)
        case .anonymous:
            return groups.number(.anonymous, PlainText.of(text), family: "a", rest: GroupTable.others)
        default: return groups.number(link.kind, "")
        }
    }

    /// Paths that differ only in what their label leaves out are named once, as connections are.
    private func group(ofPath path: UnsafeBufferPointer<UInt8>, _ kind: ResourceKind) -> Int32 {
        Labels.pattern(of: path, into: &pattern)
        let hash = pattern.withUnsafeBufferPointer { LinkText.hash($0) } &+ UInt64(kind.rawValue)
        if let known = paths[hash] { return known }
        let label = PlainText.of(pattern)
        let folder = Labels.folder(ofLabel: label)
        let group = groups.number(kind, label, family: folder, rest: folder + "*")
        if paths.count >= WatchedProcess.nameLimit { paths.removeAll() }
        paths[hash] = group
        return group
    }

    /// Connections that differ only in what their label leaves out are named once: making a name costs more than reading a
    /// link.
    private func group(of entry: SocketEntry, _ sockets: SocketTable) -> Int32 {
        let key = sockets.key(entry)
        if let key, let known = connections[key] { return known }
        let name = sockets.name(entry)
        let group = groups.number(name.kind, name.label, family: name.family, rest: name.rest)
        if connections.count >= WatchedProcess.nameLimit { connections.removeAll() }
        if let key { connections[key] = group }
        return group
    }

    private static let nameLimit = 4096

    /// How many files an inotify descriptor watches: a line each.
    private func countWatches(_ number: Int32, _ file: ProcFile) -> Int {
        guard let text = file.read(handle.folder, "fdinfo/\(number)") else { return 0 }
        var lines = ByteScanner(text)
        var count = 0
        while let line = lines.line() { count += line.starts(with: "inotify ".utf8) ? 1 : 0 }
        return count
    }

    // MARK: What is shown

    func observation(withGroups: Bool) -> ProcessObservation {
        let seen = groups.groups.filter { $0.count > 0 || $0.appeared > 0 }.map { group in
            GroupObservation(
                kind: group.kind, label: group.label, count: group.count, appeared: group.appeared,
                vanished: group.vanished, survivors: group.survivors, exits: group.exits)
        }
        return ProcessObservation(
            identity: identity, command: status?.command ?? "", parent: parent, state: state,
            descriptors: descriptorCount, threads: status?.threads ?? 0, children: childNumbers.count,
            memory: status?.memory ?? 0, limits: limits, groups: withGroups ? seen : nil)
    }
}

/// The text of a link below a folder's descriptor, or nil.
func readLink(_ folder: Int32, _ name: String) -> [UInt8]? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
        let length = readlinkat(folder, name, buffer.baseAddress!, buffer.count)
        guard length >= 0 else { return nil }
        return buffer[..<length].map { UInt8(bitPattern: $0) }
    }
}
