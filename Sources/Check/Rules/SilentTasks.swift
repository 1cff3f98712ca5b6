import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// Tasks that end without the word on a channel for which the function waits.
    static func silentTaskFindings(_ rule: RuleContext) -> [Finding] {
        LocalChannel.all(in: rule).compactMap { channel in
            channel.silentTask.map { finding(rule, $0, channel) }
        }
    }

    private static func finding(
        _ rule: RuleContext, _ task: LocalChannel.SilentTask, _ channel: LocalChannel
    ) -> Finding {
        let name = rule.function.text(of: channel.place, symbols: rule.knowledge.symbols)
        let end = rule.function.blocks[Int(task.end.index)]
        let message =
            if task.isNever { "nobody closes '\(name)'" } else if task.isLoop {
                "the task does not close '\(name)' on some path"
            } else { "the task does not say anything on '\(name)' on some path" }
        return Finding(
            rule: "unbalanced-wait", severity: rule.isOfTests ? .warning : .error, language: rule.language,
            kind: "", span: rule.span(of: task.spawn), function: rule.name(at: task.spawn),
            message: message,
            consequence: task.isLoop
                ? "the loop over it never ends" : "whoever receives from it waits for ever",
            steps: [
                Step(kind: .call, span: rule.span(of: task.spawn), text: "begins here"),
                Step(kind: .call, span: rule.span(of: task.waits), text: "waited for here"),
                Step(kind: .exit, span: rule.span(end.start, end.end), text: "ends here without a word"),
            ],
            fixes: [Fix(title: "'defer close(\(name))' as the first thing that the task does")],
            exit: ExitKind.return.rawValue)
    }
}

extension LocalChannel {
    /// A task for whose word on the channel the function waits, and which may end without it.
    struct SilentTask {
        /// The instruction that starts it.
        var spawn: UInt32
        /// The instruction that waits.
        var waits: UInt32
        /// A return to which every path comes without the word.
        var end: BlockID
        /// Whether the function goes over all that is sent, so that only the end of the channel ends it.
        var isLoop: Bool
        /// Whether the task never says it.
        var isNever: Bool
    }

    /// The task that alone speaks on the channel, and may end without the word that the function waits for.
    var silentTask: SilentTask? {
        let speakers = Set(uses.filter { $0.what != .receive }.map(\.region))
        guard speakers.count == 1, let task = speakers.first, task != home,
            Int(task.index) < function.regions.count,
            uses.allSatisfy({ $0.what != .receive || $0.region == home && !$0.isInner }),
            !speaksElsewhere(task), let (spawn, block) = onlySpawn(of: task), !isInLoop(block)
        else { return nil }
        for wait in uses
        where wait.what == .receive && !wait.isChoice
            && mayPrecede(spawn, block, wait.instruction, wait.block)
        {
            if let end = silentEnd(of: task, for: wait), isReached(wait, from: spawn, in: block, end.block) {
                return SilentTask(
                    spawn: spawn, waits: wait.instruction, end: end.block, isLoop: isLoop(over: wait),
                    isNever: end.isNever)
            }
        }
        return nil
    }

    private func silentEnd(of task: RegionID, for wait: LocalChannels.Use) -> (block: BlockID, isNever: Bool)?
    {
        let isLoop = isLoop(over: wait)
        // A loop that goes another way out may have been told by what was sent.
        if isInLoop(wait.block) && !(isLoop && isLeftByHeadOnly(wait.block)) { return nil }
        let words = uses.filter { $0.region == task && (!isLoop || $0.what != .send) }
        if words.isEmpty && !isLoop { return nil }
        let said = Set(words.map(\.instruction))
        return rule.silentReturn(of: task) { says($0, said) }.map { ($0, words.isEmpty) }
    }

    /// Whether the function comes to its wait as well where the task ends without a word, as far as what both ask tells.
    private func isReached(
        _ wait: LocalChannels.Use, from spawn: UInt32, in block: BlockID, _ end: BlockID
    ) -> Bool {
        let known = rule.context.knownTests(at: .max, in: end).filter { test, _ in
            let variable = function.places[Int(function.tests[Int(test.index)].place.index)].root
            return function.places[Int(variable.index)].region != function.blocks[Int(end.index)].region
                && !isWritten(variable, behind: block)
        }
        var isReached = false
        _ = rule.context.returns(behind: spawn, in: block, knowing: known) { index in
            if index == wait.instruction { isReached = true }
            return isReached
        }
        return isReached
    }

    /// Whether a variable may get a value when a block has been entered, or in a literal at any time.
    private func isWritten(_ variable: PlaceID, behind block: BlockID) -> Bool {
        if function.places[Int(variable.index)].isAssignedInClosure { return true }
        return function.blocks.indices.contains { index in
            let other = BlockID(index)
            guard rule.context.canReach(from: block, where: { $0 == other }) else { return false }
            return function.range(of: other).contains {
                function.assigns(function.instructions[$0], variable)
            }
        }
    }

    /// Whether an instruction is one of some, or calls a literal in place that has one of them.
    private func says(_ index: UInt32, _ said: Set<UInt32>) -> Bool {
        if said.contains(index) { return true }
        let instruction = function.instructions[Int(index)]
        guard [.call, .defer].contains(instruction.opcode),
            case .region(let inner) = function.calls[Int(instruction.a)].callee
        else { return false }
        return function.positions(in: inner).contains { says(UInt32($0), said) }
    }

    /// Whether a task tells the function something by another channel as well: what it says there may end the wait here.
    private func speaksElsewhere(_ task: RegionID) -> Bool {
        channels.uses.contains { other, uses in
            other != place.index && uses.contains { $0.region == task && $0.what != .receive }
        }
    }

    func onlySpawn(of task: RegionID) -> (UInt32, BlockID)? {
        var found: (UInt32, BlockID)?
        for index in function.blocks.indices {
            for position in function.range(of: BlockID(index))
            where function.instructions[position].opcode == .spawn {
                guard case .region(task) = rule.call(of: UInt32(position)).callee else { continue }
                if found != nil || function.blocks[index].region != home { return nil }
                found = (UInt32(position), BlockID(index))
            }
        }
        return found
    }

    func isLoop(over wait: LocalChannels.Use) -> Bool {
        function.channel(ofLoop: wait.block) == place
    }

    /// Whether no block of a loop but its head leads out of it, or ends the function.
    func isLeftByHeadOnly(_ head: BlockID) -> Bool {
        function.isLeftByHeadOnly(head) { rule.context.endingOffset[Int($0.index)] >= 0 }
    }
}
