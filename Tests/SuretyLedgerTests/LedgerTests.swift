import Foundation
import CSurety
import SuretyLedger
import Testing

/// A ledger in memory of its own.
private func makeTable(capacity: Int = 1024) -> LedgerTable {
    let bytes = Layout.bytes(capacity: capacity)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 4096)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    return LedgerTable(base: memory, capacity: capacity, process: 7)
}

private func entry(_ identity: UInt64, scope: UInt64 = 0) -> Entry {
    Entry(
        file: TextNumber(rawValue: 3), line: 12, kind: TextNumber(rawValue: 4), name: .none, scope: scope,
        identity: identity, holder: 9)
}

struct LedgerTests {
    @Test func recordsAndClears() {
        let table = makeTable()
        let first = table.record(entry(1), hint: 0x1000)
        let second = table.record(entry(2, scope: 5), hint: 0x1000)
        #expect(table.live().map(\.entry.identity) == [1, 2])
        #expect(table.read(second)?.entry.scope == 5)
        #expect(table.read(second)?.entry.site == 12 << 32 | 3)
        table.clear(first)
        table.clear(first)
        #expect(table.live().map(\.entry.identity) == [2])
        #expect(!table.isLive(first) && table.isLive(second))
    }

    @Test func aLateClearingDoesNotHitTheNextOwner() {
        let table = makeTable()
        let first = table.record(entry(1), hint: 64)
        table.clear(first)
        let second = table.record(entry(2), hint: 64)
        #expect(first.rawValue & 0xffff_ffff == second.rawValue & 0xffff_ffff, "the slot is used again")
        table.clear(first)
        #expect(table.isLive(second))
    }

    @Test func aFullLedgerCountsWhatItCannotHold() {
        let table = makeTable()
        let records = (0..<1024).map { table.record(entry(UInt64($0)), hint: UInt($0)) }
        #expect(Set(records).count == 1024 && !records.contains(.none))
        #expect(table.record(entry(0), hint: 0) == .none)
        #expect(table.unrecorded == 1)
        table.clear(records[500])
        #expect(table.record(entry(0), hint: 0) != .none)
    }

    @Test func anAbandonedEntryStaysUntilItIsCleared() {
        let table = makeTable()
        let record = table.record(entry(1), hint: 0)
        table.abandon(record)
        #expect(table.live().first?.isAbandoned == true)
        table.clear(record)
        #expect(table.live().isEmpty)
        table.abandon(record)
        #expect(table.live().isEmpty, "what was cleared cannot be abandoned")
    }

    @Test func theOrderIsThatOfAcquisition() {
        let table = makeTable(capacity: 4096)
        let records = (0..<3000).map { table.record(entry(UInt64($0)), hint: UInt($0 &* 7919)) }
        for record in records where record.rawValue % 3 == 0 { table.clear(record) }
        let left = table.live()
        #expect(left.map(\.sequence) == left.map(\.sequence).sorted())
        #expect(left.map(\.entry.identity) == left.map(\.entry.identity).sorted())
    }

    /// Threads take several numbers at a time: none is given out twice, a thread's own are in order, and tables do not
    /// share theirs.
    @Test func numbersAreGivenOutOnce() async {
        let tables = [makeTable(), makeTable()]
        let found = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<4 {
                group.addTask {
                    (0..<10_000).map {
                        tables[$0 % 7 == 0 ? 1 : 0].nextSequence() &* 2 &+ ($0 % 7 == 0 ? 1 : 0)
                    }
                }
            }
            return await group.reduce(into: [[UInt64]]()) { $0.append($1) }
        }
        #expect(Set(found.joined()).count == 40_000 && !found.joined().contains(0))
        // Nothing is waited for in between, so that each task stayed on its thread.
        for numbers in found {
            for table in [0, 1] as [UInt64] {
                let own = numbers.filter { $0 & 1 == table }
                #expect(own == own.sorted())
            }
        }
    }

    /// A task that gives way may go on in another thread, which has numbers of its own.
    @Test func numbersAreGivenOutOnceAcrossSuspensions() async {
        let table = makeTable()
        let found = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<16 {
                group.addTask {
                    var found: [UInt64] = []
                    for _ in 0..<500 {
                        found.append(table.nextSequence())
                        await Task.yield()
                        found.append(table.nextSequence())
                    }
                    return found
                }
            }
            return await group.reduce(into: [UInt64]()) { $0 += $1 }
        }
        #expect(Set(found).count == 16_000)
    }

    /// What lies a tick of the coarse clock apart is in order, whoever asks.
    @Test func numbersOfThreadsAreInOrderByTheClock() async {
        let table = makeTable()
        var last: UInt64 = 0
        for _ in 0..<20 {
            let next = await withTaskGroup(of: UInt64.self) { group in
                group.addTask {
                    let before = csurety_coarse_nanoseconds()
                    while csurety_coarse_nanoseconds() == before {}
                    return table.nextSequence()
                }
                return await group.reduce(0) { $0 + $1 }
            }
            #expect(next > last)
            last = next
        }
    }

    @Test func textsAreNumberedOnce() {
        let first: StaticString = "a literal of this test"
        let number = Texts.number(of: first)
        #expect(number == Texts.number(of: first) && number == Texts.number(of: String("\(first)")))
        #expect(LedgerTable.process.text(at: number) == "a literal of this test")
        #expect(LedgerTable.process.text(at: Texts.number(of: "x" as StaticString)) == "x")
        #expect(LedgerTable.process.text(at: .none) == nil)
        #expect(LedgerTable.process.text(at: TextNumber(rawValue: .max)) == nil)
    }

    /// Writers in many threads, a reader in between: what it sees is whole.
    @Test func readersSeeWholeEntries() async {
        let table = makeTable(capacity: 2048)
        await withTaskGroup(of: Int.self) { group in
            for writer in 1...4 {
                group.addTask {
                    for step in 0..<20_000 {
                        let number = UInt64(writer * 1_000_000 + step)
                        table.clear(table.record(entry(number, scope: number), hint: UInt(writer % 2)))
                    }
                    return 0
                }
            }
            group.addTask {
                var broken = 0
                for _ in 0..<2000 {
                    broken += table.live().count {
                        $0.entry.scope != $0.entry.identity || $0.entry.holder != 9
                    }
                }
                return broken
            }
            for await broken in group { #expect(broken == 0) }
        }
        #expect(table.live().isEmpty)
    }
}
