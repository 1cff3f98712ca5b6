import InMemoryTracing
import Surety
import SuretyTesting
import SuretyTracing
import Testing
import Tracing

private struct Failed: Error {}

@MainActor private final class OnMain {
    var count = 0
}

@Suite(.noLeaks) struct TracingTests {
    private let tracer = InMemoryTracer()

    @Test func aScopeIsASpanThatEndsAfterItsCleanups() async throws {
        try await withTracedScope("outer", tracer: tracer) { [tracer] scope, span in
            span.attributes["own"] = 7
            scope.defer(graceful: {
                tracer.withSpan("goodbye") { _ in }
                try await Task.sleep(for: .milliseconds(20))
            })
            try await withTracedScope("inner", tracer: tracer) { _, _ in await Task.yield() }
        }
        let spans = tracer.finishedSpans
        #expect(spans.map(\.operationName) == ["inner", "goodbye", "outer"])
        let outer = try #require(spans.last)
        #expect(spans.dropLast().allSatisfy { $0.parentSpanID == outer.spanID })
        #expect(outer.attributes.get("own") == .int64(7))
        #expect(outer.attributes.get("surety.outcome") == .string("success"))
        #expect(outer.attributes.get("code.file.path") == .string(#fileID))
        guard case .double(let seconds) = outer.attributes.get("surety.cleanup.seconds") else {
            Issue.record("no time of the cleanups")
            return
        }
        #expect(seconds > 0.015 && outer.errors.isEmpty)
    }

    @Test func errorsAndCancellationsAreToldApart() async throws {
        await #expect(throws: Failed.self) {
            try await withTracedScope("failing", tracer: tracer) { scope, _ in
                scope.defer(graceful: { throw Failed() })
                await Task.yield()
            }
        }
        let task = Task { [tracer] in
            try await withTracedScope("cancelled", tracer: tracer) { _, _ in
                try await Task.sleep(for: .seconds(1000))
            }
        }
        task.cancel()
        _ = await task.result
        let spans = tracer.finishedSpans
        #expect(
            spans.map { $0.attributes.get("surety.outcome") } == [.string("failure"), .string("cancelled")])
        #expect(spans.allSatisfy { $0.errors.count == 1 && $0.status?.code == .error })
    }

    @MainActor @Test func runsWhereItsCallerRuns() async throws {
        let state = OnMain()
        try await withTracedScope("main", tracer: tracer) { scope, _ in
            scope.defer { state.count += 1 }
            await Task.yield()
            MainActor.assertIsolated()
            state.count += 1
        }
        #expect(state.count == 2)
    }
}
