// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "supervision-benchmarks",
    dependencies: [.package(name: "surety", path: "../..", traits: [])],
    targets: [
        // What a supervised process does; run.py drives it.
        .executableTarget(
            name: "SupervisionBenchmark", dependencies: [.product(name: "Surety", package: "surety")],
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")])
    ],
    swiftLanguageModes: [.v6]
)
