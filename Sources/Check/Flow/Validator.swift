/// Checks that a flow graph is well formed, after every lowering in tests and debug builds.
///
/// What it finds is a defect of a front end, never of the source that is analysed.
public struct FlowValidator {
    private let function: FlowFunction
    private var problems: [String] = []

    /// What is wrong with a function: nothing, in a correct front end.
    public static func problems(of function: FlowFunction) -> [String] {
        var validator = FlowValidator(function)
        validator.checkRegions()
        validator.checkBlocks()
        validator.checkPlaces()
        return validator.problems
    }

    private init(_ function: FlowFunction) { self.function = function }

    private mutating func require(_ condition: Bool, _ problem: @autoclosure () -> String) {
        if !condition { problems.append(problem()) }
    }

    private mutating func checkRegions() {
        require(!function.regions.isEmpty, "there is no region")
        for (index, region) in function.regions.enumerated() {
            let entry = Int(region.entry.index)
            require(entry < function.blocks.count, "region \(index) has no entry")
            guard entry < function.blocks.count else { continue }
            require(
                function.blocks[entry].region.index == index, "the entry of region \(index) lies elsewhere")
            require(
                region.parent.index <= index, "region \(index) comes before the region that it lies in")
            for place in region.parameters { checkRole(place, .parameter, index) }
            for place in region.results { checkRole(place, .result, index) }
            for place in region.captures + region.assigns {
                require(isValid(place), "region \(index) captures a place that does not exist")
                guard isValid(place) else { continue }
                require(
                    function.places[Int(place.index)].region.index != index,
                    "region \(index) captures a variable of its own")
            }
        }
    }

    private mutating func checkRole(_ place: PlaceID, _ role: Place.Role, _ region: Int) {
        require(isValid(place), "region \(region) has a \(role) that does not exist")
        guard isValid(place) else { return }
        let p = function.places[Int(place.index)]
        require(p.role == role, "a \(role) of region \(region) is a \(p.role)")
        require(Int(p.region.index) == region, "a \(role) of region \(region) belongs elsewhere")
    }

    private mutating func checkBlocks() {
        for (index, block) in function.blocks.enumerated() {
            let end = Int(block.first) + Int(block.count)
            require(end <= function.instructions.count, "block \(index) goes beyond the instructions")
            guard end <= function.instructions.count else { continue }
            checkTarget(block.target, of: index, block)
            checkTarget(block.other, of: index, block)
            if let unwind = block.unwind { checkTarget(unwind, of: index, block) }
            if block.terminator == .branch, block.test != .unknown {
                require(
                    Int(block.test.index) < function.tests.count,
                    "block \(index) asks a test that does not exist")
            }
            for position in Int(block.first)..<end { check(function.instructions[position], position) }
        }
    }

    private mutating func checkTarget(_ target: BlockID, of index: Int, _ block: Block) {
        require(
            Int(target.index) < function.blocks.count, "block \(index) goes to a block that does not exist")
        guard Int(target.index) < function.blocks.count else { return }
        require(
            function.blocks[Int(target.index)].region == block.region,
            "block \(index) goes into another region")
    }

    private mutating func check(_ instruction: Instruction, _ index: Int) {
        require(instruction.start <= instruction.end, "instruction \(index) ends before it starts")
        switch instruction.opcode {
        case .assign: requirePlaces([instruction.a, instruction.b], index)
        case .set, .fresh, .forget, .decide: requirePlaces([instruction.a], index)
        case .transfer: requirePlaces([instruction.b], index)
        case .channel: if instruction.a != .max { requirePlaces([instruction.a], index) }
        case .convert: requirePlaces([instruction.a, instruction.b], index)
        case .closure:
            requirePlaces([instruction.a], index)
            require(Int(instruction.b) < function.regions.count, "instruction \(index) makes no literal")
        case .call, .defer, .spawn: checkCall(instruction.a, index)
        case .bind:
            requirePlaces([instruction.a, instruction.b], index)
            checkCall(instruction.c, index)
        }
    }

    private mutating func checkCall(_ number: UInt32, _ index: Int) {
        require(Int(number) < function.calls.count, "instruction \(index) makes no call")
        guard Int(number) < function.calls.count else { return }
        let call = function.calls[Int(number)]
        for argument in function.arguments(of: call) where !argument.place.isNone {
            requirePlaces([argument.place.index], index)
            require(
                Int(argument.constant) < function.constants.count,
                "instruction \(index) passes an unknown constant")
        }
        for place in function.results(of: call) where !place.isNone { requirePlaces([place.index], index) }
        require(!call.hasReceiver || call.argumentCount > 0, "instruction \(index) calls a method of nothing")
        if case .region(let region) = call.callee {
            require(Int(region.index) < function.regions.count, "instruction \(index) calls no literal")
        }
    }

    private mutating func requirePlaces(_ places: [UInt32], _ index: Int) {
        for place in places { require(isValid(PlaceID(Int(place))), "instruction \(index) names no place") }
    }

    private mutating func checkPlaces() {
        for (index, place) in function.places.enumerated() where !place.parent.isNone {
            require(place.parent.index < index, "place \(index) comes before the place that it is a part of")
            let parent = function.places[Int(place.parent.index)]
            require(parent.root == place.root, "place \(index) has another root than its parent")
            require(parent.depth + 1 == place.depth, "place \(index) has a wrong depth")
        }
    }

    private func isValid(_ place: PlaceID) -> Bool { Int(place.index) < function.places.count }
}
