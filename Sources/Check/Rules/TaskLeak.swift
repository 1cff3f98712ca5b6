import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A task that can wait for ever: nobody is left to receive what it sends, or to send what it waits for.
    static let taskLeak = Rule("task-leak") { rule in
        var findings: [Finding] = []
        for channel in LocalChannel.all(in: rule) {
            let tasks = channel.stuckTasks
            // What does not run again and again leaves a few tasks behind, and the program ends soon.
            if tasks.isEmpty || rule.program.runsOnce.isBounded(channel.code) { continue }
            let severity: Severity = isOfALife(rule.knowledge, channel.code) ? .note : .warning
            findings += tasks.map { finding(rule, $0, channel, severity) }
        }
        return rule.outsideOfTests(onePerPlace(findings))
    }

    /// Whether a function begins or ends the life of a service, by its name: it is called once for each, and when it leaves
    /// the program mostly ends.
    private static func isOfALife(_ knowledge: Knowledge, _ code: Code) -> Bool {
        // What is in the value of a package variable is a literal, and has no name.
        guard code.literal == nil else { return false }
        return lifeNames.contains(
            knowledge.symbols.name(of: knowledge.functions[Int(code.function.index)].name))
    }

    private static let lifeNames: Set<String> = [
        "Close", "ListenAndServe", "Main", "Run", "Serve", "Shutdown", "Start", "Stop",
    ]

    private static func message(_ task: LocalChannel.StuckTask, _ name: String) -> String {
        if task.waitsForEnd != nil {
            return
                "the task waits for ever to send to \(name): what receives stands behind the wait for its end"
        }
        if task.isClosed { return "the task may send to \(name) when the function has closed it, and panic" }
        let does = task.isSender ? "send to" : "receive from"
        if !task.isAlone {
            let help = task.isSender ? "receives" : "sends or closes"
            return "the task may wait for ever to \(does) \(name): on some path nobody \(help)"
        }
        let help = task.isSender ? "receives" : task.isRepeated ? "closes it" : "sends or closes"
        return "the task waits for ever to \(does) \(name): nobody \(help)"
    }

    private static func finding(
        _ rule: RuleContext, _ task: LocalChannel.StuckTask, _ channel: LocalChannel, _ severity: Severity
    ) -> Finding {
        let text = rule.function.text(of: channel.place, symbols: rule.knowledge.symbols)
        let name = text.isEmpty ? "the channel" : "'\(text)'"
        let exit = rule.function.blocks[Int(task.exit.index)]
        return Finding(
            rule: "task-leak", severity: severity, language: rule.language, kind: "",
            span: rule.span(of: task.spawn), function: rule.name(at: task.spawn),
            message: message(task, name),
            consequence: task.isClosed
                ? "a panic in a task ends the program"
                : "each such call keeps a goroutine, and what it holds",
            steps: [
                Step(kind: .call, span: rule.span(of: task.spawn), text: "begins here"),
                task.waits == task.spawn
                    ? nil : Step(kind: .call, span: rule.span(of: task.waits), text: "waits here"),
                task.waitsForEnd.map {
                    Step(kind: .call, span: rule.span(of: $0), text: "waits for its end, and receives later")
                }
                    ?? Step(
                        kind: .exit, span: rule.span(exit.start, exit.end),
                        text: task.isSender ? "leaves without receiving" : "leaves without a word"),
            ].compactMap(\.self),
            fixes: [
                Fix(
                    title: task.isSender
                        ? (task.isRepeated
                            ? "let the task give up too: send in a 'select' with a way that ends"
                            : "give the channel room for what is sent: a size of 1")
                        : "'defer close(\(text))' where the channel is made")
            ], exit: ExitKind.return.rawValue)
    }
}
