import Foundation
import Surety
import Testing

/// A resource of one word that writes down its release.
struct Counted: Resource, BitwiseCopyable {
    static var kind: Kind { Kind("counted") }
    nonisolated(unsafe) static var released: [Int] = []
    let number: Int
    var identity: UInt64 { UInt64(bitPattern: Int64(number)) }
    func release() throws {
        Counted.released.append(number)
        if number < 0 { throw TestError("\(number)") }
    }
}

final class CountedObject: Resource {
    static var kind: Kind { Kind("counted object") }
    let trace: Trace
    init(_ trace: Trace) { self.trace = trace }
    deinit { trace.add("deinit") }
    func release() throws { trace.add("release") }
}

@Suite(.serialized) struct ScopeTests {
    let trace = Trace()

    @Test func runsLastInFirstOut() throws {
        let value = try withScope("ordered") { scope in
            for number in 0..<20 { scope.defer { trace.add("\(number)") } }
            return 7
        }
        #expect(value == 7)
        #expect(trace.all == (0..<20).reversed().map(String.init))
    }

    @Test func runsWhenTheBodyThrows() {
        #expect(throws: TestError("body")) {
            try withScope { scope in
                scope.defer { trace.add("a") }
                scope.defer { trace.add("b") }
                throw TestError("body")
            }
        }
        #expect(trace.all == ["b", "a"])
    }

    @Test func typedCleanups() throws {
        Counted.released = []
        try withScope { scope in
            for number in 1...6 { scope.hold(Counted(number: number)) }
            scope.hold(CountedObject(trace))
        }
        #expect(Counted.released == [6, 5, 4, 3, 2, 1])
        #expect(trace.all == ["release", "deinit"])
    }

    @Test func descriptorsAreClosed() throws {
        let opened = open("/dev/null", O_RDONLY)
        // A number that nobody else gets: tests run at a time, and what is closed twice would be somebody else's.
        let descriptor = fcntl(opened, F_DUPFD_CLOEXEC, 15_000)
        close(opened)
        #expect(descriptor >= 15_000)
        try withScope { scope in _ = scope.hold(descriptor, closing: close) }
        #expect(fcntl(descriptor, F_GETFD) == -1)
        #expect(throws: SystemError(EBADF)) {
            try withScope { scope in _ = scope.hold(descriptor, closing: close) }
        }
    }

    @Test func oneFailingCleanupStopsNoOther() {
        #expect(throws: TestError("b")) {
            try withScope { scope in
                scope.defer { trace.add("a") }
                scope.defer { throw TestError("b") }
                scope.defer { trace.add("c") }
            }
        }
        #expect(trace.all == ["c", "a"])
    }

    @Test func severalFailuresAreThrownTogether() throws {
        let error = #expect(throws: CleanupErrors.self) {
            try withScope { scope in
                scope.defer { throw TestError("a") }
                scope.hold(3, as: .connection) { _ in throw TestError("b") }
                scope.hold(Counted(number: -4))
            }
        }
        let failures = try #require(error).failures
        #expect(failures.map { $0.error as? TestError } == [TestError("-4"), TestError("b"), TestError("a")])
        #expect(failures.map(\.kind) == [Kind("counted"), .connection, .cleanup])
        #expect(failures.allSatisfy { $0.site.file == "SuretyTests/ScopeTests.swift" && $0.site.line > 1 })
    }

    @Test func theBodysErrorComesOutAndTheCleanupsIsReported() {
        let (error, reports) = collectingReports {
            #expect(throws: TestError.self) {
                try withScope("both") { scope in
                    scope.defer { throw TestError("cleanup") }
                    throw TestError("body")
                }
            }
        }
        #expect(error == TestError("body"))
        #expect(reports.map(\.event) == [.cleanupFailed])
        #expect(reports.first?.message.contains("scope 'both'") == true)
        #expect(reports.first?.error as? TestError == TestError("cleanup"))
    }

    @Test func cleanupsSeeAndReplaceTheOutcome() throws {
        #expect(throws: TestError("replaced")) {
            try withScope { scope in
                scope.onExit { exit in
                    trace.add("\(exit.outcome.error as? TestError == TestError("replaced"))")
                }
                scope.onExit { exit in exit.fail(with: TestError("replaced")) }
                scope.onFailure { error in trace.add((error as? TestError)?.name ?? "") }
                scope.onSuccess { trace.add("never") }
                throw TestError("body")
            }
        }
        #expect(trace.all == ["body", "true"])
    }

    @Test func aCleanupMayRecover() throws {
        let value: Int = try withScope { scope in
            scope.onSuccess { trace.add("success") }
            scope.onExit { exit in exit.recover(returning: 5) }
            throw TestError("body")
        }
        #expect(value == 5)
        #expect(trace.all == ["success"])
        let kept: Int = try withScope { scope in
            scope.onExit { exit in exit.recover() }
            scope.defer { throw TestError("cleanup") }
            return 6
        }
        #expect(kept == 6)
    }

    @Test func aRecoveryOfTheWrongTypeIsReported() {
        let (_, reports) = collectingReports {
            #expect(throws: TestError("body")) {
                let _: Int = try withScope { scope in
                    scope.onExit { exit in exit.recover(returning: "text") }
                    throw TestError("body")
                }
            }
        }
        #expect(reports.map(\.event) == [.wrongRecovery])
    }

    @Test func releasesEarlyAndOnce() throws {
        try withScope { scope in
            let first = scope.defer { trace.add("first") }
            let second = scope.defer { trace.add("second") }
            for _ in 0..<10 { scope.defer { trace.add("later") } }
            let released = [
                try scope.release(first), try scope.release(first), try scope.release(second),
            ]
            #expect(released == [true, false, true])
            #expect(trace.all == ["first", "second"])
            trace.clear()
        }
        #expect(trace.all == Array(repeating: "later", count: 10))
    }

    @Test func aHoldOfAnEarlierCleanupDoesNotReleaseALaterOne() throws {
        try withScope { scope in
            let old = scope.defer { trace.add("old") }
            try scope.release(old)
            scope.defer { trace.add("new") }
            let released = try scope.release(old)
            #expect(!released)
            #expect(trace.all == ["old"])
        }
        #expect(trace.all == ["old", "new"])
    }

    @Test func anEarlyReleaseThatFailsDoesNotRunAgain() throws {
        try withScope { scope in
            let hold = scope.hold(1, as: .file) { _ in
                trace.add("run")
                throw TestError("close")
            }
            #expect(throws: TestError("close")) { try scope.release(hold) }
        }
        #expect(trace.all == ["run"])
    }

    @Test func transfersToAnotherScope() throws {
        try withScope("outer") { outer in
            outer.defer { trace.add("outer") }
            try withScope("inner", inside: outer.id) { inner in
                let hold = inner.defer { trace.add("moved") }
                inner.defer { trace.add("inner") }
                inner.transfer(hold, to: &outer)
                let released = try inner.release(hold)
                #expect(!released)
            }
            #expect(trace.all == ["inner"])
        }
        #expect(trace.all == ["inner", "moved", "outer"])
    }

    @Test func allOrNone() throws {
        try withScope("owner") { owner in
            #expect(throws: TestError("third")) {
                try withScope("opening") { opening in
                    for number in 1...3 {
                        if number == 3 { throw TestError("third") }
                        opening.defer { trace.add("\(number)") }
                    }
                    opening.transferAll(to: &owner)
                }
            }
            #expect(trace.all == ["2", "1"])
            trace.clear()
            try withScope("opening") { opening in
                for number in 1...6 { opening.defer { trace.add("\(number)") } }
                opening.transferAll(to: &owner)
            }
            #expect(trace.all.isEmpty)
        }
        #expect(trace.all == ["6", "5", "4", "3", "2", "1"])
    }

    @Test func theCallerMayTakeOver() throws {
        let object = try withScope { scope in
            let object = CountedObject(trace)
            scope.hold(object)
            scope.defer { trace.add("never") }
            scope.transferAll()
            return object
        }
        #expect(trace.all.isEmpty)
        withExtendedLifetime(object) {}
    }

    @Test func acquiringHoldsAtOnce() throws {
        let value = try withScope { scope in
            let value = scope.acquire(as: .client) {
                8
            } release: {
                trace.add("\($0)")
            }
            #expect(throws: TestError("none")) {
                try scope.acquire {
                    throw TestError("none")
                } release: { (_: Int) in
                    trace.add("never")
                }
            }
            return value
        }
        #expect(value == 8)
        #expect(trace.all == ["8"])
    }

    @Test func nothingIsKeptAlive() throws {
        weak var gone: CountedObject?
        try withScope { scope in
            let object = CountedObject(trace)
            gone = object
            scope.defer { _ = object }
        }
        #expect(gone == nil)
    }
}
