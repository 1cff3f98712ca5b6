import Foundation
import Glibc
import TestSupport
import Testing

/// What a run discharges, and when.
struct RunTests {
    @Test func whatAKilledShellLeavesIsDischarged() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            mkdir tree; mkdir tree/a; echo x > tree/a/b; ln -s /etc tree/link; echo $$ > pid
            "$SURETY" defer --name tree --remove-tree tree
            "$SURETY" defer --remove pid
            "$SURETY" defer -- sh -c 'echo "cleaned after $SURETY_END" >> witness'
            kill -9 $$
            """)
        #expect(outcome.status == -SIGKILL)
        #expect(!shop.exists("tree") && !shop.exists("pid"))
        #expect(shop.text("witness") == "cleaned after signal\n")
        #expect(outcome.errors.contains("3 done"))
        #expect(shop.runs.isEmpty)
    }

    @Test func dischargesLastInFirstOut() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            for n in 1 2 3 4 5; do "$SURETY" defer -- sh -c "echo $n >> order"; done
            """)
        #expect(outcome.status == 0)
        #expect(shop.text("order") == "5\n4\n3\n2\n1\n")
        #expect(outcome.errors.isEmpty, "a clean end is no incident")
    }

    @Test func whatWasReleasedIsNotDischarged() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            echo a > kept; echo b > gone
            id=$("$SURETY" defer --remove kept); "$SURETY" defer --remove gone > /dev/null
            "$SURETY" release "$id"; "$SURETY" release "$id"
            id=$("$SURETY" defer -- sh -c 'echo ran >> witness')
            "$SURETY" release --run "$id"; "$SURETY" release --run "$id"
            "$SURETY" held
            """)
        #expect(outcome.status == 0)
        #expect(shop.exists("kept") && !shop.exists("gone"))
        #expect(shop.text("witness") == "ran\n", "once")
        #expect(
            outcome.output.contains("remove \(shop.work)/gone")
                && !outcome.output.contains("\(shop.work)/kept"))
    }

    @Test func onlyAfterACrash() throws {
        let shop = try Workshop()
        let script = #"echo a > file; "$SURETY" defer --on crash --remove file; exit "#
        #expect(try shop.run(script + "0").status == 0)
        #expect(shop.exists("file"))
        #expect(try shop.run(script + "4").status == 4)
        #expect(!shop.exists("file"))
    }

    @Test func anOwnersObligationsEndWithTheOwner() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            sleep 1000 & owner=$!
            echo a > file; "$SURETY" defer --owner $owner --remove file > /dev/null
            echo b > other; "$SURETY" defer --remove other > /dev/null
            kill -9 $owner
            n=0; while [ -e file ] && [ $n -lt 6000 ]; do sleep 0.01; n=$((n + 1)); done
            ls
            """)
        #expect(outcome.output == "other\n", "the run's own obligations are still held then")
        #expect(!shop.exists("other"))
    }

    @Test func whatTheCommandStartedIsEnded() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            sh -c 'setsid sleep 1000 & echo $! > daemon'
            sleep 1000 & echo $! > child
            env -i /bin/sh -c 'trap "" TERM; echo $$ > deaf; while :; do sleep 1000; done' &
            while ! [ -s deaf ]; do :; done
            kill -9 $$
            """, options: ["--grace", "200ms"])
        #expect(outcome.status == -SIGKILL)
        for name in ["daemon", "child", "deaf"] {
            let process = try #require(Int32(shop.text(name).trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(!Processes.isAlive(process), "\(name)")
        }
        #expect(outcome.errors.isEmpty || outcome.errors.contains("descendants were ended"))
    }

    @Test func descendantsAreKeptWhereThatIsAskedFor() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            "(sleep 0.3; echo late > file) & echo a > pid; \"$SURETY\" defer -- cp file witness",
            options: ["--keep-descendants"])
        #expect(outcome.status == 0)
        #expect(shop.text("witness") == "late\n", "the discharge waited for the descendant")
    }

    @Test func refusesWithoutARun() throws {
        let shop = try Workshop()
        let outside = try shop.shell(#""$SURETY" defer --remove file"#)
        #expect(outside.status == 2)
        #expect(
            outside.errors
                == "surety: error: no run to record in: 'SURETY_LEDGER' is not set; start one with 'surety run'\n"
        )
        // A run that is over, which somebody still has in the environment.
        #expect(try shop.run("echo $SURETY_LEDGER > where").status == 0)
        let after = try shop.shell(#"SURETY_LEDGER=$(cat where) "$SURETY" defer --remove file"#)
        #expect(after.status == 2 && after.errors.contains("is over and nobody would discharge this"))
    }

    @Test(arguments: [
        ("defer", "say what to do, and one thing"),
        ("defer --remove a --remove-tree b", "say what to do, and one thing"),
        ("defer --remove /", "'/' is no name in a folder"),
        ("defer --remove-tree /tmp", "'/tmp' is never removed"),
        ("defer --remove no/such/file", "cannot find 'no/such'"),
        ("defer --kill 1", "no process has the number 1"),
        ("defer --kill 999999999", "no process has the number 999999999"),
        ("defer --on never --remove a", "'never' is no end; write 'always' or 'crash'"),
        ("defer --idempotent --remove a", "'--idempotent' is said of commands"),
        ("defer --revoke-lease etcd://h:1/xyz", "'xyz' is no number of a lease"),
        ("defer --revoke-lease http://h:1/1", "no lease can be revoked by 'http://h:1/1'"),
        ("release 7", "the run has no obligation 7"),
        ("held --format xml", "'xml' is no format; write 'text' or 'json'"),
        ("run", "no command to run; write 'surety run -- COMMAND'"),
        ("run --grace 5 -- true", "5"),
        ("reclaim /no/such", "cannot find '/no/such'"),
    ])
    func badInputIsOneClearError(arguments: String, message: String) throws {
        let shop = try Workshop()
        let outcome = try shop.run(#""$SURETY" \#(arguments); echo $? > status"#)
        #expect(shop.text("status") == "2\n")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func statusesOfWhatCannotRun() throws {
        let shop = try Workshop()
        #expect(try shop.shell(#""$SURETY" run -- no-such-program"#).status == 127)
        #expect(try shop.shell(#""$SURETY" run -- /etc/passwd"#).status == 126)
        #expect(try shop.shell(#""$SURETY" run --ledger /proc/none -- true"#).status == 2)
        #expect(shop.runs.isEmpty)
    }

    @Test func bytesThatAreNoTextComeThrough() throws {
        let shop = try Workshop()
        let outcome = try shop.shell(
            """
            name=$(printf 'a\\377b'); : > "$name"; : > other
            "$SURETY" run --ledger ../ledger -- sh -c '"$SURETY" defer --remove "$1"; printf "%s" "$1"' sh "$name" | od -An -tx1
            ls
            """)
        #expect(outcome.output.contains("61 ff 62"))
        #expect(outcome.output.hasSuffix("other\n"))
    }

    @Test func aCommandThatHangsInItsCleanupIsCutOff() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            #": > file; "$SURETY" defer --remove file; "$SURETY" defer -- sh -c 'trap "" TERM; sleep 1000'"#)
        #expect(!shop.exists("file"), "the others are discharged")
        #expect(outcome.errors.contains("failed for good") && outcome.errors.contains("took longer"))
    }

    @Test func manyObligations() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            n=0; while [ $n -lt 100 ]; do : > f$n; "$SURETY" defer --remove f$n > /dev/null; n=$((n + 1)); done
            kill -9 $$
            """)
        #expect(outcome.errors.contains("100 done"))
        #expect(try shop.shell("ls").output.isEmpty)
    }

    @Test func aSocketsPathIsUnlinkedAndNothingElse() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            python3 -c 'import socket; s = socket.socket(socket.AF_UNIX); s.bind("socket")'
            : > file
            "$SURETY" defer --unlink-socket socket; "$SURETY" defer --unlink-socket file
            """)
        #expect(!shop.exists("socket") && shop.exists("file"))
        #expect(outcome.errors.contains("what is there is no socket"))
    }

    @Test func theReportSaysWhatWasHeld() throws {
        let shop = try Workshop()
        _ = try shop.run(
            #": > file; "$SURETY" defer --name "the file" --remove file; kill -SEGV $$"#,
            options: ["--report", "incident.json"])
        let json = try JSONSerialization.jsonObject(with: Data(shop.text("incident.json").utf8))
        let report = try #require(json as? [String: Any])
        #expect(report["schema"] as? Int == 1)
        let end = try #require(report["end"] as? [String: Any])
        #expect(end["class"] as? String == "signal" && end["signal"] as? String == "SIGSEGV")
        let items = try #require(report["obligations"] as? [[String: Any]])
        let item = try #require(items.first)
        #expect(items.count == 1 && item["name"] as? String == "the file")
        #expect(
            item["result"] as? String == "done" && item["object"] as? String == shop.work + "/file")
        #expect((item["acquired"] as? String)?.contains("/bin/sh") == true)
        _ = try shop.run("exit 3", options: ["--report", "incident.txt"])
        #expect(shop.text("incident.txt").contains("ended: status (exit status 3); nothing to discharge"))
    }

    @Test func runsWithinRuns() throws {
        let shop = try Workshop()
        let line = """
            : > outer; "$SURETY" defer --remove outer > /dev/null
            exec "$SURETY" run --ledger ../ledger -- sh -c '
                : > middle; "$SURETY" defer --remove middle > /dev/null
                "$SURETY" run --ledger ../ledger -- sh -c ": > inner; \\"\\$SURETY\\" defer --remove inner > /dev/null; exit 7"
                echo $? > status; test -e inner && echo left > trouble; exit 8'
            """
        let outcome = try shop.run(line)
        #expect(outcome.status == 8 && shop.text("status") == "7\n")
        for name in ["outer", "middle", "inner", "trouble"] { #expect(!shop.exists(name), "\(name)") }
        #expect(shop.runs.isEmpty)
    }

    /// The supervisors of the inner run are killed: the outer run discharges the inner ledger.
    @Test func aRunWithinARunIsARecordOfTheOuterOne() throws {
        let shop = try Workshop()
        let outcome = try shop.run(
            """
            "$SURETY" run --ledger ../ledger -- sh -c ': > inner; "$SURETY" defer --remove inner > /dev/null; : > ready; sleep 1000' & run=$!
            while ! [ -e ready ]; do :; done
            kill -9 $(cat /proc/$run/task/$run/children) $run; echo killed
            """)
        #expect(outcome.status == 0)
        #expect(!shop.exists("inner"), "\(outcome.errors)")
        #expect(shop.runs.isEmpty)
    }

    /// Both supervisors are killed while the command goes on: the next run there clears up first.
    @Test func theNextRunClearsUpBehindDeadSupervisors() throws {
        let shop = try Workshop()
        let started = try shop.start(
            ": > file; \"$SURETY\" defer --remove file > /dev/null; echo $$ > ready; exec sleep 1000")
        eventually("it is at work") { !shop.text("ready").isEmpty }
        let command = try #require(Int32(shop.text("ready").dropLast()))
        let supervisor = try #require(started.child(1))
        kill(supervisor, SIGKILL)
        started.signal(SIGKILL)
        #expect(started.end() == -SIGKILL)
        // The inner one, which shares the lock, takes a moment to be gone.
        eventually("nobody supervises any more") { !shop.isSupervised }
        #expect(shop.exists("file") && Processes.isAlive(command))
        let next = try shop.run("test -e file; echo $? > there")
        #expect(next.status == 0 && shop.text("there") == "1\n", "cleared up before the command began")
        #expect(!Processes.isAlive(command))
        #expect(shop.runs.isEmpty)
    }

    /// The supervisor is killed: the guardian goes on, and the command notices nothing.
    @Test func theGuardianGoesOn() throws {
        let shop = try Workshop()
        let started = try shop.start(
            """
            : > file; "$SURETY" defer --remove file > /dev/null; : > ready
            while ! [ -e go ]; do sleep 0.01; done
            : > other; "$SURETY" defer --remove other > /dev/null; exit 6
            """)
        eventually("it is at work") { shop.exists("ready") }
        kill(try #require(started.child(1)), SIGKILL)
        try shop.folder.write("", to: "work/go")
        #expect(started.end() == 6)
        #expect(!shop.exists("file") && !shop.exists("other"))
        #expect(shop.runs.isEmpty)
    }

    /// The supervisor is killed before it has recorded the command, or at once behind it.
    @Test func aSupervisorThatDiesAtTheStartDoesNotTakeTheCommandWithIt() throws {
        let shop = try Workshop()
        for _ in 0..<30 {
            let outcome = try shop.run("kill -9 $PPID; : > ran; exit 6")
            #expect(outcome.status == 6 && shop.exists("ran"), "\(outcome)")
        }
        #expect(shop.runs.isEmpty)
    }

    /// An outer run is killed whole; what its inner run held is discharged with it.
    @Test func aKilledOuterRunTakesTheInnerOneWithIt() throws {
        let shop = try Workshop()
        let started = try shop.start(
            """
            : > outer; "$SURETY" defer --remove outer > /dev/null
            exec "$SURETY" run --ledger ../ledger -- sh -c ': > inner; "$SURETY" defer --remove inner > /dev/null; : > ready; exec sleep 1000'
            """)
        eventually("it is at work") { shop.exists("ready") }
        let everybody = [started.number, started.child(1), started.child(2), started.child(3)].compactMap(
            \.self)
        #expect(everybody.count == 4)
        for process in everybody { kill(process, SIGKILL) }
        _ = started.end()
        eventually("nobody supervises any more") { !shop.isSupervised }
        let outcome = try shop.reclaim()
        #expect(outcome.status == 0, "\(outcome)")
        #expect(!shop.exists("outer") && !shop.exists("inner"))
        #expect(shop.runs.isEmpty)
    }
}
