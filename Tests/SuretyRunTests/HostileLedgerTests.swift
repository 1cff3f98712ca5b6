import CRunTests
import Foundation
import Glibc
import SuretyLedgerFiles
import Synchronization
import TestSupport
import Testing

@testable import SuretyRun

/// Ledgers that nobody wrote so, and folders that change while they are looked at. A tree of canaries beside them stays
/// what it is, and nothing is executed. `SURETY_MUTATIONS` says how many ledgers are made up.
struct HostileLedgerTests {
    /// What must not be touched.
    private final class Canaries {
        let folder: TemporaryFolder

        init() throws {
            folder = try TemporaryFolder(["a/one": "1", "a/b/two": "2", "three": "3"])
            try folder.link("link", to: "/etc")
            // Older than the clock of file systems is coarse, so that nothing announced from now on can be they.
            poll(nil, 0, 50)
        }

        func check(_ when: Comment, location: SourceLocation = #_sourceLocation) {
            let found = Set(
                FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
            #expect(
                found == ["a", "a/one", "a/b", "a/b/two", "three", "link"], when, sourceLocation: location)
            for (name, text) in ["a/one": "1", "a/b/two": "2", "three": "3"] {
                let read = try? String(contentsOfFile: folder.path(of: name), encoding: .utf8)
                #expect(read == text, when, sourceLocation: location)
            }
        }
    }

    private static var mutations: Int {
        ProcessInfo.processInfo.environment["SURETY_MUTATIONS"].flatMap { Int($0) } ?? 1500
    }

    // MARK: Contents

    /// Journals and slots with bytes changed, in front of their sums and behind them. What must not be is told by the
    /// program itself; see `Tests/HostileLedgers`, and `make hostile` for a million.
    @Test func mutatedLedgers() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.run(
            HostileLedgerTests.program, [folder.path, "\(HostileLedgerTests.mutations)", "1"])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("refused"), "\(outcome.output)")
    }

    @Test(.enabled(if: geteuid() == 0))
    func mutatedLedgersOfAUser() throws {
        let folder = try TemporaryFolder()
        // The user has no way into whatever folder this was built in.
        try FileManager.default.copyItem(
            atPath: HostileLedgerTests.program, toPath: folder.path(of: "program"))
        chown(folder.path, 65534, 65534)
        let rights = ["--reuid", "65534", "--regid", "65534", "--clear-groups"]
        let outcome = try Command.run(
            "/usr/bin/setpriv",
            rights + [
                folder.path(of: "program"), folder.path, "\(HostileLedgerTests.mutations / 4)", "500000",
            ])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("as user 65534"))
    }

    private static var program: String {
        URL(fileURLWithPath: Command.surety).deletingLastPathComponent().appendingPathComponent(
            "HostileLedgers"
        ).path
    }

    /// A path that goes up says nothing of where it leads, whatever is said of the file there.
    @Test func pathsThatGoUpAreNotFollowed() throws {
        let shop = try Workshop()
        let canaries = try Canaries()
        let place = try LedgerPlace(making: RawPath(shop.ledger))
        let run = try place.makeRun()
        let right = try PathTarget(RawPath(canaries.folder.path(of: "three")))
        let tree = try PathTarget(RawPath(canaries.folder.path(of: "a")))
        let top = canaries.folder.path
        for way in [
            "\(top)/a/..", "\(top)/a/b/../..", "\(top)/./", "\(top)//", "./a",
            "\(top)/a/../../" + top.dropFirst(),
        ] {
            for (target, isTree) in [(right, false), (tree, true)] {
                let upwards = PathTarget(
                    folder: RawPath(way), folderIdentity: target.folderIdentity, name: target.name,
                    identity: target.identity)
                try run.append(
                    .obligation(
                        DurableObligation(
                            effect: isTree ? .removeTree(upwards) : .remove(upwards), since: Clock.now,
                            recorder: .current)))
            }
        }
        run.unlock()
        let outcome = try shop.reclaim()
        canaries.check("paths that go up")
        #expect(outcome.output.contains("12 records of the journal say"), "\(outcome)")
        #expect(outcome.status == 1, "whoever asked is told")
    }

    private static func overwrite(_ path: String, _ bytes: [UInt8]) throws {
        let file = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }

        try #require(write(file, bytes, bytes.count) == bytes.count)
    }

    @Test func aJournalIsCutShortWhileItIsRead() throws {
        let shop = try Workshop()
        let place = try LedgerPlace(making: RawPath(shop.ledger))
        let run = try place.makeRun()
        for _ in 0..<200 { try run.append(.released(obligation: 64)) }
        let path = run.path.text + "/journal"
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let isOver = Atomic(false)
        let thread = Thread { [whole] in
            var random = SplitMix(state: 3)
            while !isOver.load(ordering: .relaxed) {
                truncate(path, off_t(random.below(whole.count)))
                try? HostileLedgerTests.overwrite(path, Array(whole))
            }
            isOver.store(false, ordering: .relaxed)
        }
        thread.start()
        for _ in 0..<2000 { _ = try? run.contents() }
        isOver.store(true, ordering: .relaxed)
        eventually("the other thread has ended") { !isOver.load(ordering: .relaxed) }
    }

    @Test func aJournalFullOfBeginningsTakesNoTime() throws {
        let shop = try Workshop()
        let place = try LedgerPlace(making: RawPath(shop.ledger))
        let run = try place.makeRun()
        // Every frame says that the longest record follows, and none has a sum that fits.
        var frame = JournalFormat.frame(
            kind: 3, record: [UInt8](repeating: 0, count: JournalFormat.longestRecord),
            key: try #require(run.key))
        frame = Array(frame.prefix(JournalFormat.frameBytes))
        frame[16] ^= 1
        let file = open(run.path.text + "/journal", O_WRONLY | O_APPEND)
        defer { close(file) }

        for _ in 0..<20_000 { try #require(write(file, frame, frame.count) == frame.count) }
        #expect(throws: LedgerFailure.self) { try run.contents() }
    }

    // MARK: Names

    /// What lies at the place of a run or its journal, and what is said of it.
    private static let impostors: [(make: String, message: String)] = [
        ("mkdir -m 700 $r; mkfifo -m 600 $r/journal", "is no plain file"),
        ("mkdir -m 700 $r; ln -s ../$w/journal $r/journal", "Too many levels of symbolic links"),
        ("mkdir -m 700 $r; ln $w/journal $r/journal", "is no plain file"),
        ("mkdir -m 700 $r; mkdir -m 700 $r/journal", "Is a directory"),
        ("mkdir -m 700 $r; cp $w/journal $r/journal; chmod 644 $r/journal", "others may use"),
        ("mkdir -m 770 $r; chmod 770 $r; cp $w/journal $r/journal", "others may use"),
        ("ln -s $w $r", "Not a directory"),
        ("mkfifo $r", "Not a directory"),
        (
            "mkdir -m 700 $r; echo no journal at all, only text that is longer than a header is and is none > $r/journal; chmod 600 $r/journal",
            "no journal of this version"
        ),
    ]

    @Test(arguments: impostors.indices)
    func whatIsNoRunIsLeftAlone(index: Int) throws {
        let shop = try Workshop()
        let canaries = try Canaries()
        let impostor = HostileLedgerTests.impostors[index]
        try prepareJournal(shop, canaries.folder)
        let made = try shop.shell(
            "mkdir -m 700 ../ledger; cd ../ledger; r=run-1-1; w=../work; \(impostor.make)")
        try #require(made.status == 0, "\(made.errors)")
        let outcome = try shop.reclaim()
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("run-1-1") && outcome.errors.contains(impostor.message),
            "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(shop.runs == ["run-1-1"])
        canaries.check("\(impostor.make)")
        // A run goes on beside it, and says so.
        let run = try shop.run("exit 3")
        #expect(run.status == 3 && run.errors.contains("the run 'run-1-1' was left alone"))
    }

    @Test(arguments: [
        ("chmod 770 ../ledger", "others may use"), ("chmod 701 ../ledger", "others may use"),
        ("mv ../ledger ../there; : > ../ledger", "Not a directory"),
        ("chown 12345 ../ledger", "belongs to user 12345"),
        ("chown 12345 ../ledger/run-*/journal", "belongs to user 12345"),
    ])
    func aFolderOfOthersIsRefusedWhole(change: String, message: String) throws {
        try #require(geteuid() == 0 || !change.hasPrefix("chown"), "giving away is the superuser's")
        let shop = try Workshop()
        let canaries = try Canaries()
        try prepareJournal(shop, canaries.folder)
        _ = try shop.shell(
            "mkdir -m 700 ../ledger ../ledger/run-1-1; cp journal ../ledger/run-1-1; chmod 600 ../ledger/run-1-1/journal; \(change)"
        )
        let outcome = try shop.reclaim()
        #expect(outcome.status != 0 && outcome.errors.contains(message), "\(outcome.errors)")
        canaries.check("\(change)")
        #expect(!shop.exists("executed"))
    }

    /// A journal that would remove the canaries and run a command if it were believed.
    private func prepareJournal(_ shop: Workshop, _ canaries: TemporaryFolder) throws {
        let other = try TemporaryFolder()
        let place = try LedgerPlace(making: RawPath(other.path(of: "ledger")))
        let run = try place.makeRun()
        let process = try #require(ProcessIdentity.current)
        try run.append(.run(RunDescription(arguments: [RawPath("test")], process: process, since: Clock.now)))
        let effects: [Effect] = [
            .removeTree(try PathTarget(RawPath(canaries.path(of: "a")))),
            .command(arguments: [RawPath("touch"), RawPath("executed")], folder: RawPath(shop.work)),
        ]
        for effect in effects {
            try run.append(
                .obligation(DurableObligation(effect: effect, since: Clock.now, recorder: .current)))
        }
        try FileManager.default.copyItem(atPath: run.path.text + "/journal", toPath: shop.work + "/journal")
    }

    /// The same journal in its right place is believed: the tests above do not pass for want of a reason.
    @Test func theJournalWouldHaveBeenDischarged() throws {
        let shop = try Workshop()
        let canaries = try TemporaryFolder(["a/one": "1"])
        try prepareJournal(shop, canaries)
        _ = try shop.shell(
            "mkdir -m 700 ../ledger ../ledger/run-1-1; cp journal ../ledger/run-1-1; chmod 600 ../ledger/run-1-1/journal"
        )
        let outcome = try shop.reclaim()
        #expect(outcome.status == 0 && shop.exists("executed") && shop.runs.isEmpty, "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: canaries.path(of: "a")))
    }

    // MARK: Folders that change

    /// While effects are discharged, the folder on their way and the thing itself are swapped with links to the canaries.
    @Test func linksAndFoldersSwappedInALoop() throws {
        let shop = try Workshop()
        let canaries = try Canaries()
        let place = try LedgerPlace(making: RawPath(shop.ledger))
        let run = try place.makeRun()
        let context = DischargeContext(run: run, end: "test", grace: .milliseconds(1))
        try shop.folder.folder("work/real/a")
        try shop.folder.link("work/trap", to: canaries.folder.path)
        let isOver = Atomic(false)
        let work = shop.work
        let thread = Thread {
            // An exchange is one step: there is always something at both names.
            while !isOver.load(ordering: .relaxed) {
                exchange_names(work + "/real", work + "/trap")
                exchange_names(work + "/direct", work + "/aside")
            }
            isOver.store(false, ordering: .relaxed)
        }
        try shop.folder.link("work/aside", to: canaries.folder.path(of: "a"))
        thread.start()
        for number in 0..<1000 {
            for path in ["real/a", "real/a/one", "trap/a", "aside", "direct"] {
                guard let target = try? PathTarget(RawPath(work + "/" + path)),
                    target.folder.text.hasPrefix(work)
                else {
                    continue
                }
                let obligation = DurableObligation(
                    effect: .removeTree(target), since: Clock.now, recorder: .current)
                let tracked = RunState.Tracked(number: UInt64(number), obligation: obligation)
                _ = RemoveTree.discharge(target, of: tracked, context)
                mkdir(work + "/direct", 0o755)
            }
        }
        isOver.store(true, ordering: .relaxed)
        eventually("the other thread has ended") { !isOver.load(ordering: .relaxed) }
        canaries.check("after the swaps")
    }

    /// Another user's ledger and files, with no rights of the superuser's.
    @Test func asAUser() throws {
        try #require(geteuid() == 0, "becoming another user is the superuser's")
        let shop = try Workshop()
        let canaries = try Canaries()
        chmod(canaries.folder.path, 0o755)
        let outcome = try shop.shell(
            """
            chmod 777 .. .; cp "$SURETY" ../surety && chmod 755 ../surety
            exec setpriv --reuid 65534 --regid 65534 --clear-groups env SURETY="$PWD/../surety" sh -c '
                "$SURETY" run --ledger ../ledger -- sh -c "
                    mkdir -m 700 mine; mkdir mine/a; : > mine/file
                    \\"\\$SURETY\\" defer --remove-tree mine/a; \\"\\$SURETY\\" defer --remove mine/file
                    \\"\\$SURETY\\" defer --remove-tree \(canaries.folder.path)/a; \\"\\$SURETY\\" defer --kill 2
                    kill -9 \\$\\$" > numbers; "$SURETY" reclaim ../ledger; ls mine'
            """)
        #expect(outcome.errors.contains("2 done"), "\(outcome.errors)")
        #expect(outcome.errors.contains("Permission denied"))
        canaries.check("as a user")
    }
}
