import CRunTests
import Foundation
import Glibc
import SuretyLedgerFiles
import TestSupport
import Testing

/// Who is killed between two system calls, and what must hold afterwards.
///
/// `SURETY_MATRIX=full` kills behind every system call; otherwise a few places are drawn, with the seed that
/// `SURETY_SEED` names.
struct CrashMatrixTests {
    enum Victim: String, CaseIterable, Sendable {
        case guardian, supervisor, both, command

        var role: Int32 {
            switch self {
            case .guardian: 0
            case .supervisor, .both: 1
            case .command: 2
            }
        }
    }

    /// What a run does in each case: effects by identity, a command, an idempotent command, an intent, a child.
    private static let script = """
        "$SURETY" defer --remove-tree tree > /dev/null && mkdir tree && mkdir tree/below && echo x > tree/below/file
        echo x > file; "$SURETY" defer --remove file > /dev/null && echo x > recorded
        "$SURETY" defer -- sh -c 'echo once >> witness' > /dev/null && echo x > announced
        "$SURETY" defer --idempotent -- sh -c 'echo again >> repeated' > /dev/null
        sleep 1000 & "$SURETY" defer --kill $! > /dev/null; echo $! > child
        kill -9 $$
        """

    private static var isFull: Bool { ProcessInfo.processInfo.environment["SURETY_MATRIX"] == "full" }

    private static var seed: UInt64 {
        ProcessInfo.processInfo.environment["SURETY_SEED"].flatMap { UInt64($0) } ?? 5
    }

    @Test(arguments: Victim.allCases)
    func killedBetweenTwoSystemCalls(victim: Victim) throws {
        let whole = try trace(victim, killAfter: 0)
        #expect(whole > 20, "the calls of the \(victim.rawValue) are seen")
        if CrashMatrixTests.isFull { print("\(victim.rawValue): \(whole) places") }
        var random = SplitMix(state: CrashMatrixTests.seed &+ UInt64(victim.role))
        let drawn = (0..<12).map { _ in 1 + random.below(whole) }
        for place in CrashMatrixTests.isFull ? Array(1...whole) : drawn.sorted() {
            _ = try trace(victim, killAfter: place)
        }
    }

    /// One run, one death, two that clear up. Returns how many stops there were.
    private func trace(_ victim: Victim, killAfter place: Int) throws -> Int {
        let shop = try Workshop()
        let bystander = try Bystander(shop)
        // The ledger's folder is the first thing that a run makes; what it calls before is the loading of itself.
        var wasKilled: Int32 = 0
        let stops = withCStrings(
            [
                "/bin/sh", "-c",
                "cd '\(shop.work)' && exec \"$SURETY\" run --grace 1s --report ../report --ledger ../ledger -- /bin/sh -c \"$SCRIPT\"",
            ]
        ) { arguments in
            var environment = shop.environment
            environment["SCRIPT"] = CrashMatrixTests.script
            return withCStrings(environment.map { "\($0.key)=\($0.value)" }) {
                tracer_run(
                    arguments, $0, shop.ledger, victim.role, place, victim == .both ? 1 : 0, &wasKilled)
            }
        }
        try #require(stops >= 0, "cannot trace: \(String(cString: strerror(errno)))")
        let reports = try clearUp(shop)
        judge(shop, reports, "\(victim.rawValue) killed at \(place) of its stops")
        bystander.check("\(victim.rawValue) at \(place)")
        return stops
    }

    /// Two that clear up at the same time, then one more: what they say.
    private func clearUp(_ shop: Workshop) throws -> String {
        let line =
            #""$SURETY" reclaim ../ledger & "$SURETY" reclaim ../ledger; wait; "$SURETY" reclaim ../ledger"#
        // A supervisor whose other half was killed may still be at work.
        eventually("nobody supervises any more") { !isSupervised(shop) }
        let outcome = try shop.shell(line)
        let report = try? String(contentsOfFile: shop.folder.path(of: "report"), encoding: .utf8)
        return outcome.output + outcome.errors + (report ?? "")
    }

    private func isSupervised(_ shop: Workshop) -> Bool {
        guard let place = try? LedgerPlace(existing: RawPath(shop.ledger)) else { return false }
        return place.runs.contains { (try? place.run($0))?.isLocked ?? false }
    }

    private func judge(_ shop: Workshop, _ reports: String, _ when: Comment) {
        #expect(!shop.exists("file") || !shop.exists("recorded"), when)
        #expect(!shop.exists("tree"), when)
        #expect(shop.text("witness").split(separator: "\n").count <= 1, when)
        if let child = Int32(shop.text("child").trimmingCharacters(in: .whitespacesAndNewlines)) {
            eventually("the child has ended", limit: .seconds(10)) { !Processes.isAlive(child) }
        }
        // The command was recorded: it ran, or somebody says that nobody knows.
        if shop.exists("announced"), shop.text("witness").isEmpty {
            #expect(reports.contains("unknown"), "\(when): \(reports)")
        }
        #expect(shop.runs.isEmpty, "\(when): \(reports)")
    }
}

/// A file and a process that no run knows.
struct Bystander {
    private let folder: TemporaryFolder
    private let process: Started

    init(_ shop: Workshop) throws {
        folder = try TemporaryFolder(["a/b": "innocent"])
        process = try Started("/bin/sleep", ["1000"], in: folder.path, environment: [:])
        try shop.folder.link("work/link", to: folder.path)
    }

    func check(_ when: Comment) {
        #expect((try? String(contentsOfFile: folder.path(of: "a/b"), encoding: .utf8)) == "innocent", when)
        #expect(Processes.isAlive(process.number), when)
    }
}
