import SuretyContracts
import SuretyFlow
import SuretyObligations

// The way out of a leak, and what a front end may write of it.
extension Rule {
    static func leakFix(
        _ kind: Kind, _ witness: Witness, _ record: ObligationRecord, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Fix {
        if kind.releaseNames.isEmpty { return Fix(title: "make a \(kind.noun) that can be \(kind.released)") }
        let name = witness.objectName
        guard name.hasPrefix("'"), let release = rule.releaseName(of: record, kind) else {
            return Fix(title: "keep the \(kind.noun) in a variable and see to it that it is \(kind.released)")
        }
        if exits.contains(where: witness.replacesForDeferred) {
            return Fix(
                title:
                    "let the deferred literal name a variable of its own: a return sets \(name) before it runs"
            )
        }
        if isHidden(record, rule) {
            return Fix(title: "give what has \(name) a method by which the \(kind.noun) is \(kind.released)")
        }
        let object = name.dropFirst().dropLast()
        let methods = rule.releaseMethods(named: release, of: record)
        let function = rule.functionReleasing(record, kind, by: release)
        let takesMore =
            function.map { $0.parameterCount > 1 }
            ?? methods.contains { takesArguments(rule.knowledge.functions[Int($0.index)]) }
        let package = function.map { rule.knowledge.symbols.name(of: $0.package) }
        let call: String
        if release == "()" {
            call = "\(object)()"
        } else if kind.isNamed {
            call = "\(release)(\(object))"
        } else if let qualifier = package?.split(separator: "/").last {
            call = "\(qualifier).\(release)(\(object)\(takesMore ? ", …" : ""))"
        } else {
            call = "\(object).\(release)(\(takesMore ? "…" : ""))"
        }
        let written = ReleaseCall(
            object: String(object), name: release == "()" ? "" : release, package: package ?? "")
        if witness.isWithTask(before: exits) {
            return Fix(
                title:
                    "'defer \(call)' as the first thing in the task that has it, unless another one uses it too"
            )
        }
        // What it is to be given, a context mostly, is for people to say, as is what ends a child that it waits for.
        let isWritable =
            !takesMore && !kind.isReaped && (!kind.isNamed || !written.package.isEmpty)
            && (package == nil || kind.isNamed || !isWrapped(record, before: exits, rule))
        return Fix(
            title: "'defer \(call)' once the acquisition has succeeded, or '\(call)' on each way out",
            mend: isWritable ? mend(written, record, exits, rule) : nil)
    }

    /// Whether a number may have been given to something that makes an object of it, on the way to an exit: that releases it
    /// itself when nobody has it any more, `os.NewFile(uintptr(fd), name)`.
    private static func isWrapped(
        _ record: ObligationRecord, before exits: [OpenExit], _ rule: RuleContext
    ) -> Bool {
        guard let object = rule.object(of: record) else { return false }
        return exits.contains { exit in
            rule.mayHaveRun(before: exit) { instruction in
                guard instruction.opcode == .call else { return false }
                let call = rule.function.calls[Int(instruction.a)]
                let clauses = rule.context.contract(of: call)?.clauses ?? []
                return rule.function.arguments(of: call).enumerated().contains { number, argument in
                    argument.place == object
                        && clauses.contains { $0.word == .shares && $0.path.root == .argument(number) }
                }
            }
        }
    }

    /// Whether what is acquired lies in a field that only the callee's package can name.
    private static func isHidden(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        guard case .call(let number, let clause) = record.acquisition,
            case .function(let id) = rule.function.calls[Int(number)].callee,
            rule.knowledge.functions[Int(id.index)].package != rule.info.package
        else { return false }
        return clause.path.names.contains {
            rule.knowledge.symbols.name(of: $0).first?.isLowercase == true
        }
    }

    /// Whether a call has to give something to a method.
    private static func takesArguments(_ method: FunctionInfo) -> Bool {
        method.parameterCount > (method.isVariadic ? 1 : 0)
    }

    /// Whether the release is a method of the object itself: of a pipe that belongs to a command it is one of what another
    /// call gives, and of what a function makes of a name it may be a function too.
    private static func isCalledOnObject(
        _ release: ReleaseCall, _ record: ObligationRecord, _ rule: RuleContext
    ) -> Bool {
        guard case .call(let number, let clause) = record.acquisition, release.package.isEmpty,
            !release.name.isEmpty
        else { return true }
        guard case .function(let id) = rule.function.calls[Int(number)].callee else { return false }
        let callee = rule.knowledge.functions[Int(id.index)]
        switch clause.path.root {
        case .argument:
            return callee.hasReceiver && hasMethod(release.name, callee.receiver, callee.package, rule)
        case .result(let index) where clause.path.names.isEmpty && isInferred(record, rule):
            // What was found out may be known by another result than the one that has the method.
            return index == 0 && hasMethod(release.name, callee.firstResultType, nil, rule)
        default: return true
        }
    }

    /// Whether a type of that name, in a package where that is known, has a method.
    private static func hasMethod(
        _ name: String, _ type: Symbol, _ package: Symbol?, _ rule: RuleContext
    ) -> Bool {
        guard let symbol = rule.knowledge.symbols.find(name) else { return false }
        return rule.program.functions[symbol].contains { index in
            let info = rule.knowledge.functions[Int(index)]
            return info.receiver == type && (package == nil || info.package == package)
        }
    }

    /// Whether a lock is given back in another mode: that is to be mended first.
    private static func isGivenBackWrongly(_ record: ObligationRecord, _ rule: RuleContext) -> Bool {
        rule.knowledge.isLock(record.kind)
            && rule.context.lockEvents.contains {
                $0.trouble == .mismatched && $0.earlier == record.instruction
            }
    }

    /// A deferred release where nothing else releases, hands on or acquires again; else a release on each way out that
    /// lacks one.
    private static func mend(
        _ release: ReleaseCall, _ record: ObligationRecord, _ exits: [OpenExit], _ rule: RuleContext
    ) -> Mend? {
        // What a function of the program's own acquires may have a release of its own as well.
        if rule.knowledge.isLock(record.kind) && isInferred(record, rule) { return nil }
        let acquisition = rule.span(of: record.instruction)
        guard exits.allSatisfy({ $0.kind == .return && $0.instruction == nil }),
            !isGivenBackWrongly(record, rule), isCalledOnObject(release, record, rule)
        else { return nil }
        if !record.isReleasedSomewhere && !record.isTransferredSomewhere {
            let isRepeated = rule.context.canReach(from: record.block, to: record.block)
            return isRepeated ? nil : .deferRelease(release, acquisition: acquisition)
        }
        return .release(release, acquisition: acquisition, exits: exits.map { rule.span(of: $0) })
    }
}
