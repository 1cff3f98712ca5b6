import SuretyFlow
import SuretyObligations

/// A channel that does not leave the function which makes it, and the tasks that wait for it.
///
/// Only what can be seen whole is looked at: the channel has one name, which no call, assignment or stored literal gets,
/// and each literal that mentions it is a task, or runs where it stands within one.
struct LocalChannel {
    /// A task that waits for ever when the function is left by an exit.
    struct StuckTask {
        /// The instruction that starts it.
        var spawn: UInt32
        /// The instruction that waits.
        var waits: UInt32
        /// The block by which the function is left.
        var exit: BlockID
        /// Whether it sends.
        var isSender: Bool
        /// Whether it waits more than once, or there are several of it.
        var isRepeated: Bool
    }

    private let rule: RuleContext
    private let function: FlowFunction
    /// The channel.
    let place: PlaceID
    /// How many values it keeps; nil where that is not known.
    private let size: Int?
    /// The region that makes it.
    private let home: RegionID
    /// What is done with it.
    private var uses: [Use] = []

    private struct Use {
        var instruction: UInt32
        var block: BlockID
        /// The region that it belongs to: a literal that runs in place counts for the one around it.
        var region: RegionID
        var what: ChannelUse
        /// Whether there is another way than to wait.
        var isChoice: Bool
        /// Whether it stands in a literal that runs in place, so that its place in the flow is not known.
        var isInner: Bool
    }

    /// Fails where the channel may be known elsewhere.
    init?(_ place: PlaceID, size: UInt32, _ rule: RuleContext) {
        self.rule = rule
        function = rule.function
        self.place = place
        self.size = size == .max ? nil : Int(size)
        let p = function.places[Int(place.index)]
        guard p.role == .local, p.parent.isNone, !p.isAddressTaken, !p.isAssignedInClosure else { return nil }
        home = p.region
        guard isSeenWhole() else { return nil }
        for (index, block) in function.blocks.enumerated() {
            for position in Int(block.first)..<Int(block.first + block.count) {
                let instruction = function.instructions[position]
                guard instruction.opcode == .channel, instruction.a == place.index,
                    let what = ChannelUse(rawValue: instruction.b), what != .make
                else { continue }
                let owner = owner(of: block.region)
                uses.append(
                    Use(
                        instruction: UInt32(position), block: BlockID(index), region: owner, what: what,
                        isChoice: instruction.flag, isInner: owner != block.region))
            }
        }
    }

    // MARK: Who knows the channel

    private func isSeenWhole() -> Bool {
        var makes = 0
        for instruction in function.instructions {
            switch instruction.opcode {
            case .channel:
                if instruction.a == place.index, instruction.b == ChannelUse.make.rawValue { makes += 1 }
            case .fresh: continue
            case .assign, .convert, .transfer, .bind:
                if instruction.a == place.index || instruction.b == place.index { return false }
            case .set, .forget, .decide: if instruction.a == place.index { return false }
            case .closure: if captures(RegionID(Int(instruction.b))) { return false }
            case .call, .defer, .spawn:
                let call = function.calls[Int(instruction.a)]
                if function.arguments(of: call).contains(where: { $0.place == place }) { return false }
                if function.results(of: call).contains(place) { return false }
            }
        }
        return makes == 1
    }

    private func captures(_ region: RegionID) -> Bool {
        function.regions[Int(region.index)].captures.contains(place)
    }

    /// The region on whose behalf another one runs: itself for the function and for tasks.
    private func owner(of region: RegionID) -> RegionID {
        var region = region
        while region != home, !isTask(region) {
            let parent = function.regions[Int(region.index)].parent
            if parent == region { break }
            region = parent
        }
        return region
    }

    private func isTask(_ region: RegionID) -> Bool {
        function.instructions.contains {
            $0.opcode == .spawn && function.calls[Int($0.a)].callee == .region(region)
        }
    }

    // MARK: Tasks that are left alone

    /// The code that makes the channel.
    var code: Code { function.code(of: home) }

    /// The tasks that wait for the channel when the function is left.
    var stuckTasks: [StuckTask] {
        if home == .body, rule.info.isEntry { return [] }
        var found: [StuckTask] = []
        for index in function.blocks.indices where rule.context.isReachable(BlockID(index)) {
            guard function.blocks[index].region == home else { continue }
            for position in function.range(of: BlockID(index))
            where function.instructions[position].opcode == .spawn {
                guard case .region(let task) = rule.call(of: UInt32(position)).callee else { continue }
                if let stuck = stuck(task, spawn: UInt32(position), in: BlockID(index)) {
                    found.append(stuck)
                }
            }
        }
        return found
    }

    private func stuck(_ task: RegionID, spawn: UInt32, in block: BlockID) -> StuckTask? {
        let own = uses.filter { $0.region == task }
        let others = uses.filter { $0.region != task }
        // Other tasks with a part in it, and literals that run at an exit, are not followed.
        guard !own.isEmpty, others.allSatisfy({ ($0.region == home && !$0.isInner) || $0.region != home })
        else {
            return nil
        }
        if let wait = own.first(where: { $0.what == .send && !$0.isChoice }) {
            return stuckSender(wait, own, others, spawn, block)
        }
        if let wait = own.first(where: { $0.what == .receive && !$0.isChoice }) {
            return stuckReceiver(wait, own, others, spawn, block)
        }
        return nil
    }

    private func stuckSender(
        _ wait: Use, _ own: [Use], _ others: [Use], _ spawn: UInt32, _ block: BlockID
    ) -> StuckTask? {
        guard size == 0, !own.contains(where: { $0.what == .receive }),
            others.allSatisfy({ $0.region == home || $0.what == .send })
        else { return nil }
        let receives = others.filter { $0.what == .receive }
        guard !receives.isEmpty else { return nil }
        let isRepeated =
            isInLoop(wait.block) || isInLoop(block) && !receives.contains { isRound($0.block, block) }
        var walk = Walk(self, helps: receives, isRepeated: isRepeated)
        walk.ends = blocksThatHear(of: wait.region)
        guard let exit = walk.exit(from: spawn, in: block) else { return nil }
        return StuckTask(
            spawn: spawn, waits: wait.instruction, exit: exit, isSender: true, isRepeated: isRepeated)
    }

    private func stuckReceiver(
        _ wait: Use, _ own: [Use], _ others: [Use], _ spawn: UInt32, _ block: BlockID
    ) -> StuckTask? {
        guard others.allSatisfy({ $0.region == home }), !own.contains(where: { $0.what != .receive }),
            !others.contains(where: { $0.what == .closeAtExit || $0.what == .receive }),
            // What is sent or closed before the task begins is there for it.
            !others.contains(where: { mayPrecede($0, spawn, block) })
        else { return nil }
        // Who waits in a loop goes on waiting until the channel is closed.
        let isRepeated = isInLoop(wait.block)
        let closes = others.filter { $0.what == .close || !isRepeated && $0.what == .send }
        guard !closes.isEmpty else { return nil }
        let walk = Walk(self, helps: closes, isRepeated: false)
        guard let exit = walk.exit(from: spawn, in: block) else { return nil }
        return StuckTask(
            spawn: spawn, waits: wait.instruction, exit: exit, isSender: false, isRepeated: isRepeated)
    }

    /// The blocks in which the function hears of a task by another channel: it does one thing or the other, and does not
    /// wait where it has said something else.
    private func blocksThatHear(of task: RegionID) -> Set<UInt32> {
        var channels: Set<UInt32> = []
        for block in function.blocks where owner(of: block.region) == task {
            for index in Int(block.first)..<Int(block.first + block.count) {
                let instruction = function.instructions[index]
                if instruction.opcode == .channel, instruction.a != .max, instruction.a != place.index,
                    instruction.b != ChannelUse.receive.rawValue
                {
                    channels.insert(instruction.a)
                }
            }
        }
        var found: Set<UInt32> = []
        if channels.isEmpty { return found }
        for (index, block) in function.blocks.enumerated() where block.region == home {
            for position in Int(block.first)..<Int(block.first + block.count) {
                let instruction = function.instructions[position]
                if instruction.opcode == .channel, instruction.b == ChannelUse.receive.rawValue,
                    channels.contains(instruction.a)
                {
                    found.insert(UInt32(index))
                }
            }
        }
        return found
    }

    private func mayPrecede(_ use: Use, _ spawn: UInt32, _ block: BlockID) -> Bool {
        use.block == block && use.instruction < spawn || rule.context.canReach(from: use.block, to: block)
    }

    /// Whether two blocks belong to the rounds of one loop.
    private func isRound(_ a: BlockID, _ b: BlockID) -> Bool {
        rule.context.canReach(from: a, to: b) && rule.context.canReach(from: b, to: a)
    }

    private func isInLoop(_ block: BlockID) -> Bool { rule.context.canReach(from: block, to: block) }

    // MARK: Ways out

    /// A search for a way from a spawn to a return on which nobody helps the task.
    private struct Walk {
        let channel: LocalChannel
        let helps: [Use]
        /// Whether one help is not enough.
        let isRepeated: Bool
        /// Blocks in which the task is known to have come to an end.
        var ends: Set<UInt32> = []

        init(_ channel: LocalChannel, helps: [Use], isRepeated: Bool) {
            self.channel = channel
            self.helps = helps
            self.isRepeated = isRepeated
        }

        private var function: FlowFunction { channel.function }
        private var context: FunctionContext { channel.rule.context }

        func exit(from spawn: UInt32, in block: BlockID) -> BlockID? {
            var seen: Set<UInt32> = []
            var agenda: [BlockID] = []
            if let exit = leave(block, behind: spawn, spawn, block, &agenda) { return exit }
            while let next = agenda.popLast() {
                guard seen.insert(next.index).inserted else { continue }
                if let exit = leave(next, behind: nil, spawn, block, &agenda) { return exit }
            }
            return nil
        }

        /// Goes through a block; answers it where it returns, and adds where it leads.
        private func leave(
            _ block: BlockID, behind first: UInt32?, _ spawn: UInt32, _ start: BlockID,
            _ agenda: inout [BlockID]
        ) -> BlockID? {
            let isHelped = helps.contains {
                $0.block == block && $0.instruction > first ?? 0
                    && !(isRepeated && channel.isInLoop($0.block))
            }
            if isHelped || ends.contains(block.index) { return nil }
            guard context.endingOffset[Int(block.index)] < 0 else { return nil }
            let b = function.blocks[Int(block.index)]
            switch b.terminator {
            case .return: return block
            case .branch:
                for (successor, value) in [(b.target, !b.flag), (b.other, b.flag)] {
                    if isImpossible(b.test, value, spawn, start) { continue }
                    if helpsAtEnd(block, successor) { continue }
                    agenda.append(successor)
                }
            case .jump: agenda.append(b.target)
            case .raise, .stop: break
            }
            return nil
        }

        /// Whether a loop that helps in each round is left by its head: as many rounds as there are tasks, or the end of
        /// the channel.
        private func helpsAtEnd(_ head: BlockID, _ successor: BlockID) -> Bool {
            guard function.blocks[Int(head.index)].isLoopHead else { return false }
            return helps.contains { help in
                (help.block == head || context.canReach(from: head, to: help.block))
                    && context.canReach(from: help.block, to: head)
            } && !context.canReach(from: successor, to: head)
        }

        /// Whether a branch cannot go that way, for what is known where the task begins.
        private func isImpossible(_ test: TestID, _ value: Bool, _ spawn: UInt32, _ block: BlockID) -> Bool {
            guard test != .unknown, let known = context.value(of: test, at: spawn, in: block) else {
                return false
            }
            return known != value
        }
    }
}
