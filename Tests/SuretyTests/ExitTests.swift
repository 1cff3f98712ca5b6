import Foundation
import Surety
import Testing

/// Writes a word to standard output, where the test looks for it.
private func say(_ word: String) { FileHandle.standardOutput.write(Data((word + "\n").utf8)) }

/// The words that a process has written.
private func words(_ result: ExitTest.Result?) -> [String] {
    String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        .split(separator: "\n").map(String.init).filter { !$0.contains(" ") }
}

@MainActor private final class OnMain {
    var words: [String] = []
}

/// How a process ends, one process each.
struct ExitTests {
    @Test func exitRunsTheEnclosingScopes() async {
        let result = await #expect(
            processExitsWith: .exitCode(7), observing: [\.standardOutputContent]
        ) {
            try await withScope("outer") { outer in
                outer.defer { say("outer") }
                try await withScope("inner") { inner in
                    inner.hold(1, as: .connection) { _ in
                        say("graceful")
                    } must: { _ in
                        say("must")
                    }
                    inner.defer { say("inner") }
                    await Surety.exit(7)
                }
            }
        }
        #expect(words(result) == ["inner", "graceful", "must", "outer"])
    }

    @Test func exitFromTheMainActor() async {
        let result = await #expect(
            processExitsWith: .exitCode(3), observing: [\.standardOutputContent]
        ) { @MainActor in
            let state = OnMain()
            try await withScope("main") { scope in
                scope.defer {
                    MainActor.assertIsolated()
                    state.words.append("main")
                    say(state.words.joined())
                }
                await Surety.exit(3)
            }
        }
        #expect(words(result) == ["main"])
    }

    @Test func exitCancelsOtherTasksAndWaitsForThem() async {
        let result = await #expect(
            processExitsWith: .exitCode(4), observing: [\.standardOutputContent]
        ) {
            let opened = Gate()
            Task.detached {
                try await withScope("elsewhere") { scope in
                    scope.defer(graceful: {
                        try await Task.sleep(for: .milliseconds(50))
                        say("elsewhere")
                    })
                    opened.open()
                    try await Task.sleep(for: .seconds(1000))
                }
            }
            await opened.wait()
            await Surety.exit(4)
        }
        #expect(words(result) == ["elsewhere"])
    }

    @Test func exitInsideACleanupDoesNotWaitForItself() async {
        let result = await #expect(
            processExitsWith: .exitCode(5), observing: [\.standardOutputContent]
        ) {
            try await withScope("closing") { scope in
                scope.defer { say("first") }
                scope.defer(graceful: {
                    say("second")
                    await Surety.exit(5)
                })
                await Task.yield()
            }
            say("never")
        }
        #expect(words(result) == ["second", "first"])
    }

    @Test func theFirstOfTwoExitsDecides() async {
        let result = await #expect(
            processExitsWith: .exitCode(1), observing: [\.standardOutputContent]
        ) {
            let inside = Gate()
            Task.detached {
                try await withScope("second") { scope in
                    scope.defer { say("second") }
                    await inside.wait()
                    await Surety.exit(2)
                }
            }
            try await withScope("first") { scope in
                scope.defer(graceful: {
                    inside.open()
                    say("first")
                    try await Task.sleep(for: .milliseconds(20))
                })
                await Surety.exit(1)
            }
        }
        #expect(Set(words(result)) == ["first", "second"])
    }

    @Test func exitFromASaturatedPoolOfThreads() async {
        let result = await #expect(
            processExitsWith: .exitCode(6), observing: [\.standardOutputContent]
        ) {
            for _ in 0..<64 {
                Task.detached { while !Task.isCancelled { await Task.yield() } }
            }
            await withScopeSaying("saturated") { await Surety.exit(6, deadline: .seconds(5)) }
        }
        #expect(words(result) == ["saturated"])
    }

    @Test func exitFromAChildTaskRunsTheParentsCleanups() async {
        let result = await #expect(
            processExitsWith: .exitCode(8), observing: [\.standardOutputContent]
        ) {
            try await withScope("parent") { scope in
                scope.hold(1, as: .connection) { _ in
                    say("graceful")
                } must: { _ in
                    say("must")
                }
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await Surety.exit(8) }
                }
            }
        }
        #expect(words(result) == ["graceful", "must"])
    }

    @Test func aStuckScopeDoesNotKeepTheProcess() async {
        let result = await #expect(
            processExitsWith: .exitCode(9), observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            let opened = Gate()
            Task.detached {
                try await withScope("stuck") { scope in
                    scope.hold(1, as: .file) { _ in say("must") }
                    opened.open()
                    await Gate().wait()
                }
            }
            await opened.wait()
            await Surety.exit(9, deadline: .milliseconds(50))
        }
        #expect(words(result) == ["must"])
        let errors = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(errors.contains("scope 'stuck'"))
    }

    @Test func exitNowRunsMustPartsOnly() async {
        let result = await #expect(
            processExitsWith: .exitCode(10), observing: [\.standardOutputContent]
        ) {
            try await withScope("now") { scope in
                scope.hold(1, as: .file) { _ in say("first") }
                scope.hold(1, as: .file) { _ in
                    say("never")
                } must: { _ in
                    say("second")
                }
                await Task.yield()
                Surety.exitNow(10)
            }
        }
        #expect(words(result) == ["second", "first"])
    }

    @Test func exitNowInsideAMustPart() async {
        let result = await #expect(
            processExitsWith: .exitCode(11), observing: [\.standardOutputContent]
        ) {
            try await withScope("now") { scope in
                scope.hold(1, as: .file) { _ in say("first") }
                scope.hold(1, as: .file) { _ in
                    say("second")
                    Surety.exitNow(12)
                }
                await Task.yield()
                Surety.exitNow(11)
            }
        }
        #expect(words(result) == ["second", "first"])
    }

    @Test func libcsExitRunsTheMustParts() async {
        let result = await #expect(
            processExitsWith: .exitCode(13), observing: [\.standardOutputContent]
        ) {
            try await withScope("libc") { scope in
                scope.hold(1, as: .file) { _ in say("first") }
                scope.hold(1, as: .file) { _ in
                    say("never")
                } must: { _ in
                    say("second")
                }
                scope.defer { say("never") }
                await Task.yield()
                exit(13)
            }
        }
        #expect(words(result) == ["second", "first"])
    }

    /// The end of the main function must not take the status away from an exit that is under way.
    @Test func anExitUnderWayKeepsItsStatus() async {
        let result = await #expect(
            processExitsWith: .exitCode(15), observing: [\.standardOutputContent]
        ) {
            let begun = Gate()
            Task.detached {
                try await withScope("slow") { scope in
                    scope.defer(graceful: {
                        begun.open()
                        try await Task.sleep(for: .milliseconds(50))
                        say("slow")
                    })
                    await Surety.exit(15)
                }
            }
            await begun.wait()
            exit(0)
        }
        #expect(words(result) == ["slow"])
    }

    /// What outlives the process is seen to in a synchronous scope too.
    @Test func libcsExitRemovesWhatOutlivesTheProcess() async {
        let result = await #expect(
            processExitsWith: .exitCode(14), observing: [\.standardOutputContent]
        ) {
            try withScope("synchronous") { scope in
                scope.hold(Survivor(name: "one"))
                scope.hold(Survivor(name: "two"))
                scope.defer { say("never") }
                exit(14)
            }
        }
        #expect(words(result) == ["two", "one"])
    }

    @Test func whatOutlivesTheProcessIsReleasedOnce() throws {
        Survivor.released = []
        try withScope { scope in
            let hold = scope.hold(Survivor(name: "early"))
            scope.hold(Survivor(name: "late"))
            try scope.release(hold)
        }
        #expect(Survivor.released == ["early", "late"])
    }
}

private struct Survivor: Resource {
    static var kind: Kind { .temporary }
    nonisolated(unsafe) static var released: [String] = []
    let name: String
    func release() throws {
        Survivor.released.append(name)
        say(name)
    }
}

private func withScopeSaying(_ word: String, _ body: @Sendable () async -> Never) async {
    try? await withScope("saying") { scope in
        scope.defer { say(word) }
        await body()
    }
}
