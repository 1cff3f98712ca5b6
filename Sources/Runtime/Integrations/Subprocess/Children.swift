#if Subprocess
    public import Subprocess
    public import Surety

    extension AsyncScope {
        /// Starts a program that ends with the scope: at its turn among the cleanups it gets `SIGTERM`, and `SIGKILL` when
        /// it has not ended after `grace`. Its output is discarded. The task's value is how it ended.
        @discardableResult
        public mutating func process(
            _ executable: Executable, arguments: Arguments = [], environment: Environment = .inherit,
            grace: Duration = .seconds(5), file: StaticString = #fileID, line: UInt32 = #line
        ) -> Task<TerminationStatus, any Error> {
            var options = PlatformOptions()
            options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: grace)]
            let platformOptions = options
            return task(file: file, line: line) {
                let result = try await run(
                    executable, arguments: arguments, environment: environment,
                    platformOptions: platformOptions, output: .discarded, error: .discarded)
                return result.terminationStatus
            }
        }
    }
#endif
