import SuretyFlow

/// A version of the language, of which only the number behind `1.` counts.
public struct GoVersion: Hashable, Comparable, Sendable {
    /// The number behind `1.`.
    public var minor: Int

    /// Makes the version 1.`minor`.
    public init(minor: Int) { self.minor = minor }

    /// Reads `1.21`, `1.21.3`, `1.21rc1`, with or without `go` before it; nil if it is none of these.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text)
        if rest.hasPrefix("go") { rest = rest.dropFirst(2) }
        guard rest.hasPrefix("1.") else { return nil }
        let digits = rest.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
        guard let minor = Int(digits) else { return nil }
        self.minor = minor
    }

    /// The newest version that is known here.
    public static var newest: GoVersion { GoVersion(minor: 27) }

    /// Orders by age.
    public static func < (a: GoVersion, b: GoVersion) -> Bool { a.minor < b.minor }
}

/// The build configuration against which files are chosen.
public struct BuildConfiguration: Hashable, Sendable {
    /// The operating system, such as `linux`.
    public var system: String
    /// The architecture, such as `amd64`.
    public var architecture: String
    /// Whether cgo is on.
    public var cgo: Bool
    /// The newest release tag that holds; it and all older ones do.
    public var release: GoVersion
    /// Tags that the user gives.
    public var tags: Set<String>

    /// Makes a configuration.
    public init(
        system: String = "linux", architecture: String = "amd64", cgo: Bool = true,
        release: GoVersion = .newest,
        tags: Set<String> = []
    ) {
        self.system = system
        self.architecture = architecture
        self.cgo = cgo
        self.release = release
        self.tags = tags
    }

    /// Whether a tag holds.
    public func satisfies(_ tag: String) -> Bool {
        if tag == system || tag == architecture || tag == "gc" || tags.contains(tag) { return true }
        if tag == "cgo" { return cgo }
        if tag.hasPrefix("goexperiment.") { return BuildConfiguration.experiments.contains(tag) }
        if tag == "amd64.v1" { return architecture == "amd64" }
        if tag == "unix" { return BuildConfiguration.unixSystems.contains(system) }
        if tag == "linux", system == "android" { return true }
        if tag == "darwin", system == "ios" { return true }
        if tag == "solaris", system == "illumos" { return true }
        if tag.hasPrefix("go1."), let version = GoVersion(tag), tag.dropFirst(4).allSatisfy(\.isNumber) {
            return version <= release
        }
        return false
    }

    /// Whether a tag has a meaning of its own, so that nobody gives it.
    public static func isPredefined(_ tag: String) -> Bool {
        systems.contains(tag) || architectures.contains(tag) || tag == "cgo" || tag == "unix" || tag == "gc"
            || tag.hasPrefix("go1.")
    }

    /// Whether the name of a file lets it take part: `name_linux.go`, `name_amd64_test.go` and their like.
    /// Names that begin with `_` or `.` never do.
    public func admits(fileName: String) -> Bool {
        guard let first = fileName.utf8.first, first != UInt8(ascii: "_"), first != UInt8(ascii: ".") else {
            return false
        }
        let bytes = fileName.utf8.prefix { $0 != UInt8(ascii: ".") }
        guard bytes.contains(UInt8(ascii: "_")) else { return true }
        var name = Substring(bytes)
        if name.hasSuffix("_test") { name = name.dropLast(5) }
        // What stands before the first `_` is never a tag: `linux.go` is for all systems.
        let parts = name.split(separator: "_", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard let last = parts.last else { return true }
        if parts.count >= 2, BuildConfiguration.architectures.contains(last) {
            let system = parts[parts.count - 2]
            if BuildConfiguration.systems.contains(system) { return satisfies(last) && satisfies(system) }
        }
        if BuildConfiguration.architectures.contains(last) || BuildConfiguration.systems.contains(last) {
            return satisfies(last)
        }
        return true
    }

    /// The experiments that the newest release has switched on.
    private static let experiments: Set<String> = [
        "goexperiment.regabiwrappers", "goexperiment.regabiargs", "goexperiment.dwarf5",
        "goexperiment.jsonv2",
        "goexperiment.greenteagc", "goexperiment.randomizedheapbase64", "goexperiment.sizespecializedmalloc",
    ]
    private static let unixSystems: Set<String> = [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux", "netbsd",
        "openbsd",
        "solaris",
    ]
    /// The systems that Go knows.
    public static let systems = unixSystems.union(["js", "nacl", "plan9", "wasip1", "windows", "zos"])
    /// The architectures that Go knows.
    public static let architectures: Set<String> = [
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64",
        "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390",
        "s390x",
        "sparc", "sparc64", "wasm",
    ]
}

/// The expression behind `//go:build`.
public indirect enum BuildConstraint: Hashable, Sendable {
    /// A tag, such as `linux`.
    case tag(String)
    /// `!x`
    case not(BuildConstraint)
    /// `x && y`
    case and(BuildConstraint, BuildConstraint)
    /// `x || y`
    case or(BuildConstraint, BuildConstraint)

    /// Parses an expression; nil if it is none.
    public init?(_ text: some StringProtocol) {
        var parser = ConstraintParser(bytes: Array(text.utf8))
        guard let result = parser.disjunction(), parser.isAtEnd else { return nil }
        self = result
    }

    /// Parses what stands behind `// +build`, the form before Go 1.17: `linux,!cgo darwin` is `linux && !cgo || darwin`; nil if
    /// it says nothing (https://pkg.go.dev/cmd/go, "Build constraints").
    public init?(olderForm text: some StringProtocol) {
        let options = text.split(separator: " ").map { option in
            option.split(separator: ",").map { term -> BuildConstraint in
                term.hasPrefix("!") ? .not(.tag(String(term.dropFirst()))) : .tag(String(term))
            }
        }
        let choices = options.compactMap { terms in
            terms.dropFirst().reduce(terms.first) { all, term in all.map { .and($0, term) } }
        }
        guard let first = choices.first else { return nil }
        self = choices.dropFirst().reduce(first) { .or($0, $1) }
    }

    /// Whether it holds.
    public func holds(in configuration: BuildConfiguration) -> Bool {
        switch self {
        case .tag(let name): configuration.satisfies(name)
        case .not(let x): !x.holds(in: configuration)
        case .and(let x, let y): x.holds(in: configuration) && y.holds(in: configuration)
        case .or(let x, let y): x.holds(in: configuration) || y.holds(in: configuration)
        }
    }

    /// The tags that it names.
    public var tags: Set<String> {
        switch self {
        case .tag(let name): [name]
        case .not(let x): x.tags
        case .and(let x, let y), .or(let x, let y): x.tags.union(y.tags)
        }
    }

    /// The oldest version of the language for which it can hold; nil if it says nothing of versions.
    public var version: GoVersion? {
        let minor = leastMinor(positive: true)
        return minor < 0 ? nil : GoVersion(minor: minor)
    }

    private func leastMinor(positive: Bool) -> Int {
        switch self {
        case .tag(let name):
            guard positive, name.hasPrefix("go1") else { return -1 }
            return name == "go1" ? 0 : GoVersion(name)?.minor ?? -1
        case .not(let x):
            return x.leastMinor(positive: !positive)
        case .and(let x, let y):
            let both = (x.leastMinor(positive: positive), y.leastMinor(positive: positive))
            return positive ? max(both.0, both.1) : min(both.0, both.1)
        case .or(let x, let y):
            let both = (x.leastMinor(positive: positive), y.leastMinor(positive: positive))
            return positive ? min(both.0, both.1) : max(both.0, both.1)
        }
    }
}

/// Reads a build constraint by recursive descent.
private struct ConstraintParser {
    let bytes: [UInt8]
    var at = 0
    var depth = 0

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return at == bytes.count
        }
    }

    mutating func disjunction() -> BuildConstraint? {
        guard var result = conjunction() else { return nil }
        while skip("||") {
            guard let next = conjunction() else { return nil }
            result = .or(result, next)
        }
        return result
    }

    private mutating func conjunction() -> BuildConstraint? {
        guard var result = negation() else { return nil }
        while skip("&&") {
            guard let next = negation() else { return nil }
            result = .and(result, next)
        }
        return result
    }

    private mutating func negation() -> BuildConstraint? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { return nil }
        if skip("!") { return negation().map { .not($0) } }
        if skip("(") {
            let inner = disjunction()
            return skip(")") ? inner : nil
        }
        let start = at
        while at < bytes.count, isTagByte(bytes[at]) { at += 1 }
        return at > start ? .tag(String(decoding: bytes[start..<at], as: UTF8.self)) : nil
    }

    private func isTagByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        skipBlanks()
        let length = text.utf8CodeUnitCount
        guard at + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[at + offset] != text.utf8Start[offset] { return false }
        at += length
        skipBlanks()
        return true
    }
}
