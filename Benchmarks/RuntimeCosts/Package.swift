// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "runtime-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "surety", path: "../..", traits: [])],
    targets: [
        // Counts allocations by standing in front of malloc. Linux only.
        .target(name: "CAllocations"),
        .executableTarget(
            name: "RuntimeBenchmarks",
            dependencies: [.product(name: "Surety", package: "surety"), "CAllocations"],
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        // Many scopes, borrowings and locks from many tasks. It measures nothing; it must end, and leave nothing.
        .executableTarget(
            name: "RuntimeStress", dependencies: [.product(name: "Surety", package: "surety")],
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    ],
    swiftLanguageModes: [.v6]
)
