import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A task that does not report its end on some path, or that announces itself only when it runs already.
    static let unbalancedWait = Rule("unbalanced-wait") { rule in
        var findings: [Finding] = silentTaskFindings(rule)
        var changes: CounterChanges?
        for (index, instruction) in rule.function.instructions.enumerated() where instruction.opcode == .spawn
        {
            let call = rule.function.calls[Int(instruction.a)]
            guard case .region(let region) = call.callee else { continue }
            let task = Task(rule: rule, region: region, spawn: UInt32(index))
            let counters = task.counters
            findings += counters.compactMap { task.finding($0) }
            if counters.isEmpty { continue }
            let all = changes ?? CounterChanges(rule)
            changes = all
            findings += stuckWaitFindings(rule, counters.compactMap { task.counted($0, all) })
        }
        return findings
    }
}

/// A literal that runs as a task, and the counters that it has to do with.
private struct Task {
    let rule: RuleContext
    let region: RegionID
    let spawn: UInt32

    private var function: FlowFunction { rule.function }

    /// The counters that the task announces or ends itself; variables of the functions around it.
    var counters: [PlaceID] {
        var found: [PlaceID] = []
        for index in instructions(of: region) {
            guard let (place, _) = rule.counterChange(index), !found.contains(place),
                function.places[Int(place.index)].region != region
            else { continue }
            found.append(place)
        }
        return found
    }

    func finding(_ counter: PlaceID) -> Finding? {
        let changes = instructions(of: region).compactMap { index in
            rule.counterChange(index).flatMap { $0.0 == counter ? (index, $0.1) : nil }
        }
        if let late = changes.first(where: { $0.1 == .announces }), isWaitedFor(counter),
            changes.contains(where: { $0.1 == .ends }), !isAnnouncedBefore(counter)
        {
            return make(
                "'\(rule.calleeName(rule.call(of: late.0)))' is called in the task: whoever waits may not know of it yet",
                "the wait ends before the task has begun",
                Step(kind: .call, span: rule.span(of: late.0), text: "announced when it runs already"),
                "announce the task in front of the 'go' statement")
        }
        let ends = changes.filter { $0.1 == .ends }.map(\.0)
        if ends.count > 1, isAnnouncedOnce(counter), let second = endAgain(ends) {
            return make(
                "the task reports its end to '\(function.text(of: counter, symbols: rule.knowledge.symbols))' twice",
                "the count goes below what runs: whoever waits goes on too early, or the program panics",
                Step(kind: .call, span: rule.span(of: second), text: "reported again"),
                "report the end once, in a deferred call")
        }
        guard !ends.isEmpty,
            let block = rule.silentReturn(of: region, says: { reports($0, counter) })
        else {
            return nil
        }
        let b = function.blocks[Int(block.index)]
        return make(
            "the task does not report its end to '\(function.text(of: counter, symbols: rule.knowledge.symbols))' on some path",
            "whoever waits for it waits for ever",
            Step(kind: .exit, span: rule.span(b.start, b.end), text: "ends here without a word"),
            "report the end in a deferred call, as the first thing that the task does")
    }

    /// The task with one of its counters, where it reports its end to it.
    func counted(_ counter: PlaceID, _ changes: CounterChanges) -> CountedTask? {
        guard changes.ends.contains(CounterChanges.End(counter: counter, region: region)) else { return nil }
        return CountedTask(
            rule: rule, region: region, spawn: spawn, counter: counter,
            announcements: changes.announcements[counter] ?? [])
    }

    private func make(_ message: String, _ consequence: String, _ step: Step, _ fix: String) -> Finding {
        Finding(
            rule: "unbalanced-wait", severity: rule.isOfTests ? .warning : .error, language: rule.language,
            kind: "", span: rule.span(of: spawn),
            function: rule.name(at: spawn),
            message: message, consequence: consequence,
            steps: [Step(kind: .call, span: rule.span(of: spawn), text: "begins here"), step],
            fixes: [Fix(title: fix)], exit: ExitKind.return.rawValue)
    }

    /// Whether the task was announced in front of its start: until it ends it may announce others.
    private func isAnnouncedBefore(_ counter: PlaceID) -> Bool {
        let home = rule.block(of: spawn)
        return function.instructions.indices.contains { index in
            guard let (place, change) = rule.counterChange(UInt32(index)), place == counter,
                change == .announces,
                let home, let block = rule.block(of: UInt32(index)),
                function.blocks[Int(block.index)].region != region
            else { return false }
            return block == home ? index < Int(spawn) : rule.context.canReach(from: block, to: home)
        }
    }

    // MARK: Flow

    /// A report of the end that every path comes to with another one made, or sure to be made when the task is left.
    private func endAgain(_ ends: [UInt32]) -> UInt32? {
        var hasEnded: [UInt32: Bool] = [:]
        var agenda = [(block: function.regions[Int(region.index)].entry, ended: false)]
        while let (block, comesEnded) = agenda.popLast() {
            let known = hasEnded[block.index]
            let met = comesEnded && known ?? true
            if met == known { continue }
            hasEnded[block.index] = met
            guard rule.context.endingOffset[Int(block.index)] < 0 else { continue }
            let ended = met || function.range(of: block).contains { ends.contains(UInt32($0)) }
            function.forEachSuccessor(of: block) { agenda.append(($0, ended)) }
        }
        return ends.first { end in
            guard let block = rule.block(of: end), let comesEnded = hasEnded[block.index] else {
                return false
            }
            return comesEnded
                || function.range(of: block).contains { $0 < Int(end) && ends.contains(UInt32($0)) }
        }
    }

    /// Whether all calls that announce tasks to a counter announce one each, and no other function can announce more to it.
    private func isAnnouncedOnce(_ counter: PlaceID) -> Bool {
        let place = function.places[Int(counter.index)]
        guard place.depth == 0, place.role == .local else { return false }
        let announcements = function.instructions.indices.filter { index in
            rule.counterChange(UInt32(index)).map { $0.0 == counter && $0.1 == .announces } ?? false
        }
        return !announcements.isEmpty
            && announcements.allSatisfy { index in
                let arguments = function.arguments(of: rule.call(of: UInt32(index)))
                guard let number = arguments.last?.constant, number >= 0 else { return false }
                return function.constants[Int(number)] == 1
            }
    }

    /// Whether an instruction reports the task's end, sees to it that it will be, or hands the counter to somebody.
    private func reports(_ index: UInt32, _ counter: PlaceID) -> Bool {
        let instruction = function.instructions[Int(index)]
        guard [.call, .defer, .spawn].contains(instruction.opcode) else { return false }
        let call = function.calls[Int(instruction.a)]
        if let (place, change) = rule.counterChange(index), place == counter { return change == .ends }
        if case .region(let inner) = call.callee {
            return instructions(of: inner).contains { reports($0, counter) }
        }
        return function.arguments(of: call).contains { argument in
            !argument.place.isNone && function.contains(argument.place, counter)
        }
    }

    private func instructions(of region: RegionID) -> [UInt32] {
        function.positions(in: region).map { UInt32($0) }
    }

    // MARK: Counters

    private func isWaitedFor(_ counter: PlaceID) -> Bool {
        function.calls.contains { rule.waitedFor(by: $0) == counter }
    }
}

/// How a call changes a counter of tasks.
private enum CounterChange {
    case announces
    case ends
}

extension RuleContext {
    /// What a call does to which counter, as contracts say: an acquisition that counts announces tasks.
    fileprivate func counterChange(_ index: UInt32) -> (PlaceID, CounterChange)? {
        let instruction = function.instructions[Int(index)]
        guard [.call, .defer].contains(instruction.opcode) else { return nil }
        let call = function.calls[Int(instruction.a)]
        guard let contract = context.contract(of: call), contract.origin != .inferred else { return nil }
        for clause in contract.clauses where clause.path.root == .argument(0) && clause.path.names.isEmpty {
            guard let kind = knowledge.kind(clause.kind), kind.isCounter,
                let place = function.place(of: clause.path, in: call)
            else { continue }
            if clause.word == .acquires { return (place, .announces) }
            if clause.word == .releases { return (place, .ends) }
        }
        return nil
    }
}

/// What a function and its literals do to counters, found in one pass.
private struct CounterChanges {
    /// Where a region reports the end of a task.
    struct End: Hashable {
        var counter: PlaceID
        var region: RegionID
    }

    private(set) var announcements: [PlaceID: [UInt32]] = [:]
    private(set) var ends: Set<End> = []

    init(_ rule: RuleContext) {
        for block in rule.function.blocks {
            for index in block.first..<block.first + block.count {
                guard let (counter, change) = rule.counterChange(index) else { continue }
                switch change {
                case .announces: announcements[counter, default: []].append(index)
                case .ends: ends.insert(End(counter: counter, region: block.region))
                }
            }
        }
    }
}
