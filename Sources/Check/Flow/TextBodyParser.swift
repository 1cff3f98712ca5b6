/// Reads one function of a flow text.
struct FlowBodyParser: ~Copyable {
    private let parser: FlowTextParser
    private var builder: FlowBuilder
    private var places: [String: PlaceID] = [:]
    private var blocks: [String: BlockID] = [:]
    private var regions: [RegionID] = []
    private var line = 0

    init(parser: FlowTextParser) {
        self.parser = parser
        builder = FlowBuilder(id: FunctionID(0), file: FileID(0))
    }

    private func failure(_ message: String) -> FlowTextParser.Failure {
        FlowTextParser.Failure(line: line + 1, message: message)
    }

    mutating func parse(_ line: inout Int) throws -> FlowFunction {
        self.line = line
        var reader = LineReader(words: parser.lines[line], line: line)
        reader.skip(1)
        let (package, receiver, name) = try reader.takeFunctionName()
        let full = "\(package):\(receiver.isEmpty ? "" : receiver + ".")\(name)"
        guard let id = parser.numbers[full] else { throw failure("'\(full)' is not declared") }
        builder = FlowBuilder(id: id, file: FileID(0))
        let end = sectionEnd(from: line)
        try declareRegions(line..<end)
        try declareBlocks(line..<end)
        try fill(line..<end)
        line = end
        return builder.function
    }

    /// The line behind the function: the next declaration, or the end.
    private func sectionEnd(from start: Int) -> Int {
        var index = start + 1
        while index < parser.lines.count, !["func", "declare"].contains(parser.lines[index].first) {
            index += 1
        }
        return index
    }

    // MARK: Regions, places, blocks

    private mutating func declareRegions(_ range: Range<Int>) throws {
        for index in range {
            line = index
            let words = parser.lines[index]
            guard let keyword = words.first else { continue }
            switch keyword {
            case "func": try declareRegion(words, parent: nil, skip: 2)
            case "region": try declareRegion(words, parent: Int(words[safe: 3] ?? ""), skip: 4)
            case "local", "temp", "global": try declareRoots(words, keyword)
            default: continue
            }
        }
        // Captures are named in the heads, before the variables of the outer region are known everywhere.
        for index in range where ["func", "region"].contains(parser.lines[index].first) {
            line = index
            try declareCaptures(parser.lines[index])
        }
    }

    private mutating func declareRegion(_ words: [String], parent: Int?, skip: Int) throws {
        var reader = LineReader(words: words, line: line)
        reader.skip(skip)
        let region = builder.addRegion(parent: parent.map { RegionID($0) }, start: 0, end: 0)
        regions.append(region)
        let parameters = try reader.takeList()
        let results = try reader.takeResults()
        let parameterPlaces = parameters.enumerated().map { addRoot($1, .parameter, $0, region) }
        let resultPlaces = results.enumerated().map { addRoot($1, .result, $0, region) }
        let isNamed = reader.contains("named")
        let recovers = reader.contains("recovers")
        builder.update(region) {
            $0.parameters = parameterPlaces
            $0.results = resultPlaces
            $0.outcome = FlowTextParser.outcome(of: results)
            $0.hasNamedResults = isNamed
            $0.recovers = recovers
        }
    }

    private mutating func declareCaptures(_ words: [String]) throws {
        let reader = LineReader(words: words, line: line)
        let region = words.first == "func" ? RegionID.body : RegionID(Int(words[safe: 1] ?? "") ?? 0)
        let stops = ["captures", "assigns", "named", "recovers"]
        let captures = try reader.list(behind: "captures", until: stops).map { try place($0) }
        let assigns = try reader.list(behind: "assigns", until: stops).map { try place($0) }
        builder.update(region) {
            $0.captures = captures
            $0.assigns = assigns
        }
        for place in assigns {
            builder.update(place) {
                $0.assigningRegion = $0.isAssignedInClosure ? $0.region : region
                $0.isAssignedInClosure = true
            }
        }
    }

    private mutating func declareRoots(_ words: [String], _ keyword: String) throws {
        var reader = LineReader(words: ["("] + words.dropFirst() + [")"], line: line)
        let role: Place.Role = keyword == "local" ? .local : keyword == "temp" ? .temporary : .global
        for (number, item) in try reader.takeList().enumerated() {
            _ = addRoot(item, role, number, regions.last ?? .body)
        }
    }

    private mutating func addRoot(
        _ item: LineReader.Item, _ role: Place.Role, _ number: Int, _ region: RegionID
    ) -> PlaceID {
        let name = String(item.name.prefix { $0 != "%" })
        let isPlain = item.words.contains("plain")
        let place = builder.function.addRoot(
            parser.symbols.intern(name), role: role, number: number, isPlain: isPlain, region: region)
        if item.words.contains("error") { builder.update(place) { $0.isError = true } }
        if item.words.contains("filled") { builder.update(place) { $0.isOnlyFilled = true } }
        places[item.name] = place
        if role == .result {
            _ = builder.function.test(.isNil, of: place)
            _ = builder.function.test(.isTrue, of: place)
        }
        return place
    }

    private mutating func place(_ text: String) throws -> PlaceID {
        if text == "_" { return .none }
        let parts = text.split(separator: ".").map(String.init)
        guard let first = parts.first, var place = places[first] else {
            throw failure("the place '\(text)' is not declared")
        }
        for part in parts.dropFirst() {
            place = builder.function.part(parser.symbols.intern(part), of: place)
        }
        return place
    }

    private mutating func declareBlocks(_ range: Range<Int>) throws {
        var region = RegionID.body
        var isFirst = true
        for index in range {
            line = index
            let words = parser.lines[index]
            guard let first = words.first else { continue }
            if first == "func" || first == "region" {
                region = first == "func" ? .body : RegionID(Int(words[safe: 1] ?? "") ?? 0)
                isFirst = true
            } else if first.hasSuffix(":") {
                let block =
                    isFirst ? builder.function.regions[Int(region.index)].entry : builder.addBlock(in: region)
                blocks[String(first.dropLast())] = block
                if words.contains("loop") { builder.markLoopHead(block) }
                isFirst = false
            }
        }
    }

    // MARK: Lines

    private mutating func fill(_ range: Range<Int>) throws {
        for index in range {
            line = index
            let words = parser.lines[index]
            guard let first = words.first else { continue }
            if first.hasSuffix(":"), let block = blocks[String(first.dropLast())] {
                builder.begin(block)
            } else if !["func", "region", "local", "temp", "global"].contains(first) {
                try parseLine(words)
            }
        }
    }

    private mutating func parseLine(_ words: [String]) throws {
        var reader = LineReader(words: words, line: line)
        let start = line + 1
        switch words[0] {
        case "jump": builder.jump(to: try block(words[safe: 1] ?? ""))
        case "if": try parseBranch(&reader)
        case "return": builder.leave(.return, start: start, end: start + 1)
        case "raise": builder.leave(.raise, start: start, end: start + 1)
        case "stop": builder.leave(.stop, start: start, end: start + 1)
        case "transfer": try parseTransfer(&reader)
        case "channel": try parseChannel(&reader)
        case "call", "defer", "spawn": try parseCall([], &reader)
        default: try parseAssignment(&reader)
        }
    }

    private func block(_ name: String) throws -> BlockID {
        guard let block = blocks[name] else { throw failure("there is no block '\(name)'") }
        return block
    }

    private mutating func parseBranch(_ reader: inout LineReader) throws {
        try reader.expect("if")
        let isInverted = reader.accept("not")
        let test = try parseTest(&reader)
        try reader.expect("then")
        let then = try block(try reader.take())
        try reader.expect("else")
        let other = try block(try reader.take())
        builder.branch(
            on: test, inverted: isInverted, then: then, else: other, start: line + 1, end: line + 2)
    }

    private mutating func parseTest(_ reader: inout LineReader) throws -> TestID {
        let word = try reader.take()
        if word == "?" { return .unknown }
        try reader.expect("(")
        let place = try place(try reader.take())
        var value: UInt64 = 0
        if reader.accept(",") { value = UInt64(try reader.take()) ?? 0 }
        try reader.expect(")")
        switch word {
        case "nil": return builder.function.test(.isNil, of: place)
        case "true": return builder.function.test(.isTrue, of: place)
        case "equal": return builder.function.test(.equals, of: place, value: value)
        case "expression": return builder.function.test(.expression, of: place, value: value)
        default: throw failure("there is no test '\(word)'")
        }
    }

    private mutating func emit(
        _ opcode: Opcode, _ a: UInt32 = .max, _ b: UInt32 = .max, _ c: UInt32 = .max, flag: Bool = false
    ) {
        builder.emit(
            Instruction(opcode, a, b, c, flag: flag, start: UInt32(line + 1), end: UInt32(line + 2)))
    }

    private mutating func parseTransfer(_ reader: inout LineReader) throws {
        try reader.expect("transfer")
        let place = try place(try reader.take())
        let names: [String: Transfer] = [
            "container": .container, "channel": .channel, "global": .global, "field": .field,
            "address": .address, "nobody": .nobody,
        ]
        guard let how = names[try reader.take()] else { throw failure("there is no such transfer") }
        let into = try reader.next.map { try self.place($0).index } ?? .max
        emit(.transfer, into, place.index, how.rawValue)
    }

    private mutating func parseChannel(_ reader: inout LineReader) throws {
        try reader.expect("channel")
        let names: [String: ChannelUse] = [
            "make": .make, "send": .send, "receive": .receive, "close": .close, "closeAtExit": .closeAtExit,
        ]
        guard let use = names[try reader.take()] else { throw failure("nothing such is done with channels") }
        let place = try place(try reader.take())
        var size = UInt32.max
        if let word = reader.next, let number = UInt32(word) {
            size = number
            _ = try reader.take()
        }
        let isChoice = reader.accept("choice")
        builder.emit(
            Instruction(
                .channel, place.index, use.rawValue, size, flag: isChoice, start: UInt32(line + 1),
                end: UInt32(line + 2)))
    }

    private mutating func parseAssignment(_ reader: inout LineReader) throws {
        var targets = [try place(try reader.take())]
        while reader.accept(",") { targets.append(try place(try reader.take())) }
        try reader.expect("=")
        let target = targets[0].index
        guard let word = reader.next else { throw failure("a value is missing") }
        switch word {
        case "call", "defer", "spawn": return try parseCall(targets, &reader)
        case "nil": emit(.set, target, UInt32(Constant.nil.rawValue))
        case "true": emit(.set, target, UInt32(Constant.yes.rawValue))
        case "false": emit(.set, target, UInt32(Constant.no.rawValue))
        case "nonnil": emit(.set, target, UInt32(Constant.nonNil.rawValue))
        case "fresh": emit(.fresh, target)
        case "?": emit(.forget, target)
        default: try parseOther(targets, &reader)
        }
    }

    private mutating func parseOther(_ targets: [PlaceID], _ reader: inout LineReader) throws {
        let target = targets[0].index
        switch try reader.take() {
        case "constant":
            let test = try parseTest(&reader)
            emit(.set, target, UInt32(Constant.equal.rawValue), test.index)
        case "test":
            let isInverted = reader.accept("not")
            let test = try parseTest(&reader)
            emit(.decide, target, test.index, flag: isInverted)
        case "closure": emit(.closure, target, UInt32(try reader.take()) ?? 0)
        case "convert":
            let source = try place(try reader.take())
            emit(.convert, target, source.index, targets.count > 1 ? targets[1].index : .max)
        case "bind":
            let (call, receiver) = try parseTarget([], &reader)
            emit(.bind, target, receiver.index, call)
        case let name: emit(.assign, target, try place(name).index)
        }
    }

    private mutating func parseCall(_ results: [PlaceID], _ reader: inout LineReader) throws {
        let keyword = try reader.take()
        let (call, _) = try parseTarget(results, &reader)
        emit(keyword == "call" ? .call : keyword == "defer" ? .defer : .spawn, call)
    }

    private mutating func parseTarget(
        _ results: [PlaceID], _ reader: inout LineReader
    ) throws -> (call: UInt32, receiver: PlaceID) {
        var hasReceiver = false
        let callee: Callee
        let word = try reader.take()
        if word == "?" {
            callee = .unknown
        } else if word == "recover" {
            callee = .recover
        } else if word == "region" {
            callee = .region(RegionID(Int(try reader.take()) ?? 0))
        } else if word.hasPrefix("*") {
            callee = .value(try place(String(word.dropFirst())))
        } else if word.hasPrefix(".") {
            callee = .named(parser.symbols.intern(String(word.dropFirst())))
            hasReceiver = true
        } else if let id = parser.numbers[word] {
            let info = parser.declarations[Int(id.index)].info
            callee = info.isAbstract ? .abstract(id) : .function(id)
            hasReceiver = info.hasReceiver
        } else {
            throw failure("the function '\(word)' is not declared")
        }
        let arguments = try parseArguments(&reader)
        let call = builder.addCall(
            callee, hasReceiver: hasReceiver, arguments: arguments, results: results, start: line + 1,
            end: line + 2)
        return (call, arguments.first?.place ?? .none)
    }

    private mutating func parseArguments(_ reader: inout LineReader) throws -> [Argument] {
        try reader.expect("(")
        var arguments: [Argument] = []
        while !reader.accept(")") {
            let isAddress = reader.accept("&")
            var argument = Argument(place: try place(try reader.take()), isAddress: isAddress)
            if reader.accept("#") { argument.constant = builder.addConstant(Int64(try reader.take()) ?? 0) }
            if reader.accept("~") {
                argument.mask = NameMask(bits: UInt64(try reader.take(), radix: 16) ?? 0)
            }
            arguments.append(argument)
            _ = reader.accept(",")
        }
        return arguments
    }
}

extension Array {
    /// The element at an index, if there is one.
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
