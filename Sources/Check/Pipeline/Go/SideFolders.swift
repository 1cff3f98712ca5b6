import SuretyGo

/// Which folders hold what stands beside the product: examples and documentation, what others wrote, and the programs that
/// build, measure or maintain it. What is found there is told as a note.
///
/// The names are those that people use; golangci-lint leaves out `examples` and `third_party` altogether
/// (https://golangci-lint.run, "exclude-dirs-use-default").
enum SideFolders {
    /// Whether a folder is one of them.
    ///
    /// - Parameters:
    ///   - folder: where it lies in its module.
    ///   - module: the module's path, of which what stands behind the repository's name counts.
    ///   - isProgram: whether it holds a program, which tools and scripts are.
    static func contains(_ folder: String, module: String, isProgram: Bool) -> Bool {
        let parts = (RepositoryPath.below(module) + folder.split(separator: "/")).map {
            $0.drop { $0 == "_" }
        }
        if parts.contains(where: { always.contains($0) }) { return true }
        // What is called so below the product's commands is one of them, unless it says whose tool it is: `server-gen`.
        let above = parts.prefix { $0 != "cmd" }
        let command = parts.dropFirst(above.count + 1)
        if command.contains(where: isNamedForTools) || command.contains(where: isSimulation)
            || command.first.map(documentation.contains) == true
        {
            return true
        }
        return isProgram
            && above.contains { ofPrograms.contains($0) || isNamedForTools($0) || $0.hasPrefix("generate") }
            && !parts.contains(where: ProgramNames.isNamedForCommands)
    }

    /// Whether a command imitates a part of its project, by its name (`nodesim`).
    private static func isSimulation(_ command: Substring) -> Bool {
        command.hasSuffix("sim") && command.count > 3
    }

    /// Whether a program's folder is neither one of commands nor near the root: where the product's programs have a folder of
    /// their own, such a one helps with what lies beside it.
    static func isApart(_ folder: String) -> Bool {
        let parts = folder.split(separator: "/")
        return parts.count > 1 && !ProgramNames.isOfProgram(path: "module/" + folder)
    }

    /// Whether a file is of the build, whatever else lies beside it (https://magefile.org).
    static func isOfBuild(file name: Substring) -> Bool { name == "magefile.go" }

    private static func isNamedForTools(_ part: Substring) -> Bool {
        let words = part.split { $0 == "-" || $0 == "_" }
        return words.count > 1
            && words.contains { ofNamedPrograms.contains($0) || TestNames.isHelper($0) }
    }

    private static let always: Set<Substring> = [
        "bench", "benchmark", "benchmarks", "demo", "demos", "depends", "dev-tools", "devex", "devtools",
        "example", "examples", "hack", "load-test", "load_test", "loadgen", "loadtest", "magefiles",
        "third_party", "thirdparty",
    ]

    private static let documentation: Set<Substring> = ["doc", "docs"]

    /// A program below `internal` is no product: nobody outside of the project is meant to use what lies there.
    private static let ofPrograms: Set<Substring> = [
        "bazel", "build", "builder", "ci", "codegen", "contrib", "dev", "doc", "docs", "gen", "generate",
        "generator", "helpers", "internal", "misc", "playground", "release", "sample", "samples", "script",
        "scripts", "tool", "tools",
    ]

    /// Parts of the names of such programs; words that a product may be called by as well are left out.
    private static let ofNamedPrograms: Set<Substring> = [
        "bench", "benchmark", "dev", "docs", "fuzzer", "gen", "generator", "scripts", "soak", "stress",
        "test", "testing",
    ]
}
