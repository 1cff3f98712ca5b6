// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the language mode is the package's, warnings are errors in CI only
/// (`-Xswiftc -warnings-as-errors`), so that a newer compiler does not break a user's build.
let swift: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "surety",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "surety", targets: ["SuretyCommand"]),
        .library(name: "Surety", targets: ["Surety"]),
        .library(name: "SuretyTesting", targets: ["SuretyTesting"]),
    ],
    traits: [
        .trait(name: "Command", description: "The command `surety` and what only it needs."),
        .default(enabledTraits: ["Command"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // Check: the analyser. Dependencies point downwards only; see ARCHITECTURE.md.
        .target(name: "SuretyFlow", path: "Sources/Check/Flow", swiftSettings: swift),
        .target(
            name: "SuretyContracts", dependencies: ["SuretyFlow"], path: "Sources/Check/Contracts",
            swiftSettings: swift),
        .target(
            name: "SuretyObligations", dependencies: ["SuretyFlow", "SuretyContracts"],
            path: "Sources/Check/Obligations", swiftSettings: swift),
        .target(
            name: "SuretyRules", dependencies: ["SuretyFlow", "SuretyContracts", "SuretyObligations"],
            path: "Sources/Check/Rules", swiftSettings: swift),
        .target(
            name: "SuretyGo", dependencies: ["SuretyFlow"], path: "Sources/Check/Languages/Go",
            swiftSettings: swift),
        // The stubs and the rules' pages, as they lie in the repository, inside the binary (`#embed`).
        .target(name: "CSuretyData", path: "Sources/Check/Stubs", exclude: ["go", "README.md"]),
        .target(
            name: "SuretyCheck",
            dependencies: [
                "SuretyFlow", "SuretyContracts", "SuretyObligations", "SuretyRules", "SuretyGo",
                "CSuretyData",
            ],
            path: "Sources/Check/Pipeline", swiftSettings: swift),
        .target(
            name: "SuretyReport", dependencies: ["SuretyFlow", "SuretyRules", "SuretyCheck"],
            path: "Sources/Check/Report", swiftSettings: swift),
        .executableTarget(
            name: "SuretyCommand",
            dependencies: [
                "SuretyCheck", "SuretyReport", "SuretyRules", "SuretyContracts",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["Command"])),
            ],
            path: "Sources/SuretyCommand", swiftSettings: swift),
        // Prints the declarations of Go's standard library as stubs; run by Scripts/stubs.sh, never shipped.
        .executableTarget(
            name: "gostubs", dependencies: ["SuretyGo", "SuretyCheck", "SuretyFlow"], path: "Scripts/gostubs",
            swiftSettings: swift),
        .testTarget(
            name: "GoRulesTests", dependencies: ["SuretyCheck", "SuretyRules", "SuretyFlow"],
            path: "Tests/GoRulesTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyObligationsTests",
            dependencies: ["SuretyObligations", "SuretyContracts", "SuretyFlow"],
            path: "Tests/SuretyObligationsTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyGoTests", dependencies: ["SuretyGo", "SuretyFlow"], path: "Tests/SuretyGoTests",
            swiftSettings: swift),
        // What several tests share: folders that go away by themselves, a language made for tests, the built command.
        .target(
            name: "TestSupport", dependencies: ["SuretyCheck", "SuretyRules", "SuretyFlow"],
            path: "Tests/TestSupport", swiftSettings: swift),
        .testTarget(
            name: "SuretyCheckTests",
            dependencies: ["SuretyCheck", "SuretyRules", "SuretyFlow", "TestSupport"],
            path: "Tests/SuretyCheckTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyReportTests",
            dependencies: ["SuretyReport", "SuretyCheck", "SuretyRules", "SuretyFlow", "TestSupport"],
            path: "Tests/SuretyReportTests", exclude: ["Fixtures"], swiftSettings: swift),
        .testTarget(
            name: "CommandTests", dependencies: ["SuretyCommand", "SuretyCheck", "TestSupport"],
            path: "Tests/CommandTests",
            swiftSettings: swift),
        // Ledger: the list of live obligations, in memory that a supervisor can read.
        .target(name: "CSurety", path: "Sources/Ledger/CSurety"),
        .target(
            name: "SuretyLedger", dependencies: ["CSurety"], path: "Sources/Ledger/SuretyLedger",
            swiftSettings: swift),
        // Runtime: what a server imports. Integrations are targets of their own, each behind its trait.
        .target(
            name: "Surety", dependencies: ["SuretyLedger", "CSurety"], path: "Sources/Runtime/Surety",
            swiftSettings: swift),
        .target(
            name: "SuretyTesting", dependencies: ["Surety", "SuretyLedger", "CSurety"],
            path: "Sources/Runtime/SuretyTesting", swiftSettings: swift),
        .testTarget(
            name: "SuretyLedgerTests", dependencies: ["SuretyLedger", "CSurety"],
            path: "Tests/SuretyLedgerTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyTests",
            dependencies: ["Surety", "SuretyTesting", "SuretyLedger", "CSurety", "TestSupport"],
            path: "Tests/SuretyTests", exclude: ["DoesNotCompile"], swiftSettings: swift),
        .testTarget(
            name: "TidyTests", dependencies: ["TestSupport"], path: "Tests/TidyTests", swiftSettings: swift),
    ],
    swiftLanguageModes: [.v6]
)
