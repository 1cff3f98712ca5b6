import SuretyContracts
import SuretyFlow
import SuretyObligations
import Synchronization

/// Which code runs once in the life of a program: its entry, what is only called from such code outside of loops, and
/// what is handed to something that a contract says runs it once, such as a table of commands.
///
/// Code of a program that is handed to something unknown is taken to be a command, unless what it is given says that it
/// serves. What such code forgets is forgotten once, and goes with the process. Tests that call it do not count, nor does
/// what stands beside the product; code of a whole application that nobody calls forgets nothing, and where there is little
/// but a main file it is still to be called. What a library exports may be called by programs that are not there; of a module
/// that has a program, its own calls count.
/// Answers are found when they are asked for: only what would be an error is.
final class RunsOnce: Sendable {
    private let uses: any CodeUses
    private let knowledge: Knowledge
    /// The methods of interfaces whose callers call them once.
    private let calledOnce: [FunctionID]
    private let answers = Mutex(Answers())
    /// What was found: several questions ask for the same, and looking is what costs.
    private let found = Mutex<[Code: [CodeUse]]>([:])

    /// How seldom code has to run.
    private enum Extent {
        /// Once.
        case once
        /// As often as there is something to do that was there when it began.
        case bounded
        /// As often as that, or until it fails.
        case failing
    }

    /// What is asked of code.
    private struct Question: Hashable {
        var code: Code
        var extent: Extent
        /// Whether only what a program of these files does counts: other programs that import the code do not.
        var isForProgram: Bool
    }

    init(_ uses: any CodeUses, knowledge: Knowledge) {
        self.uses = uses
        self.knowledge = knowledge
        calledOnce = knowledge.functions.indices.map { FunctionID($0) }.filter { function in
            knowledge.functions[Int(function.index)].isAbstract
                && Self.saysOnce(knowledge.contract(of: function), argument: 0, names: [])
        }
    }

    /// What has been answered, and what is being asked.
    private struct Answers {
        var known: [Question: Bool] = [:]
        /// The questions that wait for those that they lead to.
        var asked: Set<Question> = []
        /// What is so if all that was asked then is.
        var presumed: Set<Question> = []

        /// The answer, as far as it is known. Code that comes back to itself runs more than once, but not for ever: it is
        /// bounded unless something else shows the opposite.
        subscript(question: Question) -> Bool? {
            if let answer = known[question] { return answer }
            if asked.contains(question) { return question.extent != .once }
            return presumed.contains(question) ? true : nil
        }

        mutating func note(_ answer: Bool, _ question: Question) {
            asked.remove(question)
            // That code runs once is never presumed.
            if question.extent == .once {
                known[question] = answer
            } else if !answer {
                // What was presumed may have been so for this.
                presumed.removeAll()
                known[question] = false
            } else if !asked.isEmpty {
                presumed.insert(question)
            } else {
                for other in presumed { known[other] = true }
                presumed.removeAll()
                known[question] = true
            }
        }
    }

    /// Whether a piece of code runs once, or fails once: where each caller fails with it, the program ends behind the
    /// first time.
    func answer(_ code: Code, onlyFailing: Bool) -> Bool {
        answer(code, .once) || onlyFailing && answer(code, .failing)
    }

    /// Whether a piece of code runs no more often than there is something to do that was there when the program began.
    func isBounded(_ code: Code) -> Bool { answer(code, .bounded) }

    /// Whether something shows that a piece of code runs again and again: what comes to it is given what comes again and
    /// again, or a loop without an end.
    ///
    /// - Parameter surely: whether only uses by name count, and no methods that an interface may mean.
    func comesAgain(_ code: Code, surely: Bool = false) -> Bool {
        var seen: Set<Code> = [code]
        var waiting = [code]
        while let code = waiting.popLast(), seen.count <= Self.callersLimit {
            if uses.isHandler(code) { return true }
            if code.literal == nil, isEntry(code.function) { continue }
            for use in productUses(of: code) {
                guard let (caller, rounds) = caller(use, surely: surely) else { continue }
                if rounds == .unbounded { return true }
                if let caller, seen.insert(caller).inserted { waiting.append(caller) }
            }
        }
        return false
    }

    /// How many pieces of code are looked at on the way up.
    private static let callersLimit = 300

    /// The code that a use of a function stands in, and how often it comes there; nil where that is not known.
    private func caller(_ use: CodeUse, surely: Bool) -> (Code?, Rounds)? {
        switch use {
        case .called(let caller, let manner), .passed(_, _, let caller, let manner): (caller, manner.rounds)
        case .returned(let code): (code, .one)
        case .possibly(let use): surely ? nil : caller(use, surely: surely)
        default: nil
        }
    }

    /// Whether nothing of a program that is there uses what it exports: it is for others, if for anybody.
    func isUnused(_ code: Code) -> Bool {
        code.literal == nil && uses.isPublic(code.function) && !uses.isOfLibrary(code.function)
            && productUses(of: code).isEmpty
    }

    /// Whether code is part of a program that does one thing and ends, as far as nothing shows the opposite, and not still to be
    /// called.
    func isOfCommand(_ code: Code) -> Bool {
        uses.isOfProgram(code.function) && !comesAgain(code, surely: true) && !isAwaited(code)
    }

    /// Whether only code that waits for its first caller comes to a function, if any does.
    private func isAwaited(_ code: Code) -> Bool {
        isOnlyCalled(code, by: { isDraft($0) }, among: { allUses(of: $0) })
    }

    /// Whether nothing but calls of functions of a sort leads to one of that sort, and no entry does, if anything leads to it.
    private func isOnlyCalled(
        _ code: Code, by isOfSort: (Code) -> Bool, among uses: (Code) -> [CodeUse], depth: Int = 0
    ) -> Bool {
        guard depth <= Self.limit, isOfSort(code), !isEntry(code.function) else { return false }
        return uses(code).allSatisfy { use in
            guard case .called(let caller?, _) = use, caller.function != code.function else { return false }
            return isOnlyCalled(Code(caller.function), by: isOfSort, among: uses, depth: depth + 1)
        }
    }

    private func answer(_ code: Code, _ extent: Extent) -> Bool {
        let question = Question(code: code, extent: extent, isForProgram: uses.isOfProgram(code.function))
        return answers.withLock { answer(question, &$0) }
    }

    private func answer(_ question: Question, _ answers: inout Answers) -> Bool {
        if let known = answers[question] { return known }
        answers.asked.insert(question)
        let answer = find(question, &answers)
        answers.note(answer, question)
        return answer
    }

    private func find(_ question: Question, _ answers: inout Answers) -> Bool {
        let code = question.code
        if code.literal == nil, isEntry(code.function) { return true }
        let everywhere = allUses(of: code)
        let ofProduct = ofProduct(everywhere)
        let found = ofProduct.filter { !isUnused($0) && !isPassedOn($0, by: code) }
        let isSure = found.contains { if case .possibly = $0 { false } else { true } }
        let isOfProgram = uses.isOfProgram(code.function)
        let isForProgram = question.isForProgram || isOfProgram
        // A program does one thing and ends: its code is taken to run once where nothing shows the opposite, unless it is
        // given what comes again and again.
        let isPresumed = isOfProgram && !uses.isHandler(code)
        if isDead(code) || !isSure && isCalledOnce(code) { return true }
        // What only a tool beside the product uses is there for that.
        let isBeside = ofProduct.isEmpty && everywhere.contains { $0.isAside }
        if isBeside, !uses.isOfLibrary(code.function) { return true }
        // What is given what comes again and again is called by what it comes from, through an interface.
        if !isSure, !found.isEmpty, uses.isHandler(code) { return false }
        if !isForProgram, code.literal == nil, uses.isPublic(code.function),
            !isSure && (found.isEmpty || uses.isOpen(code.function)) || uses.isOfLibrary(code.function)
        {
            return false
        }
        let way = Way(extent: question.extent, isForProgram: isForProgram, isPresumed: isPresumed)
        // What nobody calls by its name is called through an interface, or by a library that found its name, unless it is
        // still to be called.
        let isOnceUnseen = isBeside || isPresumed && !(everywhere.isEmpty && isDraft(code))
        return found.isEmpty ? isOnceUnseen : found.allSatisfy { isOnce($0, way, &answers) }
    }

    /// Whether code is a method that its callers call once, as the contract of an interface says.
    private func isCalledOnce(_ code: Code) -> Bool {
        code.literal == nil && calledOnce.contains { uses.implements(code.function, $0) }
    }

    /// Whether all that uses a function is there and names it. A method may be called through an interface of others.
    private func isNamedByAll(_ function: FunctionID) -> Bool {
        uses.isOfApplication(function) && !info(of: function).hasReceiver
    }

    /// Whether code that nobody names waits for its first caller, who will have to name it and is of the same program.
    private func isDraft(_ code: Code) -> Bool {
        code.literal == nil && !info(of: code.function).hasReceiver && !uses.isPublic(code.function)
    }

    /// Whether nothing of the product comes to a function: nothing runs it, until somebody calls it.
    private func isDead(_ code: Code) -> Bool {
        isOnlyCalled(
            code, by: { $0.literal == nil && isNamedByAll($0.function) }, among: { productUses(of: $0) })
    }

    private func productUses(of code: Code) -> [CodeUse] { ofProduct(allUses(of: code)) }

    private func allUses(of code: Code) -> [CodeUse] {
        if let known = found.withLock({ $0[code] }) { return known }
        let looked = uses.uses(of: code)
        found.withLock { $0[code] = looked }
        return looked
    }

    private func ofProduct(_ uses: [CodeUse]) -> [CodeUse] { uses.filter(\.isOfProduct) }

    /// Whether a function of a program's module calls it that nobody uses: it is there for others who import it, and a
    /// program has few of them. A method may be called through an interface.
    private func isUnused(_ use: CodeUse) -> Bool {
        guard case .called(let caller?, _) = use, caller.literal == nil, uses.isPublic(caller.function),
            !uses.isOfLibrary(caller.function), !info(of: caller.function).hasReceiver
        else { return false }
        return productUses(of: caller).isEmpty
    }

    /// Whether a method of the same name passes a call on to another value: who calls that one is among those who may call
    /// this one.
    private func isPassedOn(_ use: CodeUse, by code: Code) -> Bool {
        guard case .possibly(.called(let caller?, let manner)) = use, manner.rounds == .one,
            code.literal == nil
        else { return false }
        let (own, other) = (info(of: code.function), info(of: caller.function))
        return own.hasReceiver && other.hasReceiver && own.name == other.name
    }

    private func info(of function: FunctionID) -> FunctionInfo { knowledge.functions[Int(function.index)] }

    private func isEntry(_ function: FunctionID) -> Bool {
        let info = info(of: function)
        return info.isEntry && !info.isTest
    }

    /// How a value came to where it is used.
    private struct Way {
        var extent: Extent
        /// Whether only what a program of these files does counts.
        var isForProgram: Bool
        /// Whether it is taken to be called once where it is lost sight of.
        var isPresumed: Bool
        /// The calls that it was passed to, the last one last.
        var calls: [(callee: FunctionID, caller: Code?, manner: CallManner)] = []
        /// How many steps it took.
        var steps = 0
    }

    /// How many steps a value is followed: it may go round in circles.
    private static let limit = 6

    private func isOnce(_ use: CodeUse, _ way: Way, _ answers: inout Answers) -> Bool {
        switch use {
        case .called(let caller, let manner): return isOnce(caller, manner, way, &answers)
        case .stored(let field):
            let key = ContractKey(package: field.package, receiver: .empty, name: field.type)
            let contract = knowledge.catalogue.contract(of: key)
            if Self.saysOnce(contract, argument: 0, names: [field.field]) { return true }
            return areOnce(uses.uses(ofField: field), way, &answers)
        case .returned(let code):
            guard code.literal == nil else { return way.isPresumed }
            return areOnce(uses.uses(ofResultOf: code.function), way, &answers)
        case .passed(let callee, let argument, let caller, let manner):
            if manner.isOfPackageVariable, isSingle(callee, argument) { return true }
            if Self.saysOnce(knowledge.contract(of: callee), argument: argument, names: []) {
                return isOnce(caller, manner, way, &answers)
            }
            var further = way
            further.calls.append((callee, caller, manner))
            return areOnce(uses.uses(ofParameter: argument, of: callee), further, &answers)
        case .possibly(let use): return isOnce(use, way, &answers)
        case .tested, .aside: return true
        case .other: return way.isPresumed
        }
    }

    private func areOnce(_ uses: [CodeUse], _ way: Way, _ answers: inout Answers) -> Bool {
        guard way.steps < Self.limit else { return false }
        if ofProduct(uses).isEmpty { return way.isPresumed }
        var way = way
        way.steps += 1
        return uses.allSatisfy { isOnce($0, way, &answers) }
    }

    /// Whether a call is made once, or fails once.
    private func isOnce(
        _ caller: Code?, _ manner: CallManner, _ way: Way, _ answers: inout Answers
    ) -> Bool {
        var whole = way
        if way.extent == .failing {
            if manner.endsWithIt || manner.failsWithIt && runsOnce(caller, way, &answers) { return true }
            whole.extent = .bounded
        }
        return manner.rounds <= (whole.extent == .once ? .one : .bounded) && runsOnce(caller, whole, &answers)
    }

    /// Whether code runs once; a function that the value was passed to runs once for that call.
    private func runsOnce(_ code: Code?, _ way: Way, _ answers: inout Answers) -> Bool {
        guard let code else { return true }
        if code.literal == nil, let call = way.calls.last, call.callee == code.function {
            var outer = way
            outer.calls.removeLast()
            return isOnce(call.caller, call.manner, outer, &answers)
        }
        return answer(
            Question(code: code, extent: way.extent, isForProgram: way.isForProgram), &answers)
    }

    private static func saysOnce(_ contract: Contract?, argument: Int, names: [Symbol]) -> Bool {
        guard let contract else { return false }
        return contract.clauses.contains {
            $0.isOnce && $0.path == ContractPath(.argument(argument), names)
        }
    }

    private func isSingle(_ callee: FunctionID, _ argument: Int) -> Bool {
        knowledge.contract(of: callee)?.clauses.contains {
            $0.isSingle && $0.path == ContractPath(.argument(argument), [])
        } ?? false
    }

    // MARK: Tests

    /// Whether only tests use a function, as far as all of its code is there.
    func isOnlyTested(_ function: FunctionID) -> Bool { isOnlyTested(function, depth: 0) }

    private func isOnlyTested(_ function: FunctionID, depth: Int) -> Bool {
        guard depth <= Self.limit, !uses.isPublic(function) || isNamedByAll(function) else { return false }
        let found = allUses(of: Code(function))
        return !found.isEmpty
            && found.allSatisfy { use in
                switch use {
                case .tested: true
                case .called(let caller?, _), .passed(_, _, let caller?, _):
                    caller.function != function && isOnlyTested(caller.function, depth: depth + 1)
                default: false
                }
            }
    }
}
