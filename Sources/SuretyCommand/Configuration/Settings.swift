import SuretyCheck
import SuretyRules

/// What holds for a run: the defaults, what the project's file says, and the flags, which win.
struct Settings {
    /// Where a value comes from.
    enum Origin: Hashable {
        case preset
        case file(line: Int)
        case flag(String)
    }

    /// A value and where it comes from.
    struct Setting<Value> {
        var value: Value
        var origin: Origin
    }

    /// What holds at the paths of a pattern.
    struct Paths {
        var pattern: Setting<String>
        var levels: [(rule: String, level: Setting<RuleLevel>)]
    }

    /// The project's file, from the root, where there is one.
    let path: String?
    /// The levels of all rules, in the order of their names.
    private(set) var levels: [(rule: String, level: Setting<RuleLevel>)] = []
    private(set) var paths: [Paths] = []
    private(set) var failOn = Setting(value: Severity.warning, origin: .preset)
    private(set) var stubs: [Setting<String>] = []
    private(set) var exclude: [Setting<String>] = []
    private(set) var tags: [Setting<String>] = []

    /// Finds the file that holds for some paths, reads it, and adds the flags.
    init(paths names: [String], _ flags: ChoiceOptions) throws(Trouble) {
        path = try Settings.file(for: names)
        let file = try path.map { (path) throws(Trouble) in try Settings.read(path) } ?? ConfigurationFile()
        addLevels(file, selected: flags.select.isEmpty ? nil : try Settings.selection(flags))
        let ignored = try Settings.ignored(flags)
        for index in levels.indices where ignored.contains(levels[index].rule) {
            levels[index].level = Setting(value: .off, origin: .flag("--ignore"))
        }
        addPaths(file, isSelected: !flags.select.isEmpty, ignored)
        if let severity = file.failOn { failOn = Settings.setting(severity) }
        if let severity = flags.failOn { failOn = Setting(value: severity, origin: .flag("--fail-on")) }
        exclude = file.exclude.map(Settings.setting)
        addSources(file, flags.sources)
    }

    /// The same without a choice of rules.
    init(paths names: [String], _ flags: SourceOptions) throws(Trouble) {
        var choice = ChoiceOptions()
        choice.select = []
        choice.ignore = []
        choice.failOn = nil
        choice.sources = flags
        try self.init(paths: names, choice)
    }

    /// Says it to a run.
    func apply(to options: inout CheckOptions) {
        options.select = levels.filter { $0.level.value != .off }.map(\.rule)
        options.ignore = []
        for (rule, level) in levels {
            if case .severity(let severity) = level.value { options.policy.severities[rule] = severity }
        }
        let folder = path.map { Path.parent($0) } ?? "/"
        options.policy.parts = paths.compactMap { part in
            PathPatterns([part.pattern.value], folder: folder).map { patterns in
                let levels = part.levels.map { ($0.rule, $0.level.value) }
                return RulePolicy.Part(patterns: patterns, levels: Dictionary(levels) { $1 })
            }
        }
        options.exclude = PathPatterns(exclude.map(\.value), folder: folder)
        options.failOn = failOn.value
        options.stubs = stubs.map(\.value)
        options.tags = tags.map(\.value)
    }

    // MARK: The file

    private static func file(for names: [String]) throws(Trouble) -> String? {
        var found: [String] = []
        for name in names.isEmpty ? ["."] : names {
            guard let file = ConfigurationSearch.file(for: name), !found.contains(file) else { continue }
            found.append(file)
        }
        guard found.count < 2 else {
            throw Trouble(
                "the paths have two configurations, '\(shown(found[0]))' and '\(shown(found[1]))'; check them in two runs"
            )
        }
        return found.first
    }

    private static func read(_ path: String) throws(Trouble) -> ConfigurationFile {
        let buffer: SourceBuffer
        do throws(FileSystem.Failure) {
            buffer = try FileSystem.read(path)
        } catch {
            throw Trouble("cannot read '\(shown(path))': \(error.reason); check its permissions")
        }
        do throws(ConfigurationParser.Mistake) {
            return try ConfigurationParser.parse(buffer.text(from: 0, to: buffer.count))
        } catch {
            throw Trouble("\(shown(path)):\(error.place.line):\(error.place.column): \(error.message)")
        }
    }

    /// A path as people read it.
    static func shown(_ path: String) -> String { Path.relative(path, to: FileSystem.workingDirectory) }

    private static func setting<Value>(_ placed: ConfigurationFile.Placed<Value>) -> Setting<Value> {
        Setting(value: placed.value, origin: .file(line: placed.place.line))
    }

    // MARK: Putting together

    /// A severity of the file holds for a rule that a flag selects, too.
    private mutating func addLevels(_ file: ConfigurationFile, selected: Set<String>?) {
        for rule in RuleCatalogue.all {
            let said = file.rules.last { $0.name == rule.name }.map { Settings.setting($0.level) }
            var level = said ?? Setting(value: rule.isDefault ? .on : .off, origin: .preset)
            if let selected {
                let isSelected = selected.contains(rule.name)
                if !isSelected || level.value == .off || level.origin == .preset {
                    level = Setting(value: isSelected ? .on : .off, origin: .flag("--select"))
                }
            }
            levels.append((rule.name, level))
        }
    }

    /// Which rules run is the flags' to say; what remains of the file are severities and the paths where a rule is off.
    private mutating func addPaths(_ file: ConfigurationFile, isSelected: Bool, _ ignored: Set<String>) {
        let running = Set(levels.filter { $0.level.value != .off }.map(\.rule))
        paths = file.paths.map { part in
            let rules = part.rules.filter { rule in
                !ignored.contains(rule.name) && (!isSelected || running.contains(rule.name))
            }
            return Paths(
                pattern: Settings.setting(part.pattern),
                levels: rules.map { ($0.name, Settings.setting($0.level)) })
        }
    }

    private mutating func addSources(_ file: ConfigurationFile, _ flags: SourceOptions) {
        let folder = path.map { Path.parent($0) } ?? "/"
        stubs = file.stubs.map { stub in
            let whole = Path.absolute(stub.value, in: folder)
            return Setting(value: Settings.shown(whole), origin: .file(line: stub.place.line))
        }
        tags = file.tags.map(Settings.setting)
        if !flags.stubs.isEmpty { stubs = flags.stubs.map { Setting(value: $0, origin: .flag("--stubs")) } }
        let names = flags.tags.flatMap(\.names)
        if !names.isEmpty { tags = names.map { Setting(value: $0, origin: .flag("--tags")) } }
    }

    private static func selection(_ flags: ChoiceOptions) throws(Trouble) -> Set<String> {
        do throws(UnknownName) {
            return try RuleCatalogue.selection(select: flags.select.flatMap(\.names), ignore: [])
        } catch {
            throw Trouble(error.message)
        }
    }

    private static func ignored(_ flags: ChoiceOptions) throws(Trouble) -> Set<String> {
        let names = flags.ignore.flatMap(\.names)
        do throws(UnknownName) {
            _ = try RuleCatalogue.selection(select: [], ignore: names)
        } catch {
            throw Trouble(error.message)
        }
        return Set(names)
    }
}
