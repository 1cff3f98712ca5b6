import Foundation
import Glibc
import SuretyLedgerFiles
import TestSupport
import Testing

@testable import SuretyRun

/// The control group that this test's process is in.
enum OwnControlGroup {
    /// The folder of this process's group, if groups can be made there and killed.
    static let folder: String? = {
        let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
        let groups = (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? ""
        guard let mount = mounts.split(separator: "\n").first(where: { $0.contains(" - cgroup2 ") }),
            let group = groups.split(separator: "\n").first(where: { $0.hasPrefix("0::/") })
        else { return nil }
        let folder = "\(mount.split(separator: " ")[4])\(group.dropFirst(3))"
        let probe = folder + "/surety-test-\(getpid())"
        guard mkdir(probe, 0o755) == 0 else { return nil }
        defer { rmdir(probe) }

        return access(probe + "/cgroup.kill", W_OK) == 0 ? folder : nil
    }()

    /// The folder of a run's group, whether it is there or not.
    static func group(ofRun name: String) -> String? {
        folder.map { $0 + "/surety-" + name.dropFirst("run-".count) }
    }

    /// Removes a run's group, and those of runs within, where a test has left them.
    static func remove(ofRun name: String) {
        guard let group = group(ofRun: name) else { return }
        let below = FileManager.default.enumerator(atPath: group)?.compactMap { $0 as? String } ?? []
        for path in below.reversed() { rmdir(group + "/" + path) }
        rmdir(group)
    }
}

/// A run has a control group of its own where the system lets it.
@Suite(.enabled(if: OwnControlGroup.folder != nil))
struct ControlGroupTests {
    /// The groups of runs that are there now.
    private func groups(of shop: Workshop, _ names: [String]) -> [String] {
        names.compactMap { OwnControlGroup.group(ofRun: $0) }.filter {
            FileManager.default.fileExists(atPath: $0)
        }
    }

    @Test func theCommandIsInAGroupThatGoesAway() throws {
        let shop = try Workshop()
        let outcome = try shop.run("tail -1 /proc/self/cgroup; basename \"$SURETY_LEDGER\"; exit 4")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 2)
        #expect(lines[0].hasSuffix("/surety-" + lines[1].dropFirst("run-".count)), "\(lines)")
        #expect(outcome.status == 4 && groups(of: shop, [lines[1]]).isEmpty)
        // Nor does one stay behind a command that is not there.
        #expect(try shop.shell("\"$SURETY\" run --ledger ../ledger -- no-such-program").status == 127)
        let left = (try? FileManager.default.contentsOfDirectory(atPath: OwnControlGroup.folder ?? "")) ?? []
        #expect(left.filter { $0.hasPrefix("surety-\(getpid())-") }.isEmpty)
    }

    @Test func runsWithinRunsHaveGroupsWithin() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            tail -1 /proc/self/cgroup; exec "$SURETY" run --ledger ../ledger -- tail -1 /proc/self/cgroup
            """)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 2, "\(outcome)")
        #expect(lines[1].hasPrefix(lines[0] + "/surety-"))
        let outer = (OwnControlGroup.folder ?? "") + "/" + (lines[0].split(separator: "/").last ?? "")
        #expect(!FileManager.default.fileExists(atPath: outer))
    }

    /// The supervisor that made the group is killed: the guardian ends who is in it, and removes it.
    @Test func theGuardianKnowsTheGroup() throws {
        let shop = try Workshop()
        let started = try shop.start(
            """
            (trap '' TERM; while :; do sleep 1000; done) & echo $! > deaf
            : > ready; while ! [ -e go ]; do sleep 0.01; done; exit 6
            """, options: ["--grace", "100ms"])
        eventually("it is at work") { shop.exists("ready") }
        let runs = shop.runs
        #expect(groups(of: shop, runs).count == 1)
        kill(try #require(started.child(1)), SIGKILL)
        try shop.folder.write("", to: "work/go")
        #expect(started.end() == 6)
        #expect(!Processes.isAlive(try #require(Int32(shop.text("deaf").dropLast()))))
        #expect(groups(of: shop, runs).isEmpty)
    }

    /// Both supervisors are killed. Somebody has left the command's tree and environment, so that neither descent nor the
    /// environment leads to it.
    @Test func whoHasLeftTheTreeIsEndedByWhoeverClearsUp() throws {
        let shop = try Workshop()
        let innocent = try Started("/bin/sleep", ["1000"], in: shop.work, environment: [:])
        let started = try shop.start(
            """
            (env -i /usr/bin/setsid /bin/sh -c 'trap "" TERM; echo $$ > strayed; while :; do sleep 1000; done' &)
            while ! [ -s strayed ]; do sleep 0.01; done
            : > ready; exec sleep 1000
            """, options: ["--grace", "100ms"])
        eventually("it is at work") { shop.exists("ready") }
        let strayed = try #require(Int32(shop.text("strayed").dropLast()))
        defer { if Processes.isAlive(strayed) { kill(strayed, SIGKILL) } }

        let everybody = [started.number, started.child(1), started.child(2)].compactMap(\.self)
        for process in everybody { kill(process, SIGKILL) }
        _ = started.end()
        eventually("nobody supervises any more") { !shop.isSupervised }
        #expect(Processes.isAlive(strayed))
        let runs = shop.runs
        #expect(groups(of: shop, runs).count == 1)
        let outcome = try Command.run(
            Command.surety, ["reclaim", "--grace", "100ms", shop.ledger], in: shop.work,
            environment: shop.environment)
        #expect(!Processes.isAlive(strayed) && Processes.isAlive(innocent.number), "\(outcome)")
        #expect(groups(of: shop, runs).isEmpty && shop.runs.isEmpty)
    }

    /// Processes of which none lives long enough to be asked, since another has taken its place by then.
    @Test func whoNeverStaysIsEndedWhole() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            echo 'import os, signal, sys, time
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            while True:
                if os.fork() == 0: os.setsid()
                else:
                    time.sleep(0.001)
                    os._exit(0)' > change.py
            for n in 1 2 3 4; do python3 change.py & done
            basename "$SURETY_LEDGER"; sleep 0.3; kill -9 $$
            """, options: ["--grace", "200ms"])
        #expect(outcome.status == -SIGKILL)
        #expect(!outcome.errors.contains("still there"), "\(outcome.errors)")
        #expect(groups(of: shop, [outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)]).isEmpty)
    }

    /// A journal that names a group which is not the run's.
    @Test(arguments: ["", "/surety-1-1/..", "/surety-1-1"])
    func anothersGroupIsLeftAlone(below: String) throws {
        let shop = try Workshop()
        let other = (OwnControlGroup.folder ?? "") + "/surety-" + UUID().uuidString
        try #require(mkdir(other, 0o755) == 0)
        defer { rmdir(other) }

        let innocent = try Started(
            "/bin/sh", ["-c", "echo 0 > \(other)/cgroup.procs; : > ready; exec sleep 1000"], in: shop.work,
            environment: shop.environment)
        defer { innocent.stop() }
        eventually("it is in the group") { shop.exists("ready") }
        let place = try LedgerPlace(making: RawPath(shop.ledger))
        let run = try place.makeRun()
        var process = try #require(ProcessIdentity.current)
        process.start ^= 0x5555
        try run.append(.run(RunDescription(arguments: [RawPath("test")], process: process, since: Clock.now)))
        try run.append(.controlGroup(RawPath(other + below)))
        run.unlock()
        _ = try shop.reclaim()
        #expect(Processes.isAlive(innocent.number) && shop.runs.isEmpty)
        #expect(FileManager.default.fileExists(atPath: other))
    }
}
