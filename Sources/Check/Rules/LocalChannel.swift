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
        /// The instruction that waits for the end of the task, in front of all that receive.
        var waitsForEnd: UInt32?
        /// Whether nobody helps on any path.
        var isAlone = false
        /// Whether the channel to which the task sends is closed there.
        var isClosed = false
    }

    let rule: RuleContext
    let function: FlowFunction
    let channels: LocalChannels
    /// The channel.
    let place: PlaceID
    /// How many values it keeps; nil where that is not known.
    private let size: Int?
    /// The region that makes it.
    let home: RegionID
    /// What is done with it.
    let uses: [LocalChannels.Use]

    private typealias Use = LocalChannels.Use

    /// The channels that a function which starts tasks makes, and nobody else knows.
    static func all(in rule: RuleContext) -> [LocalChannel] {
        let instructions = rule.function.instructions
        let made =
            instructions.contains { $0.opcode == .spawn }
            ? instructions.filter(\.makesChannel).compactMap { make in
                LocalChannel(PlaceID(Int(make.a)), size: make.c, rule.localChannels, rule)
            } : []
        return made + rule.fedChannels.compactMap { LocalChannel($0, size: 0, rule.localChannels, rule) }
    }

    /// Fails where the channel may be known elsewhere.
    init?(_ place: PlaceID, size: UInt32, _ channels: LocalChannels, _ rule: RuleContext) {
        guard !channels.isKnownElsewhere(place) else { return nil }
        self.rule = rule
        self.channels = channels
        function = rule.function
        self.place = place
        self.size = size == .max ? nil : Int(size)
        home = function.places[Int(place.index)].region
        uses = channels.uses(of: place)
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
            where [.spawn, .call].contains(function.instructions[position].opcode) {
                let task: RegionID
                switch rule.call(of: UInt32(position)).callee {
                case .region(let literal) where function.instructions[position].opcode == .spawn:
                    task = literal
                case .function: task = channels.region(ofTaskStartedBy: UInt32(position))
                default: continue
                }
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
        if let end = waitForEnd(of: wait, before: receives, spawn, block) { return end }
        let before = sendersBefore(others, receives, spawn, block)
        let areSeveral = isInLoop(block) && !receives.contains { isRound($0.block, block) }
        let isRepeated = before > 0 || isRepeated(wait) || areSeveral
        var walk = Walk(self, helps: receives, isRepeated: isRepeated)
        walk.needed = max(areSeveral ? 2 : before + 1, sendsInARow(own))
        walk.ends = blocksThatHear(of: wait.region)
        guard let exit = walk.exit(from: spawn, in: block) else { return nil }
        return StuckTask(
            spawn: spawn, waits: wait.instruction, exit: exit, isSender: true, isRepeated: isRepeated,
            isAlone: receives.isEmpty, isClosed: others.contains { isClosed(by: $0, at: exit) })
    }

    /// Whether a use has closed the channel where the function is left.
    private func isClosed(by use: Use, at exit: BlockID) -> Bool {
        switch use.what {
        case .closeAtExit: true
        case .close:
            use.region != home || rule.context.canReach(from: use.block) { $0 == exit }
        default: false
        }
    }

    /// How many times one run of a task sends, as far as two are told from one: an error, and the result behind it.
    private func sendsInARow(_ own: [Use]) -> Int {
        let sends = own.filter { $0.what == .send && !$0.isChoice && !$0.isInner && $0.task == nil }
        let isTwice = sends.contains { first in
            sends.contains { second in
                first.instruction != second.instruction
                    && mayPrecede(first, second.instruction, second.block)
            }
        }
        return isTwice ? 2 : 1
    }

    /// How many other tasks have surely begun that each send something, where nothing has been received yet.
    private func sendersBefore(
        _ others: [Use], _ receives: [Use], _ spawn: UInt32, _ block: BlockID
    ) -> Int {
        if receives.contains(where: { mayPrecede($0, spawn, block) }) { return 0 }
        var tasks: Set<RegionID> = []
        for send in others where send.what == .send && !send.isChoice && send.region != home {
            guard let (other, place) = onlySpawn(of: send.region),
                isAlways(other, place, before: spawn, block)
            else { continue }
            tasks.insert(send.region)
        }
        return tasks.count
    }

    /// Whether every way to an instruction comes by another one.
    private func isAlways(
        _ first: UInt32, _ place: BlockID, before second: UInt32, _ block: BlockID
    ) -> Bool {
        if place == block { return first < second }
        var seen: Set<BlockID> = [place]
        var agenda = [function.regions[Int(home.index)].entry]
        while let next = agenda.popLast() {
            guard seen.insert(next).inserted else { continue }
            if next == block { return false }
            function.forEachSuccessor(of: next) { agenda.append($0) }
        }
        return true
    }

    /// A sender for whose end the function waits before it receives anything.
    private func waitForEnd(
        of wait: Use, before receives: [Use], _ spawn: UInt32, _ block: BlockID
    ) -> StuckTask? {
        let counters = countersEnded(by: wait.region).filter { !isEnded($0, before: wait) }
        for index in function.blocks.indices where function.blocks[index].region == home {
            let place = BlockID(index)
            for position in function.range(of: place) where function.instructions[position].opcode == .call {
                let call = rule.call(of: UInt32(position))
                guard let counter = rule.waitedFor(by: call), counters.contains(counter),
                    mayPrecede(spawn, block, UInt32(position), place),
                    !receives.contains(where: { mayPrecede($0, UInt32(position), place) })
                else { continue }
                return StuckTask(
                    spawn: spawn, waits: wait.instruction, exit: place, isSender: true, isRepeated: true,
                    waitsForEnd: UInt32(position))
            }
        }
        return nil
    }

    /// Whether a task may tell its end in front of what it waits for.
    private func isEnded(_ counter: PlaceID, before wait: Use) -> Bool {
        function.blocks.indices.contains { index in
            function.blocks[index].region == wait.region
                && function.range(of: BlockID(index)).contains { position in
                    function.instructions[position].opcode == .call
                        && function.arguments(of: rule.call(of: UInt32(position))).first?.place == counter
                        && mayPrecede(UInt32(position), BlockID(index), wait.instruction, wait.block)
                }
        }
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
        let isRepeated = isRepeated(wait)
        let closes = others.filter { $0.what == .close || !isRepeated && $0.what == .send }
        // Where nobody closes it, what was sent may end the loop.
        if closes.isEmpty, isRepeated, !isUntilEnd(wait) { return nil }
        let walk = Walk(self, helps: closes, isRepeated: false)
        guard let exit = walk.exit(from: spawn, in: block) else { return nil }
        return StuckTask(
            spawn: spawn, waits: wait.instruction, exit: exit, isSender: false, isRepeated: isRepeated,
            isAlone: closes.isEmpty)
    }

    /// The blocks in which the function hears of a task by another channel: it does one thing or the other, and does not
    /// wait where it has said something else; or another task tells that it has waited for this one.
    private func blocksThatHear(of task: RegionID) -> Set<UInt32> {
        var found: Set<UInt32> = []
        let counters = countersEnded(by: task)
        for (other, uses) in channels.uses where other != place.index {
            guard
                uses.contains(where: { use in
                    use.what != .receive
                        && (use.region == task
                            || use.region != home && waits(use.region, for: counters))
                })
            else { continue }
            for use in uses where use.what == .receive && use.region == home && !use.isInner {
                found.insert(use.block.index)
            }
        }
        return found
    }

    /// The counters by which a task tells its end.
    private func countersEnded(by task: RegionID) -> Set<PlaceID> {
        var found: Set<PlaceID> = []
        for index in function.positions(in: task)
        where [.call, .defer].contains(function.instructions[index].opcode) {
            let call = rule.call(of: UInt32(index))
            guard call.hasReceiver, let counter = function.arguments(of: call).first?.place, !counter.isNone,
                rule.releasedKinds(by: call).contains(where: { $0?.isCounter == true })
            else { continue }
            found.insert(counter)
        }
        return found
    }

    /// Whether a task waits for all that one of some counters counts.
    private func waits(_ task: RegionID, for counters: Set<PlaceID>) -> Bool {
        rule.countersWaitedFor[task].map { !$0.isDisjoint(with: counters) } ?? false
    }

    private func mayPrecede(_ use: Use, _ second: UInt32, _ block: BlockID) -> Bool {
        mayPrecede(use.instruction, use.block, second, block)
    }

    func mayPrecede(_ first: UInt32, _ place: BlockID, _ second: UInt32, _ block: BlockID) -> Bool {
        rule.mayPrecede(first, place, second, block)
    }

    /// Whether two blocks belong to the rounds of one loop.
    private func isRound(_ a: BlockID, _ b: BlockID) -> Bool {
        rule.context.canReach(from: a, to: b) && rule.context.canReach(from: b, to: a)
    }

    /// Whether a task comes back to what it does.
    private func isRepeated(_ use: Use) -> Bool { use.task?.isInLoop ?? isInLoop(use.block) }

    /// Whether a task goes over a channel until its end, and leaves the loop by no other way.
    private func isUntilEnd(_ use: Use) -> Bool {
        use.task?.isUntilEnd ?? (isLoop(over: use) && isLeftByHeadOnly(use.block))
    }

    func isInLoop(_ block: BlockID) -> Bool { rule.context.canReach(from: block, to: block) }

    // MARK: Ways out

    /// A search for a way from a spawn to a return on which nobody helps the task.
    private struct Walk {
        let channel: LocalChannel
        let helps: [Use]
        /// Whether one help is not enough.
        let isRepeated: Bool
        /// How many have to be helped.
        var needed = 1
        /// Blocks in which the task is known to have come to an end.
        var ends: Set<UInt32> = []

        init(_ channel: LocalChannel, helps: [Use], isRepeated: Bool) {
            self.channel = channel
            self.helps = helps
            self.isRepeated = isRepeated
        }

        /// A block, and how many have been helped in front of it.
        private struct Way: Hashable {
            var block: BlockID
            var helped: Int
        }

        private var function: FlowFunction { channel.function }
        private var context: FunctionContext { channel.rule.context }

        func exit(from spawn: UInt32, in block: BlockID) -> BlockID? {
            var seen: Set<Way> = []
            var agenda: [Way] = []
            let known = context.knownTests(at: spawn, in: block)
            if let exit = leave(Way(block: block, helped: 0), behind: spawn, known, &agenda) { return exit }
            while let next = agenda.popLast() {
                guard seen.insert(next).inserted else { continue }
                if let exit = leave(next, behind: nil, known, &agenda) { return exit }
            }
            return nil
        }

        /// Goes through a block; answers it where it returns, and adds where it leads.
        private func leave(
            _ way: Way, behind first: UInt32?, _ known: [TestID: Bool], _ agenda: inout [Way]
        ) -> BlockID? {
            let block = way.block
            let helped = helps.count {
                $0.block == block && $0.instruction > first ?? 0
                    && !(isRepeated && channel.isInLoop($0.block))
            }
            let all = way.helped + helped
            if all >= needed || ends.contains(block.index) { return nil }
            guard context.endingOffset[Int(block.index)] < 0 else { return nil }
            let b = function.blocks[Int(block.index)]
            switch b.terminator {
            case .return: return block
            case .branch:
                for (successor, value) in [(b.target, !b.flag), (b.other, b.flag)] {
                    if isImpossible(b.test, value, known) { continue }
                    if helpsAtEnd(block, successor) { continue }
                    agenda.append(Way(block: successor, helped: all))
                }
            case .jump: agenda.append(Way(block: b.target, helped: all))
            case .raise, .stop: break
            }
            return nil
        }

        /// Whether a loop that helps in each round is left by its head: as many rounds as there are tasks, or the end of
        /// the channel.
        private func helpsAtEnd(_ head: BlockID, _ successor: BlockID) -> Bool {
            guard function.blocks[Int(head.index)].isLoopHead else { return false }
            return helps.contains { help in
                context.canReach(from: head, where: { $0 == help.block })
                    && context.canReach(from: help.block, to: head)
            } && !context.canReach(from: successor, to: head)
        }

        /// Whether a branch cannot go that way, for what is known where the task begins.
        private func isImpossible(_ test: TestID, _ value: Bool, _ known: [TestID: Bool]) -> Bool {
            known[test].map { $0 != value } ?? false
        }
    }
}
