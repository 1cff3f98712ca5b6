import SuretyJSON
import SuretyCheck

/// What holds for a path, each value with where it comes from, ready to be shown.
public struct ShownSettings: Sendable {
    /// A value.
    public struct Row: Sendable {
        var name: String
        var value: String
        var origin: String

        /// Makes a row; the name is empty where the section has one value.
        public init(name: String, value: String, origin: String) {
            self.name = name
            self.value = value
            self.origin = origin
        }
    }

    /// What holds at some paths.
    public struct Paths: Sendable {
        var pattern: Row
        var rules: [Row]

        /// Makes a section.
        public init(pattern: Row, rules: [Row]) {
            self.pattern = pattern
            self.rules = rules
        }
    }

    /// Values of the same sort.
    public struct List: Sendable {
        var name: String
        var rows: [Row]

        /// Makes a list.
        public init(name: String, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    var file: String
    var rules: [Row]
    var paths: [Paths]
    var failOn: Row
    var lists: [List]

    /// Puts the sections together; the file is empty where there is none.
    public init(file: String, rules: [Row], paths: [Paths], failOn: Row, lists: [List]) {
        self.file = file
        self.rules = rules
        self.paths = paths
        self.failOn = failOn
        self.lists = lists
    }
}

extension ExplanationFormat {
    /// What holds for a path.
    public func render(_ settings: ShownSettings) -> String {
        switch self {
        case .text: settings.text
        case .json: settings.json
        }
    }
}

extension ShownSettings {
    fileprivate var text: String {
        var rows = [("file", file.isEmpty ? "none" : file, "")]
        rows.append(("fail-on", failOn.value, failOn.origin))
        for list in lists {
            if list.rows.isEmpty { rows.append((list.name, "none", "default")) }
            for row in list.rows { rows.append((list.name, row.value, row.origin)) }
        }
        rows += rules.map { ("rules: \($0.name)", $0.value, $0.origin) }
        for part in paths {
            rows += part.rules.map { ("paths: \(part.pattern.value): \($0.name)", $0.value, $0.origin) }
        }
        let widths = (rows.map { $0.0.count }.max() ?? 0, rows.map { $0.1.count }.max() ?? 0)
        return rows.map { row in
            let left = ShownSettings.padded(row.0, widths.0) + "  "
            return left + (row.2.isEmpty ? row.1 : ShownSettings.padded(row.1, widths.1) + "  " + row.2)
                + "\n"
        }.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    fileprivate var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", 1)
            json.member("tool", Product.name)
            json.member("file", file)
            json.key("fail-on")
            ShownSettings.write(failOn, &json)
            for list in lists {
                json.key(list.name)
                json.array(list.rows) { ShownSettings.write($1, &$0) }
            }
            json.key("rules")
            json.array(rules) { ShownSettings.write($1, &$0) }
            json.key("paths")
            json.array(paths) { json, part in
                json.object { json in
                    json.member("pattern", part.pattern.value)
                    json.member("origin", part.pattern.origin)
                    json.key("rules")
                    json.array(part.rules) { ShownSettings.write($1, &$0) }
                }
            }
        }
        json.finish()
        return json.text
    }

    private static func write(_ row: Row, _ json: inout JSONWriter) {
        json.object { json in
            if !row.name.isEmpty { json.member("rule", row.name) }
            json.member("value", row.value)
            json.member("origin", row.origin)
        }
    }
}
