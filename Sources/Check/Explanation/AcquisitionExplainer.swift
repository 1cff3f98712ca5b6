import SuretyContracts
import SuretyFlow
import SuretyObligations

extension Explainer {
    /// What became of the obligations of calls that stand in a stretch of source: an answer for each obligation, and
    /// one for each call that would begin one and does not.
    public func acquisitions(in isAsked: (SourceSpan) -> Bool) -> [AcquisitionExplanation] {
        var found: [AcquisitionExplanation] = []
        for (index, block) in function.blocks.enumerated() {
            for instruction in function.range(of: BlockID(index)) {
                let i = function.instructions[instruction]
                guard [.call, .defer, .spawn].contains(i.opcode), isAsked(span(i.start, i.end)) else {
                    continue
                }
                let call = function.calls[Int(i.a)]
                for clause in context.contract(of: call)?.acquisitions ?? [] {
                    guard let kind = context.knowledge.kind(clause.kind) else { continue }
                    var answer = AcquisitionExplanation(
                        kind: kind.name, noun: kind.noun, function: context.name(of: block.region),
                        callee: context.calleeName(call), span: span(i.start, i.end))
                    if let condition = condition(of: clause, call) { answer.events.append(condition) }
                    answer.events += events(UInt32(instruction), clause, kind, call, BlockID(index))
                    found.append(answer)
                }
            }
        }
        return found.sorted { ($0.span.start, $0.span.end, $0.kind) < ($1.span.start, $1.span.end, $1.kind) }
    }

    private func condition(of clause: Clause, _ call: Call) -> AcquisitionExplanation.Event? {
        let name = context.calleeName(call)
        switch clause.on {
        case .any: return nil
        case .ok, .nil: return .init(.notAcquired, nil, "there is nothing to release where '\(name)' fails")
        case .error, .nonnil: return .init(.notAcquired, nil, "it begins only where '\(name)' gives an error")
        case .yes: return .init(.notAcquired, nil, "it begins only where '\(name)' gives true")
        case .no: return .init(.notAcquired, nil, "it begins only where '\(name)' gives false")
        }
    }

    private func events(
        _ instruction: UInt32, _ clause: Clause, _ kind: Kind, _ call: Call, _ block: BlockID
    ) -> [AcquisitionExplanation.Event] {
        let index = solved.records.firstIndex {
            guard case .call(_, let own) = $0.acquisition else { return false }
            return $0.instruction == instruction && own == clause
        }
        guard let index else {
            return [.init(.notFollowed, nil, reason(instruction, clause, kind, call, block))]
        }
        let trace = index < solved.traces.count ? solved.traces[index] : ObligationTrace()
        return happenings(solved.records[index], trace, kind)
    }

    /// Why the solver follows no obligation of a call that can begin one.
    private func reason(
        _ instruction: UInt32, _ clause: Clause, _ kind: Kind, _ call: Call, _ block: BlockID
    ) -> String {
        let ending = context.endingOffset[Int(block.index)]
        let offset = Int(instruction) - Int(function.blocks[Int(block.index)].first)
        if !context.isReachable(block) || ending >= 0 && offset > Int(ending) { return "no path leads here" }
        switch function.instructions[Int(instruction)].opcode {
        case .defer: return "the call is deferred: it runs when the function is left"
        case .spawn: return "the call runs in a task of its own, where nobody takes its result"
        default: break
        }
        if kind.isDroppable(minor: context.knowledge.languageMinor(function.file)) {
            return "forgetting a \(kind.noun) is harmless in this version of the language"
        }
        if clause.isCounted { return "how many there are is not constant" }
        if clause.hasOtherEnd { return "something other than a call may end it" }
        if clause.when != nil { return "an argument says, or may say, that there is none" }
        return "nothing here names what it would be known by"
    }

    // MARK: What happened

    private func happenings(
        _ record: ObligationRecord, _ trace: ObligationTrace, _ kind: Kind
    ) -> [AcquisitionExplanation.Event] {
        var events: [AcquisitionExplanation.Event] = []
        for instruction in Set(trace.releases + record.deferredReleases) {
            events.append(release(instruction, kind))
        }
        for instruction in trace.transfers { events.append(transfer(instruction)) }
        for block in trace.returns {
            let b = function.blocks[Int(block.index)]
            events.append(.init(.returned, span(b.start, b.end), "returned: the caller owes the release"))
        }
        for exit in record.openExits { events.append(held(exit, kind)) }
        events.sort { ($0.span?.start ?? 0, $0.kind.rawValue) < ($1.span?.start ?? 0, $1.kind.rawValue) }
        if record.isTransferredSomewhere, trace.transfers.isEmpty, trace.returns.isEmpty {
            events.insert(.init(.transferred, nil, "it has another owner from the beginning"), at: 0)
        }
        for doubt in trace.doubts { events.append(describe(doubt, record)) }
        if !record.openExits.isEmpty, let excuse = excuse(record, kind) {
            events.append(.init(.excused, nil, excuse))
        }
        return events
    }

    /// Why an obligation may be open at an exit, as far as its kind and the function tell. The rules ask for more.
    private func excuse(_ record: ObligationRecord, _ kind: Kind) -> String? {
        if kind.isProcessLong, !record.isReleasedSomewhere, !record.isTransferredSomewhere {
            return "it is customary to keep a \(kind.noun) until the process ends"
        }
        if context.info.isEntry, record.region == .body, !kind.survives {
            return "the process ends with the function and takes a \(kind.noun) along"
        }
        let isHeldAtEveryReturn = solved.heldLocks.contains {
            solved.records[$0.record].instruction == record.instruction
        }
        return isHeldAtEveryReturn ? "every return holds it: a caller may be meant to release it" : nil
    }

    private func release(_ instruction: UInt32, _ kind: Kind) -> AcquisitionExplanation.Event {
        let span = context.span(of: instruction)
        let name = context.calleeName(function.calls[Int(function.instructions[Int(instruction)].a)])
        if function.instructions[Int(instruction)].opcode == .defer {
            return .init(
                .releasedDeferred, span, "\(kind.released) by the deferred '\(name)' at every exit behind it")
        }
        return .init(.released, span, "\(kind.released) by '\(name)'")
    }

    private func transfer(_ instruction: UInt32) -> AcquisitionExplanation.Event {
        let i = function.instructions[Int(instruction)]
        let symbols = context.knowledge.symbols
        let text: String
        switch i.opcode {
        case .call: text = "handed to '\(context.calleeName(function.calls[Int(i.a)]))'"
        case .defer: text = "handed to the deferred '\(context.calleeName(function.calls[Int(i.a)]))'"
        case .spawn: text = "handed to a task of its own"
        case .closure, .bind: text = "handed to a function value that may release it"
        case .transfer: text = destination(i.c)
        default:
            let target = i.a == .max ? "" : function.text(of: PlaceID(Int(i.a)), symbols: symbols)
            text = target.isEmpty ? "stored where it is no longer followed" : "stored in '\(target)'"
        }
        return .init(.transferred, context.span(of: instruction), text)
    }

    private func destination(_ transfer: UInt32) -> String {
        switch Transfer(rawValue: transfer) {
        case .container: "stored in a container"
        case .channel: "sent through a channel"
        case .global: "stored in a variable that outlives the function"
        case .field: "stored in a field of something that outlives the function"
        case .address: "its address is kept"
        case .nobody: "named and thrown away"
        case nil: "stored where it is no longer followed"
        }
    }

    private func held(_ exit: OpenExit, _ kind: Kind) -> AcquisitionExplanation.Event {
        let block = function.blocks[Int(exit.block.index)]
        let span = exit.instruction.map { context.span(of: $0) } ?? span(block.start, block.end)
        switch exit.kind {
        case .return: return .init(.held, span, "not \(kind.released) when the function returns here")
        case .raise: return .init(.held, span, "not \(kind.released) when the function panics here")
        case .goroutine: return .init(.held, span, "not \(kind.released) when the goroutine ends here")
        case .process: return .init(.held, span, "not \(kind.released) when the process ends here")
        case .overwritten:
            return .init(.held, span, "not \(kind.released) when its last name gets another value here")
        case .dropped: return .init(.held, span, "not \(kind.released): nothing names it")
        }
    }

    private func describe(_ doubt: ObligationTrace.Doubt, _ record: ObligationRecord)
        -> AcquisitionExplanation.Event
    {
        let text =
            switch doubt {
            case .tooManySteps: "the function is too large to follow it"
            case .tooManyNames: "it has more names, or more deferred calls that may touch it, than are kept"
            case .tooManyStates: "it can stand in more ways at one place than are kept apart"
            case .tooDeep: "function literals call each other too deeply"
            case .correlatedConditions: "whether a path exists depends on two conditions that were joined"
            case .releasedByCalleeSometimes: "a callee releases it on some of its paths only"
            case .lockRenamed: "the variables that lead to the lock get other values"
            }
        return .init(record.isGivenUp ? .givenUp : .leftAside, nil, text)
    }
}
