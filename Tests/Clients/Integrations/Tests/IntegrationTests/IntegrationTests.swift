import AsyncHTTPClient
import Foundation
import Logging
import MetricsTestKit
import NIOCore
import NIOPosix
import ServiceLifecycle
import Surety
import SuretyHTTPClient
import SuretyLifecycle
import SuretyLogging
import SuretyMetrics
import SuretyNIO
import SuretySubprocess
import SuretySystem
import SuretyTesting
import SystemPackage
import Testing

@Suite(.noLeaks) struct IntegrationTests {
    @Test func aDescriptorIsClosed() throws {
        let descriptor = try withScope { scope in
            let descriptor = try scope.open("/dev/null", .readOnly)
            #expect(Ledger.current.contains { $0.kind == "descriptor" && $0.identity == descriptor.rawValue })
            return descriptor
        }
        #expect(throws: Errno.badFileDescriptor) { try descriptor.close() }
    }

    @Test func aTemporaryDirectoryIsRemovedAndLinksAreNotFollowed() throws {
        let outside = try TemporaryDirectory()
        try Data("kept".utf8).write(to: URL(fileURLWithPath: outside.path.appending("kept").string))
        let inside = try withScope { scope in
            let path = try scope.temporaryDirectory()
            let deep = path.appending("a").appending("b").string
            try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(fileURLWithPath: deep + "/file"))
            try FileManager.default.createSymbolicLink(
                atPath: path.appending("link").string, withDestinationPath: outside.path.string)
            return path
        }
        #expect(!FileManager.default.fileExists(atPath: inside.string))
        #expect(FileManager.default.fileExists(atPath: outside.path.appending("kept").string))
        try outside.release()
    }

    @Test func reportsGoToTheLog() throws {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in lines.handler() }
        let before = Surety.logReports(to: logger)
        defer { Surety.onReport(before) }

        _ = Owner(1, as: .client) { _ in }
        #expect(lines.all.contains { $0.hasPrefix("warning forgotten: the owner of 'client'") })
    }

    @Test func theLedgerIsMetrics() async throws {
        let metrics = TestMetrics()
        let owner = Owner(1, as: Kind("metered")) { _ in }
        let task = Task { try await LedgerMetrics(every: .seconds(1000), factory: metrics).run() }
        for _ in 0..<1000 where metrics.recorders.count < 2 { try await Task.sleep(for: .milliseconds(2)) }
        task.cancel()
        _ = await task.result
        let gauge = try metrics.expectGauge("surety_obligations", [("kind", "metered")])
        #expect(gauge.lastValue == 1)
        try owner.release()
    }

    @Test func aServiceIsAScope() async throws {
        let lines = Lines()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let service = ScopedService("served") { scope in
            scope.defer(graceful: { lines.add("goodbye") }, must: { lines.add("closed") })
            start.finish()
            try await Task.sleep(for: .seconds(1000))
        }
        let group = ServiceGroup(services: [service], logger: Logger(label: "test") { _ in lines.handler() })
        let running = Task { try await group.run() }
        for await _ in started {}
        await group.triggerGracefulShutdown()
        try await running.value
        #expect(lines.all.filter { !$0.contains(" ") } == ["goodbye", "closed"])
    }

    @Test func aChildProcessEndsWithItsScope() async throws {
        let status = try await withScope { scope in
            let child = scope.process(.path("/bin/sleep"), arguments: ["1000"])
            try await Task.sleep(for: .milliseconds(50))
            return child
        }
        switch await status.result {
        case .success(let status): #expect("\(status)".contains("15"))
        case .failure(let error): #expect(error is CancellationError)
        }
        let done = try await withScope { scope in
            try await scope.process(.path("/bin/sh"), arguments: ["-c", "exit 3"]).value
        }
        #expect("\(done)".contains("3"))
    }

    @Test func channelsAndGroupsAreClosed() async throws {
        try await withScope { scope in
            let group = scope.own(MultiThreadedEventLoopGroup(numberOfThreads: 1))
            let server = try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
            scope.hold(server)
            #expect(server.isActive)
            let closed = server.closeFuture
            scope.onExit { _ in _ = closed }
        }
    }

    @Test func anHTTPClientIsShutDown() async throws {
        let client = try await withScope { scope in
            let client = scope.httpClient()
            await Task.yield()
            return client
        }
        await #expect(throws: HTTPClientError.alreadyShutdown) { try await client.shutdown() }
    }
}

/// Lines, in order.
final class Lines: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    func add(_ line: String) { lock.withLock { lines.append(line) } }
    var all: [String] { lock.withLock { lines } }

    func handler() -> any LogHandler { Handler(lines: self) }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let name = event.metadata?["event"].map { "\($0)" } ?? ""
            lines.add("\(event.level) \(name): \(event.message)")
        }
    }
}
