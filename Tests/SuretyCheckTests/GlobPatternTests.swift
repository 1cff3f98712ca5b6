import Testing

@testable import SuretyCheck

struct GlobPatternTests {
    private func matches(_ pattern: String, _ text: String) -> Bool {
        GlobPattern(Array(pattern.utf8)[...]).matches(text.utf8)
    }

    @Test(arguments: [
        ("a.go", "a.go"), ("*.go", "a.go"), ("*", "a"), ("?.go", "é.go".replacing("é", with: "e")),
        ("[ab].go", "b.go"), ("[a-c]x", "bx"), ("[!a]x", "bx"), ("[^a]x", "bx"), ("[]]x", "]x"),
        ("[a-]x", "-x"),
        ("[[:digit:]]x", "7x"), ("[[:alpha:]_]x", "_x"), ("\\*", "*"), ("[\\]]", "]"), ("[", "["),
        ("**/a", "a"), ("**/a", "b/a"), ("**/a", "b/c/a"), ("a/**", "a/b"), ("a/**", "a/b/c"),
        ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"), ("a**b", "axxb"), ("**", "a/b"),
    ])
    func matching(pattern: String, text: String) {
        #expect(matches(pattern, text))
    }

    @Test(arguments: [
        ("*.go", "a/b.go"), ("?", "/"), ("[!a]", "/"), ("a/**", "a"), ("a/**/b", "axb"), ("a**b", "a/b"),
        ("**/a", "ba"), ("[b-a]", "a"), ("a", "ab"), ("ab", "a"), ("[[:digit:]]", "x"),
    ])
    func notMatching(pattern: String, text: String) {
        #expect(!matches(pattern, text))
    }

    @Test func manyStarsStayCheap() {
        let pattern = String(repeating: "*a", count: 200) + "b"
        #expect(!matches(pattern, String(repeating: "a", count: 20_000)))
    }
}
