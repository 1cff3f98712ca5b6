// swift-tools-version: 6.2
import PackageDescription

// A server that uses every integration, and the tests of these.
let integrations = [
    "System", "Logging", "Metrics", "Lifecycle", "Subprocess", "NIO", "HTTPClient", "Tracing",
]

let package = Package(
    name: "integrations-client",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "surety", path: "../../..", traits: Set(integrations.map { .init(name: $0) })),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
    ],
    targets: [
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                .product(name: "Surety", package: "surety"),
                .product(name: "SuretyTesting", package: "surety"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ] + integrations.map { .product(name: "Surety\($0)", package: "surety") })
    ],
    swiftLanguageModes: [.v6]
)
