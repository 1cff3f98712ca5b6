import SuretyContracts
import SuretyFlow
import SuretyObligations

/// Finds the ways out of one body and what is pending and held at each.
struct ExitCollector {
    private(set) var exits: [ExitExplanation] = []
    private let explainer: Explainer
    private let pending: PendingCalls
    private let region: RegionID
    private var points: [Point] = []

    /// A place at which something may panic, with the tops there.
    private struct Point {
        var span: SourceSpan
        var tops: Set<Int>
    }

    /// A way out as the graph has it, for the obligations that are open there.
    private struct Leaving {
        var kind: ExitKind
        var block: BlockID
        var instruction: UInt32?
    }

    init(_ explainer: Explainer, _ pending: PendingCalls, _ region: RegionID) {
        self.explainer = explainer
        self.pending = pending
        self.region = region
        var collector = self
        pending.forEachPoint { block, instruction, tops in
            if let instruction {
                collector.visit(instruction, block, tops)
            } else {
                collector.leave(block, tops)
            }
        }
        collector.addPanics()
        exits = collector.exits.sorted { Self.precedes($0, $1) }
    }

    private static func precedes(_ a: ExitExplanation, _ b: ExitExplanation) -> Bool {
        let kinds = ExitExplanation.Kind.allCases
        let places = (kinds.firstIndex(of: a.kind) ?? 0, kinds.firstIndex(of: b.kind) ?? 0)
        if places.0 != places.1 { return places.0 < places.1 }
        return (a.spans[0].first.start, a.first.first ?? 0) < (b.spans[0].first.start, b.first.first ?? 0)
    }

    // MARK: Single exits

    private mutating func visit(_ instruction: UInt32, _ block: BlockID, _ tops: Set<Int>) {
        let function = explainer.function
        let i = function.instructions[Int(instruction)]
        let span = explainer.context.span(of: instruction)
        if i.opcode == .call {
            let call = function.calls[Int(i.a)]
            // Asking for a panic raises none.
            if call.callee == .recover { return }
            if let ending = explainer.context.ending(of: call) {
                // Its arguments have been evaluated by now; whether they panic is told by what stands before it.
                return end(
                    ending, call, span, Leaving(kind: .raise, block: block, instruction: instruction), tops)
            }
        }
        if span.end > span.start { points.append(Point(span: span, tops: tops)) }
    }

    private mutating func end(
        _ ending: Ending, _ call: Call, _ span: SourceSpan, _ leaving: Leaving, _ tops: Set<Int>
    ) {
        let name = explainer.context.calleeName(call)
        var leaving = leaving
        switch ending {
        case .process:
            leaving.kind = .process
            add(.process, span, name, leaving, tops)
        case .goroutine:
            leaving.kind = .goroutine
            add(.goroutine, span, name, leaving, tops)
        case .panic: add(.panic, span, name, leaving, tops)
        case .never: points.append(Point(span: span, tops: tops))
        }
    }

    private mutating func leave(_ block: BlockID, _ tops: Set<Int>) {
        let function = explainer.function
        let b = function.blocks[Int(block.index)]
        let span = explainer.span(b.start, b.end)
        switch b.terminator {
        case .return:
            // The end of the body has the place of the sign that closes it.
            let isEnd = b.end == function.regions[Int(region.index)].end
            let leaving = Leaving(kind: .return, block: block, instruction: nil)
            add(isEnd ? .end : .return, span, "", leaving, tops)
        case .raise:
            add(.panic, span, "", Leaving(kind: .raise, block: block, instruction: nil), tops)
        case .branch where b.end > b.start: points.append(Point(span: span, tops: tops))
        case .jump, .branch, .stop: return
        }
    }

    private mutating func add(
        _ kind: ExitExplanation.Kind, _ span: SourceSpan, _ callee: String, _ leaving: Leaving,
        _ tops: Set<Int>
    ) {
        var exit = ExitExplanation(kind: kind, spans: [.init(first: span, last: span)], callee: callee)
        describe(tops, &exit)
        exit.held = held(leaving, skipping: kind == .process ? exit.order : [])
        exits.append(exit)
    }

    private func describe(_ tops: Set<Int>, _ exit: inout ExitExplanation) {
        exit.first = tops.filter { $0 != pending.empty }.map { $0 + 1 }.sorted()
        exit.mayBeNone = tops.contains(pending.empty)
        exit.order = ExitOrder(tops: tops, below: pending.below).calls
    }

    // MARK: Panics that nobody wrote

    /// One exit for all places with the same calls on top, as stretches of source.
    private mutating func addPanics() {
        points.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        var spans: [Set<Int>: [ExitExplanation.ClosedSpan]] = [:]
        var last: Set<Int>?
        for point in points {
            if last == point.tops, let open = spans[point.tops]?.count {
                spans[point.tops]?[open - 1].last = point.span
            } else {
                spans[point.tops, default: []].append(.init(first: point.span, last: point.span))
            }
            last = point.tops
        }
        for (tops, stretches) in spans {
            var exit = ExitExplanation(kind: .panics, spans: stretches)
            describe(tops, &exit)
            exits.append(exit)
        }
    }

    // MARK: Obligations

    /// What is open there; at the end of the process, also what a call would have discharged that does not run.
    private func held(_ leaving: Leaving, skipping calls: [OrderedCall]) -> [HeldObligation] {
        let skipped = Set(calls.map { pending.registrations[$0.id - 1] })
        let records = explainer.solved.records.filter { record in
            guard record.region == region, !record.isGivenUp else { return false }
            return !skipped.isDisjoint(with: record.deferredReleases)
                || record.openExits.contains {
                    $0.kind == leaving.kind && $0.block == leaving.block
                        && $0.instruction == leaving.instruction
                }
        }
        return records.compactMap(explainer.heldObligation).sorted {
            ($0.span.start, $0.kind) < ($1.span.start, $1.kind)
        }
    }
}

extension Explainer {
    /// An obligation in words.
    func heldObligation(_ record: ObligationRecord) -> HeldObligation? {
        guard let kind = context.knowledge.kind(record.kind) else { return nil }
        return HeldObligation(
            kind: kind.name, noun: kind.noun, acquired: kind.acquired,
            span: context.span(of: record.instruction))
    }
}
