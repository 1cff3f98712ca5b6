import SuretyContracts
import SuretyFlow

/// A channel that is sent to, received from or closed, as all functions of a program know it, and the locks around that.
public struct ChannelSite: Sendable {
    /// The channel: a field of a type, or a package variable.
    public var channel: LockIdentity
    /// The last name of the channel.
    public var name: Symbol
    /// The instruction.
    public var instruction: UInt32
    /// What is done.
    public var what: ChannelUse
    /// Whether there is another way than to wait.
    public var isChoice: Bool
    /// The locks that are held there on every path.
    public var held: [LockOrder.Side]
    /// The instruction that took the first of them.
    public var taken: UInt32?
    /// The locks that the code has to take between one time and the next.
    public var needed: Set<LockIdentity>

    /// What a function does with channels that others know, by names; nothing where it has none. Which locks its loops take is
    /// only found where it has few of them; where that is not known nobody is told to need one.
    static func all(in context: FunctionContext) -> [ChannelSite] {
        let function = context.function
        let hasFew = function.instructions.count { $0.opcode == .channel } <= fewSites
        var found: [ChannelSite] = []
        for index in function.blocks.indices where context.isReachable(BlockID(index)) {
            for position in function.range(of: BlockID(index)) {
                let instruction = function.instructions[position]
                guard instruction.opcode == .channel, instruction.a != .max,
                    let what = ChannelUse(rawValue: instruction.b), what != .make,
                    let channel = LockOrder.identity(of: PlaceID(Int(instruction.a)), context)
                else { continue }
                var site = site(channel, what, instruction.flag, UInt32(position), context)
                if hasFew { site.needed = neededBetween(BlockID(index), context) }
                found.append(site)
            }
        }
        return found
    }

    private static let fewSites = 64

    private static func site(
        _ channel: LockIdentity, _ what: ChannelUse, _ isChoice: Bool, _ instruction: UInt32,
        _ context: FunctionContext
    ) -> ChannelSite {
        let holdings = context.lockHoldings.filter { $0.instruction == instruction }
        let held = holdings.compactMap { holding in
            LockOrder.identity(of: holding.place, context).map {
                LockOrder.Side(lock: $0, mode: holding.mode)
            }
        }
        return ChannelSite(
            channel: channel,
            name: context.function.places[Int(context.function.instructions[Int(instruction)].a)].name,
            instruction: instruction, what: what, isChoice: isChoice, held: held,
            taken: holdings.first?.taken, needed: [])
    }

    /// The locks that are taken in a loop on the way from a block to itself.
    private static func neededBetween(_ block: BlockID, _ context: FunctionContext) -> Set<LockIdentity> {
        let function = context.function
        let region = function.blocks[Int(block.index)].region
        var found: Set<LockIdentity> = []
        for other in context.round(of: block) where function.blocks[Int(other.index)].region == region {
            for position in function.range(of: other) where function.instructions[position].opcode == .call {
                for side in LockOrder.taken(by: UInt32(position), context)
                where !context.knowledge.areLetInTogether(side.mode, side.mode) {
                    found.insert(side.lock)
                }
            }
        }
        return found
    }
}
