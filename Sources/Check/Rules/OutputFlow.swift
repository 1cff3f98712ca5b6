import SuretyContracts
import SuretyFlow
import SuretyObligations

/// How an output that a function has created stands, as far as all paths agree: whether it was written to since it was
/// known to be whole, and whether a release has dropped the error that would tell.
///
/// A forward analysis from the acquisition. Where paths disagree nothing is known, and nothing is reported.
struct OutputFlow {
    private let rule: RuleContext
    private let function: FlowFunction
    private let record: ObligationRecord
    private let kind: Kind
    /// The places that hold the object itself.
    private var names: Set<PlaceID>
    /// What may name it, or what lies over it: variables and parts of them.
    private var holders: Set<PlaceID>

    /// What is known of the output.
    private enum Standing: Equatable {
        case clean
        case written
        /// It was written to, and released by that instruction, whose error nobody has seen.
        case dropped(UInt32)
        /// Something else has failed: who comes from there says nothing of the others.
        case failed
        /// It is whole, or nothing is known of it.
        case settled
    }

    init(_ rule: RuleContext, _ record: ObligationRecord, _ kind: Kind, at place: PlaceID) {
        self.rule = rule
        function = rule.function
        self.record = record
        self.kind = kind
        names = [place]
        holders = [place]
        findNames()
        findHolders()
    }

    private mutating func findNames() {
        var count = 0
        while count < names.count {
            count = names.count
            for instruction in function.instructions
            where [.assign, .convert].contains(instruction.opcode)
                && names.contains(PlaceID(Int(instruction.b)))
            {
                names.insert(PlaceID(Int(instruction.a)))
            }
        }
    }

    private mutating func findHolders() {
        var count = 0
        while count < holders.count {
            count = holders.count
            for instruction in function.instructions {
                switch instruction.opcode {
                case .assign, .convert:
                    if mayName(PlaceID(Int(instruction.b))) { addHolder(PlaceID(Int(instruction.a))) }
                case .call:
                    let call = function.calls[Int(instruction.a)]
                    guard function.arguments(of: call).contains(where: { mayName($0.place) }) else {
                        continue
                    }
                    for result in function.results(of: call) where !result.isNone { addHolder(result) }
                default: continue
                }
            }
        }
    }

    private mutating func addHolder(_ place: PlaceID) {
        if !function.places[Int(place.index)].isPlain { holders.insert(place) }
    }

    /// Whether a place may name the object, or what lies over it: it holds such a part, or is one of it.
    func mayName(_ place: PlaceID) -> Bool {
        !place.isNone
            && holders.contains { function.contains(place, $0) || function.contains($0, place) }
    }

    /// The releases that drop the error of an output which the function says is whole.
    var droppingReleases: [UInt32] {
        guard !isUsedByLiterals, let deferred = deferredReleases,
            !deferred.isEmpty || function.instructions.indices.contains(where: { drops(UInt32($0)) })
        else { return [] }
        let concerned = concernedBlocks
        var entries = [Standing?](repeating: nil, count: function.blocks.count)
        var agenda = [record.block]
        var found: [UInt32] = []
        while let block = agenda.popLast() {
            let end = standing(atEndOf: block, entries[Int(block.index)], concerned)
            guard rule.context.endingOffset[Int(block.index)] < 0 else { continue }
            function.forEachSuccessor(of: block) { next in
                let known = entries[Int(next.index)]
                let met = known.map { Self.meet($0, end) } ?? end
                if known != met {
                    entries[Int(next.index)] = met
                    agenda.append(next)
                }
            }
        }
        for index in function.blocks.indices {
            let block = BlockID(index)
            guard block == record.block || entries[Int(block.index)] != nil, isSuccess(block) else {
                continue
            }
            switch standing(atEndOf: block, entries[Int(block.index)], concerned) {
            case .dropped(let site): found.append(site)
            case .written:
                let pending = rule.context.surelyPending(at: .max, in: block)
                if let release = deferred.last(where: { pending.contains($0.registered) }) {
                    found.append(release.site)
                }
            case .clean, .settled, .failed: continue
            }
        }
        return Set(found).sorted()
    }

    /// Whether a block is left by a return that says that all went well.
    private func isSuccess(_ block: BlockID) -> Bool {
        let b = function.blocks[Int(block.index)]
        return b.terminator == .return && b.region == record.region
            && rule.context.endingOffset[Int(block.index)] < 0 && !rule.context.isFailure(block)
    }

    // MARK: Deferred calls

    /// A deferred call that releases the output and drops the error.
    private struct DeferredRelease {
        /// The instruction that registers it.
        var registered: UInt32
        /// The instruction that drops the error.
        var site: UInt32
    }

    /// The deferred calls that drop the error; nil where some other one has to do with the object.
    private var deferredReleases: [DeferredRelease]? {
        var found: [DeferredRelease] = []
        for index in rule.context.deferInstructions {
            let call = rule.call(of: index)
            // What is removed when the function is left is nobody's output.
            if removes(call) { return nil }
            if isRelease(call) {
                found.append(DeferredRelease(registered: index, site: index))
            } else if case .region(let region) = call.callee {
                guard let releases = dropping(in: region) else { return nil }
                if let first = releases.first {
                    found.append(DeferredRelease(registered: index, site: first))
                }
            } else if quietRelease(by: call) != nil {
                found.append(DeferredRelease(registered: index, site: index))
            } else if isGiven(call) {
                return nil
            }
        }
        return found
    }

    /// The release whose error a function drops that is given the object.
    func quietRelease(by call: Call) -> String? {
        guard case .function(let id) = call.callee else { return nil }
        for (number, argument) in function.arguments(of: call).enumerated()
        where names.contains(argument.place) {
            guard let release = rule.program.quietReleasers.release(of: number, by: id) else { continue }
            let name = rule.knowledge.symbols.name(of: release)
            if kind.releaseNames.contains(name) { return name }
        }
        return nil
    }

    private func removes(_ call: Call) -> Bool {
        rule.releasedKinds(by: call).contains { $0?.survives == true && $0?.isOutput == false }
    }

    /// The releases of a deferred literal, if it drops the errors of all of them.
    private func dropping(in region: RegionID) -> [UInt32]? {
        var found: [UInt32] = []
        for index in function.positions(in: region)
        where [.call, .defer].contains(function.instructions[index].opcode) {
            let call = function.calls[Int(function.instructions[index].a)]
            if isRelease(call) {
                guard isDropped(UInt32(index)) else { return nil }
                found.append(UInt32(index))
            } else if function.arguments(of: call).contains(where: { names.contains($0.place) }),
                rule.context.contract(of: call)?.isPure != true
            {
                return nil
            }
        }
        return found
    }

    /// Whether a literal that is not deferred has to do with the object: it may run at any time.
    private var isUsedByLiterals: Bool {
        let deferred = rule.context.deferInstructions.compactMap { index -> RegionID? in
            if case .region(let region) = rule.call(of: index).callee { return region }
            return nil
        }
        return function.regions.indices.dropFirst().contains { index in
            let region = RegionID(index)
            guard region != record.region, !deferred.contains(region) else { return false }
            return function.regions[index].captures.contains { captured in
                names.contains { function.places[Int($0.index)].root == captured }
            }
        }
    }

    // MARK: Instructions

    private static func meet(_ a: Standing, _ b: Standing) -> Standing {
        switch (a, b) {
        case (.failed, let other), (let other, .failed): other
        case (.clean, .written), (.written, .clean): .written
        case (.dropped(let x), .dropped(let y)): .dropped(min(x, y))
        default: a == b ? a : .settled
        }
    }

    /// Whether an instruction releases the object, and drops the error.
    private func drops(_ index: UInt32) -> Bool {
        function.instructions[Int(index)].opcode == .call && isRelease(rule.call(of: index))
            && isDropped(index)
    }

    /// By block: whether some call there is given the object, or what lies over it.
    private var concernedBlocks: [Bool] {
        function.blocks.map { block in
            (Int(block.first)..<Int(block.first + block.count)).contains { index in
                guard function.instructions[index].opcode == .call else { return false }
                let call = function.calls[Int(function.instructions[index].a)]
                return mayName(call.receiver) || function.arguments(of: call).contains { mayName($0.place) }
            }
        }
    }

    private func standing(
        atEndOf block: BlockID, _ entry: Standing?, _ concerned: [Bool]
    ) -> Standing {
        var standing = entry ?? .settled
        if !concerned[Int(block.index)], block != record.block { return standing }
        for index in function.range(of: block) {
            if index == Int(record.instruction) {
                standing = .clean
            } else if entry != nil || index > Int(record.instruction),
                function.instructions[index].opcode == .call
            {
                apply(UInt32(index), in: block, to: &standing)
            }
        }
        return standing
    }

    private func apply(_ index: UInt32, in block: BlockID, to standing: inout Standing) {
        let call = rule.call(of: index)
        if isRelease(call) {
            if !isDropped(index) || standing != .written {
                standing = .settled
            } else {
                standing = rule.context.knowsError(at: block) ? .failed : .dropped(index)
            }
            return
        }
        let contract = rule.context.contract(of: call)
        let clauses = contract?.clauses ?? []
        if clauses.contains(where: { $0.word == .completes && isName(of: $0.path, in: call) }) {
            if !isDropped(index) { standing = .settled }
            return
        }
        if clauses.contains(where: { $0.word == .releases && isName(of: $0.path, in: call) }) {
            standing = .settled
        } else if writes(call, contract), standing == .clean || standing == .settled {
            // What was settled by a release cannot be written to.
            standing = standing == .clean ? .written : .settled
        }
    }

    /// Whether a call writes to the object, or to what lies over it: contracts say so, and who is given it otherwise
    /// is given it for that.
    private func writes(_ call: Call, _ contract: Contract?) -> Bool {
        for clause in contract?.clauses ?? [] where clause.word == .arms {
            if let place = function.place(of: clause.path, in: call), mayName(place) { return true }
        }
        let given = function.arguments(of: call).enumerated().dropFirst(call.hasReceiver ? 1 : 0).filter {
            mayName($0.element.place)
        }.map(\.offset)
        if given.isEmpty { return false }
        if case .function(let id) = call.callee,
            given.allSatisfy({ rule.program.unwrittenParameters.contain($0, of: id) })
        {
            return false
        }
        guard let contract, contract.origin != .inferred else { return true }
        return contract.clauses.contains { $0.word == .over }
    }

    private func isName(of path: ContractPath, in call: Call) -> Bool {
        function.place(of: path, in: call).map { names.contains($0) } ?? false
    }

    private func isGiven(_ call: Call) -> Bool {
        function.arguments(of: call).contains { names.contains($0.place) } || names.contains(call.receiver)
    }

    /// Whether a call releases the object by a name of its kind, and can tell of an error.
    private func isRelease(_ call: Call) -> Bool {
        guard call.hasReceiver, let receiver = function.arguments(of: call).first?.place,
            names.contains(receiver), kind.releaseNames.contains(rule.calleeName(call))
        else { return false }
        switch call.callee {
        case .function(let id), .abstract(let id):
            return rule.knowledge.functions[Int(id.index)].outcome == .error
        default: return false
        }
    }

    /// Whether nobody takes what a call gives; `_ = f.Close()` says that this is meant.
    private func isDropped(_ index: UInt32) -> Bool {
        !function.instructions[Int(index)].flag
            && function.results(of: rule.call(of: index)).allSatisfy(\.isNone)
    }
}
