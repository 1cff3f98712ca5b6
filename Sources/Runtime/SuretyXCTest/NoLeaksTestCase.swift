#if canImport(XCTest)
    import Foundation
    import Surety
    import SuretyTesting
    public import XCTest

    /// A test case whose tests fail when they leave something behind: obligations, descriptors, threads, child processes,
    /// temporary files.
    ///
    /// ```swift
    /// final class CopyTests: NoLeaksTestCase {
    ///     func testCopiesFiles() async throws { … }
    /// }
    /// ```
    /// XCTest runs one test at a time in a process, so that what is new after a test is the test's. What the trait
    /// `.noLeaks` of SuretyTesting leaves out is left out here too, and what may be another process's is printed.
    open class NoLeaksTestCase: XCTestCase {
        /// What the system opens when it is first used, so that it is no test's.
        private static let warmUp: Void = {
            let done = DispatchSemaphore(value: 0)
            Task.detached {
                try? await Timekeeper.system.sleep(for: .nanoseconds(1))
                try? await Task.sleep(for: .nanoseconds(1))
                done.signal()
            }
            done.wait()
            // XCTest waits for asynchronous tests in a run loop.
            _ = RunLoop.current.run(mode: .default, before: Date(timeIntervalSinceNow: 0.001))
        }()

        /// Runs the test and looks at what is left.
        open override func invokeTest() {
            NoLeaksTestCase.warmUp
            LeakWatch.enter(name)
            super.invokeTest()
            // What ends on another thread may take a moment.
            for _ in 0..<20 where !(LeakWatch.look() ?? []).isEmpty { Thread.sleep(forTimeInterval: 0.005) }
            for leak in LeakWatch.leave() {
                if leak.isCertain {
                    XCTFail(leak.text)
                } else {
                    print("\(name): whose is this? \(leak.openText)")
                }
            }
        }
    }
#endif
