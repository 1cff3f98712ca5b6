import SuretyFlow
import SuretyObligations

extension Rule {
    /// Places in channels that serve as semaphores: what a function puts in it takes out again, but not on some path.
    static func slotFindings(_ rule: RuleContext) -> [Finding] {
        ChannelSlots(rule).open.map { slot in
            let name = rule.function.text(of: slot.channel, symbols: rule.knowledge.symbols)
            let exit = rule.function.blocks[Int(slot.exit.index)]
            return Finding(
                rule: "leak", severity: severity(of: slot, rule), language: rule.language, kind: "",
                span: rule.span(of: slot.send), function: rule.name(at: slot.send),
                message: "the place taken here in '\(name)' is not given back on some path",
                consequence: "when all places are taken, everybody waits for ever",
                steps: [
                    Step(kind: .acquire, span: rule.span(of: slot.send), text: "taken here"),
                    Step(
                        kind: .exit, span: rule.span(exit.start, exit.end),
                        text: "leaves with the place taken"),
                ],
                fixes: [
                    Fix(
                        title:
                            "'defer func() { <-\(name) }()' once the place is taken, or '<-\(name)' on each way out"
                    )
                ],
                exit: ExitKind.return.rawValue)
        }
    }

    /// A place that is forgotten once is one of many; a test ends soon.
    private static func severity(of slot: ChannelSlots.Slot, _ rule: RuleContext) -> Severity {
        if rule.isOfTests { return .warning }
        let code = rule.function.code(of: rule.region(of: slot.exit))
        return rule.program.runsOnce.answer(code, onlyFailing: false) ? .note : .error
    }
}

/// The places in channels that a function takes by sending a mere token, and gives back by receiving one.
struct ChannelSlots {
    /// A place that some path leaves taken.
    struct Slot {
        var channel: PlaceID
        /// The instruction that takes it.
        var send: UInt32
        /// The first return on such a path.
        var exit: BlockID
    }

    /// The places that are not given back on some path, in the order of the text.
    private(set) var open: [Slot] = []

    private struct Use {
        var channel: PlaceID
        var instruction: UInt32
        var block: BlockID
    }

    private let rule: RuleContext
    private var receives: [Use] = []
    /// The regions in which a token of the channel at hand is received.
    private var receivers: Set<RegionID> = []

    /// Finds them. Linear in the instructions where nothing is sent.
    init(_ rule: RuleContext) {
        self.rule = rule
        guard rule.function.instructions.contains(where: { Self.isToken($0, .send) }) else { return }
        receives = uses(.receive)
        for send in uses(.send)
        where rule.context.isReachable(send.block) && outlives(send) && !hasOtherName(send) {
            follow(send)
        }
    }

    private var function: FlowFunction { rule.function }

    private static func isToken(_ instruction: Instruction, _ use: ChannelUse) -> Bool {
        instruction.opcode == .channel && instruction.a != .max && instruction.b == use.rawValue
            && instruction.c == 0
    }

    private func uses(_ use: ChannelUse) -> [Use] {
        function.blocks.indices.flatMap { block in
            function.range(of: BlockID(block)).compactMap { index in
                let instruction = function.instructions[index]
                guard Self.isToken(instruction, use) else { return nil }
                return Use(
                    channel: PlaceID(Int(instruction.a)), instruction: UInt32(index), block: BlockID(block))
            }
        }
    }

    /// Whether a channel is there when the code that sends has ended: it is not a variable of that code.
    private func outlives(_ send: Use) -> Bool {
        let place = function.places[Int(send.channel.index)]
        let root = function.places[Int(place.root.index)]
        return [.parameter, .global].contains(root.role) || root.region != rule.region(of: send.block)
    }

    /// Whether somebody may give a place back by another name of the channel.
    private func hasOtherName(_ send: Use) -> Bool {
        function.instructions.contains {
            [.assign, .convert, .transfer, .bind].contains($0.opcode) && $0.b == send.channel.index
        }
    }

    private mutating func follow(_ send: Use) {
        let home = rule.region(of: send.block)
        let own = receives.filter {
            $0.channel == send.channel && function.isInside(rule.region(of: $0.block), home)
        }
        let taken = rule.span(of: send.instruction).start
        let givenBack = own.map { rule.span(of: $0.instruction).start }
        guard let first = givenBack.min(), let last = givenBack.max(), taken < first else { return }
        receivers = Set(own.map { rule.region(of: $0.block) })
        receivers.remove(home)
        // Who takes several, or goes on with one taken, has somebody else give them back.
        var takesAnother = false
        let exits = rule.context.returns(behind: send.instruction, in: send.block) { index in
            if index == send.instruction { takesAnother = true }
            return takesAnother || mayGiveBack(function.instructions[Int(index)], send.channel)
        }
        if takesAnother { return }
        // Who leaves behind the code that gives a place back has somebody else do it; a later round leaves in front.
        let early = exits.filter { taken < start(of: $0) && start(of: $0) < last }
        guard let exit = early.min(by: { start(of: $0) < start(of: $1) }), isGivenBackOnSomePath(send) else {
            return
        }
        open.append(Slot(channel: send.channel, send: send.instruction, exit: exit))
    }

    private func start(of block: BlockID) -> UInt32 { function.blocks[Int(block.index)].start }

    /// Whether a path from the sending on comes to something that gives the place back.
    private func isGivenBackOnSomePath(_ send: Use) -> Bool {
        function.blocks.indices.lazy.map { BlockID($0) }.contains { block in
            guard rule.region(of: block) == rule.region(of: send.block),
                rule.context.canReach(from: send.block, where: { $0 == block })
            else { return false }
            return function.range(of: block).contains {
                mayGiveBack(function.instructions[$0], send.channel)
                    && (block != send.block || $0 > send.instruction
                        || rule.context.canReach(from: block, to: block))
            }
        }
    }

    /// Whether an instruction takes a token out, hands the channel to somebody, or makes, runs, defers or starts a literal that
    /// takes one out.
    private func mayGiveBack(_ instruction: Instruction, _ channel: PlaceID) -> Bool {
        switch instruction.opcode {
        case .channel: return instruction.a == channel.index && instruction.b != ChannelUse.send.rawValue
        case .closure: return isReceiver(RegionID(Int(instruction.b)))
        case .call, .defer, .spawn:
            let call = function.calls[Int(instruction.a)]
            if case .region(let region) = call.callee { return isReceiver(region) }
            return function.arguments(of: call).contains { argument in
                !argument.place.isNone
                    && (argument.place == channel
                        || instruction.opcode != .call && function.contains(argument.place, channel))
            }
        default: return false
        }
    }

    /// Whether a token is received in a region, or in one inside of it.
    private func isReceiver(_ region: RegionID) -> Bool {
        receivers.contains { function.isInside($0, region) }
    }
}
