import Foundation
import Glibc
import TestSupport
import Testing

/// The examples of services do what they say.
struct ServiceTests {
    /// As in a container: the first process of a namespace passes signals on and takes note of every process that ends.
    @Test(.enabled(if: geteuid() == 0))
    func asTheFirstProcess() throws {
        let shop = try Workshop()
        let started = try Started(
            "/usr/bin/unshare",
            [
                "--pid", "--fork", "--mount-proc", Command.surety, "run", "--ledger", shop.ledger, "--",
                "/bin/sh", "-c",
                """
                trap 'echo asked > asked; exit 7' TERM
                n=0; while [ $n -lt 50 ]; do sh -c 'true & true &'; n=$((n + 1)); done
                while grep -qs '^State:.Z' /proc/[0-9]*/status; do sleep 0.01; done
                : > file; "$SURETY" defer --remove file > /dev/null; : > ready
                while :; do sleep 0.01; done
                """,
            ], in: shop.work, environment: shop.environment)
        eventually("orphans are taken note of") { shop.exists("ready") }
        let first = try #require(started.child(1))
        kill(first, SIGTERM)
        #expect(started.end() == 7)
        #expect(shop.exists("asked") && !shop.exists("file"))
        #expect(shop.runs.isEmpty)
    }

    @Test(.enabled(if: geteuid() == 0))
    func theFirstProcessGivesAShellsStatusForASignal() throws {
        let shop = try Workshop()
        let started = try Started(
            "/usr/bin/unshare",
            [
                "--pid", "--fork", "--mount-proc", Command.surety, "run", "--ledger", shop.ledger, "--",
                "/bin/sh", "-c", "kill -9 $$",
            ],
            in: shop.work, environment: shop.environment)
        #expect(started.end() == 128 + SIGKILL)
    }

    @Test func theExampleScript() throws {
        let shop = try Workshop()
        var environment = shop.environment
        environment["XDG_RUNTIME_DIR"] = shop.work
        environment["PATH"] =
            URL(fileURLWithPath: Command.surety).deletingLastPathComponent().path + ":/usr/bin:/bin"
        let script = Repository.path("Examples/Supervision/deploy.sh")
        let outcome = try Command.run(
            Command.surety, ["run", "--ledger", shop.ledger, "--", script], in: shop.work,
            environment: environment)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let started = try Started(
            Command.surety, ["run", "--ledger", shop.ledger, "--", script], in: shop.work,
            environment: environment)
        eventually("it is at work") { shop.exists("deploy.pid") }
        kill(try #require(started.child(2)), SIGKILL)
        #expect(started.end() == -SIGKILL)
        #expect(
            started.errors.contains("rolling back after: signal") || !started.errors.contains("the rollback"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.work).isEmpty)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
    func theUnitIsOne() throws {
        let outcome = try Command.run(
            "/usr/bin/systemd-analyze", ["verify", Repository.path("Examples/Supervision/worker.service")])
        // Its programs are not installed where it is tested.
        let trouble = outcome.errors.split(separator: "\n").filter {
            $0.contains("worker.service") && !$0.contains("is not executable")
        }
        #expect(trouble.isEmpty)
    }
}
