import Foundation
import TestSupport
import Testing

@testable import SuretyProbe

/// The links of real processes, whatever is free between their numbers and whatever the probe believes of them.
struct DescriptorLinksTests {
    private static func seen(_ pid: Int32, count: Int?, last: Int32) throws -> [Int32: String] {
        let folder = open("/proc/\(pid)/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try #require(folder >= 0)
        defer { close(folder) }

        let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 4096)
        defer { buffer.deallocate() }

        var found: [Int32: String] = [:]
        var order: [Int32] = []
        DescriptorLinks(folder: folder, buffer: buffer).each(last: last, count: { count }) { number, text in
            found[number] = String(decoding: text, as: UTF8.self)
            order.append(number)
        }
        #expect(order == order.sorted() && order.count == found.count)
        return found
    }

    private static func listed(_ pid: Int32) throws -> [Int32: String] {
        let numbers = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")
        let links = try numbers.map {
            (
                try #require(Int32($0)),
                try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\($0)")
            )
        }
        return Dictionary(uniqueKeysWithValues: links)
    }

    @Test(arguments: [
        "pass", "for n in range(300): keep(open(f'{place}/{n}', 'w'))",
        // Holes of every size, and one far away.
        "for n in (10, 11, 30, 31, 32, 100, 900, 3000, 9999): os.dup2(2, n)",
        "for n in range(500): keep(open('/dev/null'))\nfor n in range(0, 500, 2): kept[n].close()",
        "for n in range(400): keep(open('/dev/null'))\nfor n in range(350): kept[n].close()",
    ]) func isWhatIsListed(code: String) throws {
        let holder = try Holder.python(code)
        let expected = try DescriptorLinksTests.listed(holder.pid)
        let last = try #require(expected.keys.max())
        for count in [nil, expected.count] {
            for last in [-1, last, last + 5] {
                #expect(try DescriptorLinksTests.seen(holder.pid, count: count, last: last) == expected)
            }
        }
        // What was held before is found even if the count is too small, and everything if it is too large.
        #expect(try DescriptorLinksTests.seen(holder.pid, count: 1, last: last) == expected)
        #expect(
            try DescriptorLinksTests.seen(holder.pid, count: expected.count + 100, last: last) == expected)
    }

    /// While a process opens and closes all the time, what it holds all the time is always seen, and never grows younger.
    @Test func whatStaysIsNeverLost() throws {
        let holder = try Holder.python(
            """
            import random
            for n in range(200): keep(open('/dev/null'))
            for n in range(0, 200, 3): kept[n].close()
            steady = {f.fileno() for f in kept if not f.closed} | {0, 1, 2}
            def churn():
                while True: [f.close() for f in [open('/etc/hosts') for n in range(random.randrange(120))]]
            threading.Thread(target=churn, daemon=True).start()
            print(' '.join(map(str, steady)), flush=True)
            """)
        let steady = Set(holder.said.split { $0.isWhitespace }.compactMap { Int32($0) })
        let probe = Probe()
        try probe.add(holder.pid)
        let identity = try #require(probe.tick(forced: true).processes.first?.identity)
        for _ in 0..<30 {
            _ = probe.tick(forced: true)
            let groups = try #require(probe.tick(forced: true).processes.first?.groups)
            let held = groups.filter { $0.kind.isDescriptor }.flatMap {
                probe.instances(of: identity, kind: $0.kind, label: $0.label, limit: 10_000)
            }
            // What was there at the first look has no age; what came since has one.
            let missing = steady.subtracting(held.filter { $0.age == nil }.map(\.number))
            #expect(missing.isEmpty)
        }
    }
}
