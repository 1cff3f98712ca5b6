import Foundation
import SuretyFlow
import TestSupport
import Testing

@testable import SuretyGo

/// Compares what we say of each `defer` with what Go's compiler prints about it (`-d=defer=1`).
///
/// `SURETY_DEFERS` names other packages, `std` for all; Documentation/Explain.md has what came out.
@Suite(.enabled(if: GoOracle.isThere && environment("SURETY_GOROOT") != nil))
struct DeferKindTests {
    private static let root = environment("SURETY_GOROOT") ?? ""
    private static let packages =
        environment("SURETY_DEFERS")
        ?? "database/sql net/http os os/exec sync testing encoding/json go/types log/slog"

    @Test func kindsAgreeWithTheCompiler() throws {
        let printed = try Self.printed()
        let ours = try Self.ours()
        var agreed = 0
        var differences: [String] = []
        for (place, kind) in printed.sorted(by: { $0.key < $1.key }) {
            let own = ours[place] ?? "nothing"
            if own == kind { agreed += 1 } else { differences.append("\(place): \(kind), not \(own)") }
        }
        print("defers: \(printed.count), agreed: \(agreed)")
        for difference in differences { print("  " + difference) }
        #expect(printed.count > 100)
        #expect(Double(agreed) >= 0.99 * Double(printed.count))
    }

    /// The kinds that the compiler prints, by `path:line` below GOROOT/src.
    private static func printed() throws -> [String: String] {
        let source = root + "/src"
        let names = packages.split(separator: " ").map(String.init)
        // Files for cgo need a compiler of C and are read through another tool.
        var environment = GoOracle.environment
        environment["CGO_ENABLED"] = "0"
        let outcome = try Command.run(
            GoOracle.command ?? "go", ["build", "-gcflags=-d=defer=1"] + names, in: source,
            environment: environment)
        #expect(outcome.status == 0, "\(outcome.errors.suffix(2000))")
        var kinds: [String: String] = [:]
        for line in outcome.errors.split(separator: "\n") where line.hasSuffix(" defer") {
            let parts = line.split(separator: ":")
            guard parts.count == 4 else { continue }
            let path = parts[0].hasPrefix("./") ? parts[0].dropFirst(2) : parts[0]
            kinds["\(path):\(parts[1])"] = String(parts[3].dropFirst().dropLast(" defer".count))
        }
        return kinds
    }

    /// Ours, in the compiler's words: it calls what hangs on an outer function allocated.
    private static func ours() throws -> [String: String] {
        let library = try StandardLibrary(root: root)
        let lowering = GoLowering(library.program, releaseNames: [])
        var kinds: [String: String] = [:]
        for body in library.program.bodies.joined() {
            let file = library.program.files[body.file]
            for statement in lowering.defers(in: body) {
                let line = file.position(of: Int(statement.span.start)).line
                let kind = statement.kind == .rangeOverFunction ? .heapAllocated : statement.kind
                kinds["\(library.paths[body.file]):\(line)"] = kind.rawValue
            }
        }
        return kinds
    }
}
