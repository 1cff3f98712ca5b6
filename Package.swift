// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the language mode is the package's, warnings are errors in CI only
/// (`-Xswiftc -warnings-as-errors`), so that a newer compiler does not break a user's build.
let swift: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// An integration: a small target behind the trait of its name, so that a client that does not ask for it fetches nothing.
struct Integration {
    var trait: String
    var what: String
    var product: String
    var package: String

    var target: Target {
        .target(
            name: "Surety\(trait)",
            dependencies: [
                "Surety", .product(name: product, package: package, condition: .when(traits: [trait])),
            ], path: "Sources/Runtime/Integrations/\(trait)", swiftSettings: swift)
    }
}

let integrations = [
    Integration(
        trait: "System", what: "swift-system descriptors and temporary directories",
        product: "SystemPackage", package: "swift-system"),
    Integration(trait: "Logging", what: "reports in swift-log", product: "Logging", package: "swift-log"),
    Integration(
        trait: "Metrics", what: "the ledger in swift-metrics", product: "Metrics", package: "swift-metrics"),
    Integration(
        trait: "Lifecycle", what: "scopes as services", product: "ServiceLifecycle",
        package: "swift-service-lifecycle"),
    Integration(
        trait: "Subprocess", what: "child processes", product: "Subprocess", package: "swift-subprocess"),
    Integration(
        trait: "NIO", what: "event loop groups and channels", product: "NIOCore", package: "swift-nio"),
    Integration(
        trait: "HTTPClient", what: "HTTP clients", product: "AsyncHTTPClient", package: "async-http-client"),
    Integration(
        trait: "Tracing", what: "scopes as spans", product: "Tracing", package: "swift-distributed-tracing"),
]

// Supervision rests on what only Linux has. Elsewhere its targets are not there, and code asks `#if canImport`.
#if os(Linux)
    let ledgerFiles: [Target.Dependency] = ["SuretyLedgerFiles"]
    let linuxVerbs: [Target.Dependency] = ["SuretyRun", "SuretyLedgerFiles", "SuretyWatch"]
    let linuxTargets: [Target] = [
        // Ledger: a run's folder, which the supervisor and the library share.
        .target(
            name: "SuretyLedgerFiles", dependencies: ["SuretyLedger", "CSurety"],
            path: "Sources/Ledger/SuretyLedgerFiles", swiftSettings: swift),
        // Run: the supervisor.
        .target(
            name: "SuretyRun", dependencies: ["SuretyLedgerFiles", "SuretyJSON", "CSurety"],
            path: "Sources/Run",
            swiftSettings: swift),
        // A process that records obligations with the library, for tests to kill.
        .executableTarget(
            name: "LedgerWorker", dependencies: ["Surety", "CSurety"], path: "Tests/LedgerWorker",
            swiftSettings: swift),
        // Makes up ledgers and reclaims them, for tests and campaigns, with whatever rights it is given.
        .executableTarget(
            name: "HostileLedgers", dependencies: ["SuretyRun", "SuretyLedgerFiles", "SuretyLedger"],
            path: "Tests/HostileLedgers", swiftSettings: swift),
        // Terminals for tests, and deaths between two system calls.
        .target(name: "CRunTests", path: "Tests/CRunTests"),
        .testTarget(
            name: "SuretyRunTests",
            dependencies: [
                "SuretyRun", "SuretyLedgerFiles", "SuretyLedger", "CSurety", "CRunTests", "SuretyCommand",
                "LedgerWorker", "HostileLedgers", "TestSupport",
            ],
            path: "Tests/SuretyRunTests", swiftSettings: swift),
        // Watch: what a process holds and how it grows.
        .target(name: "SuretyTrend", path: "Sources/Watch/Trend", swiftSettings: swift),
        .target(
            name: "SuretyProbe", dependencies: ["SuretyLedgerFiles", "SuretyLedger", "CSurety"],
            path: "Sources/Watch/Probe",
            swiftSettings: swift),
        // The parts of the page of a watch, inside the binary.
        .target(
            name: "CSuretyPage", path: "Sources/Watch/Page", exclude: ["page.css", "page.html", "page.js"]),
        .target(
            name: "SuretyWatch",
            dependencies: ["SuretyProbe", "SuretyTrend", "SuretyJSON", "CSuretyPage", "CSurety"],
            path: "Sources/Watch/Session", swiftSettings: swift),
        .testTarget(
            name: "SuretyTrendTests", dependencies: ["SuretyTrend", "TestSupport"],
            path: "Tests/SuretyTrendTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyWatchTests",
            dependencies: [
                "SuretyWatch", "SuretyProbe", "SuretyTrend", "SuretyCommand", "CSurety", "TestSupport",
            ],
            path: "Tests/SuretyWatchTests", exclude: ["Programs"], swiftSettings: swift),
    ]
#else
    let ledgerFiles: [Target.Dependency] = []
    let linuxVerbs: [Target.Dependency] = []
    let linuxTargets: [Target] = []
#endif

let package = Package(
    name: "surety",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "surety", targets: ["SuretyCommand"]),
        .library(name: "Surety", targets: ["Surety"]),
        .library(name: "SuretyTesting", targets: ["SuretyTesting"]),
        .library(name: "SuretyXCTest", targets: ["SuretyXCTest"]),
    ] + integrations.map { .library(name: "Surety\($0.trait)", targets: ["Surety\($0.trait)"]) },
    traits: Set(
        [
            .trait(name: "Command", description: "The command `surety` and what only it needs."),
            .default(enabledTraits: ["Command"]),
        ] + integrations.map { Trait.trait(name: $0.trait, description: "For servers: \($0.what).") }),
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.25.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.2.0"),
    ],
    targets: [
        // JSON: read and written without Foundation, for all who do.
        .target(name: "SuretyJSON", path: "Sources/JSON", swiftSettings: swift),
        // Check: the analyser. Dependencies point downwards only; see ARCHITECTURE.md.
        .target(name: "SuretyFlow", path: "Sources/Check/Flow", swiftSettings: swift),
        .target(
            name: "SuretyContracts", dependencies: ["SuretyFlow"], path: "Sources/Check/Contracts",
            swiftSettings: swift),
        .target(
            name: "SuretyObligations", dependencies: ["SuretyFlow", "SuretyContracts"],
            path: "Sources/Check/Obligations", swiftSettings: swift),
        .target(
            name: "SuretyExplanation", dependencies: ["SuretyFlow", "SuretyContracts", "SuretyObligations"],
            path: "Sources/Check/Explanation", swiftSettings: swift),
        .target(
            name: "SuretyRules", dependencies: ["SuretyFlow", "SuretyContracts", "SuretyObligations"],
            path: "Sources/Check/Rules", swiftSettings: swift),
        .target(
            name: "SuretyGo", dependencies: ["SuretyFlow"], path: "Sources/Check/Languages/Go",
            swiftSettings: swift),
        // The stubs, the rules' pages and the parts of the page of a report, as they lie in the repository, inside the
        // binary (`#embed`).
        .target(name: "CSuretyData", path: "Sources/Check/Stubs", exclude: ["go", "README.md"]),
        .target(
            name: "SuretyCheck",
            dependencies: [
                "SuretyFlow", "SuretyContracts", "SuretyObligations", "SuretyExplanation", "SuretyRules",
                "SuretyGo", "SuretyJSON", "CSuretyData", "CSurety",
            ],
            path: "Sources/Check/Pipeline", swiftSettings: swift),
        .target(
            name: "SuretyReport",
            dependencies: ["SuretyFlow", "SuretyExplanation", "SuretyRules", "SuretyCheck", "SuretyJSON"],
            path: "Sources/Check/Report", exclude: ["Page"], swiftSettings: swift),
        // What editors talk to, over standard input and output.
        .target(
            name: "SuretyLanguageServer",
            dependencies: ["SuretyCheck", "SuretyReport", "SuretyRules", "SuretyFlow", "SuretyJSON"],
            path: "Sources/LanguageServer", swiftSettings: swift),
        .executableTarget(
            name: "SuretyCommand",
            dependencies: [
                "SuretyCheck", "SuretyReport", "SuretyRules", "SuretyContracts", "SuretyLanguageServer",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["Command"])),
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["Command"])),
            ] + linuxVerbs,
            path: "Sources/SuretyCommand", swiftSettings: swift),
        // Prints the declarations of Go's standard library as stubs; run by Scripts/stubs.sh, never shipped.
        .executableTarget(
            name: "gostubs", dependencies: ["SuretyGo", "SuretyCheck", "SuretyFlow"], path: "Scripts/gostubs",
            swiftSettings: swift),
        .testTarget(
            name: "SuretyObligationsTests",
            dependencies: ["SuretyObligations", "SuretyContracts", "SuretyFlow"],
            path: "Tests/SuretyObligationsTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyGoTests", dependencies: ["SuretyGo", "SuretyFlow", "TestSupport"],
            path: "Tests/SuretyGoTests",
            swiftSettings: swift),
        // What several tests share: folders that go away by themselves, a language made for tests, the built command.
        .target(
            name: "TestSupport", dependencies: ["SuretyCheck", "SuretyRules", "SuretyFlow"],
            path: "Tests/TestSupport", swiftSettings: swift),
        .testTarget(
            name: "SuretyCheckTests",
            dependencies: [
                "SuretyCheck", "SuretyRules", "SuretyGo", "SuretyFlow", "SuretyJSON", "TestSupport",
            ],
            path: "Tests/SuretyCheckTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyReportTests",
            dependencies: [
                "SuretyReport", "SuretyCheck", "SuretyRules", "SuretyFlow", "SuretyJSON", "TestSupport",
            ],
            path: "Tests/SuretyReportTests", exclude: ["Fixtures"], swiftSettings: swift),
        .testTarget(
            name: "ExplanationTests", dependencies: ["SuretyCheck", "SuretyReport", "TestSupport"],
            path: "Tests/ExplanationTests", exclude: ["Fixtures"], swiftSettings: swift),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "SuretyCommand", "SuretyReport", "SuretyCheck", "SuretyContracts", "TestSupport",
            ],
            path: "Tests/CommandTests",
            swiftSettings: swift),
        // Ledger: the list of live obligations, in memory that a supervisor can read.
        .target(name: "CSurety", path: "Sources/Ledger/CSurety"),
        .target(
            name: "SuretyLedger", dependencies: ["CSurety"], path: "Sources/Ledger/SuretyLedger",
            swiftSettings: swift),
        // Runtime: what a server imports. Integrations are targets of their own, each behind its trait.
        .target(
            name: "Surety", dependencies: ["SuretyLedger", "CSurety"] + ledgerFiles,
            path: "Sources/Runtime/Surety", swiftSettings: swift),
        .target(
            name: "SuretyTesting", dependencies: ["Surety", "SuretyLedger", "CSurety"],
            path: "Sources/Runtime/SuretyTesting", swiftSettings: swift),
        // For XCTest, apart from what Swift Testing's users import.
        .target(
            name: "SuretyXCTest", dependencies: ["SuretyTesting", "Surety"],
            path: "Sources/Runtime/SuretyXCTest",
            swiftSettings: swift),
        // A service of about a hundred lines, which a test drives.
        .executableTarget(
            name: "ServiceExample", dependencies: ["Surety"], path: "Examples/Service", swiftSettings: swift),
        .testTarget(
            name: "SuretyLedgerTests", dependencies: ["SuretyLedger", "CSurety"],
            path: "Tests/SuretyLedgerTests", swiftSettings: swift),
        .testTarget(
            name: "SuretyTests",
            dependencies: [
                "Surety", "SuretyTesting", "SuretyXCTest", "SuretyLedger", "CSurety", "TestSupport",
                "ServiceExample",
            ],
            path: "Tests/SuretyTests", exclude: ["DoesNotCompile"], swiftSettings: swift),
        .testTarget(
            name: "TidyTests", dependencies: ["TestSupport"], path: "Tests/TidyTests", swiftSettings: swift),
    ] + integrations.map(\.target) + linuxTargets,
    swiftLanguageModes: [.v6]
)

// Fuzzing needs flags that a package which others depend on must not have: the target is there where it is asked for.
if Context.environment["SURETY_FUZZER"] != nil {
    package.targets.append(
        .executableTarget(
            name: "surety-fuzz", dependencies: ["SuretyCheck"], path: "Tests/Fuzz",
            swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
