import Foundation
import Glibc
import TestSupport
import Testing

/// Obligations that a Swift process records with the library, under a supervisor.
struct LibraryTests {
    private static var worker: String {
        URL(fileURLWithPath: Command.surety).deletingLastPathComponent().appendingPathComponent(
            "LedgerWorker"
        ).path
    }

    private func run(_ shop: Workshop, _ how: String) throws -> (status: Int32, report: [String: Any]) {
        let started = try Started(
            Command.surety,
            [
                "run", "--ledger", shop.ledger, "--report", "report.json", "--", "/bin/sh", "-c",
                "exec '\(LibraryTests.worker)' \(how) > output",
            ],
            in: shop.work, environment: shop.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 })
        let status = started.end()
        let json = try JSONSerialization.jsonObject(with: Data(shop.text("report.json").utf8))
        return (status, try #require(json as? [String: Any]))
    }

    private func slots(_ report: [String: Any]) -> [[String: Any]] {
        report["slots"] as? [[String: Any]] ?? []
    }

    @Test(arguments: ["kill", "trap"])
    func whatAScopeHeldIsInTheReport(how: String) throws {
        let shop = try Workshop()
        let (status, report) = try run(shop, how)
        #expect(status < 0)
        let held = slots(report)
        #expect(held.compactMap { $0["kind"] as? String }.contains("cleanup"), "\(report)")
        let site = try #require(
            held.first { $0["kind"] as? String == "worker's lock" }?["acquired"] as? String)
        #expect(site.hasPrefix("LedgerWorker/Main.swift:"))
        #expect(shop.runs.isEmpty)
    }

    @Test func nothingIsHeldAfterAGoodEnd() throws {
        let shop = try Workshop()
        let (status, report) = try run(shop, "exit")
        #expect(status == 0 && slots(report).isEmpty)
    }

    @Test func aCopyOfTheProcessHasItsOwnLedger() throws {
        let shop = try Workshop()
        let (status, report) = try run(shop, "fork")
        #expect(status == -SIGKILL)
        #expect(shop.text("output") == "copy 0 1\n", "the copy holds its own and nothing else")
        let kinds = slots(report).compactMap { $0["kind"] as? String }
        #expect(kinds.contains("worker's lock") && !kinds.contains("copy's lock"))
    }

    @Test func durableObligations() throws {
        let shop = try Workshop()
        let (status, report) = try run(shop, "durable")
        #expect(status == -SIGKILL)
        #expect(!shop.exists("confirmed") && !shop.exists("tree") && shop.exists("released"))
        #expect(shop.text("witness") == "ran\n")
        #expect(shop.text("output").hasPrefix("refused: cannot find"))
        let items = try #require(report["obligations"] as? [[String: Any]])
        #expect(
            items.contains {
                $0["name"] as? String == "the confirmed file" && $0["result"] as? String == "done"
            })
        let sites = items.compactMap { $0["acquired"] as? String }
        #expect(sites.allSatisfy { $0.hasPrefix("LedgerWorker/Main.swift:") })
    }

    /// A thousand files are removed, the last one first. `make bench-supervision` says how fast.
    @Test func aThousandObligations() throws {
        let shop = try Workshop()
        let (status, report) = try run(shop, "thousand")
        #expect(status == -SIGKILL)
        let items = try #require(report["obligations"] as? [[String: Any]])
        let objects = items.filter { $0["result"] as? String == "done" }.compactMap {
            $0["object"] as? String
        }
        #expect(objects == (0..<1000).reversed().map { "\(shop.work)/file\($0)" })
        let left = try FileManager.default.contentsOfDirectory(atPath: shop.work)
        #expect(left.sorted() == ["output", "report.json"])
        #expect(shop.runs.isEmpty)
    }

    @Test func withoutASupervisorNothingIsRecorded() throws {
        let shop = try Workshop()
        let outcome = try Command.run(
            LibraryTests.worker, ["durable"], in: shop.work, environment: shop.environment)
        #expect(outcome.status == 0 && outcome.output == "unsupervised true\n")
    }
}
