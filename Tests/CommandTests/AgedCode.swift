/// An old code base: files with many findings, before and after a change of the source that makes none.
struct AgedCode {
    /// What may be done to source without a new finding.
    enum Change: String, CaseIterable, Sendable {
        case nothing, unformatted, pushedDown, renamedFiles, renamedFolder, reordered, renamedVariables,
            everything
    }

    private static let packages = 6
    private static let functions = 9

    /// How many findings there are: in each function of each package one of each of `shapes`.
    static let findings = packages * functions * shapes.count

    /// The files after a change.
    static func files(_ change: Change = .nothing) -> [String: String] {
        var files = ["go.mod": "module example\n\ngo 1.24\n"]
        for package in 0..<packages {
            let isMoved = change == .renamedFolder || change == .everything
            // The last comes first, so that what is numbered through the whole run would be numbered anew.
            let folder = isMoved && package == packages - 1 ? "aaa" : "p\(package)"
            let isRenamed = change == .renamedFiles || change == .everything
            let name = isRenamed ? "z\(packages - package).go" : "work.go"
            files["\(folder)/\(name)"] = file(change, package: "p\(package)")
        }
        return files
    }

    private static func file(_ change: Change, package: String) -> String {
        var texts = (0..<functions).flatMap { number in
            shapes.map { $0.replacing("<n>", with: "\(number)") }
        }
        if change == .reordered || change == .everything { texts.reverse() }
        var text = texts.joined(separator: "\n")
        let isRenamed = change == .renamedVariables || change == .everything
        text = text.replacing(/\$(\w+)/) { isRenamed ? "other\($0.1)" : String($0.1) }
        let top = change == .pushedDown || change == .everything
        text =
            "package \(package)\n\n"
            + (top ? String(repeating: "// A line on top.\n", count: 50) + "\n" : "")
            + "import (\n\t\"context\"\n\t\"os\"\n\t\"sync\"\n\t\"time\"\n)\n\n" + text
        return change == .unformatted || change == .everything ? unformatted(text) : text
    }

    /// The text as it was before gofmt: no indentation, spaces where none belong, short bodies of literals in a line.
    private static func unformatted(_ text: String) -> String {
        text.replacing("\t", with: "  ").replacing(", ", with: " ,  ").replacing("(ctx", with: "( ctx")
            .replacing(" := ", with: ":=").replacing("os.Open(", with: "os.Open( ")
            .replacing("go func() {\n    ", with: "go func() { ")
            .replacing("one\n  }()", with: "one; }()")
    }

    /// One finding each. What stands behind a dollar is the name of a variable that has nothing to do with it.
    private static let shapes = [
        """
        func forgotten<n>(path string, $early bool) error {
        \tf, err := os.Open(path)
        \tif err != nil {
        \t\treturn err
        \t}
        \t$count := 0
        \tif $early || $count > 0 {
        \t\treturn nil
        \t}
        \treturn f.Close()
        }

        """,
        """
        func looped<n>(paths []string) {
        \tvar $last string
        \tfor _, path := range paths {
        \t\tf, err := os.Open(path)
        \t\tif err != nil {
        \t\t\tcontinue
        \t\t}
        \t\tdefer f.Close()
        \t\t$last = path
        \t}
        \tprintln($last)
        }

        """,
        """
        type guarded<n> struct {
        \tmu sync.Mutex
        \tn int
        }

        func (g *guarded<n>) add($limit int) int {
        \tg.mu.Lock()
        \t$before := g.n
        \tif $before > $limit {
        \t\treturn 0
        \t}
        \tg.n++
        \tg.mu.Unlock()
        \treturn $before
        }

        """,
        """
        func waits<n>($wanted bool) int {
        \tresults := make(chan int)
        \tgo func() {
        \t\t$one := 1
        \t\tresults <- $one
        \t}()
        \tif !$wanted {
        \t\treturn 0
        \t}
        \treturn <-results
        }

        """,
        """
        func cancelled<n>(ctx context.Context, $early bool) {
        \tctx, cancel := context.WithTimeout(
        \t\tctx, time.Second)
        \tif $early {
        \t\treturn
        \t}
        \t<-ctx.Done()
        \tcancel()
        }

        """,
    ]
}
