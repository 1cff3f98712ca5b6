// swift-tools-version: 6.2
import PackageDescription

// Surety's pool beside the one that PostgresNIO uses, which is a module of its own there. Apart from the other
// benchmarks, since it fetches that package.
let package = Package(
    name: "pool-comparison",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "surety", path: "../..", traits: []),
        .package(url: "https://github.com/vapor/postgres-nio", from: "1.30.0"),
    ],
    targets: [
        .executableTarget(
            name: "PoolComparison",
            dependencies: [
                .product(name: "Surety", package: "surety"),
                .product(name: "_ConnectionPoolModule", package: "postgres-nio"),
            ],
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")])
    ],
    swiftLanguageModes: [.v6]
)
