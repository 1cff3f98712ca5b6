import Synchronization

/// Something that is left behind, and who may have done it.
package struct Leak: Sendable {
    /// What it is.
    package let what: String
    /// The tests that ran while it appeared.
    package let suspects: [String]
    /// Why it may be none of theirs.
    let doubt: String?
    /// Whether it is an obligation of the ledger, whose task was not a test's.
    let isObligation: Bool

    /// Whether it is this one test's, if nothing else ran that this cannot know of.
    package var isCertain: Bool { suspects.count == 1 && doubt == nil }

    /// One phrase, where it is certain.
    package var text: String { "\(what) is left behind" }

    /// What it is, and why that says little.
    package var openText: String { doubt.map { "\(what) (\($0))" } ?? what }

    /// Who may have left it.
    var suspicion: String {
        let names = suspects.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
        let more = suspects.count > 5 ? " and \(suspects.count - 5) more" : ""
        return "\(names)\(more) ran meanwhile, and tests without '.noLeaks' may have; "
            + "run with '--no-parallel' to see"
    }
}

/// Compares what the process has before and after tests.
///
/// Tests that overlap in time form a group: what appears while they run may be any one's. The process is looked at when
/// the first of them begins and when the last has ended.
package enum LeakWatch {
    private struct Group {
        var running = 0
        var tests: [String] = []
        var before = ProcessResources()
        /// The obligations that a test has already answered for.
        var known: Set<UInt64> = []

        var leaks: [Leak] {
            ProcessResources.current().grown(since: before).filter { !known.contains($0.obligation) }.map {
                Leak(
                    what: $0.text, suspects: tests, doubt: $0.doubt, isObligation: $0.obligation != 0)
            }
        }
    }

    private static let group = Mutex(Group())

    /// Notes that a test begins.
    package static func enter(_ test: String) {
        group.withLock { group in
            if group.running == 0 {
                group.tests = []
                group.before = .current()
                group.known = []
            }
            group.running += 1
            if !group.tests.contains(test) { group.tests.append(test) }
        }
    }

    /// Notes that these obligations are some test's, and have been reported.
    static func know(_ obligations: [UInt64]) {
        group.withLock { $0.known.formUnion(obligations) }
    }

    /// What is left if the caller's test is the last of its group; `nil` while others run.
    package static func look() -> [Leak]? {
        group.withLock { $0.running == 1 ? $0.leaks : nil }
    }

    /// Notes that a test has ended. Returns what is left behind if it was the last of its group.
    package static func leave() -> [Leak] {
        group.withLock { group in
            group.running -= 1
            return group.running == 0 ? group.leaks : []
        }
    }
}
