import Foundation
import Glibc
import TestSupport
import Testing

/// Leases of a real etcd, from Debian's packages `etcd-server` and `etcd-client`.
@Suite(.serialized, .enabled(if: EtcdServer.isThere))
struct LeaseTests {
    /// A lock held with a lease of five minutes by a command that is killed: somebody else has it at once.
    @Test func aLockIsFreeWithinASecondAndNotAtItsEnd() throws {
        let shop = try Workshop()
        let etcd = try EtcdServer(shop)
        defer { etcd.stop() }

        let started = try shop.start(
            """
            lease=$(etcdctl lease grant 300 | cut -d ' ' -f 2)
            "$SURETY" defer --revoke-lease "etcd://$ETCDCTL_ENDPOINTS/$lease" > /dev/null
            etcdctl put --lease "$lease" lock "held" > /dev/null; echo $$ > held; exec sleep 1000
            """, environment: etcd.environment)
        eventually("the lock is held") { !shop.text("held").isEmpty }
        #expect(etcd.control("get", "lock").contains("held"))
        let begin = ContinuousClock.now
        kill(try #require(Int32(shop.text("held").dropLast())), SIGKILL)
        eventually("the lock is free") { etcd.control("get", "lock").isEmpty }
        #expect(ContinuousClock.now - begin < .seconds(60), "a lease of 300 seconds did not end by itself")
        #expect(started.end() == -SIGKILL)
        #expect(shop.runs.isEmpty)
    }

    @Test func withEtcdDownTheDischargeIsBoundedKeptAndTriedAgain() throws {
        let shop = try Workshop()
        let etcd = try EtcdServer(shop)
        defer { etcd.stop() }

        let lease = try #require(
            etcd.control("lease", "grant", "300").split(separator: " ").dropFirst().first)
        etcd.pause()
        let outcome = try Command.run(
            Command.surety,
            [
                "run", "--ledger", shop.ledger, "--", "/bin/sh", "-c",
                "\"$SURETY\" defer --revoke-lease etcd://\(etcd.endpoint)/\(lease); kill -9 $$",
            ],
            in: shop.work, environment: etcd.environment)
        #expect(outcome.errors.contains("1 failed"), "\(outcome.errors)")
        #expect(shop.runs.count == 1)
        etcd.resume()
        #expect(etcd.control("lease", "list").contains(lease))
        let reclaimed = try shop.reclaim()
        #expect(reclaimed.status == 0 && reclaimed.output.contains("revoked"), "\(reclaimed)")
        #expect(!etcd.control("lease", "list").contains(lease))
        #expect(shop.runs.isEmpty)
    }

    @Test func aLeaseThatIsOverIsGone() throws {
        let shop = try Workshop()
        let etcd = try EtcdServer(shop)
        defer { etcd.stop() }

        let outcome = try Command.run(
            Command.surety,
            [
                "run", "--ledger", shop.ledger, "--", "/bin/sh", "-c",
                "\"$SURETY\" defer --revoke-lease etcd://\(etcd.endpoint)/1234; kill -9 $$",
            ],
            in: shop.work, environment: etcd.environment)
        #expect(outcome.errors.contains("1 gone"), "\(outcome.errors)")
    }

    @Test func aPasswordIsInNoFile() throws {
        let shop = try Workshop()
        let etcd = try EtcdServer(shop)
        defer { etcd.stop() }

        let lease = try #require(
            etcd.control("lease", "grant", "300").split(separator: " ").dropFirst().first)
        let password = "swordfish-\(getpid())"
        _ = etcd.control("user", "add", "root:\(password)")
        _ = etcd.control("user", "grant-role", "root", "root")
        _ = etcd.control("auth", "enable")
        var environment = etcd.environment
        environment["OTHER_PASSWORD"] = password
        let line =
            "\"$SURETY\" defer --revoke-lease 'etcd://\(etcd.endpoint)/\(lease)?user=root&password-variable=LOCK_PASSWORD'; kill -9 $$"
        let arguments = ["run", "--ledger", shop.ledger, "--", "/bin/sh", "-c", line]
        let without = try Command.run(Command.surety, arguments, in: shop.work, environment: environment)
        #expect(without.errors.contains("the variable 'LOCK_PASSWORD' with the password is not set here"))
        #expect(shop.runs.count == 1)
        #expect(
            try shop.shell("grep -r '\(password)' ../ledger").status == 1,
            "it was in the environment and is in no file")
        environment["LOCK_PASSWORD"] = password
        let reclaimed = try Command.run(
            Command.surety, ["reclaim", shop.ledger], in: shop.work, environment: environment)
        #expect(reclaimed.status == 0 && reclaimed.output.contains("revoked"), "\(reclaimed)")
    }
}

/// An etcd on a free port of the loopback interface.
final class EtcdServer {
    static let isThere = ["/usr/bin/etcd", "/usr/bin/etcdctl"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let endpoint: String
    private(set) var environment: [String: String]
    private let server: Started

    init(_ shop: Workshop) throws {
        let port = try FreePort.number()
        let peer = try FreePort.number()
        endpoint = "127.0.0.1:\(port)"
        environment = shop.environment
        environment["ETCDCTL_API"] = "3"
        environment["ETCDCTL_ENDPOINTS"] = endpoint
        server = try Started(
            "/usr/bin/etcd",
            [
                "--data-dir", shop.folder.path(of: "etcd"), "--listen-client-urls", "http://\(endpoint)",
                "--advertise-client-urls", "http://\(endpoint)", "--listen-peer-urls",
                "http://127.0.0.1:\(peer)",
                "--initial-advertise-peer-urls", "http://127.0.0.1:\(peer)",
                "--initial-cluster", "default=http://127.0.0.1:\(peer)", "--unsafe-no-fsync",
            ], in: shop.work, environment: ["PATH": "/usr/bin:/bin", "ETCD_UNSUPPORTED_ARCH": "arm64"])
        eventually("etcd answers") { control("endpoint", "health").contains("healthy") }
    }

    func stop() {
        server.signal(SIGCONT)
        server.signal(SIGTERM)
        _ = server.end()
    }

    func pause() { server.signal(SIGSTOP) }

    func resume() {
        server.signal(SIGCONT)
        eventually("etcd answers") { control("endpoint", "health").contains("healthy") }
    }

    func control(_ arguments: String...) -> String {
        let outcome = try? Command.run("/usr/bin/etcdctl", arguments, environment: environment)
        return (outcome?.output ?? "") + (arguments.first == "endpoint" ? outcome?.errors ?? "" : "")
    }
}
