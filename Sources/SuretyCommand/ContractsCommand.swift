import ArgumentParser
import SuretyCheck

/// `surety contracts`.
struct ContractsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract: "Show what is known of a call or a type, and where that comes from.",
        discussion: """
            A name is a function, a type or a package. Without one, the packages are listed that something is known of.

            Examples:
              surety contracts
              surety contracts os.Open
              surety contracts sql.Rows
              surety contracts Commit
            """)

    @Argument(help: ArgumentHelp("A function, a type or a package.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("A folder with contracts of your own; may be given again.", valueName: "folder"))
    var stubs: [String] = []

    func run() throws {
        let query = ContractQuery(stubs: stubs)
        guard let name else {
            try SuretyCommand.print(ContractsCommand.packages(query))
            return
        }
        let found = query.find(name)
        guard !found.isEmpty else {
            throw Trouble("nothing is known of '\(name)'; see 'surety contracts' for the packages")
        }
        try SuretyCommand.print(found.map(ContractsCommand.text).joined(separator: "\n"))
    }

    private static func text(_ entry: ContractQuery.Entry) -> String {
        "\(entry.name)\n" + entry.facts.map { "  \($0)\n" }.joined() + "  from: \(entry.source)\n"
    }

    private static func packages(_ query: ContractQuery) -> String {
        var counts: [(name: String, count: Int)] = []
        for entry in query.entries {
            let slash = entry.name.lastIndex(of: "/").map { entry.name.index(after: $0) } ?? entry.name.startIndex
            let dot = entry.name[slash...].firstIndex(of: ".") ?? entry.name.endIndex
            let package = String(entry.name[..<dot])
            if counts.last?.name == package { counts[counts.count - 1].count += 1 } else { counts.append((package, 1)) }
        }
        return counts.map { "\($0.name)  \($0.count)\n" }.joined()
    }
}
