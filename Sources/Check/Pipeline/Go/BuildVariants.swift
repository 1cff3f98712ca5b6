import SuretyFlow
import SuretyGo

/// The builds that a folder's files are seen in: the one of the run, and as many further ones as it takes to see every
/// file that the run's leaves out, each beside the files that are built with it.
struct BuildVariants {
    /// A file and its name, which may choose a build.
    struct File {
        var name: String
        var file: GoFile
        private let constraint: BuildConstraint?

        init(name: String, file: GoFile) {
            self.name = name
            self.file = file
            constraint = file.buildConstraint
        }

        /// Whether a build has the file.
        func isBuilt(in configuration: BuildConfiguration) -> Bool {
            configuration.admits(fileName: name) && constraint?.holds(in: configuration) ?? true
        }

        /// The tags that its constraint names.
        var tags: Set<String> { constraint?.tags ?? [] }
    }

    /// A further build.
    struct Variant {
        /// What it is built for.
        var configuration: BuildConfiguration
        /// All files of the build.
        var files: [GoFile]
        /// Those that no build before it has.
        var targets: Set<FileID>
    }

    /// The files of the run's build.
    private(set) var base: [GoFile] = []
    /// The further builds, in the order of the files that ask for them.
    private(set) var others: [Variant] = []

    /// How many further builds of a folder there are at most; the runtime of Go has the most, some twenty.
    private static let limit = 24

    init(of files: [File], base configuration: BuildConfiguration) {
        var rest: [File] = []
        for file in files {
            if file.isBuilt(in: configuration) { base.append(file.file) } else { rest.append(file) }
        }
        while let first = rest.first, others.count < Self.limit {
            rest.removeFirst()
            guard let other = Self.configuration(for: first, near: configuration) else { continue }
            let targets = [first] + rest.filter { $0.isBuilt(in: other) }
            rest.removeAll { $0.isBuilt(in: other) }
            others.append(
                Variant(
                    configuration: other, files: files.filter { $0.isBuilt(in: other) }.map(\.file),
                    targets: Set(targets.map(\.file.id))))
        }
    }

    /// The build nearest to the run's that has a file: another system before another processor, and both before tags
    /// that somebody has to give. Nil where no build has it.
    private static func configuration(for file: File, near base: BuildConfiguration) -> BuildConfiguration? {
        let tags = file.tags
        let systems =
            [base.system, "windows", "darwin"] + named(in: file.name, tags, BuildConfiguration.systems)
        let architectures =
            [base.architecture, "arm64"] + named(in: file.name, tags, BuildConfiguration.architectures)
        // By convention these keep a file out of every build: a program that somebody runs by hand.
        let custom = tags.filter { !BuildConfiguration.isPredefined($0) && !byHand.contains($0) }.sorted()
        let choices = [[]] + custom.map { [$0] } + (custom.count > 1 ? [custom] : [])
        for given in choices {
            for release in [base.release] + olderReleases(tags, base) {
                for cgo in [base.cgo, !base.cgo] {
                    for architecture in architectures {
                        for system in systems {
                            let other = BuildConfiguration(
                                system: system, architecture: architecture, cgo: cgo, release: release,
                                tags: base.tags.union(given))
                            if file.isBuilt(in: other) { return other }
                        }
                    }
                }
            }
        }
        return nil
    }

    private static let byHand: Set<String> = ["ignore", "tools"]

    /// The systems or architectures that a file asks for by its name or its constraint.
    private static func named(in name: String, _ tags: Set<String>, _ all: Set<String>) -> [String] {
        let parts = name.prefix { $0 != "." }.split(separator: "_").map(String.init)
        return tags.union(parts).intersection(all).sorted()
    }

    /// The releases before those that a constraint names, for `!go1.21`.
    private static func olderReleases(_ tags: Set<String>, _ base: BuildConfiguration) -> [GoVersion] {
        tags.filter { $0.hasPrefix("go1.") }.compactMap { GoVersion($0) }.filter { $0 <= base.release }
            .map { GoVersion(minor: $0.minor - 1) }.sorted(by: >)
    }
}
