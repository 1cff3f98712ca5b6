import SuretyContracts
import SuretyFlow
import SuretyObligations

/// Turns the way of an obligation to an exit into steps and words.
struct Witness {
    let rule: RuleContext
    let record: ObligationRecord
    let kind: Kind

    /// How many decisions of a long way are shown.
    static let branchLimit = 3

    /// The steps from the acquisition to an exit.
    func steps(to exit: OpenExit) -> [Step] {
        var steps = [acquisition]
        if let task = taskThatLeaves(exit) {
            steps.append(
                Step(kind: .call, span: rule.span(of: task), text: "the task begun here may end without it"))
        }
        steps += exit.steps.suffix(Self.branchLimit).compactMap(step)
        if exit.instruction != record.instruction || exit.kind == .overwritten { steps.append(last(exit)) }
        return steps
    }

    /// Where the obligation begins.
    var acquisition: Step {
        Step(kind: .acquire, span: rule.span(of: record.instruction), text: "\(kind.acquired) here")
    }

    private func step(_ witness: WitnessStep) -> Step? {
        switch witness.kind {
        case .transfer: return nil
        case .holds, .fails:
            let block = rule.function.blocks[Int(witness.number)]
            guard block.end > block.start else { return nil }
            let span = rule.span(block.start, block.end)
            let isTrue = (witness.kind == .holds) != block.flag
            if let callee = failure(witness, block) {
                return Step(kind: .branch, span: span, text: "taken: '\(callee)' failed")
            }
            return Step(
                kind: .branch, span: span, text: isTrue ? "taken: this holds" : "taken: this does not hold")
        }
    }

    /// The callee whose error a decision found, if it is one.
    func failure(_ witness: WitnessStep, _ block: Block) -> String? {
        failingCall(witness, block).map { rule.calleeName($0) }
    }

    private func failingCall(_ witness: WitnessStep, _ block: Block) -> Call? {
        guard block.test != .unknown, witness.kind == .fails else { return nil }
        let test = rule.function.tests[Int(block.test.index)]
        guard test.kind == .isNil, rule.function.places[Int(test.place.index)].isPlain else { return nil }
        return producer(of: test.place, before: block)
    }

    /// The last call before a block's end that sets a place; looked for in the block itself and in the blocks that lead
    /// straight to it.
    private func producer(of place: PlaceID, before block: Block) -> Call? {
        for index in (Int(block.first)..<Int(block.first + block.count)).reversed() {
            let instruction = rule.function.instructions[index]
            switch instruction.opcode {
            case .call:
                let call = rule.function.calls[Int(instruction.a)]
                if rule.function.results(of: call).contains(place) { return call }
            case .assign where PlaceID(Int(instruction.a)) == place:
                return producer(of: PlaceID(Int(instruction.b)), before: block)
            default: continue
            }
        }
        return nil
    }

    private func last(_ exit: OpenExit) -> Step {
        let span = rule.span(of: exit)
        let name = objectName
        let state = kind.isLock ? "held" : "not \(kind.released)"
        switch exit.kind {
        case .overwritten where exit.instruction == record.instruction:
            return Step(kind: .exit, span: span, text: "the next round overwrites \(name), which is \(state)")
        case .overwritten:
            return Step(kind: .transfer, span: span, text: "overwrites \(name), which is \(state)")
        case .return where replacesForDeferred(exit):
            return Step(
                kind: .exit, span: span,
                text: "replaces \(name), and the deferred literal finds the new value")
        case .return: return Step(kind: .exit, span: span, text: "leaves with \(name) \(state)")
        case .raise: return Step(kind: .exit, span: span, text: "panics with \(name) \(state)")
        case .process: return Step(kind: .exit, span: span, text: "ends the process with \(name) \(state)")
        case .goroutine:
            return Step(kind: .exit, span: span, text: "ends the goroutine with \(name) \(state)")
        case .dropped: return Step(kind: .exit, span: span, text: "nothing names it")
        }
    }

    /// Whether a task that may have begun before one of some exits has the variable that holds the object, or is given it.
    func isWithTask(before exits: [OpenExit]) -> Bool {
        guard let base = heldBy, !kind.isLock else { return false }
        let root = rule.function.places[Int(base.index)].root
        return rule.function.instructions.indices.contains { index in
            guard rule.function.instructions[index].opcode == .spawn,
                exits.contains(where: { isOnTheWay(UInt32(index), to: $0.block) })
            else { return false }
            let call = rule.call(of: UInt32(index))
            guard case .region(let task) = call.callee else {
                return rule.context.placesLeftHeld(by: call).contains(base)
            }
            return rule.function.regions[Int(task.index)].captures.contains(root)
                || rule.function.arguments(of: call).contains { $0.place == base }
        }
    }

    /// The start of a task that has the object too, and does not discharge it on the way to an exit.
    private func taskThatLeaves(_ exit: OpenExit) -> UInt32? {
        let function = rule.function
        return function.instructions.indices.lazy.map { UInt32($0) }.first { index in
            guard function.instructions[Int(index)].opcode == .spawn else { return false }
            let call = rule.call(of: index)
            guard case .region(let task) = call.callee else {
                return rule.context.placesLeftHeld(by: call).contains { $0 == heldBy }
                    && isOnTheWay(index, to: exit.block)
            }
            return exit.steps.contains {
                function.isInside(function.blocks[Int($0.number)].region, task)
                    && !function.isInside(function.blocks[Int(exit.block.index)].region, task)
            }
        }
    }

    private func isOnTheWay(_ index: UInt32, to block: BlockID) -> Bool {
        guard let start = rule.context.block(of: index) else { return false }
        return rule.context.canReach(from: start) { $0 == block }
    }

    /// Whether a return gives a named result another value than the object, so that a deferred literal that would
    /// discharge what the result holds comes upon that value.
    func replacesForDeferred(_ exit: OpenExit) -> Bool {
        guard exit.kind == .return, let instruction = exit.instruction else { return false }
        let function = rule.function
        let result = function.places[Int(function.instructions[Int(instruction)].a)].root
        return rule.context.deferInstructions.contains { index in
            guard case .region(let region) = rule.call(of: index).callee else { return false }
            return function.regions[Int(region.index)].captures.contains(result)
        }
    }

    /// The variable that holds the object, in quotes, or its noun.
    var objectName: String {
        guard case .call(_, let clause) = record.acquisition else { return "it" }
        guard let base = heldBy, rule.function.places[Int(base.index)].role != .temporary else {
            return "the \(kind.noun)"
        }
        let place = rule.function.place(at: clause.path.names, below: base)
        let text = rule.function.text(of: place, symbols: rule.knowledge.symbols)
        return text.isEmpty ? "the \(kind.noun)" : "'\(text)'"
    }

    /// The variable in which the acquisition leaves the object, or what holds it.
    private var heldBy: PlaceID? {
        guard case .call(let number, let clause) = record.acquisition else { return nil }
        let call = rule.function.calls[Int(number)]
        let base: PlaceID?
        switch clause.path.root {
        case .result(let index):
            let results = rule.function.results(of: call)
            base = index < results.count ? results[results.startIndex + index] : nil
        case .argument(let index):
            let arguments = rule.function.arguments(of: call)
            base = index < arguments.count ? arguments[arguments.startIndex + index].place : nil
        default: base = nil
        }
        return base.flatMap { $0.isNone ? nil : $0 }
    }

    /// When an exit is taken, for a headline: `when 'ReadString' fails`, or nothing.
    func circumstance(_ exit: OpenExit) -> String {
        if taskThatLeaves(exit) != nil { return " on every path" }
        if let call = failingCall(at: exit) { return " when '\(rule.calleeName(call))' fails" }
        return exit.steps.isEmpty ? "" : " on every path"
    }

    /// The call for whose failure an exit is taken, if that was the last decision on the way.
    func failingCall(at exit: OpenExit) -> Call? {
        let region = rule.function.blocks[Int(exit.block.index)].region
        // What a deferred literal comes upon is not why the function is left.
        let last = exit.steps.last { rule.function.blocks[Int($0.number)].region == region }
        return last.flatMap { failingCall($0, rule.function.blocks[Int($0.number)]) }
    }
}
