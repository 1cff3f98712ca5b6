/// One of what a group counts.
public struct GroupInstance: Sendable, Equatable {
    /// The number of the descriptor, thread or child.
    public var number: Int32
    /// Seconds since it was first seen; nil for what was there before the watch.
    public var age: Double?
    /// What it is; safe to show.
    public var detail: String
}

extension WatchedProcess {
    /// The instances of a group, the oldest first.
    func instances(kind: ResourceKind, label: String, limit: Int, _ surroundings: Surroundings)
        -> [GroupInstance]
    {
        guard let group = groups.groups.firstIndex(where: { $0.kind == kind && $0.label == label }) else {
            return []
        }
        let inventory = kind == .thread ? threads : descriptors
        return inventory.held.filter { Int($0.group) == group }.sorted { $0.since < $1.since }.prefix(limit)
            .map { held in
                GroupInstance(
                    number: held.number, age: held.since.isFinite ? inventory.now - held.since : nil,
                    detail: detail(held, kind, surroundings))
            }
    }

    private func detail(_ held: Inventory.Held, _ kind: ResourceKind, _ surroundings: Surroundings) -> String
    {
        guard kind.isDescriptor else { return groups.groups[Int(held.group)].label }
        if held.inode != 0 {
            let sockets = surroundings.sockets(of: handle)
            if let entry = sockets.find(held.inode) { return sockets.name(entry).detail }
        }
        return readLink(handle.folder, "fd/\(held.number)").map { PlainText.of($0) } ?? "closed since"
    }
}
