#if os(Linux)
    import Foundation
    import TestSupport
    import Testing

    /// `.noLeaks` and `NoLeaksTestCase` from outside: each leaking test runs in a process of its own.
    struct NoLeaksTests {
        /// Runs this bundle's own program on some of its tests.
        private static func run(_ arguments: [String], leaving: Leftover) throws -> (Outcome, String) {
            let folder = try TemporaryFolder()
            chmod(folder.path, 0o700)
            var environment = ProcessInfo.processInfo.environment
            environment["SURETY_LEAVE"] = leaving.rawValue
            environment["TMPDIR"] = folder.path
            let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let outcome = try Command.run(program, arguments, environment: environment)
            return (outcome, outcome.output + outcome.errors)
        }

        @Test(arguments: Leftover.allCases)
        func theTraitSeesIt(leftover: Leftover) throws {
            let (outcome, text) = try NoLeaksTests.run(
                ["--testing-library", "swift-testing", "--no-parallel", "--filter", "LeakingTests/leaves"],
                leaving: leftover)
            #expect(text.contains("Test run with 1 test"), "\(text)")
            NoLeaksTests.check(outcome, text, leftover)
        }

        @Test(arguments: Leftover.allCases)
        func xcTestSeesIt(leftover: Leftover) throws {
            let (outcome, text) = try NoLeaksTests.run(
                ["SuretyTests.LeakingXCTests/testLeaves"], leaving: leftover)
            #expect(text.contains("Executed 1 test"), "\(text)")
            NoLeaksTests.check(outcome, text, leftover)
        }

        private static func check(_ outcome: Outcome, _ text: String, _ leftover: Leftover) {
            if let words = leftover.words {
                #expect(outcome.status != 0 && text.contains(words), "\(text)")
            } else {
                #expect(outcome.status == 0 && !text.contains("left behind"), "\(text)")
            }
        }

        /// Nobody is blamed for what may be another's, and both are named.
        @Test func whoCannotBeToldIsNotBlamed() throws {
            let (outcome, text) = try NoLeaksTests.run(
                ["--testing-library", "swift-testing", "--filter", "OverlappingTests"], leaving: .descriptor)
            #expect(outcome.status == 0, "\(text)")
            #expect(text.contains("whose is this? descriptor "), "\(text)")
            #expect(text.contains("'first()'") && text.contains("'second()'"))
        }

        /// In parallel an obligation is still its own test's.
        @Test func obligationsAreToldApart() throws {
            let (outcome, text) = try NoLeaksTests.run(
                ["--testing-library", "swift-testing", "--filter", "OverlappingTests"], leaving: .obligation)
            #expect(outcome.status != 0)
            #expect(text.contains("Test second() failed") && text.contains("Test first() passed"), "\(text)")
        }
    }
#endif
