#if Tracing
    public import Surety
    public import Tracing

    /// Runs a body with an asynchronous scope that is a span: the span ends when the cleanups have run.
    ///
    /// ```swift
    /// try await withTracedScope("import users") { scope, span in
    ///     span.attributes["users"] = users.count
    ///     …
    /// }
    /// ```
    /// The span has the attributes `surety.scope`, the scope's number in the ledger; `code.file.path` and
    /// `code.line.number`; `surety.outcome`, which is `success`, `failure` or `cancelled`, as the cleanups have left it; and
    /// `surety.cleanup.seconds`, what of the span's time the cleanups took. An error that the scope throws is recorded.
    ///
    /// Spans that the body, its tasks and its cleanups start are children of this one.
    public nonisolated(nonsending) func withTracedScope<Value>(
        _ name: StaticString, cleanupDeadline: Duration = .seconds(10),
        tracer: any Tracer = InstrumentationSystem.tracer, file: StaticString = #fileID, line: UInt32 = #line,
        _ body: nonisolated(nonsending) (inout AsyncScope, any Span) async throws -> Value
    ) async throws -> Value {
        let span = tracer.startSpan("\(name)", file: "\(file)", line: UInt(line))
        defer { span.end() }

        span.attributes["code.file.path"] = "\(file)"
        span.attributes["code.line.number"] = Int(line)
        do {
            return try await inContext(span.context, isolation: #isolation) {
                try await withScope(name, cleanupDeadline: cleanupDeadline, file: file, line: line) { scope in
                    span.attributes["surety.scope"] = "\(scope.id)"
                    var bodyEnded = ContinuousClock.now
                    let ended = { bodyEnded }
                    // Registered first, so that it runs last.
                    scope.onExit { exit in
                        span.attributes["surety.outcome"] = exit.outcome.word
                        span.attributes["surety.cleanup.seconds"] = (ContinuousClock.now - ended()).inSeconds
                    }
                    defer { bodyEnded = .now }

                    return try await body(&scope, span)
                }
            }
        } catch {
            span.recordError(error)
            span.setStatus(.init(code: .error))
            throw error
        }
    }

    /// Runs a body with a context, where its caller runs: a closure that is handed on directly would leave that isolation.
    private func inContext<Value>(
        _ context: ServiceContext, isolation: isolated (any Actor)?,
        _ body: nonisolated(nonsending) () async throws -> Value
    ) async rethrows -> Value {
        try await ServiceContext.withValue(context, isolation: isolation) {
            _ = isolation
            return try await body()
        }
    }

    extension Outcome {
        fileprivate var word: String {
            if isSuccess { return "success" }
            return isCancelled ? "cancelled" : "failure"
        }
    }

    extension Duration {
        fileprivate var inSeconds: Double {
            let (seconds, attoseconds) = components
            return Double(seconds) + Double(attoseconds) / 1e18
        }
    }
#endif
