import SuretyExplanation
import SuretyFlow
import SuretyGo
import SuretyObligations

/// Answers a question about a declaration of Go that has been solved.
struct GoExplanation {
    let program: GoProgram
    let relevance: Relevance
    let knowledge: Knowledge
    let releaseNames: [Symbol]
    let bodies: [FlowFunction]
    let solved: [SolvedFunction]
    let input: SourceInput

    /// What the words about the compiler hold for.
    static let compiler =
        "cmd/compile of Go 1.27, with optimisation (without -N) and without the race detector"

    /// The answer about a subject; nil where its declaration was not lowered.
    func answer(_ subject: GoQuestion.Subject) -> Result<Answer, Refusal>? {
        let id = subject.outline.body.function
        guard let index = bodies.firstIndex(where: { $0.id == id }) else { return nil }
        let explainer = explainer(bodies[index], solved[index], subject)
        var answer = Answer(language: "go", compiler: Self.compiler)
        if let line = subject.line {
            answer.acquisitions = explainer.acquisitions { line.contains(Int($0.start)) }
            if !answer.acquisitions.isEmpty { return .success(answer) }
        }
        switch region(subject, bodies[index]) {
        case .success(let region):
            answer.functions = explainer.regions(in: region).map { explainer.explanation(of: $0) }
            return .success(answer)
        case .failure(let refusal): return .failure(refusal)
        }
    }

    private func explainer(
        _ function: FlowFunction, _ solved: SolvedFunction, _ subject: GoQuestion.Subject
    ) -> Explainer {
        let lowering = GoLowering(program, releaseNames: releaseNames)
        let defers = lowering.defers(in: subject.outline.body)
        let statements = Dictionary(
            defers.map { ($0.span.start, $0) }, uniquingKeysWith: { first, _ in first })
        let bodyOf = Dictionary(bodies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Explainer(
            FunctionContext(function, knowledge: knowledge), solved: solved,
            source: { span in statements[span.start].map(source) },
            body: { id in
                // A callee that no obligation asked for is looked at all the same.
                bodyOf[id] ?? relevance.body(of: id).flatMap { lowering.lower($0)?.function }
            })
    }

    /// The region that is asked for: the innermost one at the start of the line, or the literal of that number.
    private func region(_ subject: GoQuestion.Subject, _ function: FlowFunction) -> Result<RegionID, Refusal>
    {
        guard let line = subject.line else {
            guard subject.literal < function.regions.count else {
                let count = function.regions.count - 1
                return .failure(
                    Refusal(
                        "'\(subject.outline.name)' in '\(input.displayPath)' has no literal \(subject.literal); "
                            + "it has \(count == 0 ? "none" : "\(count)")"))
            }
            return .success(RegionID(subject.literal))
        }
        let start = UInt32(truncatingIfNeeded: line.lowerBound)
        let around = function.regions.indices.filter {
            function.regions[$0].start <= start && start < function.regions[$0].end
        }
        return .success(RegionID(around.last ?? 0))
    }

    private func source(_ statement: GoDefer) -> DeferSource {
        var bindings: [DeferredCall.Binding] = []
        if let receiver = statement.receiver {
            bindings.append(.init(role: .receiver, span: receiver))
        } else if let callee = statement.callee {
            bindings.append(.init(role: .function, span: callee))
        }
        bindings += statement.arguments.map { .init(role: .argument, span: $0) }
        return DeferSource(
            callee: statement.callee.map(text) ?? "", bindings: bindings,
            realization: .init(kind: statement.kind.rawValue, reason: statement.reason))
    }

    /// The text of a span, on one line.
    private func text(_ span: SourceSpan) -> String {
        input.buffer.text(from: Int(span.start), to: Int(span.end)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
