import CSurety
import Foundation
import Glibc
import SuretyLedgerFiles
import SuretyRun
import TestSupport
import Testing

/// What has another's name or number is not another.
struct IdentityTests {
    @Test func aFileReplacedAtTheSamePathSurvives() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            echo mine > file; mkdir tree; : > tree/mine
            "$SURETY" defer --remove file > /dev/null; "$SURETY" defer --remove-tree tree > /dev/null
            rm file; echo innocent > file; mv tree elsewhere; mkdir tree; : > tree/innocent; kill -9 $$
            """)
        #expect(shop.text("file") == "innocent\n")
        #expect(shop.exists("tree/innocent") && shop.exists("elsewhere/mine"))
        #expect(outcome.errors.split(separator: "refused: ").count == 3, "\(outcome.errors)")
    }

    @Test func aFolderReplacedOnTheWaySurvives() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            mkdir -p a/b; : > a/b/file; "$SURETY" defer --remove a/b/file > /dev/null
            "$SURETY" defer --remove-tree a/b > /dev/null
            mkdir -p other/b; : > other/b/file; mv a gone; ln -s other a; kill -9 $$
            """)
        #expect(shop.exists("other/b/file") && shop.exists("gone/b/file"))
        #expect(outcome.errors.contains("a link or file stands in the way"))
    }

    @Test func linksAreRemovedAndNotFollowed() throws {
        let shop = try Workshop()
        try shop.folder.write("innocent", to: "other/file")
        _ = try shop.run(
            """
            mkdir tree; ln -s ../../other tree/link; ln -s ../other link
            "$SURETY" defer --remove-tree tree > /dev/null; "$SURETY" defer --remove link > /dev/null
            "$SURETY" defer --remove-tree ../link > /dev/null 2>&1; kill -9 $$
            """)
        #expect(!shop.exists("tree") && !shop.exists("link"))
        #expect(FileManager.default.fileExists(atPath: shop.folder.path(of: "other/file")))
    }

    @Test func anAnnouncedFileMustFit() throws {
        let shop = try Workshop()
        // In a folder that others may write to, nobody knows whose it is; what is older than the announcement is not it.
        let outcome = try shop.run(
            """
            mkdir open; chmod 777 open; mkdir mine; echo old > mine/old
            "$SURETY" defer --remove open/file > /dev/null; : > open/file
            "$SURETY" defer --remove mine/new > /dev/null; : > mine/new
            mv mine/old mine/moved; "$SURETY" defer --remove mine/old > /dev/null; mv mine/moved mine/old
            kill -9 $$
            """)
        #expect(shop.exists("open/file") && shop.exists("mine/old") && !shop.exists("mine/new"))
        #expect(outcome.errors.contains("others may write to its folder"))
        #expect(outcome.errors.contains("older than the obligation"))
    }

    @Test func aMountIsNotCrossed() throws {
        try #require(geteuid() == 0, "mounting is the superuser's")
        let shop = try Workshop()
        let outcome = try shop.shell(
            """
            mkdir tree other; mkdir tree/mount; echo innocent > other/file
            unshare -m sh -c 'mount --bind other tree/mount && "$SURETY" run --ledger ../ledger -- sh -c "
                \\"\\$SURETY\\" defer --remove-tree tree > /dev/null; kill -9 \\$\\$"'
            "$SURETY" reclaim ../ledger > reclaimed
            """)
        #expect(shop.text("other/file") == "innocent\n")
        #expect(outcome.errors.contains("something is mounted at 'mount' below it"), "\(outcome.errors)")
        #expect(!shop.exists("tree"), "once nothing is mounted it goes: \(shop.text("reclaimed"))")
    }

    /// A run in the process group of others, whose leader has died: what it ends it ends by descent, and never by the
    /// group's number.
    @Test func othersInTheProcessGroupSurvive() throws {
        let shop = try Workshop()
        let line = """
            sleep 1000 & echo $! > innocent
            "$SURETY" run --grace 100ms --ledger ../ledger -- sh -c '
                sh -c "trap : TERM; echo \\$\\$ > deaf; while :; do sleep 1000; done" &
                while ! [ -e go ] || ! [ -s deaf ]; do sleep 0.01; done; kill -9 $$' &
            echo $! > run; exit 0
            """
        let leader = try Started(
            "/usr/bin/setsid", ["/bin/sh", "-c", line], in: shop.work, environment: shop.environment)
        #expect(leader.end() == 0)
        let innocent = try #require(Int32(shop.text("innocent").dropLast()))
        let run = try #require(Int32(shop.text("run").dropLast()))
        defer { kill(innocent, SIGKILL) }

        #expect(getpgid(innocent) == leader.number && getpgid(run) == leader.number)
        try shop.folder.write("", to: "work/go")
        eventually("the run has ended") { !Processes.isAlive(run) }
        let deaf = try #require(Int32(shop.text("deaf").dropLast()))
        #expect(!Processes.isAlive(deaf) && Processes.isAlive(innocent))
    }

    @Test func aNumberInAnotherNamespaceIsAnotherProcess() throws {
        let shop = try Workshop()
        let bystander = try Started("/bin/sleep", ["1000"], in: shop.work, environment: [:])
        let identity = try #require(ProcessIdentity(of: bystander.number))
        var foreign = identity
        foreign.namespace ^= 1
        var former = identity
        former.start -= 1
        var earlier = identity
        earlier.boot.low ^= 1
        let report = try discharge(shop, [.kill(foreign), .kill(former), .kill(earlier)])
        #expect(Processes.isAlive(bystander.number))
        #expect(report.obligations.map(\.result) == [.gone, .gone, .refused])
    }

    /// A process number that really comes round, in a namespace with few of them.
    @Test func aNumberThatCameRoundIsAnotherProcess() throws {
        try #require(geteuid() == 0, "namespaces are the superuser's")
        let shop = try Workshop()
        let identity = try #require(ProcessIdentity(of: getpid()))
        // The same number and another start is what is left of a number that came round.
        var former = identity
        former.start -= 1
        #expect(former.open() == nil && identity.open() != nil)
        let outcome = try shop.shell(
            """
            unshare --pid --fork --mount-proc sh -c '
                sleep 1000 & victim=$!; "$SURETY" run --ledger ../ledger -- sh -c "
                    \\"\\$SURETY\\" defer --kill $victim > /dev/null
                    kill -9 $victim; while kill -0 $victim 2> /dev/null && ! grep -q Z /proc/$victim/stat; do :; done
                    : > ended; while ! [ -e again ]; do :; done; kill -9 \\$\\$" & run=$!
                while ! [ -e ended ]; do :; done; wait $victim 2> /dev/null
                echo $((victim - 1)) > /proc/sys/kernel/ns_last_pid; sleep 1000 & echo $! $victim > numbers
                : > again; wait $run 2> /dev/null; kill -0 $! && echo alive > fate; kill -9 $!'
            """)
        let numbers = shop.text("numbers").split(whereSeparator: \.isWhitespace)
        try #require(
            numbers.count == 2 && numbers[0] == numbers[1], "the number came round: \(outcome.errors)")
        #expect(shop.text("fate") == "alive\n")
    }

    @Test func aLedgerOfAnotherBoot() throws {
        let shop = try Workshop()
        try shop.folder.write("innocent", to: "work/file")
        var target = try PathTarget(RawPath(shop.work + "/file"))
        let earlier = BootIdentity(high: 1, low: 2)
        // Device numbers may differ between two starts of the machine; who was born then is known all the same.
        target.identity?.device ^= 7
        target.folderIdentity.device ^= 7
        #expect(
            try discharge(shop, [.remove(target)], boot: .current).obligations.map(\.result) == [.refused])
        #expect(shop.exists("file"))
        var older = target
        older.identity?.born -= 1
        #expect(try discharge(shop, [.remove(older)], boot: earlier).obligations.map(\.result) == [.refused])
        #expect(shop.exists("file"))
        #expect(try discharge(shop, [.remove(target)], boot: earlier).obligations.map(\.result) == [.done])
        #expect(!shop.exists("file"))
    }

    /// Whoever discharges may die between the renaming and the removal: the next one knows the name.
    @Test(arguments: [true, false])
    func aRemovalThatWasCutShortIsFinished(isConfirmed: Bool) throws {
        let shop = try Workshop()
        try shop.folder.write("", to: "work/file")
        var target = try PathTarget(RawPath(shop.work + "/file"))
        if !isConfirmed { target.identity = nil }
        let work = shop.work
        let report = try discharge(shop, [.remove(target)]) { run, number in
            rename(work + "/file", work + "/.surety-\(String(run.key ?? 0, radix: 16))-\(number)")
        }
        #expect(report.obligations.map(\.result) == [.done])
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.work).isEmpty)
    }

    @Test func aDeepAndWideTreeGoes() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            "$SURETY" defer --remove-tree tree > /dev/null
            python3 - <<'END'
            import os
            os.mkdir("tree"); os.chdir("tree")
            for n in range(5000): open(f"f{n}", "w").close()
            for n in range(1500): os.mkdir("deep"); os.chdir("deep")
            os.mkdir("locked"); open("locked/file", "w").close(); os.chmod("locked", 0)
            END
            kill -9 $$
            """)
        #expect(!shop.exists("tree"), "\(outcome.errors)")
        // It is too deep for whoever else would remove it.
        _ = try shop.shell("rm -rf tree")
    }

    /// A journal with obligations, of a run that nobody supervises, and its clearing up.
    private func discharge(
        _ shop: Workshop, _ effects: [Effect], boot: BootIdentity = .current,
        before: (RunFolder, UInt64) -> Void = { _, _ in }
    ) throws -> IncidentReport {
        let place = try LedgerPlace(making: RawPath(shop.ledger))
        do {
            let run = try place.makeRun()
            let process = try #require(ProcessIdentity.current)
            try run.append(
                .run(RunDescription(arguments: [RawPath("test")], process: process, since: Clock.now)))
            for effect in effects {
                let number = try run.append(
                    .obligation(
                        DurableObligation(effect: effect, since: Clock.now, recorder: .current, boot: boot)))
                before(run, number)
            }
        }
        var outcomes = Reclaim(grace: .seconds(1)).reclaim(below: place)
        // A child that another test is just starting has the lock too, until it becomes another program.
        let limit = ContinuousClock.now + .seconds(20)
        while case .live? = outcomes.first, ContinuousClock.now < limit {
            poll(nil, 0, 10)
            outcomes = Reclaim(grace: .seconds(1)).reclaim(below: place)
        }
        guard case .reclaimed(let report)? = outcomes.first else {
            throw LedgerFailure("not reclaimed: \(outcomes)")
        }
        return report
    }
}
