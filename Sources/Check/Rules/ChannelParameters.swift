import SuretyFlow
import SuretyObligations

/// What declared functions do with the channels that they are given, as far as they keep them to themselves: such a
/// function may run as a task of another one. And what the tasks do that a function has started with a channel which it
/// gives its caller.
struct ChannelParameters: Sendable {
    /// Something that is done with a channel.
    struct Use: Sendable {
        /// What is done.
        var what: ChannelUse
        /// Whether there is another way than to wait.
        var isChoice: Bool
        /// Whether a loop comes back to it.
        var isInLoop: Bool
        /// Whether it is a loop over the channel that only its end ends.
        var isUntilEnd: Bool
    }

    private struct Key: Hashable {
        var function: FunctionID
        var number: UInt32
    }

    private var uses: [Key: [Use]] = [:]
    private var results: [Key: [Use]] = [:]

    init(_ bodies: [FlowFunction]) {
        for body in bodies { findParameters(of: body) }
        for body in bodies { findResults(of: body) }
    }

    /// Whether any function gives such a channel.
    var hasResults: Bool { !results.isEmpty }

    /// What a task does with the channel that a function gives as a result of that number; nil where that is not known.
    func uses(ofResult number: Int, of function: FunctionID) -> [Use]? {
        results[Key(function: function, number: UInt32(number))]
    }

    /// What a function does with the channel that it is given as an argument of that number; nil where that is not known.
    func uses(of number: Int, by function: FunctionID) -> [Use]? {
        uses[Key(function: function, number: UInt32(number))]
    }

    private mutating func findParameters(of function: FlowFunction) {
        let parameters = Set(
            function.instructions.lazy.filter { $0.opcode == .channel && $0.a != .max }.map(\.a)
                .filter { function.places[Int($0)].isOwnParameter })
        if parameters.isEmpty { return }
        let channels = LocalChannels(function, given: nil)
        for parameter in parameters {
            let place = PlaceID(Int(parameter))
            let found = channels.uses(of: place)
            guard !channels.isNamedElsewhere(place), found.allSatisfy({ $0.region == .body && !$0.isInner })
            else { continue }
            let key = Key(function: function.id, number: UInt32(function.places[Int(parameter)].number))
            uses[key] = found.map { Self.use($0, in: function) }
        }
    }

    /// Only where the function itself does nothing with the channel but make it and give it.
    private mutating func findResults(of function: FlowFunction) {
        guard function.instructions.contains(where: { $0.opcode == .spawn }) else { return }
        let made = function.instructions.lazy.filter {
            $0.makesChannel && $0.c == 0
        }.map { PlaceID(Int($0.a)) }
        if made.isEmpty { return }
        let channels = LocalChannels(function, given: self)
        for place in made {
            guard let number = channels.result(of: place) else { continue }
            let found = channels.uses(of: place)
            guard !found.isEmpty, found.allSatisfy({ $0.region != .body && !$0.isInner }) else { continue }
            results[Key(function: function.id, number: UInt32(number))] = found.map {
                Self.use($0, in: function)
            }
        }
    }

    private static func use(_ use: LocalChannels.Use, in function: FlowFunction) -> Use {
        if let declared = use.task { return declared }
        let isRound = function.canReach(from: use.block, to: use.block)
        return Use(
            what: use.what, isChoice: use.isChoice, isInLoop: isRound,
            isUntilEnd: isRound && function.channel(ofLoop: use.block) != nil
                && function.isLeftByHeadOnly(use.block))
    }
}

extension FlowFunction {
    /// Whether control can go from the end of one block to the entry of another.
    ///
    /// - Parameter ends: whether a block does not come to its end; without it, whatever calls do.
    func canReach(from start: BlockID, to goal: BlockID, ends: (BlockID) -> Bool = { _ in false }) -> Bool {
        var seen: Set<UInt32> = []
        var agenda: [BlockID] = []
        if !ends(start) { forEachSuccessor(of: start) { agenda.append($0) } }
        while let block = agenda.popLast() {
            if block == goal { return true }
            guard seen.insert(block.index).inserted, !ends(block) else { continue }
            forEachSuccessor(of: block) { agenda.append($0) }
        }
        return false
    }

    /// Whether no block of a loop but its head leads out of it, or ends the function.
    func isLeftByHeadOnly(_ head: BlockID, ends: (BlockID) -> Bool = { _ in false }) -> Bool {
        blocks.indices.allSatisfy { index in
            let block = BlockID(index)
            guard block != head, canReach(from: head, to: block, ends: ends),
                canReach(from: block, to: head, ends: ends)
            else { return true }
            var staysInside = !ends(block)
            forEachSuccessor(of: block) { next in
                if next != head, !canReach(from: next, to: head, ends: ends) { staysInside = false }
            }
            return staysInside
        }
    }
}
