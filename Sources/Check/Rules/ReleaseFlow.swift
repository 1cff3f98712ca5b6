import SuretyContracts
import SuretyFlow
import SuretyObligations

/// What is done with the objects of one function once they are released, as far as one name tells.
///
/// A forward analysis over the blocks, like that of the locks: a place holds something that has been released, or
/// nothing is known of it. What gets at the place by another way makes it unknown; so does whatever may renew it.
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

    init(_ rule: RuleContext) {
        self.rule = rule
        function = rule.function
        for subject in subjects() { follow(subject) }
        uses.sort { $0.instruction < $1.instruction }
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
                    kind.isSomebodyElses || !kind.useNames.isEmpty && tellsKind(clause, call),
                    let place = function.place(of: clause.path, in: call), isPlainName(place),
                    seen.insert(place).inserted
                else { continue }
                found.append(Subject(place: place, kind: kind))
            }
        }
        if found.isEmpty { return [] }
        let given = CallsByRoot(function)
        return found.filter { isUsedBehindRelease($0, given) }
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
        /// Nothing is known of the place behind it.
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
        case .defer, .spawn, .transfer, .channel: return .nothing
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
            return isHarmless(call, subject) ? .nothing : .renews
        }
        let isGivenWhole = arguments.contains { function.contains($0.place, subject.place) }
        if isGivenWhole || mayReach(call, subject) {
            return rule.context.contract(of: call)?.isPure == true ? .nothing : .renews
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

    /// The release that the place's object has been through, or nil where nothing is known.
    private typealias Standing = UInt32?

    private mutating func follow(_ subject: Subject) {
        for region in function.regions {
            var entries: [UInt32: Standing] = [region.entry.index: nil]
            var agenda = [region.entry]
            while let block = agenda.popLast() {
                var standing = entries[block.index] ?? nil
                forEachInstruction(in: block) { apply($0, subject, to: &standing) }
                guard rule.context.endingOffset[Int(block.index)] < 0 else { continue }
                function.forEachSuccessor(of: block) { next in
                    let known = entries[next.index]
                    let met = known.map { Self.meet($0, standing) } ?? standing
                    if known == nil || known! != met {
                        entries[next.index] = .some(met)
                        agenda.append(next)
                    }
                }
            }
            for (block, entry) in entries { report(BlockID(Int(block)), entry, subject) }
        }
        for index in function.blocks.indices where rule.context.isReachable(BlockID(index)) {
            forEachInstruction(in: BlockID(index)) { instruction in
                if case .releases = effect(of: function.instructions[Int(instruction)], on: subject) {
                    goStraight(from: instruction, in: BlockID(index), subject)
                }
            }
        }
    }

    /// Looks at what surely comes behind a release, where other ways join: up to the first branch or loop.
    private mutating func goStraight(from release: UInt32, in block: BlockID, _ subject: Subject) {
        var standing: Standing = nil
        var block = block
        while true {
            report(block, standing, subject, since: release)
            forEachInstruction(in: block) { if $0 >= release { apply($0, subject, to: &standing) } }
            let b = function.blocks[Int(block.index)]
            guard standing == release, b.terminator == .jump, b.target.index > block.index,
                rule.context.endingOffset[Int(block.index)] < 0
            else { return }
            block = b.target
        }
    }

    private static func meet(_ a: Standing, _ b: Standing) -> Standing {
        guard let a, let b else { return nil }
        return min(a, b)
    }

    private func apply(_ index: UInt32, _ subject: Subject, to standing: inout Standing) {
        switch effect(of: function.instructions[Int(index)], on: subject) {
        case .nothing, .uses: break
        case .releases: standing = index
        case .renews: standing = nil
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
        var found: [Use] = []
        forEachInstruction(in: block) { index in
            if index < first { return }
            if let release = standing, case .uses = effect(of: function.instructions[Int(index)], on: subject)
            {
                found.append(
                    Use(instruction: index, release: release, place: subject.place, kind: subject.kind))
            }
            apply(index, subject, to: &standing)
        }
        for use in found where !uses.contains(where: { $0.instruction == use.instruction }) {
            uses.append(use)
        }
    }
}
