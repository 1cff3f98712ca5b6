import Synchronization
import TestSupport
import Testing

@testable import SuretyCheck

struct WorkerPoolTests {
    @Test(arguments: [1, 2, 5])
    func mapsEachIndexOnce(jobs: Int) {
        let pool = WorkerPool(jobs: jobs)
        for count in [0, 1, 2, 100, 10_000] {
            #expect(pool.map(count) { index, _ in index * 2 } == (0..<count).map { $0 * 2 })
        }
    }

    @Test func givesEachThreadANumberOfItsOwn() {
        let pool = WorkerPool(jobs: 3)
        let seen = Mutex<Set<Int>>([])
        pool.forEach(1000) { _, worker in seen.withLock { _ = $0.insert(worker) } }
        #expect(seen.withLock { $0.isSubset(of: [0, 1, 2]) })
    }

    @Test func worksFromWithinItself() {
        let pool = WorkerPool(jobs: 2)
        let sums = pool.map(10) { outer, _ in pool.map(10) { inner, _ in outer * inner }.reduce(0, +) }
        #expect(sums == (0..<10).map { $0 * 45 })
    }

    @Test func hasDeepStacks() {
        @Sendable func depth(_ n: Int) -> Int { n == 0 ? 0 : 1 + depth(n - 1) }
        #expect(WorkerPool(jobs: 1).map(1) { _, _ in depth(50_000) } == [50_000])
    }
}

struct SourceBufferTests {
    @Test func keepsAMarginOfZeros() throws {
        let folder = try TemporaryFolder(["a": "text", "empty": ""])
        let buffers =
            [
                try FileSystem.read(folder.path(of: "a")), try FileSystem.read(folder.path(of: "empty")),
                SourceBuffer(Array("text".utf8)),
            ] + EmbeddedData.files(under: "rules/").map(\.buffer)
        for buffer in buffers {
            #expect((0..<SourceBuffer.margin).allSatisfy { buffer.base[buffer.count + $0] == 0 })
        }
        #expect(buffers[0].text(from: 1, to: 99) == "ext")
    }

    @Test func refusesFoldersAndPipes() throws {
        let folder = try TemporaryFolder()
        #expect(throws: FileSystem.Failure(reason: "it is a folder")) { try FileSystem.read(folder.path) }
        #expect(throws: FileSystem.Failure(reason: "it is not a regular file")) {
            try FileSystem.read("/dev/zero")
        }
    }

    @Test func refusesAbsurdFiles() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.shell("truncate -s 1025M '\(folder.path(of: "big.go"))'")
        try #require(outcome.status == 0)
        #expect(throws: FileSystem.Failure(reason: "it has more than 1 GB")) {
            try FileSystem.read(folder.path(of: "big.go"))
        }
    }
}

struct EmbeddedDataTests {
    @Test func findsFilesByName() throws {
        let kinds = try #require(EmbeddedData.file(named: "go/kinds.go"))
        #expect(kinds.buffer.text(from: 0, to: 2) == "//")
        #expect(EmbeddedData.file(named: "go/kinds") == nil)
        #expect(EmbeddedData.file(named: "") == nil)
        #expect(EmbeddedData.file(named: "zzz") == nil)
        #expect(
            EmbeddedData.files(under: "go/contracts/os/").map(\.name) == [
                "go/contracts/os/exec.go", "go/contracts/os/signal.go",
            ])
        #expect(EmbeddedData.files(under: "nothing/").isEmpty)
        #expect(EmbeddedData.files(under: "").count == EmbeddedData.count)
    }
}

struct PathTests {
    @Test func isMadeAbsoluteInTheText() {
        #expect(Path.absolute("a/./b//../c", in: "/w") == "/w/a/c")
        #expect(Path.absolute("/..", in: "/w") == "/")
        #expect(Path.relative("/w/a", to: "/w") == "a")
        #expect(Path.relative("/wa", to: "/w") == "/wa")
        #expect(Path.relative("/a", to: "/") == "a")
        #expect(Path.relative("/w", to: "/w") == ".")
        #expect(Path.parent("/a/b") == "/a" && Path.parent("/a") == "/")
        #expect(Path.fileExtension("a.b.go") == "go" && Path.fileExtension("Makefile") == "")
    }
}
