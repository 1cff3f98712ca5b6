import ArgumentParser
import SuretyCheck

/// `surety rules`.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules, or show one rule's page.",
        discussion: """
            Examples:
              surety rules
              surety rules defer-in-loop
            """)

    @Argument(help: ArgumentHelp("The rule whose page to show.", valueName: "rule"))
    var rule: String?

    func run() throws {
        guard let rule else {
            try SuretyCommand.print(RulesCommand.list)
            return
        }
        guard let description = RuleCatalogue.rule(named: rule) else {
            let error = UnknownName(
                what: "rule", name: rule, known: RuleCatalogue.all.map(\.name),
                otherwise: "see 'surety rules' for the names")
            throw Trouble(error.message)
        }
        try SuretyCommand.print(description.page)
    }

    private static var list: String {
        let width = RuleCatalogue.all.map(\.name.utf8.count).max() ?? 0
        return RuleCatalogue.all.map { rule in
            let space = String(repeating: " ", count: width - rule.name.utf8.count)
            let off = rule.isDefault ? "" : " (runs only when selected)"
            return "\(rule.name)\(space)  \(rule.summary)\(off)\n"
        }.joined()
    }
}
