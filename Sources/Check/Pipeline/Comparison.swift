/// A check against an earlier revision: both are analysed as a whole, since a change in one file can open a path in another,
/// and what the earlier one has as well is left out.
public struct Comparison {
    private let root: String
    private let name: String
    private let revision: Revision
    private let changed: ChangedLines

    /// Prepares a comparison.
    ///
    /// - Parameters:
    ///   - name: the revision, as git understands it.
    ///   - paths: what is checked; all of it must lie in one repository.
    public init(since name: String, paths: [String]) throws(Refusal) {
        self.name = name
        let folder = FileSystem.workingDirectory
        let places = (paths.isEmpty ? ["."] : paths).map { ($0, Discovery.absolute($0, in: folder)) }
        root = try Comparison.root(of: places)
        let commit = try Comparison.commit(name, root)
        let languages = LanguageAnalysis.all
        revision = try Revision(root: root, name: commit) { file in
            file == ".gitignore"
                || languages.contains {
                    $0.extensions.contains(Path.fileExtension(file)) || $0.companions.contains(String(file))
                }
        }
        changed = try ChangedLines(root: root, since: commit)
    }

    private static func root(of places: [(name: String, path: String)]) throws(Refusal) -> String {
        var found: String?
        for place in places {
            var folder = place.path
            while folder != "/" && !IgnoreStack.isRepository(folder) { folder = Path.parent(folder) }
            guard folder != "/" else {
                throw Refusal(
                    "'--since' compares with a revision of git, and '\(place.name)' lies in no repository; leave it out"
                )
            }
            if let found, found != folder {
                throw Refusal(
                    "'\(place.name)' lies in another repository than '\(places[0].name)'; check one at a time with '--since'"
                )
            }
            found = folder
        }
        return found ?? "/"
    }

    private static func commit(_ name: String, _ root: String) throws(Refusal) -> String {
        let git = GitCommand(folder: root)
        guard !name.hasPrefix("-") else {
            throw Refusal("'\(name)' is no revision; name a commit, branch or tag")
        }
        let found = try git.run(["rev-parse", "--verify", "--end-of-options", name + "^{commit}"])
        if found.status == 0 { return found.text }
        let isShallow = try git.run(["rev-parse", "--is-shallow-repository"])
        if isShallow.status != 0 {
            throw Refusal("cannot use the repository at '\(root)': git says: \(isShallow.reason)")
        }
        if isShallow.text == "true" {
            throw Refusal(
                "the clone is shallow and has no revision '\(name)'; fetch it, or all with 'git fetch --unshallow'"
            )
        }
        throw Refusal("git knows no revision '\(name)'; name a commit, branch or tag")
    }

    /// The findings of the earlier revision, as a baseline.
    public func earlier(_ check: Check) -> Baseline {
        Baseline(of: FileSystem.seeing(revision) { check.run() })
    }

    /// Leaves out what the earlier revision had as well, and points each of the others at a line that has changed, if it
    /// has one.
    public func keepNew(in result: inout CheckResult, earlier: Baseline, rules: Set<String>) {
        result.since = EarlierRevision(
            name: name, findings: earlier.leaveOut(of: &result, rules: rules).known)
        for index in result.findings.indices {
            let finding = result.findings[index].finding
            let spans = [finding.span] + finding.steps.map(\.span) + finding.related.map(\.span)
            for span in spans { result.sources.index(span.file) }
            result.findings[index].annotated = spans.first { span in
                let path = result.sources.inputs[Int(span.file.index)].path
                return changed.contain(result.sources.start(of: span).line, of: path)
            }
        }
        result.notes += revision.gaps.map { gap in
            let path = Path.relative(Path.join(root, gap.path), to: FileSystem.workingDirectory)
            return ReportedNote(path: path, line: 1, column: 1, message: gap.reason)
        }
        result.notes.sort()
    }
}
