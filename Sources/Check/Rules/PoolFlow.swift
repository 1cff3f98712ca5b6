import SuretyContracts
import SuretyFlow
import SuretyObligations

/// Calls that need a member of a pool while the function surely holds another one of it.
///
/// A forward analysis from each call that takes a member. Where paths disagree, where the object goes to somebody else,
/// and where the acquisition failed, nothing is known.
struct PoolFlow {
    /// A second acquisition.
    struct Second {
        /// The instruction that needs another member.
        var instruction: UInt32
        /// The instruction that took the first.
        var first: UInt32
        /// The pool.
        var pool: PlaceID
        /// The kind of what is held.
        var kind: Kind
    }

    private let rule: RuleContext
    private let function: FlowFunction
    private(set) var found: [Second] = []
    /// Calls that may wait for somebody else than the pool while a member is held.
    private(set) var waits: [Second] = []

    init(_ rule: RuleContext) {
        self.rule = rule
        function = rule.function
        for index in function.blocks.indices where rule.context.isReachable(BlockID(index)) {
            for position in function.range(of: BlockID(index))
            where function.instructions[position].opcode == .call {
                if let member = member(takenBy: UInt32(position), in: BlockID(index)) { follow(member) }
            }
        }
    }

    /// What is taken from a pool.
    private struct Member {
        var instruction: UInt32
        var block: BlockID
        var pool: PlaceID
        var place: PlaceID
        var kind: Kind
        /// What tells that the acquisition failed.
        var error: PlaceID?
    }

    private func member(takenBy index: UInt32, in block: BlockID) -> Member? {
        let call = rule.call(of: index)
        guard let contract = rule.context.contract(of: call), let drawn = contract.poolsDrawn.first,
            let pool = function.place(of: drawn, in: call)
        else { return nil }
        for clause in contract.acquisitions {
            guard let kind = rule.knowledge.kind(clause.kind), kind.isPooled,
                let place = function.place(of: clause.path, in: call)
            else { continue }
            return Member(
                instruction: index, block: block, pool: pool, place: place, kind: kind,
                error: clause.on == .ok ? function.results(of: call).last : nil)
        }
        return nil
    }

    // MARK: Following a member

    private enum Standing: Equatable {
        case held
        /// Whether it is held the value of a place decides: it is released where the place is that.
        case decidedBy(PlaceID, isReleasedFor: Bool)
        case unknown
    }

    private mutating func follow(_ member: Member) {
        let entry = function.regions[Int(rule.region(of: member.block).index)].entry
        // What comes by another way than the acquisition's knows nothing of the member.
        var entries: [UInt32: Standing] = [entry.index: .unknown]
        var agenda = [entry]
        while let block = agenda.popLast() {
            let end = standing(atEndOf: block, entries[block.index], member) { _, _ in }
            guard rule.context.endingOffset[Int(block.index)] < 0 else { continue }
            forEachSuccessor(of: block, end, member) { next, standing in
                let known = entries[next.index]
                let met = known.map { $0 == standing ? standing : .unknown } ?? standing
                if known != met {
                    entries[next.index] = met
                    agenda.append(next)
                }
            }
        }
        for (block, entry) in entries where entry == .held || block == member.block.index {
            note(BlockID(Int(block)), entry, member)
        }
        found.sort { $0.instruction < $1.instruction }
    }

    private mutating func note(_ block: BlockID, _ entry: Standing?, _ member: Member) {
        var seconds: [UInt32] = []
        var waiting: [UInt32] = []
        _ = standing(atEndOf: block, entry, member) { index, standing in
            guard standing == .held else { return }
            let call = rule.call(of: index)
            if needs(call, member) { seconds.append(index) }
            if rule.waits(call), !isOfThePool(call, member) { waiting.append(index) }
        }
        for index in waiting where !waits.contains(where: { $0.instruction == index }) {
            waits.append(
                Second(instruction: index, first: member.instruction, pool: member.pool, kind: member.kind))
        }
        for index in seconds where !found.contains(where: { $0.instruction == index }) {
            found.append(
                Second(instruction: index, first: member.instruction, pool: member.pool, kind: member.kind))
        }
    }

    /// Whether a call belongs to what the member was taken from: that it waits there is what the member is for.
    private func isOfThePool(_ call: Call, _ member: Member) -> Bool {
        package(of: call) == package(of: rule.call(of: member.instruction))
    }

    private func package(of call: Call) -> Symbol? {
        switch call.callee {
        case .function(let id), .abstract(let id): rule.knowledge.functions[Int(id.index)].package
        default: nil
        }
    }

    private func needs(_ call: Call, _ member: Member) -> Bool {
        rule.context.contract(of: call)?.poolsDrawn.contains {
            function.place(of: $0, in: call) == member.pool
        } ?? false
    }

    private func standing(
        atEndOf block: BlockID, _ entry: Standing?, _ member: Member, _ visit: (UInt32, Standing) -> Void
    ) -> Standing {
        var standing = entry ?? .unknown
        for index in function.range(of: block) {
            let instruction = function.instructions[index]
            if index == Int(member.instruction) {
                standing = .held
                continue
            }
            if standing == .unknown { continue }
            if instruction.opcode == .call { visit(UInt32(index), standing) }
            apply(instruction, member, &standing)
        }
        return standing
    }

    private func forEachSuccessor(
        of block: BlockID, _ standing: Standing, _ member: Member, _ body: (BlockID, Standing) -> Void
    ) {
        let b = function.blocks[Int(block.index)]
        guard b.terminator == .branch else {
            return function.forEachSuccessor(of: block) { body($0, undecided(standing)) }
        }
        for (successor, value) in [(b.target, !b.flag), (b.other, b.flag)] {
            body(successor, decided(standing, b.test, value, member))
        }
    }

    private func undecided(_ standing: Standing) -> Standing { standing == .held ? .held : .unknown }

    private func decided(_ standing: Standing, _ test: TestID, _ value: Bool, _ member: Member) -> Standing {
        guard test != .unknown else { return undecided(standing) }
        let asked = function.tests[Int(test.index)]
        if case .decidedBy(let place, let isReleasedFor) = standing {
            guard asked.place == place, asked.kind == .isTrue else { return .unknown }
            return value == isReleasedFor ? .unknown : .held
        }
        if asked.kind == .isNil, asked.place == member.error, !value { return .unknown }
        return standing
    }

    private func apply(_ instruction: Instruction, _ member: Member, _ standing: inout Standing) {
        switch instruction.opcode {
        case .call:
            standing = after(function.calls[Int(instruction.a)], member, standing)
        case .assign, .convert:
            if isMember(PlaceID(Int(instruction.b)), member) { standing = .unknown }
            if isLost(instruction.a, member) { standing = .unknown }
        case .set, .fresh, .forget, .decide, .closure, .bind:
            if isLost(instruction.a, member) { standing = .unknown }
        case .spawn, .transfer:
            if instruction.opcode == .transfer, isMember(PlaceID(Int(instruction.b)), member) {
                standing = .unknown
            }
        case .defer, .channel: break
        }
    }

    private func isMember(_ place: PlaceID, _ member: Member) -> Bool {
        !place.isNone && (place == member.place || function.contains(place, member.place))
    }

    private func isLost(_ target: UInt32, _ member: Member) -> Bool {
        let place = PlaceID(Int(target))
        return target != .max
            && (function.contains(place, member.place) || function.contains(place, member.pool))
    }

    private func after(_ call: Call, _ member: Member, _ standing: Standing) -> Standing {
        let arguments = function.arguments(of: call)
        for result in function.results(of: call) where isLost(result.index, member) { return .unknown }
        guard arguments.contains(where: { isMember($0.place, member) }) || isMember(call.receiver, member)
        else {
            if case .region(let region) = call.callee, captures(region, member) { return .unknown }
            if case .value = call.callee { return .unknown }
            return undecided(standing)
        }
        let contract = rule.context.contract(of: call)
        let isReceiver = call.hasReceiver && arguments.first?.place == member.place
        if isReceiver, contract == nil, member.kind.useNames.contains(rule.calleeName(call)) {
            return undecided(standing)
        }
        guard let contract else { return .unknown }
        let clauses = contract.clauses.filter { function.place(of: $0.path, in: call) == member.place }
        // What a failing call releases is of its failure, in which little is acquired.
        for clause in clauses where clause.word == .releases && clause.on != .error {
            guard [.yes, .no].contains(clause.on), let result = function.results(of: call).last,
                !result.isNone
            else { return .unknown }
            return .decidedBy(result, isReleasedFor: clause.on == .yes)
        }
        let staysHere =
            contract.isPure || isReceiver && contract.origin != .inferred
            || clauses.contains { $0.word == .borrows || $0.word == .over }
        return staysHere ? undecided(standing) : .unknown
    }

    private func captures(_ region: RegionID, _ member: Member) -> Bool {
        function.regions[Int(region.index)].captures.contains(function.places[Int(member.place.index)].root)
    }
}
