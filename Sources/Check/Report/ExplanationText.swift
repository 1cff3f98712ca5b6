import SuretyCheck
import SuretyExplanation
import SuretyFlow

/// The answer to a question for people.
struct ExplanationText {
    private let explanation: Explanation
    private let sources: SourceTable

    init(_ explanation: Explanation) {
        self.explanation = explanation
        sources = explanation.sources
    }

    var text: String {
        let answer = explanation.answer
        if let function = answer.functions.first {
            return self.text(of: function, inside: answer.functions.dropFirst())
        }
        return answer.acquisitions.map { self.text(of: $0) }.joined(separator: "\n")
    }

    private func line(_ span: SourceSpan) -> Int { sources.start(of: span).line }

    // MARK: Functions

    private func text(of function: FunctionExplanation, inside: ArraySlice<FunctionExplanation>) -> String {
        var text =
            "\(function.name) at \(DisplayWidth.clean(explanation.path)):\(line(function.span))\(results(of: function))\n"
        if !function.defers.isEmpty {
            text += "\ndeferred calls\n"
            for call in function.defers { text += describe(call) }
            text += "  the kinds are those of \(explanation.answer.compiler)\n"
        }
        for kind in ExitExplanation.Kind.allCases {
            let exits = function.exits.filter { $0.kind == kind }
            if !exits.isEmpty { text += "\n" + heading(kind) + "\n" }
            for exit in merged(exits, function) { text += describe(exit, function) }
        }
        let literals = inside.map { "\($0.name) at line \(line($0.span))" }
        if !literals.isEmpty {
            text += "\nliterals in it, each with exits of its own: \(literals.joined(separator: ", "))\n"
        }
        return text
    }

    private func results(of function: FunctionExplanation) -> String {
        if function.results.isEmpty { return ", without results" }
        guard function.hasNamedResults else {
            return ", results without names: no deferred call can set them"
        }
        return ", \(resultWord(function.results.count)) \(quoted(function.results))"
    }

    private func describe(_ call: DeferredCall) -> String {
        var text = "  #\(call.id) line \(line(call.span)): \(DisplayWidth.clean(call.callee))\n"
        for binding in call.bindings where binding.role != .function || call.target == .value {
            let source = DisplayWidth.clean(oneLine(sources.text(of: binding.span)))
            let when = binding.isAddress ? "; what it points to is read when the call runs" : ""
            text +=
                "     \(binding.role.rawValue) '\(source)' is fixed in line \(line(binding.span))\(when)\n"
        }
        if !call.reads.isEmpty {
            let verb = call.reads.count == 1 ? "it is" : "they are"
            text += "     sees \(quoted(call.reads)) as \(verb) when the call runs\n"
        }
        if !call.changes.isEmpty {
            text += "     can still change the \(resultWord(call.changes.count)) \(quoted(call.changes))\n"
        }
        if call.recovers { text += "     recovers: a panic ends here, and the function returns\n" }
        if call.mayEndProcess { text += "     may end the process: the calls below it do not run then\n" }
        if let made = call.realization { text += "     \(made.kind): \(made.reason)\n" }
        return text
    }

    private func heading(_ kind: ExitExplanation.Kind) -> String {
        switch kind {
        case .return: "returns"
        case .end: "the end of the body"
        case .panic: "panics that are written there"
        case .panics: "any other panic, such as one of a callee"
        case .goroutine: "ends of the goroutine"
        case .process: "ends of the process"
        }
    }

    private func describe(_ exit: ExitExplanation, _ function: FunctionExplanation) -> String {
        var text = "  \(place(of: exit)): \(order(of: exit, function))\n"
        let changes = Set(exit.order.flatMap { function.defers[$0.id - 1].changes })
        if exit.kind != .process, !changes.isEmpty {
            text += "     can still change: \(quoted(function.results.filter(changes.contains)))\n"
        }
        for obligation in exit.held ?? [] {
            text +=
                "     still held: the \(obligation.noun) \(obligation.acquired) in line \(line(obligation.span))\n"
        }
        return text
    }

    private func resultWord(_ count: Int) -> String { count == 1 ? "result" : "results" }

    /// Panics of several stretches whose calls run in the same order are one to a reader, though what may lie on top
    /// differs.
    private func merged(_ exits: [ExitExplanation], _ function: FunctionExplanation) -> [ExitExplanation] {
        var found: [ExitExplanation] = []
        for exit in exits {
            let same = found.firstIndex { order(of: $0, function) == order(of: exit, function) }
            guard exit.kind == .panics, let same else {
                found.append(exit)
                continue
            }
            found[same].spans += exit.spans
        }
        return found
    }

    private func place(of exit: ExitExplanation) -> String {
        let lines = lines(of: exit)
        let word = lines.count == 1 && lines[0].count == 1 ? "line" : "lines"
        let list = lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        let place = "\(word) \(list.joined(separator: ", "))"
        return exit.callee.isEmpty ? place : "\(place), '\(DisplayWidth.clean(exit.callee))'"
    }

    /// The lines of all stretches, those that touch as one.
    private func lines(of exit: ExitExplanation) -> [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        let all = exit.spans.map { line($0.first)...max(line($0.first), line($0.last)) }
        for range in all.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = found.last, range.lowerBound <= last.upperBound + 1 {
                found[found.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                found.append(range)
            }
        }
        return found
    }

    /// `runs #2, then #1`; what a loop registers takes turns.
    private func order(of exit: ExitExplanation, _ function: FunctionExplanation) -> String {
        if exit.order.isEmpty { return "nothing is deferred" }
        var parts: [String] = []
        var index = 0
        while index < exit.order.count {
            let group = exit.order[index...].prefix { $0.group == exit.order[index].group }
            let names = group.map { "#\($0.id) \(DisplayWidth.clean(function.defers[$0.id - 1].callee))" }
            parts.append(
                names.joined(separator: " and ") + times(group[group.startIndex], isOne: group.count == 1))
            index = group.endIndex
        }
        let list = parts.joined(separator: ", then ")
        return exit.kind == .process ? "skips \(list)" : "runs \(list)"
    }

    private func times(_ call: OrderedCall, isOne: Bool) -> String {
        if !call.mayRepeat { return call.mayBeLeftOut ? " (where it was registered)" : "" }
        return " (\(call.mayBeLeftOut ? "0" : "1") to n times\(isOne ? "" : ", in turn"), the last first)"
    }

    // MARK: Acquisitions

    private func text(of acquisition: AcquisitionExplanation) -> String {
        let place = sources.start(of: acquisition.span)
        var text = "\(DisplayWidth.clean(explanation.path)):\(place.line):\(place.column): "
        text +=
            "the \(acquisition.noun) of '\(DisplayWidth.clean(acquisition.callee))' in \(acquisition.function)\n"
        for event in acquisition.events {
            let before = event.span.map { "line \(line($0)): " } ?? ""
            text += "  \(before)\(DisplayWidth.clean(event.text))\n"
        }
        return text
    }

    private func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
