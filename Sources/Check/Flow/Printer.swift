/// Prints flow graphs as text: for goldens, for tests, for people. `FlowParser` reads the same text.
public struct FlowPrinter {
    private let function: FlowFunction
    private let functions: [FunctionInfo]
    private let symbols: SymbolTable
    private let showsSpans: Bool
    private var text = ""

    /// Makes a printer of one function.
    ///
    /// - Parameter showsSpans: whether each line ends with the source range that it stands for.
    public init(
        _ function: FlowFunction, functions: [FunctionInfo], symbols: SymbolTable, showsSpans: Bool = false
    ) {
        self.function = function
        self.functions = functions
        self.symbols = symbols
        self.showsSpans = showsSpans
    }

    /// The text of the function and of the literals in it.
    public func print() -> String {
        var copy = self
        for index in function.regions.indices { copy.printRegion(RegionID(index)) }
        return copy.text
    }

    private mutating func printRegion(_ id: RegionID) {
        let region = function.regions[Int(id.index)]
        if id == .body {
            text += "func \(name(of: function.id))"
        } else {
            text += "region \(id.index) in \(region.parent.index)"
        }
        text += "(" + region.parameters.map { declaration($0) }.joined(separator: ", ") + ")"
        var results = region.results.map { declaration($0) }
        if let last = results.indices.last, region.outcome != .none {
            let isError = region.outcome == .error
            if !results[last].hasSuffix(" error") { results[last] += isError ? " error" : " bool" }
        }
        text += " -> (" + results.joined(separator: ", ") + ")"
        if region.hasNamedResults { text += " named" }
        if region.recovers { text += " recovers" }
        if !region.captures.isEmpty {
            text += " captures " + region.captures.map { place($0) }.joined(separator: " ")
        }
        if !region.assigns.isEmpty {
            text += " assigns " + region.assigns.map { place($0) }.joined(separator: " ")
        }
        text += "\n"
        printRoots(of: id)
        for index in function.blocks.indices where function.blocks[index].region == id {
            printBlock(BlockID(index), isEntry: region.entry == BlockID(index))
        }
    }

    private mutating func printRoots(of region: RegionID) {
        for role in [Place.Role.local, .temporary, .global] {
            let roots = function.places.indices.filter {
                function.places[$0].parent.isNone && function.places[$0].region == region
                    && function.places[$0].role == role
            }
            if roots.isEmpty { continue }
            let keyword = role == .local ? "local" : role == .temporary ? "temp" : "global"
            text += "  \(keyword) " + roots.map { declaration(PlaceID($0)) }.joined(separator: ", ") + "\n"
        }
    }

    private mutating func printBlock(_ id: BlockID, isEntry: Bool) {
        let block = function.blocks[Int(id.index)]
        text += "b\(id.index):\(isEntry ? " entry" : "")\(block.isLoopHead ? " loop" : "")\n"
        for index in function.range(of: id) {
            let instruction = function.instructions[index]
            line(self.text(of: instruction), instruction.start, instruction.end)
        }
        switch block.terminator {
        case .jump: line("jump b\(block.target.index)", 0, 0)
        case .branch:
            line(
                "if \(block.flag ? "not " : "")\(test(block.test)) then b\(block.target.index) "
                    + "else b\(block.other.index)", block.start, block.end)
        case .return: line("return", block.start, block.end)
        case .raise: line("raise", block.start, block.end)
        case .stop: line("stop", 0, 0)
        }
    }

    private mutating func line(_ content: String, _ start: UInt32, _ end: UInt32) {
        text += "  " + content
        if showsSpans && end > 0 { text += "  @\(start)-\(end)" }
        text += "\n"
    }

    private func text(of instruction: Instruction) -> String {
        // Functions, since not every operand is a place.
        var target: String { instruction.a == .max ? "_" : place(PlaceID(Int(instruction.a))) }
        var source: String { instruction.b == .max ? "_" : place(PlaceID(Int(instruction.b))) }
        switch instruction.opcode {
        case .assign: return "\(target) = \(source)"
        case .fresh: return "\(target) = fresh"
        case .forget: return "\(target) = ?"
        case .set: return "\(target) = \(constant(instruction))"
        case .decide:
            return "\(target) = test \(instruction.flag ? "not " : "")\(test(TestID(Int(instruction.b))))"
        case .call: return call("call", instruction.a)
        case .defer: return call("defer", instruction.a)
        case .spawn: return call("spawn", instruction.a)
        case .closure: return "\(target) = closure \(instruction.b)"
        case .bind: return "\(target) = " + call("bind", instruction.c)
        case .convert:
            let ok = instruction.c == .max ? "" : ", " + place(PlaceID(Int(instruction.c)))
            return "\(target)\(ok) = convert \(source)"
        case .channel:
            let use = ChannelUse(rawValue: instruction.b).map { "\($0)" } ?? "send"
            let size = instruction.c == .max ? "" : " \(instruction.c)"
            return "channel \(use) \(target)\(size)\(instruction.flag ? " choice" : "")"
        case .transfer:
            let into = instruction.a == .max ? "" : " \(place(PlaceID(Int(instruction.a))))"
            return "transfer \(source) \(Transfer(rawValue: instruction.c).map { "\($0)" } ?? "field")\(into)"
        }
    }

    private func constant(_ instruction: Instruction) -> String {
        switch Constant(rawValue: UInt8(truncatingIfNeeded: instruction.b)) {
        case .nil: "nil"
        case .no: "false"
        case .yes: "true"
        case .nonNil, nil: "nonnil"
        case .equal: "constant \(test(TestID(Int(instruction.c))))"
        }
    }

    private func call(_ keyword: String, _ number: UInt32) -> String {
        let call = function.calls[Int(number)]
        let results = function.results(of: call).map { place($0) }.joined(separator: ", ")
        let arguments = function.arguments(of: call).map { argument($0) }.joined(separator: ", ")
        let head = results.isEmpty ? "" : results + " = "
        return "\(head)\(keyword) \(callee(call))(\(arguments)\(call.isSpread ? "..." : ""))"
    }

    private func callee(_ call: Call) -> String {
        switch call.callee {
        case .function(let id), .abstract(let id): name(of: id)
        case .named(let name): "." + symbols.name(of: name)
        case .value(let place): "*" + self.place(place)
        case .region(let region): "region \(region.index)"
        case .recover: "recover"
        case .unknown: "?"
        }
    }

    private func argument(_ argument: Argument) -> String {
        var text = argument.isAddress ? "&" : ""
        text += place(argument.place)
        if argument.constant >= 0 { text += "#\(function.constants[Int(argument.constant)])" }
        if argument.mask.bits != 0 { text += "~" + String(argument.mask.bits, radix: 16) }
        return text
    }

    private func name(of id: FunctionID) -> String {
        let info = functions[Int(id.index)]
        let receiver = info.receiver == .empty ? "" : symbols.name(of: info.receiver) + "."
        return "\(symbols.name(of: info.package)):\(receiver)\(symbols.name(of: info.name))"
    }

    private func declaration(_ id: PlaceID) -> String {
        let p = function.places[Int(id.index)]
        return place(id) + (p.isPlain ? " plain" : "") + (p.isError ? " error" : "")
            + (p.isOnlyFilled ? " filled" : "")
    }

    private func place(_ id: PlaceID) -> String {
        if id.isNone { return "_" }
        let p = function.places[Int(id.index)]
        if !p.parent.isNone { return place(p.parent) + "." + symbols.name(of: p.name) }
        let name = symbols.name(of: p.name)
        return p.role == .temporary || name.isEmpty ? "%\(id.index)" : "\(name)%\(id.index)"
    }

    private func test(_ id: TestID) -> String {
        if id == .unknown { return "?" }
        let t = function.tests[Int(id.index)]
        switch t.kind {
        case .isNil: return "nil(\(place(t.place)))"
        case .isTrue: return "true(\(place(t.place)))"
        case .equals: return "equal(\(place(t.place)), \(t.value))"
        case .expression: return "expression(\(place(t.place)), \(t.value))"
        }
    }
}
