/// Makes a `FlowFunction`, block by block.
///
/// Blocks may be made before they are filled, so that jumps forward need no patching. Instructions of one
/// block lie together because only one block is open at a time; a region inside another is built when the
/// outer block is closed, which `suspend` and `resume` do.
public struct FlowBuilder: ~Copyable {
    /// The function that grows.
    public let function: FlowFunction
    private var open: BlockID?
    private var pending: [Instruction] = []
    private var suspended: [(BlockID?, [Instruction])] = []

    /// Starts an empty function.
    public init(id: FunctionID, file: FileID) {
        function = FlowFunction(id: id, file: file)
    }

    // MARK: Regions and blocks

    /// Adds a region whose entry is a new block. The parameters and results are added by the caller.
    public mutating func addRegion(parent: RegionID?, start: Int, end: Int) -> RegionID {
        let id = RegionID(function.regions.count)
        function.regions.append(
            Region(
                parent: parent ?? id, entry: BlockID(0), parameters: [], results: [], hasNamedResults: false,
                outcome: .none, captures: [], assigns: [], recovers: false, start: UInt32(start),
                end: UInt32(end)))
        let entry = addBlock(in: id)
        function.regions[Int(id.index)].entry = entry
        return id
    }

    /// Changes a region.
    public mutating func update(_ region: RegionID, _ change: (inout Region) -> Void) {
        change(&function.regions[Int(region.index)])
    }

    /// Changes a place.
    public mutating func update(_ place: PlaceID, _ change: (inout Place) -> Void) {
        change(&function.places[Int(place.index)])
    }

    /// Adds an empty block that stops.
    public mutating func addBlock(in region: RegionID) -> BlockID {
        let id = BlockID(function.blocks.count)
        function.blocks.append(
            Block(
                first: 0, count: 0, terminator: .stop, flag: false, isLoopHead: false, isExcluded: false,
                region: region,
                target: id, other: id, test: .unknown, unwind: nil, start: 0, end: 0))
        return id
    }

    /// Marks a block as one that a loop comes back to.
    public mutating func markLoopHead(_ block: BlockID) {
        function.blocks[Int(block.index)].isLoopHead = true
    }

    /// Marks a block as one that this build leaves out.
    public mutating func markExcluded(_ block: BlockID) {
        function.blocks[Int(block.index)].isExcluded = true
    }

    /// The block that instructions go to, if one is open.
    public var current: BlockID? { open }

    /// Opens a block. The one that was open has been closed.
    public mutating func begin(_ block: BlockID) {
        assert(open == nil, "a block is still open")
        open = block
        pending.removeAll(keepingCapacity: true)
    }

    /// Sets the open block aside, to build a region that lies inside of it.
    public mutating func suspend() {
        suspended.append((open, pending))
        open = nil
        pending = []
    }

    /// Takes up the block that was set aside last.
    public mutating func resume() {
        let (block, instructions) = suspended.removeLast()
        open = block
        pending = instructions
    }

    private mutating func close(_ fill: (inout Block) -> Void) {
        guard let block = open else { return }
        let first = function.instructions.count
        function.instructions.append(contentsOf: pending)
        function.blocks[Int(block.index)].first = UInt32(first)
        function.blocks[Int(block.index)].count = UInt32(pending.count)
        fill(&function.blocks[Int(block.index)])
        open = nil
        pending.removeAll(keepingCapacity: true)
    }

    /// Closes the open block with a jump.
    public mutating func jump(to target: BlockID) {
        close {
            $0.terminator = .jump
            $0.target = target
        }
    }

    /// Closes the open block with a branch.
    public mutating func branch(
        on test: TestID, inverted: Bool = false, then: BlockID, else other: BlockID, start: Int, end: Int
    ) {
        if test != .unknown { function.tests[Int(test.index)].uses += 1 }
        close {
            $0.terminator = .branch
            $0.test = test
            $0.flag = inverted
            $0.target = then
            $0.other = other
            $0.start = UInt32(start)
            $0.end = UInt32(end)
        }
    }

    /// Closes the open block by leaving the region.
    public mutating func leave(_ terminator: Terminator, start: Int, end: Int) {
        close {
            $0.terminator = terminator
            $0.start = UInt32(start)
            $0.end = UInt32(end)
        }
    }

    // MARK: Instructions

    /// Adds an instruction to the open block; without one it is dropped, since control does not come here.
    public mutating func emit(_ instruction: Instruction) {
        if open != nil { pending.append(instruction) }
    }

    /// Adds a call to the table, to be named by an instruction.
    public mutating func addCall(
        _ callee: Callee, hasReceiver: Bool, receiver: PlaceID = .none, arguments: [Argument],
        results: [PlaceID], resultMask: NameMask = NameMask(bits: 0), isSpread: Bool = false,
        givenType: DeclaredType = .none, field: FieldName = .none, start: Int, end: Int
    ) -> UInt32 {
        let number = UInt32(function.calls.count)
        function.calls.append(
            Call(
                callee: callee, hasReceiver: hasReceiver, isSpread: isSpread, receiver: receiver,
                firstArgument: UInt32(function.arguments.count), argumentCount: UInt32(arguments.count),
                firstResult: UInt32(function.resultPlaces.count), resultCount: UInt32(results.count),
                resultMask: resultMask, givenType: givenType, field: field, start: UInt32(start),
                end: UInt32(end)))
        function.arguments.append(contentsOf: arguments)
        function.resultPlaces.append(contentsOf: results)
        return number
    }

    /// The number of a constant for `Argument.constant`.
    public mutating func addConstant(_ value: Int64) -> Int32 {
        if let known = function.constants.firstIndex(of: value) { return Int32(known) }
        function.constants.append(value)
        return Int32(function.constants.count - 1)
    }

    /// Ends the building.
    public consuming func finish() -> FlowFunction { function }
}
