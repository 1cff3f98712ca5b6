import TestSupport
import Testing

struct ExpectationsTests {
    private static let text = """
        open() // want leak
        both() // want leak // want defer-in-loop
        known() // miss leak too many conditions
        wrong() // noise leak the helper closes it
        """

    private func mistakes(_ found: (Int, String)...) -> [String] {
        Expectations.mistakes(
            in: ExpectationsTests.text, found: Set(found.map { Expectations.Place(line: $0.0, rule: $0.1) }))
    }

    @Test func agreement() {
        #expect(mistakes((1, "leak"), (2, "leak"), (2, "defer-in-loop"), (4, "leak")) == [])
    }

    @Test func disagreement() {
        #expect(
            mistakes((2, "leak"), (3, "leak"), (5, "leak")) == [
                "line 1: no 'leak'", "line 2: no 'defer-in-loop'",
                "line 3: unexpected 'leak'; it was known to be missed: make it a 'want'",
                "line 5: unexpected 'leak'", "line 4: no wrong 'leak' any more; remove the 'noise'",
            ])
    }
}
