import SuretyGo

/// Which names say that a file is there for tests, though Go's tool would build it into anything.
enum TestNames {
    /// Whether a file's name says that it is there for tests.
    static func isOfTests(file name: Substring) -> Bool {
        // A whole string is compared by its bytes, a part of one letter by letter.
        let name = String(name)
        return endings.contains { name.hasSuffix($0) } || helpers.contains { name.hasPrefix($0) }
            || name == "mock.go" || name == "mocks.go"
    }

    private static let endings = [
        "_test.go", "_tests.go", "_mock.go", "_mocks.go", "_fuzz.go", "_fuzzer.go", "_testing.go",
        "testframework.go", "testhelper.go", "testhelpers.go", "testutil.go", "testutils.go",
    ]

    /// What the package `testing` gives to tests.
    static let types = ["B", "F", "M", "T", "TB"]

    /// How the names of files begin that help with tests: `testhelpers.go`, `test_server.go`.
    private static let helpers = ["fixture", "mock_", "test_", "testhelper", "testing", "testutil"]

    /// Whether a folder is there for tests.
    ///
    /// - Parameters:
    ///   - folder: where it lies in its module.
    ///   - module: the module's path; a module of tests beside others is named for it behind the repository's name.
    static func isOfTests(folder: String, module: String) -> Bool {
        let parts = RepositoryPath.below(module) + folder.split(separator: "/")
        return parts.contains {
            folders.contains($0) || $0.hasPrefix("mock") || $0.hasSuffix("mock") || $0.hasSuffix("fakes")
                || isHelper($0)
        } || isRepositoryOfTests(module)
    }

    /// Whether a repository is there for the tests of others, by a word of its name: `test-infra`.
    private static func isRepositoryOfTests(_ module: String) -> Bool {
        let parts = module.split(separator: "/")
        let name = parts.prefix(RepositoryPath.length(of: parts)).last ?? ""
        return name.split(separator: "-").contains { ["test", "testing", "tests"].contains($0) }
    }

    /// Whether a type stands in for another one in tests: `MockMirror`, `fakeClient`.
    static func isOfTests(type name: String) -> Bool {
        doubles.contains { prefix in
            name.hasPrefix(prefix)
                && name.utf8.dropFirst(4).first.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } ?? true
        }
    }

    private static let doubles = ["Fake", "Mock", "fake", "mock"]

    /// Whether a package, or a word of its name, is named as those that help with tests are: `httptest`, `testenv`,
    /// `vmtests`.
    static func isHelper(_ name: Substring) -> Bool {
        (name.hasSuffix("test") || name.hasSuffix("tests") || name.hasPrefix("test"))
            && !words.contains(name)
    }

    /// English words that begin or end like that.
    private static let words: Set<Substring> = [
        "attest", "attests", "contest", "contests", "fastest", "latest", "protest", "testament", "testimony",
    ]

    /// Programs that speak with other implementations, or are put under load, to see whether all is well.
    private static let folders: Set<Substring> = [
        "conformance", "e2e", "fake", "fixture", "fixtures", "fuzz", "fuzzing", "fvt", "integration",
        "interop", "stress",
    ]
}
