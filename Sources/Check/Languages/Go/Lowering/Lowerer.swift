import SuretyFlow

/// Turns the body of one declared function, and the literals in it, into a flow graph.
///
/// What Go leaves to the reader is made explicit: where a condition's parts are decided, when the arguments of a
/// deferred call are bound, which results a return sets before the deferred calls run.
final class Lowerer {
    let view: BodyView
    let tree: SyntaxTree
    @exclusivity(unchecked) var builder: FlowBuilder
    /// By local variable: its place.
    @exclusivity(unchecked) var locals: [PlaceID]
    /// By local variable: the region of the literal that it holds for good.
    @exclusivity(unchecked) var literals: [RegionID?]
    /// By local variable: how often it is assigned, its declaration included.
    @exclusivity(unchecked) var assignments: [UInt8]
    /// By local variable: how often it is read, how often of these only to be filled, measured or returned, and whether it is
    /// filled.
    @exclusivity(unchecked) var readings: [(all: UInt16, harmless: UInt16, fills: Bool)]
    /// By package variable: its place.
    @exclusivity(unchecked) var globals: [Int: PlaceID] = [:]
    /// The regions that are being lowered, the innermost last.
    @exclusivity(unchecked) var frames: [Frame] = []
    /// Where `fallthrough` goes, for each switch that is open.
    @exclusivity(unchecked) var fallthroughs: [BlockID?] = []
    /// Whether what is lowered is one of the ways of a `select`.
    @exclusivity(unchecked) var isChoice = false
    /// How many calls had a callee that is not known.
    var unresolvedCalls = 0

    /// A region that is being lowered.
    struct Frame {
        var region: RegionID
        var results: [PlaceID]
        var targets: [JumpTarget] = []
        var labels: [Symbol: BlockID] = [:]
        var captures: [PlaceID] = []
        var assigns: [PlaceID] = []
    }

    /// Where `break` and `continue` go.
    struct JumpTarget {
        var label: Symbol?
        var breakBlock: BlockID
        var continueBlock: BlockID?
        /// How many rounds it has, where it is a loop.
        var rounds = DeferRounds.open
    }

    private init(_ view: BodyView, id: FunctionID, file: FileID) {
        self.view = view
        tree = view.tree
        builder = FlowBuilder(id: id, file: file)
        // Not `repeating:`, which looks at its type at run time; there are thousands of functions.
        locals = Array(repeatElement(.none, count: view.localCount))
        literals = Array(repeatElement(nil, count: view.localCount))
        assignments = Array(repeatElement(0, count: view.localCount))
        readings = Array(repeatElement((0, 0, false), count: view.localCount))
    }

    /// Lowers a function declaration that has a body.
    static func lower(_ view: BodyView, id: FunctionID, file: FileID) -> (
        function: FlowFunction, unresolved: Int
    ) {
        let lowerer = Lowerer(view, id: id, file: file)
        lowerer.countAssignments()
        let parts = view.tree.functionDeclaration(view.declaration)
        let range = view.tree.range(view.declaration)
        lowerer.lowerBody(
            parts.body, type: parts.type, receiver: parts.receiver, parent: nil, start: range.lowerBound,
            end: range.upperBound)
        lowerer.noteFilled()
        return (lowerer.builder.function, lowerer.unresolvedCalls)
    }

    /// Lowers the values of package variables that contain function literals.
    static func lowerInitialization(
        _ view: BodyView, id: FunctionID, file: FileID
    ) -> (function: FlowFunction, unresolved: Int) {
        let lowerer = Lowerer(view, id: id, file: file)
        lowerer.countAssignments()
        let range = view.tree.range(view.declaration)
        let region = lowerer.builder.addRegion(parent: nil, start: range.lowerBound, end: range.upperBound)
        lowerer.frames.append(Frame(region: region, results: []))
        lowerer.builder.begin(lowerer.builder.function.regions[0].entry)
        for specification in view.tree.specifications(view.declaration) {
            for value in view.tree.valueSpecification(specification).values {
                // A package variable outlives every function.
                lowerer.transfer(lowerer.lower(value), .global, value)
            }
        }
        lowerer.builder.leave(.return, start: range.lowerBound, end: range.upperBound)
        return (lowerer.builder.function, lowerer.unresolvedCalls)
    }

    /// Notes that a reading of a variable takes nothing out of it.
    func noteHarmlessReading(_ node: Node, fills: Bool = false) {
        let node = tree.unparenthesized(node)
        guard tree.kind(node) == .identifier, case .local(let number) = view.resolve(node) else { return }
        readings[number].harmless &+= 1
        if fills { readings[number].fills = true }
    }

    /// Marks the variables that are only filled, now that all that reads them has been seen.
    private func noteFilled() {
        for (number, reading) in readings.enumerated()
        where reading.fills && reading.all == reading.harmless && !locals[number].isNone {
            builder.update(locals[number]) { $0.isOnlyFilled = true }
        }
    }

    var region: RegionID { frames[frames.count - 1].region }

    // MARK: Regions

    /// Lowers a body as a region of its own and answers its number.
    @discardableResult
    func lowerBody(
        _ body: Node, type: Node, receiver: Node, parent: RegionID?, start: Int, end: Int
    ) -> RegionID {
        let region = builder.addRegion(parent: parent, start: start, end: end)
        frames.append(Frame(region: region, results: []))
        declareParameters(type: type, receiver: receiver, region)
        builder.begin(builder.function.regions[Int(region.index)].entry)
        clearNamedResults(type, before: body)
        lowerStatements(tree.statements(body))
        let close = max(tree.end(body) - 1, start)
        builder.leave(.return, start: close, end: close + 1)
        let frame = frames.removeLast()
        builder.update(region) {
            $0.captures = frame.captures
            $0.assigns = frame.assigns
        }
        return region
    }

    /// A result that has a name is a variable that begins with nothing.
    private func clearNamedResults(_ type: Node, before body: Node) {
        let fields = tree.functionType(type).results
        // It has no place in the source: it is part of the first statement.
        guard !fields.isNone, let first = tree.statements(body).first else { return }
        var results = frames[frames.count - 1].results[...]
        for field in tree.fields(fields) {
            let parts = tree.field(field)
            let shape = view.shape(ofType: parts.type)
            for place in results.prefix(parts.names.count) { assign(zero(shape, first), to: place, first) }
            results = results.dropFirst(max(1, parts.names.count))
        }
    }

    private func declareParameters(type: Node, receiver: Node, _ region: RegionID) {
        let signature = tree.functionType(type)
        var parameters: [PlaceID] = []
        for list in [receiver, signature.parameters] where !list.isNone {
            for field in tree.fields(list) { declareField(field, .parameter, region, &parameters) }
        }
        var results: [PlaceID] = []
        var isNamed = false
        if !signature.results.isNone {
            for field in tree.fields(signature.results) {
                if !tree.field(field).names.isEmpty { isNamed = true }
                declareField(field, .result, region, &results)
            }
        }
        let outcome = view.outcome(ofResults: signature.results)
        frames[frames.count - 1].results = results
        // Somebody may ask what a result tells.
        for place in results { _ = builder.function.test(.isNil, of: place) }
        builder.update(region) {
            $0.parameters = parameters
            $0.results = results
            $0.hasNamedResults = isNamed
            $0.outcome = outcome
        }
    }

    private func declareField(
        _ field: Node, _ role: Place.Role, _ region: RegionID, _ places: inout [PlaceID]
    ) {
        let parts = tree.field(field)
        let shape = view.shape(ofType: parts.type)
        let isPlain = shape == .plain || shape == .boolean || shape == .error
        func add(_ name: Symbol) -> PlaceID {
            let place = builder.function.addRoot(
                name, role: role, number: places.count, isPlain: isPlain, region: region)
            if shape == .text { builder.update(place) { $0.isText = true } }
            if shape == .error { builder.update(place) { $0.isError = true } }
            // What is given beside a boolean is often there only where that is true.
            if shape == .boolean && role == .result { _ = builder.function.test(.isTrue, of: place) }
            places.append(place)
            return place
        }
        if parts.names.isEmpty { _ = add(.empty) }
        for name in parts.names {
            let place = add(tree.symbol(name))
            if case .local(let number) = view.resolve(name) { locals[number] = place }
        }
    }

    // MARK: Variables

    /// The place of a local variable; outside of the region that declares it, it is captured.
    func place(ofLocal number: Int, name: Symbol) -> PlaceID {
        if locals[number].isNone {
            let shape = view.shape(ofLocal: number, name: name)
            let isPlain = shape == .plain || shape == .boolean || shape == .error
            locals[number] = builder.function.addRoot(
                name, role: .local, number: number, isPlain: isPlain, region: region)
            if shape == .error { builder.update(locals[number]) { $0.isError = true } }
        }
        let place = locals[number]
        capture(place)
        return place
    }

    /// Declares a local variable anew in the region that is being lowered.
    func declare(_ number: Int, name: Symbol) -> PlaceID { place(ofLocal: number, name: name) }

    private func capture(_ place: PlaceID) {
        let home = builder.function.places[Int(place.index)].region
        for index in frames.indices.reversed() {
            if frames[index].region == home { return }
            if !frames[index].captures.contains(place) { frames[index].captures.append(place) }
        }
    }

    /// Notes that a region assigns a variable of an outer one.
    func noteAssignment(to place: PlaceID) {
        let root = builder.function.places[Int(place.index)].root
        let p = builder.function.places[Int(root.index)]
        if p.role == .global || place != root { return }
        for index in frames.indices.reversed() {
            if frames[index].region == p.region { return }
            if !frames[index].assigns.contains(root) { frames[index].assigns.append(root) }
        }
    }

    /// A literal that calls another one has to do with all that the other one has to do with. What that assigns is told
    /// where it is called.
    func noteUse(of literal: RegionID) {
        for place in builder.function.regions[Int(literal.index)].captures { capture(place) }
    }

    /// The place of a package variable.
    func place(ofGlobal number: Int, name: Symbol) -> PlaceID {
        if let known = globals[number] { return known }
        let place = builder.function.addRoot(name, role: .global, number: number, region: .body)
        globals[number] = place
        return place
    }

    /// A new temporary.
    func temporary(isPlain: Bool = false) -> PlaceID {
        builder.function.addRoot(.empty, role: .temporary, isPlain: isPlain, region: region)
    }

    // MARK: Instructions

    func emit(
        _ opcode: Opcode, _ a: UInt32 = .max, _ b: UInt32 = .max, _ c: UInt32 = .max, flag: Bool = false,
        at node: Node
    ) {
        let range = tree.range(node)
        builder.emit(
            Instruction(
                opcode, a, b, c, flag: flag, start: UInt32(truncatingIfNeeded: range.lowerBound),
                end: UInt32(truncatingIfNeeded: range.upperBound)))
    }

    /// Opens a new block behind the open one, which is closed first.
    func startBlock(_ block: BlockID) {
        builder.jump(to: block)
        builder.begin(block)
    }

    func newBlock() -> BlockID { builder.addBlock(in: region) }

    /// Code behind a jump is lowered into a block that nothing leads to, so that rules can tell of it.
    func startUnreachable() { builder.begin(newBlock()) }

    // MARK: Counting assignments

    /// Counts how often each local variable gets a value: one that gets only a literal holds it for good.
    private func countAssignments() {
        for index in view.nodes {
            let node = Node(index)
            switch tree.kind(node) {
            case .assignment:
                for target in tree.assignment(node).left { count(target) }
            case .valueSpecification:
                let parts = tree.valueSpecification(node)
                if !parts.values.isEmpty { parts.names.forEach(count) }
            case .rangeStatement:
                let parts = tree.rangeStatement(node)
                count(parts.key)
                count(parts.value)
            case .unary where tree.token(node) == .and:
                // An address lets anybody assign.
                count(tree.leftNode(node))
                count(tree.leftNode(node))
            default: break
            }
        }
    }

    private func count(_ node: Node) {
        if node.isNone { return }
        let target = tree.unparenthesized(node)
        guard tree.kind(target) == .identifier, case .local(let number) = view.resolve(target) else { return }
        if assignments[number] < 2 { assignments[number] += 1 }
    }
}
