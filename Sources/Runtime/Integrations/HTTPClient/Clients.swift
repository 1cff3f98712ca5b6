#if HTTPClient
    public import AsyncHTTPClient
    public import Surety

    extension AsyncScope {
        /// Makes an HTTP client that is shut down with the scope.
        public mutating func httpClient(
            configuration: HTTPClient.Configuration = .init(), deadline: Duration? = nil,
            file: StaticString = #fileID, line: UInt32 = #line
        ) -> HTTPClient {
            own(
                HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration),
                deadline: deadline, file: file, line: line
            ) { client in try await client.shutdown() }
        }
    }
#endif
