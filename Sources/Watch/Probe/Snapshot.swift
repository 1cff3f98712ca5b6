/// What a process held at one moment, instance by instance.
public struct ProcessSnapshot: Sendable {
    /// One instance.
    public struct Instance: Hashable, Sendable {
        /// What it is.
        public var kind: ResourceKind
        /// Its descriptor or thread.
        public var number: Int32
        /// Tells it from another one with the same number.
        var hash: UInt64

        /// An instance by its number and when it began.
        public init(kind: ResourceKind, number: Int32, start: UInt64) {
            self.kind = kind
            self.number = number
            hash = start
        }
    }

    /// An instance's group and age.
    public struct Detail: Sendable {
        /// Its group's label.
        public var label: String
        /// When it was first seen, in seconds of the watch; minus infinity for what was there before.
        public var since: Double
    }

    /// The process.
    public var identity: ProcessIdentity
    /// Its name; safe to show.
    public var command: String
    /// The watched process that it descends from, 0 for one that was named.
    public var parent: Int32
    /// What it holds.
    public var instances: [Instance: Detail]
}

extension Probe {
    /// Everything that the watched processes hold, as of the last scan.
    public func snapshot() -> [ProcessSnapshot] {
        alive.map { process in
            var instances: [ProcessSnapshot.Instance: ProcessSnapshot.Detail] = [:]
            for inventory in [process.descriptors, process.threads, process.obligations] {
                for held in inventory.held {
                    let group = process.groups.groups[Int(held.group)]
                    // A socket stays the same one whatever its state.
                    let kind: ResourceKind = group.kind.isDescriptor ? .file : group.kind
                    let instance = ProcessSnapshot.Instance(kind: kind, number: held.number, start: held.hash)
                    instances[instance] = ProcessSnapshot.Detail(
                        label: "\(group.kind.name) \(group.label)", since: held.since)
                }
            }
            return ProcessSnapshot(
                identity: process.identity, command: process.status?.command ?? "", parent: process.parent,
                instances: instances)
        }
    }

    /// What one instance is, as the kernel tells now; safe to show.
    public func detail(of identity: ProcessIdentity, _ instance: ProcessSnapshot.Instance) -> String? {
        guard instance.kind == .file, let process = alive.first(where: { $0.identity == identity }),
            let text = readLink(process.handle.folder, "fd/\(instance.number)")
        else { return nil }
        return PlainText.of(text)
    }
}
