import TestSupport
import Testing

@testable import SuretyProbe

/// Ages and survivors against a simple model, over random comings and goings.
struct InventoryTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func isTheModel(seed: UInt64) {
        var random = SplitMix(state: seed)
        let horizons = SIMD4<Double>(2, 5, 10, 30)
        var groups = GroupTable(horizons: horizons)
        let group = groups.number(.file, "x")
        var inventory = Inventory()
        inventory.beginEmpty()
        var model: [Int32: (hash: UInt64, since: Double)] = [:]
        var exits = SIMD4<Int32>.zero
        for step in 0..<200 {
            let now = Double(step)
            for _ in 0..<random.below(6) {
                let number = Int32(random.below(40))
                let former = model[number]
                model[number] = random.chance(50) ? nil : (random.next(), now)
                if let former { for h in 0..<4 where now - former.since >= horizons[h] { exits[h] += 1 } }
            }
            groups.beginScan()
            inventory.begin(now: now)
            for (number, held) in model.sorted(by: { $0.key < $1.key }) {
                if let known = inventory.known(number, hash: held.hash, &groups) {
                    inventory.keep(known, group: group, &groups)
                } else {
                    inventory.add(number, hash: held.hash, group: group, &groups)
                }
            }
            inventory.end(&groups)
            let seen = groups.groups[Int(group)]
            var survivors = SIMD4<Int32>.zero
            for held in model.values {
                for h in 0..<4 where now - held.since >= horizons[h] { survivors[h] += 1 }
            }
            #expect(seen.count == model.count && seen.survivors == survivors && seen.exits == exits)
            #expect(seen.appeared - seen.vanished == seen.count)
        }
    }

    /// A socket that changes its state leaves one group and is in the other with its age.
    @Test func aChangedStateKeepsTheAge() {
        var groups = GroupTable(horizons: SIMD4(2, 5, 10, 30))
        let first = groups.number(.tcp, "established")
        let second = groups.number(.tcp, "close-wait")
        var inventory = Inventory()
        inventory.beginEmpty()
        inventory.begin(now: 0)
        inventory.add(3, hash: 9, inode: 1, group: first, &groups)
        inventory.end(&groups)
        groups.beginScan()
        inventory.begin(now: 6)
        if let known = inventory.known(3, hash: 9, &groups) { inventory.keep(known, group: second, &groups) }
        inventory.end(&groups)
        #expect(groups.groups[Int(first)].count == 0 && groups.groups[Int(first)].exits == SIMD4(1, 1, 0, 0))
        #expect(
            groups.groups[Int(second)].count == 1 && groups.groups[Int(second)].survivors == SIMD4(1, 1, 0, 0)
        )
    }

    @Test func statusLines() throws {
        let text = Array(
            "17 (a) b (c\n) S 1 17 17 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 9 0 1234 999 50 1 1".utf8)
        let status = try #require(text.withUnsafeBufferPointer { ProcessStatus($0, pageSize: 4096) })
        #expect(status.command == "a) b (c\\n" && status.parent == 1 && status.threads == 9)
        #expect(status.start == 1234 && status.memory == 50 * 4096 && !status.isZombie)
        for length in 0..<40 {
            #expect(text[..<length].withUnsafeBufferPointer { ProcessStatus($0, pageSize: 1) } == nil)
        }
    }
}
