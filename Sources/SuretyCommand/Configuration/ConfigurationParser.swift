import SuretyCheck
import SuretyRules
import Yams

/// Reads a `.surety.yml`. What it does not understand is a mistake of the file: a key that is misspelt must not be taken for
/// a wish that was heard.
enum ConfigurationParser {
    typealias Place = ConfigurationFile.Place
    typealias Placed = ConfigurationFile.Placed

    /// What is wrong, and where.
    struct Mistake: Error, Hashable {
        var place: Place
        /// One phrase, and what to do.
        var message: String
    }

    /// Reads the text of a file; an empty one says nothing.
    static func parse(_ text: String) throws(Mistake) -> ConfigurationFile {
        var file = ConfigurationFile()
        guard let root = try root(of: text) else { return file }
        for (key, value) in try members(of: root) {
            switch try known(ConfigurationFile.Key.self, key) {
            case .rules: file.rules = try rules(value)
            case .paths: file.paths = try members(of: value).map(paths)
            case .failOn: file.failOn = try severity(value)
            case .stubs: file.stubs = try texts(value)
            case .exclude:
                file.exclude = try texts(value)
                for pattern in file.exclude { try check(pattern: pattern) }
            case .tags: file.tags = try texts(value)
            }
        }
        return file
    }

    // MARK: Values

    private static func rules(_ node: Node) throws(Mistake) -> [ConfigurationFile.Rule] {
        try members(of: node).map { (key, value) throws(Mistake) in
            guard RuleCatalogue.rule(named: key.value) != nil else {
                throw unknown(
                    "rule", key, RuleCatalogue.all.map(\.name), otherwise: "see 'surety rules' for the names")
            }
            let word = try scalar(value, "expected \(listed(RuleLevel.names))")
            guard let level = RuleLevel(word.value) else {
                throw Mistake(
                    place: word.place,
                    message: "unknown level '\(word.value)'; give \(listed(RuleLevel.names))")
            }
            return ConfigurationFile.Rule(name: key.value, level: Placed(value: level, place: key.place))
        }
    }

    private static func paths(_ key: Placed<String>, _ value: Node) throws(Mistake) -> ConfigurationFile.Paths
    {
        try check(pattern: key)
        var paths = ConfigurationFile.Paths(pattern: key)
        for (key, value) in try members(of: value) {
            switch try known(ConfigurationFile.PathKey.self, key) {
            case .rules: paths.rules = try rules(value)
            }
        }
        return paths
    }

    private static func severity(_ node: Node) throws(Mistake) -> Placed<Severity> {
        let names = Severity.allCases.map(\.name)
        let word = try scalar(node, "expected \(listed(names))")
        guard let severity = Severity(argument: word.value) else {
            throw Mistake(
                place: word.place, message: "unknown severity '\(word.value)'; give \(listed(names))")
        }
        return Placed(value: severity, place: word.place)
    }

    private static func texts(_ node: Node) throws(Mistake) -> [Placed<String>] {
        guard case .sequence(let sequence) = node else {
            throw Mistake(
                place: place(node), message: "expected a list; write '[a, b]', or '- a' in a line each")
        }
        var texts: [Placed<String>] = []
        for element in sequence {
            let text = try scalar(element, "expected a text")
            guard isText(element), !text.value.isEmpty else {
                throw Mistake(place: text.place, message: "expected a text; put it in quotes")
            }
            texts.append(text)
        }
        return texts
    }

    private static func check(pattern: Placed<String>) throws(Mistake) {
        guard PathPatterns([pattern.value], folder: "/") != nil else {
            throw Mistake(
                place: pattern.place,
                message: "the pattern '\(pattern.value)' says nothing; write one as in '.gitignore'")
        }
    }

    // MARK: Nodes

    private static func root(of text: String) throws(Mistake) -> Node? {
        do {
            return try compose(yaml: text)
        } catch let error as YamlError {
            throw mistake(error)
        } catch {
            throw Mistake(place: Place(line: 1, column: 1), message: "this is no YAML")
        }
    }

    private static func mistake(_ error: YamlError) -> Mistake {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Mistake(place: Place(mark), message: "this is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            let list = names.sorted().map { "'\($0)'" }.joined(separator: ", ")
            return Mistake(
                place: Place(context.mark), message: "\(list) stands twice in the mapping that begins here")
        case .reader(let problem, _, _, _):
            return Mistake(place: Place(line: 1, column: 1), message: "this is no YAML: \(problem)")
        default: return Mistake(place: Place(line: 1, column: 1), message: "this is no YAML")
        }
    }

    private static func members(of node: Node) throws(Mistake) -> [(Placed<String>, Node)] {
        guard case .mapping(let mapping) = node else {
            throw Mistake(place: place(node), message: "expected keys and values; write 'key: value'")
        }
        var members: [(Placed<String>, Node)] = []
        for (key, value) in mapping { members.append((try scalar(key, "expected a name"), value)) }
        return members
    }

    private static func scalar(_ node: Node, _ expectation: String) throws(Mistake) -> Placed<String> {
        guard case .scalar(let scalar) = node else { throw Mistake(place: place(node), message: expectation) }
        return Placed(value: scalar.string, place: place(node))
    }

    /// Whether a scalar is a text in YAML, and no number, truth value or nothing.
    private static func isText(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
            return true
        }
        return node.bool == nil && node.int == nil && node.float == nil && node.null == nil
    }

    private static func known<Key: RawRepresentable<String> & CaseIterable>(
        _: Key.Type, _ key: Placed<String>
    ) throws(Mistake) -> Key {
        if let known = Key(rawValue: key.value) { return known }
        let names = Key.allCases.map(\.rawValue)
        throw unknown("key", key, names, otherwise: "the keys are: \(names.joined(separator: ", "))")
    }

    private static func unknown(
        _ what: String, _ name: Placed<String>, _ known: [String], otherwise: String
    ) -> Mistake {
        let error = UnknownName(what: what, name: name.value, known: known, otherwise: otherwise)
        return Mistake(place: name.place, message: error.message)
    }

    private static func place(_ node: Node) -> Place {
        node.mark.map { Place($0) } ?? Place(line: 1, column: 1)
    }

    private static func listed(_ names: [String]) -> String {
        "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
    }
}

extension ConfigurationFile.Place {
    fileprivate init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
