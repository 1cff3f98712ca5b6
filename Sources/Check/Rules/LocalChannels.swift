import SuretyFlow

/// What a function does with its channels, and which of them may be known elsewhere; found in one pass.
struct LocalChannels {
    /// Something that is done with a channel.
    struct Use {
        /// The instruction.
        var instruction: UInt32
        /// The block in which it stands.
        var block: BlockID
        /// The region that it belongs to: a literal that runs in place counts for the one around it.
        var region: RegionID
        /// What is done.
        var what: ChannelUse
        /// Whether there is another way than to wait.
        var isChoice: Bool
        /// Whether it stands in a literal that runs in place, so that its place in the flow is not known.
        var isInner: Bool
        /// What a declared function does that runs as the task: the instruction is the one that starts it.
        var task: ChannelParameters.Use?
    }

    /// By the place of a channel.
    private(set) var uses: [UInt32: [Use]] = [:]
    private let function: FlowFunction
    private var makes: [UInt32: Int] = [:]
    /// Places that something else than a channel's own instructions mentions.
    private var mentioned: Set<UInt32> = []
    /// By the place of a channel that is only returned: the number of the result.
    private var returned: [UInt32: Int] = [:]
    private var tasks: Set<RegionID> = []
    /// By the parameter of a literal that runs as a task, and of no other call: what it is started with.
    private var givenAs: [UInt32: UInt32] = [:]
    /// What declared functions do with what they are given.
    private let given: ChannelParameters?

    /// Looks at a function; declared functions that it starts as tasks are followed where it is known what they do.
    init(_ function: FlowFunction, given: ChannelParameters?) {
        self.function = function
        self.given = given
        findParameters()
        for instruction in function.instructions { mention(instruction) }
        for (parameter, channel) in givenAs where mentioned.contains(parameter) { mentioned.insert(channel) }
        for (index, block) in function.blocks.enumerated() {
            for position in Int(block.first)..<Int(block.first + block.count) {
                let instruction = function.instructions[position]
                if instruction.opcode == .spawn { addTask(UInt32(position), in: BlockID(index)) }
                if instruction.opcode == .call { addFed(UInt32(position), in: BlockID(index)) }
                guard instruction.opcode == .channel, instruction.a != .max,
                    let what = ChannelUse(rawValue: instruction.b)
                else { continue }
                let channel = givenAs[instruction.a] ?? instruction.a
                if what == .make {
                    makes[channel, default: 0] += 1
                    continue
                }
                let home = function.places[Int(channel)].region
                let owner = owner(of: block.region, below: home)
                uses[channel, default: []].append(
                    Use(
                        instruction: UInt32(position), block: BlockID(index), region: owner, what: what,
                        isChoice: instruction.flag, isInner: owner != block.region))
            }
        }
    }

    /// The region that stands for a declared function which an instruction starts as a task.
    func region(ofTaskStartedBy spawn: UInt32) -> RegionID {
        RegionID(function.regions.count + Int(spawn))
    }

    /// Adds what a declared function does with the channels that it is given as a task.
    private mutating func addTask(_ spawn: UInt32, in block: BlockID) {
        let call = function.calls[Int(function.instructions[Int(spawn)].a)]
        guard case .function(let id) = call.callee, let given else { return }
        for (number, argument) in function.arguments(of: call).enumerated() where !argument.place.isNone {
            for use in given.uses(of: number, by: id) ?? [] {
                uses[argument.place.index, default: []].append(
                    Use(
                        instruction: spawn, block: block, region: region(ofTaskStartedBy: spawn),
                        what: use.what,
                        isChoice: use.isChoice, isInner: false, task: use))
            }
        }
    }

    /// Adds what a task does that a callee has started with the channel that it gives.
    private mutating func addFed(_ instruction: UInt32, in block: BlockID) {
        let call = function.calls[Int(function.instructions[Int(instruction)].a)]
        guard case .function(let id) = call.callee, let given else { return }
        for (number, result) in function.results(of: call).enumerated() where !result.isNone {
            guard let found = given.uses(ofResult: number, of: id) else { continue }
            makes[result.index, default: 0] += 1
            for use in found {
                uses[result.index, default: []].append(
                    Use(
                        instruction: instruction, block: block, region: region(ofTaskStartedBy: instruction),
                        what: use.what, isChoice: use.isChoice, isInner: false, task: use))
            }
        }
    }

    /// Pairs the parameters of literals that one statement starts as tasks with what it gives them.
    private mutating func findParameters() {
        var starts: [RegionID: [Call]] = [:]
        for call in function.calls {
            if case .region(let region) = call.callee { starts[region, default: []].append(call) }
        }
        for instruction in function.instructions where instruction.opcode == .spawn {
            let call = function.calls[Int(instruction.a)]
            guard case .region(let region) = call.callee, starts[region]?.count == 1 else { continue }
            for (parameter, argument) in zip(
                function.regions[Int(region.index)].parameters, function.arguments(of: call))
            where !argument.place.isNone && !parameter.isNone {
                givenAs[parameter.index] = argument.place.index
            }
        }
    }

    /// Whether a task is started with something that its own parameter stands for.
    private func isFollowed(_ argument: PlaceID, into call: Call) -> Bool {
        guard case .region(let region) = call.callee else { return false }
        return function.regions[Int(region.index)].parameters.contains {
            givenAs[$0.index] == argument.index
        }
    }

    private mutating func mention(_ instruction: Instruction) {
        switch instruction.opcode {
        case .channel, .fresh: return
        case .assign where isResult(instruction.a):
            returned[instruction.b] = Int(function.places[Int(instruction.a)].number)
        case .assign, .convert, .transfer, .bind:
            mentioned.insert(instruction.a)
            mentioned.insert(instruction.b)
        case .set, .forget, .decide: mentioned.insert(instruction.a)
        case .closure:
            for place in function.regions[Int(instruction.b)].captures { mentioned.insert(place.index) }
        case .call, .defer, .spawn:
            let call = function.calls[Int(instruction.a)]
            for (number, argument) in function.arguments(of: call).enumerated()
            where !isFollowed(argument.place, into: call) {
                if instruction.opcode == .spawn, case .function(let id) = call.callee,
                    given?.uses(of: number, by: id) != nil
                {
                    continue
                }
                mentioned.insert(argument.place.index)
            }
            for (number, result) in function.results(of: call).enumerated() where !isFed(result, number, call)
            {
                mentioned.insert(result.index)
            }
            if instruction.opcode == .spawn, case .region(let region) = call.callee { tasks.insert(region) }
        }
    }

    private func isResult(_ place: UInt32) -> Bool {
        let p = function.places[Int(place)]
        return p.role == .result && p.region == .body && p.parent.isNone
    }

    /// Whether what a call gives is a channel to which a task sends that the callee has started.
    private func isFed(_ result: PlaceID, _ number: Int, _ call: Call) -> Bool {
        guard case .function(let id) = call.callee, !result.isNone else { return false }
        return given?.uses(ofResult: number, of: id) != nil
    }

    /// The region on whose behalf another one runs: itself for the function and for tasks.
    private func owner(of region: RegionID, below home: RegionID) -> RegionID {
        var region = region
        while region != home, !tasks.contains(region) {
            let parent = function.regions[Int(region.index)].parent
            if parent == region { break }
            region = parent
        }
        return region
    }

    /// What is done with a channel, in the order of the text.
    func uses(of place: PlaceID) -> [Use] { uses[place.index] ?? [] }

    /// Whether a channel may be known elsewhere, or be another one at times.
    func isKnownElsewhere(_ place: PlaceID) -> Bool {
        isNotOne(place) || isNamedElsewhere(place) || returned[place.index] != nil
    }

    /// The result by which a channel is given to the caller, where nobody else knows it.
    func result(of place: PlaceID) -> Int? {
        isNotOne(place) || isNamedElsewhere(place) ? nil : returned[place.index]
    }

    private func isNotOne(_ place: PlaceID) -> Bool {
        let role = function.places[Int(place.index)].role
        return role != .local && role != .temporary || makes[place.index] != 1
    }

    /// Whether a variable that holds a channel is anything but a name which only the channel's own instructions mention.
    func isNamedElsewhere(_ place: PlaceID) -> Bool {
        let p = function.places[Int(place.index)]
        return !p.parent.isNone || p.isAddressTaken || p.isAssignedInClosure
            || mentioned.contains(place.index)
    }
}
