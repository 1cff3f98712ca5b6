#if Lifecycle
    public import ServiceLifecycle
    public import Surety

    /// A service of a `ServiceGroup` that is a scope: at the graceful shutdown its body is cancelled and its cleanups
    /// run, bounded by their deadlines, before the group goes on to the next service.
    ///
    /// ```swift
    /// let service = ScopedService("importer") { scope in
    ///     let client = scope.own(Client()) { try await $0.shutdown() }
    ///     try await importAll(with: client)
    /// }
    /// ```
    /// Signals are the group's business: do not call `Surety.stopOnSignals` besides.
    public struct ScopedService: Service {
        private let name: StaticString
        private let cleanupDeadline: Duration
        private let file: StaticString
        private let line: UInt32
        private let body: @Sendable (inout AsyncScope) async throws -> Void

        /// Makes a service of a scope's body.
        public init(
            _ name: StaticString, cleanupDeadline: Duration = .seconds(10), file: StaticString = #fileID,
            line: UInt32 = #line, _ body: @escaping @Sendable (inout AsyncScope) async throws -> Void
        ) {
            self.name = name
            self.cleanupDeadline = cleanupDeadline
            self.file = file
            self.line = line
            self.body = body
        }

        /// Runs the scope. A body that ends because of the graceful shutdown ends well.
        public func run() async throws {
            try await cancelWhenGracefulShutdown {
                do {
                    try await withScope(
                        self.name, cleanupDeadline: self.cleanupDeadline, file: self.file, line: self.line
                    ) { scope in try await self.body(&scope) }
                } catch is CancellationError where Task.isShuttingDownGracefully {
                    return
                }
            }
        }
    }
#endif
