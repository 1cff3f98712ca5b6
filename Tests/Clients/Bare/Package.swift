// swift-tools-version: 6.2
import PackageDescription

// A server that wants scopes and nothing else: it fetches no package but this one.
let package = Package(
    name: "bare-client",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "surety", path: "../../..", traits: [])],
    targets: [
        .executableTarget(
            name: "BareClient", dependencies: [.product(name: "Surety", package: "surety")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
