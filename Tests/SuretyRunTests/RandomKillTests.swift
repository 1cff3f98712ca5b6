import Foundation
import Glibc
import SuretyLedgerFiles
import TestSupport
import Testing

/// Deaths at moments that nobody chose. `SURETY_KILLS` says how many; `SURETY_SEED` repeats a run's choices.
struct RandomKillTests {
    private static func number(_ name: String, _ standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
    }

    /// A shell script as people write them: a temporary folder, a pid file, a child in the background. It has nothing of
    /// its own that would clear up.
    private static let script = """
        set -e
        work=work.$$
        id=$("$SURETY" defer --remove-tree "$work")
        mkdir "$work"; echo data > "$work/data"
        pid=$("$SURETY" defer --remove "pid.$$" && echo $$ > "pid.$$")
        sleep 1000 & child=$!
        echo $child >> ../children
        (cd "$work" && printf 'a b c' | tr ' ' '\\n' | while read -r name; do : > "$name"; "$SURETY" defer --remove "$name" > /dev/null; done)
        : > "ready.$$"
        wait $child
        """

    /// Many such scripts, each killed after a random time; with `trap` beside it, which leaves something each time.
    @Test(arguments: ["/bin/dash", "/bin/bash"])
    func aKilledShellScriptLeavesNothing(shell: String) throws {
        try #require(FileManager.default.isExecutableFile(atPath: shell))
        let shop = try Workshop()
        var random = SplitMix(state: UInt64(RandomKillTests.number("SURETY_SEED", 7)))
        for round in 0..<RandomKillTests.number("SURETY_KILLS", 1000) / 10 {
            let started = try Started(
                Command.surety, ["run", "--ledger", shop.ledger, "--", shell, "-c", RandomKillTests.script],
                in: shop.work, environment: shop.environment)
            poll(nil, 0, Int32(random.below(100)))
            if let command = started.child(2) { kill(command, SIGKILL) } else { started.signal(SIGTERM) }
            _ = started.end()
            let left = (try? FileManager.default.contentsOfDirectory(atPath: shop.work)) ?? []
            #expect(left.filter { !$0.hasPrefix("ready.") }.isEmpty, "round \(round)")
        }
        for child in try children(shop) { #expect(!Processes.isAlive(child)) }
        #expect(shop.runs.isEmpty)
    }

    private func children(_ shop: Workshop) throws -> [Int32] {
        let text = (try? String(contentsOfFile: shop.folder.path(of: "children"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { Int32($0) }
    }

    /// The same script with a trap instead of a supervisor leaves something each time.
    @Test func aTrapLeavesSomethingWhenItsShellIsKilled() throws {
        let shop = try Workshop()
        let script = """
            work=work.$$; trap 'rm -rf "$work" pid; kill $child' EXIT INT TERM
            mkdir "$work"; echo $$ > pid; sleep 1000 & child=$!; echo $child > child; : > ready; wait $child
            """
        var random = SplitMix(state: UInt64(RandomKillTests.number("SURETY_SEED", 3)))
        for round in 0..<RandomKillTests.number("SURETY_KILLS", 1000) / 20 {
            let started = try Started(
                "/bin/sh", ["-c", script], in: shop.work, environment: shop.environment)
            eventually("it is ready") { shop.exists("ready") }
            poll(nil, 0, Int32(random.below(10)))
            started.signal(SIGKILL)
            #expect(started.end() == -SIGKILL)
            #expect(shop.exists("pid") && shop.exists("work.\(started.number)"), "round \(round)")
            let child = try #require(Int32(shop.text("child").dropLast()))
            #expect(Processes.isAlive(child), "round \(round)")
            kill(child, SIGKILL)
            _ = try shop.shell("rm -rf *")
        }
    }

    /// Supervisors and commands killed in any combination, then clearing up: nothing is left, nothing runs twice.
    @Test(arguments: [0, 1, 2, 3])
    func anyoneKilledAtAnyTime(part: Int) throws {
        let shop = try Workshop()
        var random = SplitMix(state: UInt64(RandomKillTests.number("SURETY_SEED", 11) + part))
        let script = """
            "$SURETY" defer --remove-tree "tree.$$" > /dev/null && mkdir "tree.$$"
            "$SURETY" defer -- sh -c "echo $$ >> ../witness" > /dev/null && echo $$ >> ../recorded
            sleep 1000 & "$SURETY" defer --kill $! > /dev/null; echo $! >> ../children; wait
            """
        var reports = ""
        // Who takes over from a supervisor that was killed reports later than the end of what was started.
        var rounds: [Started] = []
        for round in 0..<RandomKillTests.number("SURETY_KILLS", 1000) / 5 {
            let started = try shop.start(script, options: ["--grace", "1s"])
            poll(nil, 0, Int32(random.below(60)))
            let supervisor = started.child(1)
            let command = started.child(2)
            var victims = [started.number, supervisor, command].compactMap(\.self).filter { _ in
                random.chance(50)
            }
            if victims.isEmpty { victims = [started.number] }
            for victim in victims { kill(victim, SIGKILL) }
            // With the supervisors left the command is to end by itself.
            if !victims.contains(started.number), command.map(victims.contains) != true {
                started.signal(SIGTERM)
            }
            _ = started.end()
            rounds.append(started)
            if round % 4 == 3 {
                reports += try shop.reclaimWhenDead() + rounds.map(\.errors).joined()
                rounds = []
            }
        }
        reports += try shop.reclaimWhenDead() + rounds.map(\.errors).joined()
        let left = (try? FileManager.default.contentsOfDirectory(atPath: shop.work)) ?? []
        #expect(left.isEmpty)
        for child in try children(shop) { #expect(!Processes.isAlive(child)) }
        let ran = lines(shop, "witness")
        #expect(Set(ran).count == ran.count, "a command ran twice")
        let unknown = reports.split(separator: "unknown: command").count - 1
        #expect(
            Set(lines(shop, "recorded")).subtracting(ran).count <= unknown, "a command was lost: \(reports)")
        #expect(shop.runs.isEmpty)
    }

    private func lines(_ shop: Workshop, _ name: String) -> [Substring] {
        ((try? String(contentsOfFile: shop.folder.path(of: name), encoding: .utf8)) ?? "").split(
            separator: "\n")
    }
}

extension Workshop {
    /// Whether any run is supervised.
    var isSupervised: Bool {
        guard let place = try? LedgerPlace(existing: RawPath(ledger)) else { return false }
        return place.runs.contains { (try? place.run($0))?.isLocked ?? false }
    }

    /// Clears up once no supervisor is at work any more: what was said.
    func reclaimWhenDead() throws -> String {
        guard FileManager.default.fileExists(atPath: ledger) else { return "" }
        eventually("nobody supervises any more") { !isSupervised }
        let outcome = try reclaim()
        return outcome.output + outcome.errors
    }
}
