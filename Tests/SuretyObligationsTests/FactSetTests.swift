import SuretyFlow
import Testing

@testable import SuretyObligations

/// Sets of facts against dictionaries: they are walked side by side, and must say what a look-up says.
struct FactSetTests {
    @Test func setsSayWhatDictionariesSay() {
        var numbers = Numbers()
        for _ in 0..<2_000 {
            let (one, oneFacts) = facts(&numbers)
            let (two, twoFacts) = facts(&numbers)
            #expect(one.isKnown(to: two) == oneFacts.allSatisfy { twoFacts[$0.key] == $0.value })
            var met = one
            var dropped: [UInt32] = []
            met.meet(two) { dropped.append($0.index) }
            let kept = oneFacts.filter { twoFacts[$0.key] == $0.value }
            #expect(contents(of: met) == kept)
            let lost =
                oneFacts.keys.filter { kept[$0] == nil }.sorted()
                + twoFacts.keys.filter { oneFacts[$0] == nil }.sorted()
            #expect(dropped == lost)
        }
    }

    @Test func statesOfOnePropertyHaveOneNumber() {
        var one = State()
        one.add(Alias(PlaceID(3)))
        one.add(Alias(PlaceID(1)))
        one.push(PendingDefer(instruction: 7, boundArguments: 1))
        var two = State()
        two.add(Alias(PlaceID(1)))
        two.add(Alias(PlaceID(3)))
        two.push(PendingDefer(instruction: 7, boundArguments: 1))
        two.facts.set(TestID(4), true)
        #expect(one.isSameProperty(as: two))
        #expect(one.propertyNumber == two.propertyNumber)
        two.add(Alias(PlaceID(4)))
        #expect(one.propertyNumber != two.propertyNumber)
    }

    private func facts(_ numbers: inout Numbers) -> (FactSet, [UInt32: Bool]) {
        var set = FactSet()
        var known: [UInt32: Bool] = [:]
        for _ in 0..<numbers.next() % 8 {
            let test = numbers.next() % 10
            let value = numbers.next() % 2 == 0
            set.set(TestID(test), value)
            known[UInt32(test)] = value
        }
        return (set, known)
    }

    private func contents(of set: FactSet) -> [UInt32: Bool] {
        var found: [UInt32: Bool] = [:]
        set.forEach { found[$0.index] = $1 }
        return found
    }

    /// The same numbers in every run.
    private struct Numbers {
        private var state: UInt64 = 42

        mutating func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
    }
}
