import SuretyFlow
import SuretyObligations

/// The channels of a program that are fields or package variables: who waits for the other side with a lock that the other
/// side needs.
struct ChannelDeadlocks: Sendable {
    /// One side of a channel: all who receive from it, or all who send to it or close it.
    private struct Side: Hashable {
        var channel: LockIdentity
        var receives: Bool
    }

    /// The locks that all of a side need, before they come to the channel.
    private struct Needs {
        /// Those that they take for themselves alone.
        var exclusive: Set<LockIdentity>
        /// Those that they take in any mode.
        var any: Set<LockIdentity>
        /// Where the first of them is.
        var span: SourceSpan
    }

    /// A field as code anywhere in a package names it, whatever it is a field of.
    private struct FieldOfPackage: Hashable {
        var package: Symbol
        var name: Symbol
    }

    private var needs: [Side: Needs] = [:]
    /// Fields that get a channel without room, and those that may get another one.
    private var withoutRoom: Set<FieldOfPackage> = []
    private var withRoom: Set<FieldOfPackage> = []

    init(_ solved: [SolvedFunction], _ bodies: [FlowFunction], _ knowledge: Knowledge) {
        for body in bodies { noteRoom(in: body, knowledge.functions[Int(body.id.index)].package) }
        for (function, body) in zip(solved, bodies) {
            for site in function.channelSites { note(site, in: body, knowledge) }
        }
    }

    private mutating func note(_ site: ChannelSite, in body: FlowFunction, _ knowledge: Knowledge) {
        let side = Side(channel: site.channel, receives: site.what == .receive)
        let alone = site.held.filter { !knowledge.areLetInTogether($0.mode, $0.mode) }.map(\.lock)
        let exclusive = site.needed.union(alone)
        let any = site.needed.union(site.held.map(\.lock))
        guard let known = needs[side] else {
            let instruction = body.instructions[Int(site.instruction)]
            let span = SourceSpan(file: body.file, start: instruction.start, end: instruction.end)
            needs[side] = Needs(exclusive: exclusive, any: any, span: span)
            return
        }
        needs[side] = Needs(
            exclusive: known.exclusive.intersection(exclusive), any: known.any.intersection(any),
            span: known.span)
    }

    /// Notes how much room the channels have that a function puts into fields and package variables.
    private mutating func noteRoom(in body: FlowFunction, _ package: Symbol) {
        var sizes: [UInt32: UInt32] = [:]
        for instruction in body.instructions {
            switch instruction.opcode {
            case .channel where instruction.makesChannel:
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
        guard let others = needs[Side(channel: site.channel, receives: site.what == .send)] else {
            return nil
        }
        let held = site.held.first { side in
            knowledge.areLetInTogether(side.mode, side.mode)
                ? others.exclusive.contains(side.lock) : others.any.contains(side.lock)
        }
        return held.map { ($0.lock, others.span) }
    }
}
