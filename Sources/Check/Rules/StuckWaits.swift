import SuretyContracts
import SuretyFlow
import SuretyObligations

// Waits for tasks that cannot end, since the wait itself is in their way.
extension Rule {
    /// The waits for a counter of tasks that come too early in a loop, or under a lock that the tasks need.
    static func stuckWaitFindings(_ rule: RuleContext, _ counted: [CountedTask]) -> [Finding] {
        counted.compactMap { task in
            guard let wait = task.waits.first else { return nil }
            return tooEarlyFinding(rule, task, wait) ?? underLockFinding(rule, task, wait)
        }
    }

    private static func tooEarlyFinding(
        _ rule: RuleContext, _ task: CountedTask, _ wait: UInt32
    ) -> Finding? {
        guard let announced = task.announcesAllBefore, task.isInOneRound(with: wait) else { return nil }
        return finding(
            rule, task,
            message:
                "'\(task.name)' is waited for in each round, when one task of all that it counts has begun",
            consequence: "the first round waits for tasks that only later rounds would begin",
            [
                Step(kind: .call, span: rule.span(of: announced), text: "all are announced here"),
                Step(kind: .call, span: rule.span(of: task.spawn), text: "begins here, one in each round"),
                Step(kind: .call, span: rule.span(of: wait), text: "waits for all of them"),
            ], fix: "wait behind the loop")
    }

    private static func underLockFinding(
        _ rule: RuleContext, _ task: CountedTask, _ wait: UInt32
    ) -> Finding? {
        guard let lock = task.firstLock, let taken = task.holder(of: lock.place, at: wait) else { return nil }
        let name = rule.function.text(of: lock.place, symbols: rule.knowledge.symbols)
        return finding(
            rule, task,
            message:
                "'\(task.name)' is waited for while '\(name)' is held, which the task needs before it ends",
            consequence: "the task waits for the lock, and the wait for the task, for ever",
            [
                Step(kind: .acquire, span: rule.span(of: taken), text: "taken here"),
                Step(kind: .call, span: rule.span(of: task.spawn), text: "begins here"),
                Step(kind: .call, span: rule.span(of: lock.instruction), text: "needs the lock"),
                Step(kind: .call, span: rule.span(of: wait), text: "waits while it is held"),
            ], fix: "give the lock back before the wait")
    }

    private static func finding(
        _ rule: RuleContext, _ task: CountedTask, message: String, consequence: String, _ steps: [Step],
        fix: String
    ) -> Finding {
        Finding(
            rule: "unbalanced-wait", severity: rule.isOfTests ? .warning : .error, language: rule.language,
            kind: "", span: rule.span(of: task.spawn), function: rule.name(at: task.spawn),
            message: message, consequence: consequence, steps: steps, fixes: [Fix(title: fix)],
            exit: ExitKind.return.rawValue)
    }
}

/// A literal that runs as a task and reports its end to a counter, and what the function around it does with that counter.
struct CountedTask {
    let rule: RuleContext
    /// The task's region.
    let region: RegionID
    /// The instruction that starts it.
    let spawn: UInt32
    /// The counter.
    let counter: PlaceID
    /// The instructions that announce tasks.
    let announcements: [UInt32]

    private var function: FlowFunction { rule.function }

    /// The counter as the source names it.
    var name: String { function.text(of: counter, symbols: rule.knowledge.symbols) }

    private var home: RegionID { rule.block(of: spawn).map { rule.region(of: $0) } ?? .body }

    /// The instructions of the function around the task that wait for the counter behind the task's start.
    var waits: [UInt32] {
        function.positions(in: home).map { UInt32($0) }.filter { index in
            guard function.instructions[Int(index)].opcode == .call,
                rule.waitedFor(by: rule.call(of: index)) == counter
            else { return false }
            return comes(index, behind: spawn)
        }
    }

    private func comes(_ second: UInt32, behind first: UInt32) -> Bool {
        guard let a = rule.block(of: first), let b = rule.block(of: second) else { return false }
        return rule.mayPrecede(first, a, second, b)
    }

    // MARK: In each round

    /// The one call that announces tasks, where it stands in front of the loop that starts them.
    var announcesAllBefore: UInt32? {
        guard announcements.count == 1, let announced = announcements.first,
            let block = rule.block(of: announced), let start = rule.block(of: spawn),
            rule.region(of: block) == home, rule.context.canReach(from: block, to: start),
            !rule.context.canReach(from: start, to: block)
        else { return nil }
        // One that is announced before is one that may be waited for in each round.
        let number = function.arguments(of: rule.call(of: announced)).last?.constant ?? -1
        return number >= 0 && function.constants[Int(number)] <= 1 ? nil : announced
    }

    /// Whether each round of the loop that starts the task waits as well, behind the start.
    func isInOneRound(with wait: UInt32) -> Bool {
        guard let start = rule.block(of: spawn), let block = rule.block(of: wait),
            rule.context.canReach(from: start, to: start)
        else { return false }
        return start == block
            ? spawn < wait
            : rule.context.canReach(from: block, to: start)
                && !rule.context.canReach(from: start, to: start, avoiding: block)
    }

    // MARK: Under a lock

    /// The first lock that the task takes whatever happens, in front of the end that it reports.
    var firstLock: (place: PlaceID, instruction: UInt32)? {
        let entry = function.regions[Int(region.index)].entry
        for index in function.range(of: entry) where function.instructions[index].opcode == .call {
            let call = rule.call(of: UInt32(index))
            if rule.releasedKinds(by: call).contains(where: { $0?.isCounter == true }) { return nil }
            if let lock = lock(takenBy: call) { return (lock, UInt32(index)) }
        }
        return nil
    }

    private func lock(takenBy call: Call) -> PlaceID? {
        guard let contract = rule.context.contract(of: call), contract.origin != .inferred else { return nil }
        let clause = contract.clauses.first {
            $0.word == .acquires && $0.on == .any && rule.knowledge.isLock($0.kind)
                && !rule.knowledge.areLetInTogether($0.mode, $0.mode)
        }
        return clause.flatMap { function.place(of: $0.path, in: call) }
    }

    /// The instruction that has surely taken a lock in the function around the task, where nothing gives it back before
    /// another instruction.
    func holder(of lock: PlaceID, at wait: UInt32) -> UInt32? {
        guard let end = rule.block(of: wait) else { return nil }
        return function.positions(in: home).map { UInt32($0) }.first { taken in
            guard function.instructions[Int(taken)].opcode == .call,
                self.lock(takenBy: rule.call(of: taken)) == lock, let block = rule.block(of: taken),
                comes(wait, behind: taken)
            else { return false }
            return isAlways(block, before: end) && !isGivenBack(lock, between: taken, and: wait)
        }
    }

    private func isAlways(_ block: BlockID, before end: BlockID) -> Bool {
        let entry = function.regions[Int(home.index)].entry
        if block == end || block == entry { return true }
        return !rule.context.canReach(from: entry, to: end, avoiding: block)
    }

    /// Whether a call between two instructions may give a lock back.
    private func isGivenBack(_ lock: PlaceID, between taken: UInt32, and wait: UInt32) -> Bool {
        function.positions(in: home).map { UInt32($0) }.contains { index in
            guard function.instructions[Int(index)].opcode == .call, index != taken, index != wait,
                comes(index, behind: taken), comes(wait, behind: index)
            else { return false }
            let call = rule.call(of: index)
            guard let contract = rule.context.contract(of: call) else {
                return function.arguments(of: call).contains {
                    !$0.place.isNone && function.contains($0.place, lock)
                }
            }
            return contract.releases.contains { function.place(of: $0.path, in: call) == lock }
        }
    }
}
