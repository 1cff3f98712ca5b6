import SuretyCheck
import SuretyRules

/// What a `.surety.yml` says, each part with its place.
struct ConfigurationFile {
    /// A place in the file, from 1.
    struct Place: Hashable {
        var line: Int
        var column: Int
    }

    /// Something with its place.
    struct Placed<Value> {
        var value: Value
        var place: Place
    }

    /// The keys of the file.
    enum Key: String, CaseIterable {
        case rules
        case paths
        case failOn = "fail-on"
        case stubs
        case exclude
        case tags
    }

    /// The keys of what is said of a pattern below `paths`.
    enum PathKey: String, CaseIterable {
        case rules
    }

    /// The level of a rule.
    struct Rule {
        var name: String
        var level: Placed<RuleLevel>
    }

    /// What is said of the paths of a pattern.
    struct Paths {
        var pattern: Placed<String>
        var rules: [Rule] = []
    }

    var rules: [Rule] = []
    var paths: [Paths] = []
    var failOn: Placed<Severity>?
    var stubs: [Placed<String>] = []
    var exclude: [Placed<String>] = []
    var tags: [Placed<String>] = []
}
