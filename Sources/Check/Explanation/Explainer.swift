import SuretyContracts
import SuretyFlow
import SuretyObligations

/// What only a language's front end can tell of a deferred call.
public struct DeferSource: Sendable {
    /// The callee as it is written; empty for a literal.
    public var callee: String
    /// What the call is bound to.
    public var bindings: [DeferredCall.Binding]
    /// What the language's compiler makes of it.
    public var realization: DeferredCall.Realization?

    /// Makes one.
    public init(
        callee: String, bindings: [DeferredCall.Binding], realization: DeferredCall.Realization?
    ) {
        self.callee = callee
        self.bindings = bindings
        self.realization = realization
    }
}

/// Tells what a solved function does at its exits. It reads the flow graph and the obligations, and knows no language.
public struct Explainer {
    let context: FunctionContext
    let function: FlowFunction
    let solved: SolvedFunction
    private let source: (SourceSpan) -> DeferSource?
    private let body: (FunctionID) -> FlowFunction?

    /// Prepares the explanation of a function.
    ///
    /// - Parameters:
    ///   - source: what is written at a statement that registers a call.
    ///   - body: the flow graph of a function, where it has one.
    public init(
        _ context: FunctionContext, solved: SolvedFunction, source: @escaping (SourceSpan) -> DeferSource?,
        body: @escaping (FunctionID) -> FlowFunction?
    ) {
        self.context = context
        function = context.function
        self.solved = solved
        self.source = source
        self.body = body
    }

    /// Explains one body of the function.
    public func explanation(of region: RegionID) -> FunctionExplanation {
        let r = function.regions[Int(region.index)]
        let symbols = context.knowledge.symbols
        var explanation = FunctionExplanation(
            name: context.name(of: region), span: span(r.start, r.end),
            parent: r.parent == region ? "" : context.name(of: r.parent),
            results: r.results.map { symbols.name(of: function.places[Int($0.index)].name) },
            hasNamedResults: r.hasNamedResults, recovers: r.recovers)
        let pending = PendingCalls(context, region: region)
        explanation.defers = pending.registrations.indices.map { deferredCall($0, pending, region) }
        explanation.exits = ExitCollector(self, pending, region).exits
        return explanation
    }

    /// The bodies that lie in a region, itself first, in the order of the source.
    public func regions(in region: RegionID) -> [RegionID] {
        var inside: Set<RegionID> = [region]
        var found = [region]
        for index in function.regions.indices where index > Int(region.index) {
            guard inside.contains(function.regions[index].parent) else { continue }
            inside.insert(RegionID(index))
            found.append(RegionID(index))
        }
        return found
    }

    func span(_ start: UInt32, _ end: UInt32) -> SourceSpan {
        SourceSpan(file: function.file, start: start, end: end)
    }

    // MARK: Deferred calls

    private func deferredCall(_ index: Int, _ pending: PendingCalls, _ region: RegionID) -> DeferredCall {
        let instruction = pending.registrations[index]
        let call = function.calls[Int(function.instructions[Int(instruction)].a)]
        let span = context.span(of: instruction)
        let source = source(span)
        var deferred = DeferredCall(
            id: index + 1, span: span, callee: name(of: call, source), target: target(of: call))
        deferred.instruction = instruction
        deferred.realization = source?.realization
        deferred.bindings = bindings(call, source)
        deferred.below = pending.below[index].filter { $0 != pending.empty }.map { $0 + 1 }.sorted()
        deferred.isLast = pending.below[index].contains(pending.empty)
        describe(call, region, &deferred)
        return deferred
    }

    private func name(of call: Call, _ source: DeferSource?) -> String {
        if case .region(let region) = call.callee { return context.name(of: region) }
        guard let written = source?.callee, !written.isEmpty else { return context.calleeName(call) }
        return written
    }

    private func target(of call: Call) -> DeferredCall.Target {
        switch call.callee {
        case .function: .function
        case .abstract: .interface
        case .region: .literal
        case .value: .value
        case .named, .recover, .unknown: .other
        }
    }

    /// The bindings as they are written; the graph says which of them are addresses.
    private func bindings(_ call: Call, _ source: DeferSource?) -> [DeferredCall.Binding] {
        var bindings = source?.bindings ?? []
        let arguments = function.arguments(of: call).dropFirst(call.hasReceiver ? 1 : 0)
        let written = bindings.indices.filter { bindings[$0].role == .argument }
        guard written.count == arguments.count else { return bindings }
        for (index, argument) in zip(written, arguments) { bindings[index].isAddress = argument.isAddress }
        return bindings
    }

    private func describe(_ call: Call, _ region: RegionID, _ deferred: inout DeferredCall) {
        let named = function.regions[Int(region.index)].hasNamedResults
        var changed = function.arguments(of: call).filter { $0.isAddress && !$0.place.isNone }.map {
            function.places[Int($0.place.index)].root
        }
        switch call.callee {
        case .region(let literal):
            let r = function.regions[Int(literal.index)]
            deferred.reads = names(of: r.captures)
            changed += assigned(in: literal)
            deferred.recovers = r.recovers
            deferred.mayEndProcess = mayEndProcess(context, literal)
        case .function(let id):
            deferred.mayEndProcess = context.ending(of: call) == .process
            if let body = body(id) {
                deferred.recovers = body.regions[0].recovers
                let callee = FunctionContext(body, knowledge: context.knowledge)
                deferred.mayEndProcess = deferred.mayEndProcess || mayEndProcess(callee, .body)
            }
        default: break
        }
        guard named else { return }
        deferred.changes = names(
            of: function.regions[Int(region.index)].results.filter { changed.contains($0) })
    }

    /// The variables that a literal, or one in it, sets, or sets a part of.
    private func assigned(in literal: RegionID) -> [PlaceID] {
        let inside = Set(regions(in: literal))
        var found = Set(function.regions[Int(literal.index)].assigns)
        for (index, block) in function.blocks.enumerated() where inside.contains(block.region) {
            for instruction in function.range(of: BlockID(index)) {
                let i = function.instructions[instruction]
                switch i.opcode {
                case .assign, .set, .fresh, .forget, .decide, .convert, .closure, .bind:
                    found.insert(function.places[Int(i.a)].root)
                case .call:
                    for place in function.results(of: function.calls[Int(i.a)]) where !place.isNone {
                        found.insert(function.places[Int(place.index)].root)
                    }
                case .defer, .spawn, .transfer, .channel: continue
                }
            }
        }
        return found.sorted()
    }

    private func names(of places: [PlaceID]) -> [String] {
        var names: [String] = []
        for place in places {
            let name = context.knowledge.symbols.name(of: function.places[Int(place.index)].name)
            if !name.isEmpty && !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether a call that ends the process can be reached in a body.
    private func mayEndProcess(_ context: FunctionContext, _ region: RegionID) -> Bool {
        let function = context.function
        return function.blocks.indices.contains { index in
            let block = BlockID(index)
            return function.blocks[index].region == region && context.isReachable(block)
                && context.endsProcess(in: block)
        }
    }
}
