import SuretyFlow
import SuretyObligations

/// The channels of a program that are fields or package variables: who waits for the other side with a lock that the other
/// side needs.
struct ChannelDeadlocks: Sendable {
    private struct Entry {
        var site: ChannelSite
        var span: SourceSpan
    }

    /// A field as code anywhere in a package names it, whatever it is a field of.
    private struct FieldOfPackage: Hashable {
        var package: Symbol
        var name: Symbol
    }

    private var entries: [LockIdentity: [Entry]] = [:]
    /// Fields that get a channel without room, and those that may get another one.
    private var withoutRoom: Set<FieldOfPackage> = []
    private var withRoom: Set<FieldOfPackage> = []

    init(_ solved: [SolvedFunction], _ bodies: [FlowFunction], _ knowledge: Knowledge) {
        for body in bodies { noteRoom(in: body, knowledge.functions[Int(body.id.index)].package) }
        for (function, body) in zip(solved, bodies) {
            for site in function.channelSites {
                let instruction = body.instructions[Int(site.instruction)]
                entries[site.channel, default: []].append(
                    Entry(
                        site: site,
                        span: SourceSpan(file: body.file, start: instruction.start, end: instruction.end)))
            }
        }
    }

    /// Notes how much room the channels have that a function puts into fields and package variables.
    private mutating func noteRoom(in body: FlowFunction, _ package: Symbol) {
        var sizes: [UInt32: UInt32] = [:]
        for instruction in body.instructions {
            switch instruction.opcode {
            case .channel where instruction.b == ChannelUse.make.rawValue && instruction.a != .max:
                sizes[instruction.a] = instruction.c
                note(body.places[Int(instruction.a)], instruction.c, package)
            case .assign:
                guard let size = sizes[instruction.b] else { continue }
                note(body.places[Int(instruction.a)], size, package)
            default: continue
            }
        }
    }

    private mutating func note(_ place: Place, _ size: UInt32, _ package: Symbol) {
        guard !place.parent.isNone || place.role == .global else { return }
        let field = FieldOfPackage(package: package, name: place.name)
        if size == 0 { withoutRoom.insert(field) } else { withRoom.insert(field) }
    }

    /// Whether all that is seen to be put into a channel's field has no room.
    private func hasNoRoom(_ site: ChannelSite, _ package: Symbol) -> Bool {
        let field = FieldOfPackage(package: package, name: site.name)
        return withoutRoom.contains(field) && !withRoom.contains(field)
    }

    /// A lock that is held at a site while it waits, and that all who could end the wait need first; and where one of them is.
    func deadlock(
        at site: ChannelSite, in package: Symbol, _ knowledge: Knowledge
    ) -> (lock: LockIdentity, other: SourceSpan)? {
        // Where there is room nobody waits to send, until it is full.
        guard !site.isChoice, site.what == .receive || site.what == .send && hasNoRoom(site, package) else {
            return nil
        }
        let others = (entries[site.channel] ?? []).filter { entry in
            site.what == .send ? entry.site.what == .receive : entry.site.what != .receive
        }
        guard let first = others.first else { return nil }
        for side in site.held {
            let allNeed = others.allSatisfy { entry in
                entry.site.needed.contains(side.lock)
                    || entry.site.held.contains {
                        $0.lock == side.lock && !knowledge.areLetInTogether($0.mode, side.mode)
                    }
            }
            if allNeed { return (side.lock, first.span) }
        }
        return nil
    }
}
