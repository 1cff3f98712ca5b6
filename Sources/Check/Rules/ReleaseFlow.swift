import SuretyContracts
import SuretyFlow
import SuretyObligations

/// What is done with the objects of one function once they are released, as far as one name tells.
///
/// A forward analysis over the blocks, like that of the locks: a place holds something that has been released, or
/// nothing is known of it. What gets at the place by another way makes it unknown; so does whatever may renew it. Closing
/// a channel is a release as well.
struct ReleaseFlow {
    /// Something that is done with what has been released.
    struct Use {
        /// The instruction that does it.
        var instruction: UInt32
        /// The instruction that released it.
        var release: UInt32
        /// What it is done with.
        var place: PlaceID
        /// Its kind.
        var kind: Kind
    }

    private let rule: RuleContext
    private let function: FlowFunction
    /// The uses, each instruction once for each place.
    private(set) var uses: [Use] = []
    /// Further releases of what they harm, each instruction once for each place.
    private(set) var doubles: [Use] = []

    init(_ rule: RuleContext) {
        self.rule = rule
        function = rule.function
        for subject in subjects() { follow(subject) }
        uses.sort { $0.instruction < $1.instruction }
        doubles.sort { $0.instruction < $1.instruction }
    }

    // MARK: Subjects

    /// A place, and the kind of what it holds.
    private struct Subject {
        var place: PlaceID
        var kind: Kind
    }

    /// The places that are released somewhere in the function and used where that may be behind it, and whose kind is
    /// known.
    private func subjects() -> [Subject] {
        var found: [Subject] = []
        var seen: Set<PlaceID> = []
        for call in function.calls {
            guard let contract = rule.context.contract(of: call),
                !contract.acquisitions.isEmpty || !contract.releases.isEmpty
            else { continue }
            for index in contract.clauses.indices
            where rule.knowledge.hasUses(contract.clauses[index].kind) {
                let clause = contract.clauses[index]
                guard clause.word == .acquires || clause.word == .releases && contract.origin != .inferred,
                    let kind = rule.knowledge.kind(clause.kind),
                    kind.isSomebodyElses || kind.isHarmfulAgain
                        || !kind.useNames.isEmpty && tellsKind(clause, call),
                    let place = function.place(of: clause.path, in: call), isPlainName(place),
                    seen.insert(place).inserted
                else { continue }
                found.append(Subject(place: place, kind: kind))
            }
        }
        let channels = closedChannels()
        if found.isEmpty { return channels }
        let given = CallsByRoot(function)
        return found.filter {
            isUsedBehindRelease($0, given) || $0.kind.isHarmfulAgain && isReleasedTwice($0)
        } + channels
    }

    /// The channels that are closed in the function, and closed or sent to by another instruction of it.
    private func closedChannels() -> [Subject] {
        var closings: [PlaceID: Int] = [:]
        var sends: Set<PlaceID> = []
        for instruction in function.instructions where instruction.opcode == .channel {
            let place = PlaceID(Int(instruction.a))
            switch ChannelUse(rawValue: instruction.b) {
            case .close, .closeAtExit: closings[place, default: 0] += 1
            case .send: sends.insert(place)
            case .make, .receive, nil: continue
            }
        }
        return closings.keys.sorted { $0.index < $1.index }.compactMap { place in
            guard !place.isNone, closings[place] ?? 0 > 1 || sends.contains(place), isPlainName(place) else {
                return nil
            }
            return Subject(place: place, kind: .channel)
        }
    }

    private func isReleasedTwice(_ subject: Subject) -> Bool {
        let releases = function.instructions.lazy.filter {
            [.call, .defer].contains($0.opcode)
                && self.releases(function.calls[Int($0.a)], subject)
        }
        return releases.prefix(2).count == 2
    }

    /// Whether a clause tells the kind of what a call is given: a function that reads any reader, and releases one sort of
    /// them, does not.
    private func tellsKind(_ clause: Clause, _ call: Call) -> Bool {
        clause.word == .acquires || call.hasReceiver && clause.path.root == .argument(0)
    }

    /// Whether some use stands behind a release in the text, or both in a loop. What is released at an exit only is not
    /// used behind it.
    private func isUsedBehindRelease(_ subject: Subject, _ given: CallsByRoot) -> Bool {
        var first: UInt32?
        for index in given.calls(of: function.places[Int(subject.place.index)].root) {
            let call = rule.call(of: index)
            if releases(call, subject) {
                if given.isInLoop(index) { return true }
                first = first ?? index
            } else if first != nil, case .uses = effect(of: call, on: subject) {
                return true
            }
        }
        return first != nil && subject.kind.isSomebodyElses
    }

    /// Whether a place is reached by its name only, as far as the function shows.
    private func isPlainName(_ place: PlaceID) -> Bool {
        let root = function.places[Int(function.places[Int(place.index)].root.index)]
        return !root.isAssignedInClosure && !root.isAddressTaken
    }

    // MARK: What an instruction does

    private enum Effect {
        case nothing
        case releases
        case uses
        /// It will be released when the region is left.
        case releasesAtExit
        /// It may be renewed.
        case hides
        /// The place holds another object.
        case renews
    }

    private func effect(of instruction: Instruction, on subject: Subject) -> Effect {
        switch instruction.opcode {
        case .call:
            return effect(of: function.calls[Int(instruction.a)], on: subject)
        case .assign
        where subject.kind.isSomebodyElses && instruction.b == subject.place.index
            && function.places[Int(instruction.a)].role == .result:
            return .uses
        case .assign, .set, .fresh, .forget, .decide, .closure, .bind, .convert:
            return instruction.a != .max && function.contains(PlaceID(Int(instruction.a)), subject.place)
                ? .renews : .nothing
        case .channel where instruction.a == subject.place.index:
            return ChannelUse(rawValue: instruction.b).map { effect(of: $0, isChoice: instruction.flag) }
                ?? .nothing
        case .defer:
            let isRelease =
                subject.kind.isHarmfulAgain && releases(function.calls[Int(instruction.a)], subject)
            return isRelease ? .releasesAtExit : .nothing
        case .spawn, .transfer, .channel: return .nothing
        }
    }

    private func effect(of use: ChannelUse, isChoice: Bool) -> Effect {
        switch use {
        case .make: .renews
        case .send: isChoice ? .nothing : .uses
        case .receive: .nothing
        case .close: .releases
        case .closeAtExit: .releasesAtExit
        }
    }

    private func effect(of call: Call, on subject: Subject) -> Effect {
        if function.results(of: call).contains(where: {
            !$0.isNone && function.contains($0, subject.place)
        }) {
            return .renews
        }
        if releases(call, subject) { return .releases }
        let arguments = function.arguments(of: call).filter { !$0.place.isNone }
        let isGiven = arguments.contains { $0.place == subject.place } || call.receiver == subject.place
        if isGiven {
            if subject.kind.isSomebodyElses || isUse(call, subject) { return .uses }
            return isHarmless(call, subject) ? .nothing : .hides
        }
        let isGivenWhole = arguments.contains { function.contains($0.place, subject.place) }
        if isGivenWhole || mayReach(call, subject) {
            return rule.context.contract(of: call)?.isPure == true ? .nothing : .hides
        }
        return .nothing
    }

    /// Whether a call releases what the place holds, by a name of its kind; a helper may only read it to its end.
    private func releases(_ call: Call, _ subject: Subject) -> Bool {
        let contract = rule.context.contract(of: call)
        guard contract?.origin != .inferred else { return false }
        let clause = contract?.clauses.first {
            $0.word == .releases && function.place(of: $0.path, in: call) == subject.place
                && (rule.knowledge.kind($0.kind).map { $0.name == subject.kind.name } ?? true)
        }
        if let clause, clause.on != .any || clause.when != nil { return false }
        let isReceiver = call.hasReceiver && function.arguments(of: call).first?.place == subject.place
        guard clause != nil || contract == nil && isReceiver else { return false }
        return subject.kind.releaseNames.contains(rule.calleeName(call))
    }

    private func isUse(_ call: Call, _ subject: Subject) -> Bool {
        let isReceiver =
            call.receiver == subject.place
            || call.hasReceiver && function.arguments(of: call).first?.place == subject.place
        if isReceiver, subject.kind.useNames.contains(rule.calleeName(call)) { return true }
        return rule.context.contract(of: call)?.clauses.contains {
            $0.word == .uses && function.place(of: $0.path, in: call) == subject.place
        } ?? false
    }

    /// Whether a call that is given what has been released is known to leave it as it is.
    private func isHarmless(_ call: Call, _ subject: Subject) -> Bool {
        guard let contract = rule.context.contract(of: call), contract.origin != .inferred else {
            return false
        }
        return contract.isPure
            || contract.clauses.contains {
                $0.word == .borrows && function.place(of: $0.path, in: call) == subject.place
            }
    }

    /// Whether code that is not looked at may get at the place: what lies below a parameter or a package variable has
    /// other names.
    private func mayReach(_ call: Call, _ subject: Subject) -> Bool {
        let place = function.places[Int(subject.place.index)]
        switch call.callee {
        case .region(let region):
            if function.regions[Int(region.index)].captures.contains(place.root) { return true }
        default: break
        }
        guard place.role == .global || place.role == .parameter && place.depth > 0 else { return false }
        return rule.context.contract(of: call).map { $0.origin == .inferred } ?? true
    }

    // MARK: Following one place

    /// What the place's object has been through, and will be, as far as all paths agree.
    private struct Standing: Equatable {
        /// The release, or nil where nothing is known.
        var release: UInt32?
        /// What registered a release for the end, or nil where nothing is known.
        var pending: UInt32?
    }

    private mutating func follow(_ subject: Subject) {
        var all: [UInt32: Standing] = [:]
        for region in function.regions {
            var entries: [UInt32: Standing] = [region.entry.index: Standing()]
            var agenda = [region.entry]
            while let block = agenda.popLast() {
                var standing = entries[block.index] ?? Standing()
                forEachInstruction(in: block) { apply($0, subject, to: &standing) }
                guard rule.context.endingOffset[Int(block.index)] < 0 else { continue }
                function.forEachSuccessor(of: block) { next in
                    let known = entries[next.index]
                    let met = known.map { Self.meet($0, standing) } ?? standing
                    if known != met {
                        entries[next.index] = met
                        agenda.append(next)
                    }
                }
            }
            for (block, entry) in entries { report(BlockID(Int(block)), entry, subject) }
            all.merge(entries) { first, _ in first }
        }
        for index in function.blocks.indices where rule.context.isReachable(BlockID(index)) {
            forEachInstruction(in: BlockID(index)) { instruction in
                if case .releases = effect(of: function.instructions[Int(instruction)], on: subject) {
                    let pending = all[UInt32(index)]?.pending
                    goStraight(from: instruction, in: BlockID(index), Standing(pending: pending), subject)
                }
            }
        }
    }

    /// Looks at what surely comes behind a release, where other ways join: up to the first branch or loop.
    private mutating func goStraight(
        from release: UInt32, in block: BlockID, _ entry: Standing, _ subject: Subject
    ) {
        var standing = entry
        var block = block
        while true {
            report(block, standing, subject, since: release)
            forEachInstruction(in: block) { apply($0, subject, to: &standing) }
            let b = function.blocks[Int(block.index)]
            guard standing.release == release, b.terminator == .jump, b.target.index > block.index,
                rule.context.endingOffset[Int(block.index)] < 0
            else { return }
            block = b.target
        }
    }

    private static func meet(_ a: Standing, _ b: Standing) -> Standing {
        var met = Standing()
        if let first = a.release, let second = b.release { met.release = min(first, second) }
        if a.pending == b.pending { met.pending = a.pending }
        return met
    }

    private func apply(_ index: UInt32, _ subject: Subject, to standing: inout Standing) {
        switch effect(of: function.instructions[Int(index)], on: subject) {
        case .nothing, .uses: break
        case .releases: standing.release = index
        case .releasesAtExit: standing.pending = index
        case .hides: standing.release = nil
        case .renews: standing = Standing()
        }
    }

    /// The instructions of a block up to the first call that does not return.
    private func forEachInstruction(in block: BlockID, _ body: (UInt32) -> Void) {
        let range = function.range(of: block)
        let ending = rule.context.endingOffset[Int(block.index)]
        let end = ending < 0 ? range.upperBound : range.lowerBound + Int(ending)
        for index in range.lowerBound..<end { body(UInt32(index)) }
    }

    private mutating func report(
        _ block: BlockID, _ entry: Standing, _ subject: Subject, since first: UInt32 = 0
    ) {
        var standing = entry
        var used: [Use] = []
        var released: [Use] = []
        forEachInstruction(in: block) { index in
            if index >= first, let release = standing.release {
                let use = Use(
                    instruction: index, release: release, place: subject.place, kind: subject.kind)
                switch effect(of: function.instructions[Int(index)], on: subject) {
                case .uses: used.append(use)
                case .releases where subject.kind.isHarmfulAgain: released.append(use)
                case .nothing, .releases, .releasesAtExit, .hides, .renews: break
                }
            }
            apply(index, subject, to: &standing)
        }
        if let release = standing.release, let pending = standing.pending, subject.kind.isHarmfulAgain,
            function.blocks[Int(block.index)].terminator == .return,
            rule.context.endingOffset[Int(block.index)] < 0
        {
            released.append(
                Use(instruction: pending, release: release, place: subject.place, kind: subject.kind))
        }
        Self.add(used, to: &uses)
        Self.add(released, to: &doubles)
    }

    private static func add(_ found: [Use], to uses: inout [Use]) {
        for use in found
        where !uses.contains(where: { $0.instruction == use.instruction && $0.place == use.place }) {
            uses.append(use)
        }
    }
}
