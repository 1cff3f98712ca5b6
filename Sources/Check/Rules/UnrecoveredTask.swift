import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Rule {
    /// A task whose panic ends the process, where the code around it stops its own.
    static let unrecoveredTask = Rule("unrecovered-task") { rule in
        guard rule.function.instructions.contains(where: { $0.opcode == .spawn }) else { return [] }
        var findings: [Finding] = []
        for index in rule.function.blocks.indices where rule.context.isReachable(BlockID(index)) {
            for position in rule.function.range(of: BlockID(index))
            where rule.function.instructions[position].opcode == .spawn {
                let call = rule.call(of: UInt32(position))
                guard case .region(let task) = call.callee,
                    rule.program.recoverers.protects(task, of: rule.function) == false,
                    let culprit = ownCall(in: task, rule),
                    let place = recoveringCode(around: BlockID(index), rule)
                        ?? (isUnlikeOthers(culprit, rule) ? "other tasks of this file do" : nil)
                else { continue }
                findings.append(taskFinding(rule, UInt32(position), culprit, place))
            }
        }
        return rule.outsideOfTests(findings)
    }

    /// Which code around a spawn stops panics, if any does.
    private static func recoveringCode(around block: BlockID, _ rule: RuleContext) -> String? {
        let recoverers = rule.program.recoverers
        var region = rule.region(of: block)
        while true {
            if recoverers.protects(region, of: rule.function) == true {
                return "'\(rule.name(of: region))' stops its own panics"
            }
            let parent = rule.function.regions[Int(region.index)].parent
            if parent == region { break }
            region = parent
        }
        return nil
    }

    /// Whether a task calls a function that somebody passed in, and others of the file recover.
    private static func isUnlikeOthers(_ culprit: UInt32, _ rule: RuleContext) -> Bool {
        guard case .value = rule.call(of: culprit).callee else { return false }
        return rule.program.recoverers.filesOfTasks.contains(rule.function.file)
    }

    /// The first call of a task that runs code of the program's own, or code that nobody here knows, and may panic.
    private static func ownCall(in task: RegionID, _ rule: RuleContext) -> UInt32? {
        rule.function.positions(in: task).first { index in
            rule.function.instructions[index].opcode == .call && mayPanic(rule.call(of: UInt32(index)), rule)
        }.map { UInt32($0) }
    }

    private static func mayPanic(_ call: Call, _ rule: RuleContext) -> Bool {
        switch call.callee {
        case .value(let place): return !isReleaseFunction(place, rule)
        case .function(let id), .abstract(let id):
            let contract = rule.context.contract(of: call)
            guard contract == nil || contract?.origin == .inferred else { return false }
            if rule.program.recoverers.isShielded(id) { return false }
            return isOwn(rule.knowledge.functions[Int(id.index)].package, rule)
        case .region, .recover, .named, .unknown: return false
        }
    }

    /// Whether a variable holds a function that releases what it came with, such as a cancel function.
    private static func isReleaseFunction(_ place: PlaceID, _ rule: RuleContext) -> Bool {
        rule.function.calls.contains { call in
            rule.context.contract(of: call)?.acquisitions.contains { clause in
                rule.knowledge.kind(clause.kind)?.releaseNames == ["()"]
                    && rule.function.place(of: clause.path, in: call) == place
            } ?? false
        }
    }

    /// Whether a package is not the standard library's: it has the first part of its path in common with the function's.
    private static func isOwn(_ package: Symbol, _ rule: RuleContext) -> Bool {
        if package == rule.info.package { return true }
        func first(_ symbol: Symbol) -> Substring {
            rule.knowledge.symbols.name(of: symbol).prefix { $0 != "/" }[...]
        }
        return first(package) == first(rule.info.package)
    }

    private static func taskFinding(
        _ rule: RuleContext, _ spawn: UInt32, _ culprit: UInt32, _ place: String
    ) -> Finding {
        Finding(
            rule: "unrecovered-task", severity: .warning, language: rule.language, kind: "",
            span: rule.span(of: spawn), function: rule.name(at: spawn),
            message: "a panic of this task ends the process: it does not recover, and \(place)",
            consequence: "no recover outside of the task stops it",
            steps: [
                Step(kind: .call, span: rule.span(of: spawn), text: "begins here"),
                Step(kind: .call, span: rule.span(of: culprit), text: "may panic"),
            ],
            fixes: [
                Fix(
                    title:
                        "defer a function that recovers, and passes the panic on, as the first thing in the task"
                )
            ], exit: ExitKind.raise.rawValue)
    }
}
