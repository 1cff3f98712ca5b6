import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A second member of a pool that is needed while a first one is held, and locks that are taken in opposite orders.
    static let heldWhileAcquiring = Rule("held-while-acquiring") { rule in
        let findings =
            PoolFlow(rule).found.map { poolFinding(rule, $0) }
            + rule.solved.lockOrders.compactMap { orderFinding(rule, $0) }
            + rule.solved.channelSites.compactMap { channelFinding(rule, $0) }
        return rule.outsideOfTests(findings)
    }

    private static func poolFinding(_ rule: RuleContext, _ second: PoolFlow.Second) -> Finding {
        let name = rule.calleeName(rule.call(of: second.instruction))
        let pool = rule.function.text(of: second.pool, symbols: rule.knowledge.symbols)
        let from = pool.isEmpty ? "the same pool" : "'\(pool)'"
        return Finding(
            rule: "held-while-acquiring", severity: .warning, language: rule.language, kind: second.kind.name,
            span: rule.span(of: second.instruction), function: rule.name(at: second.instruction),
            message:
                "'\(name)' needs a connection of \(from) while the \(second.kind.noun) holds another one",
            consequence:
                "when each connection is held by one who needs a second, all of them wait for ever",
            steps: [
                Step(
                    kind: .acquire, span: rule.span(of: second.first), text: "\(second.kind.acquired) here"),
                Step(kind: .call, span: rule.span(of: second.instruction), text: "needs another one"),
            ],
            fixes: [
                Fix(
                    title:
                        "end the \(second.kind.noun) before, or ask on the transaction or connection that is held"
                )
            ], exit: ExitKind.return.rawValue)
    }

    /// A channel that is waited for while a lock is held which the other side needs.
    private static func channelFinding(_ rule: RuleContext, _ site: ChannelSite) -> Finding? {
        guard let (lock, other) = rule.deadlock(at: site), let taken = site.taken else { return nil }
        let channel = site.channel.text(rule)
        let name = lock.text(rule)
        let waits = site.what == .send ? "to send to" : "to receive from"
        return Finding(
            rule: "held-while-acquiring", severity: .warning, language: rule.language, kind: "",
            span: rule.span(of: site.instruction), function: rule.name(at: site.instruction),
            message:
                "'\(name)' is held while waiting \(waits) '\(channel)', and the other side needs it first",
            consequence: "the other side waits for the lock, and this one for the other side, for ever",
            steps: [
                Step(kind: .acquire, span: rule.span(of: taken), text: "'\(name)' is taken here"),
                Step(kind: .call, span: rule.span(of: site.instruction), text: "waits here"),
            ],
            related: [Step(kind: .call, span: other, text: "the other side, which needs '\(name)'")],
            fixes: [Fix(title: "give the lock back before waiting for the channel")],
            exit: ExitKind.return.rawValue)
    }

    /// A lock taken second here that somebody else takes first.
    private static func orderFinding(_ rule: RuleContext, _ order: LockOrder) -> Finding? {
        guard let other = rule.program.lockOrders.opposite(to: order, rule.knowledge) else { return nil }
        let first = order.first.lock.text(rule)
        let second = order.second.lock.text(rule)
        return Finding(
            rule: "held-while-acquiring", severity: .error, language: rule.language, kind: "",
            span: rule.span(of: order.instruction), function: rule.name(at: order.instruction),
            message: "'\(second)' is taken while '\(first)' is held, and elsewhere the other way round",
            consequence: "when both run at a time, each may wait for the other for ever",
            steps: [
                Step(kind: .acquire, span: rule.span(of: order.taken), text: "'\(first)' is taken here"),
                Step(kind: .call, span: rule.span(of: order.instruction), text: "takes '\(second)'"),
            ],
            related: [Step(kind: .call, span: other, text: "takes '\(first)' while '\(second)' is held")],
            fixes: [Fix(title: "take the two locks in one order everywhere, or give the first back before")],
            exit: ExitKind.return.rawValue)
    }
}

extension RuleContext {
    /// The lock that is held while the function waits for a channel whose other side needs it, and where that is.
    fileprivate func deadlock(at site: ChannelSite) -> (lock: LockIdentity, other: SourceSpan)? {
        program.channelDeadlocks.deadlock(at: site, in: info.package, knowledge)
    }

    /// Whether an instruction waits for a channel whose other side needs a lock that is held there.
    func isDeadlock(_ instruction: UInt32) -> Bool {
        solved.channelSites.contains { $0.instruction == instruction && deadlock(at: $0) != nil }
    }
}

extension LockIdentity {
    fileprivate func text(_ rule: RuleContext) -> String {
        let symbols = rule.knowledge.symbols
        return (type == .empty ? variable(rule) : symbols.name(of: type))
            + names.map { "." + symbols.name(of: $0) }.joined()
    }

    /// The name of the package variable, which a callee alone may mention.
    private func variable(_ rule: RuleContext) -> String {
        let place = rule.function.places.first {
            $0.role == .global && $0.parent.isNone && Int($0.number) == global
        }
        return place.map { rule.knowledge.symbols.name(of: $0.name) } ?? "a variable of the package"
    }
}

/// The orders in which the functions of a program take locks.
struct LockOrders: Sendable {
    private struct Pair: Hashable {
        var first: LockIdentity
        var second: LockIdentity
    }

    private struct Entry {
        var order: LockOrder
        var span: SourceSpan
    }

    private var entries: [Pair: [Entry]] = [:]

    init(_ solved: [SolvedFunction], _ bodies: [FlowFunction]) {
        for (function, body) in zip(solved, bodies) {
            for order in function.lockOrders {
                let instruction = body.instructions[Int(order.instruction)]
                entries[Pair(first: order.first.lock, second: order.second.lock), default: []].append(
                    Entry(
                        order: order,
                        span: SourceSpan(file: body.file, start: instruction.start, end: instruction.end)))
            }
        }
    }

    /// Where the locks of an order are taken the other way round, so that each side may wait for the other: they do
    /// not let each other in, and no third lock keeps them apart.
    func opposite(to order: LockOrder, _ knowledge: Knowledge) -> SourceSpan? {
        let pair = Pair(first: order.second.lock, second: order.first.lock)
        return entries[pair]?.first { other in
            !knowledge.areLetInTogether(order.first.mode, other.order.second.mode)
                && !knowledge.areLetInTogether(order.second.mode, other.order.first.mode)
                && order.held.intersection(other.order.held).isEmpty
        }?.span
    }
}
