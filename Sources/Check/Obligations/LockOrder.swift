import SuretyContracts
import SuretyFlow

/// A lock as all functions of a program know it: a field of a type, or a package variable.
public struct LockIdentity: Hashable, Sendable {
    /// The import path of the package that declares the type.
    public var package: Symbol
    /// The type; empty for a package variable.
    public var type: Symbol
    /// The program's number of the package variable, or -1.
    public var global: Int
    /// The way down.
    public var names: [Symbol]
}

/// A lock that a function takes while it holds another one, on every path.
public struct LockOrder: Sendable {
    /// A lock, and the mode that it is taken in.
    public struct Side: Hashable, Sendable {
        /// The lock.
        public var lock: LockIdentity
        /// The mode; empty where it has one only.
        public var mode: Symbol
    }

    /// The lock that is held.
    public var first: Side
    /// The lock that is taken.
    public var second: Side
    /// The instruction that took the first.
    public var taken: UInt32
    /// The instruction that takes the second.
    public var instruction: UInt32
    /// All locks that are held there.
    public var held: Set<LockIdentity>

    /// The orders in which a function takes locks.
    static func all(in context: FunctionContext) -> [LockOrder] {
        guard takesSeveral(context) else { return [] }
        let holdings = context.lockHoldings
        var found: [LockOrder] = []
        for holding in holdings {
            guard context.function.instructions[Int(holding.instruction)].opcode == .call,
                let first = identity(of: holding.place, context)
            else { continue }
            let held = holdings.filter { $0.instruction == holding.instruction }.compactMap {
                identity(of: $0.place, context)
            }
            for second in taken(by: holding.instruction, context) where second.lock != first {
                found.append(
                    LockOrder(
                        first: Side(lock: first, mode: holding.mode), second: second, taken: holding.taken,
                        instruction: holding.instruction, held: Set(held)))
            }
        }
        return found
    }

    /// The locks that a function takes for itself alone, of those that have a mode for several.
    static func exclusiveLocks(in context: FunctionContext) -> Set<LockIdentity> {
        var found: Set<LockIdentity> = []
        for call in context.function.calls {
            guard let contract = context.contract(of: call), contract.origin != .inferred else { continue }
            for clause in contract.acquisitions
            where clause.mode != .empty && context.knowledge.isLock(clause.kind)
                && !context.knowledge.areLetInTogether(clause.mode, clause.mode)
            {
                guard let place = context.function.place(of: clause.path, in: call),
                    let lock = identity(of: place, context)
                else { continue }
                found.insert(lock)
            }
        }
        return found
    }

    /// Whether a function takes a lock itself, and makes another call that takes one.
    private static func takesSeveral(_ context: FunctionContext) -> Bool {
        var count = 0
        for call in context.function.calls {
            guard let contract = context.contract(of: call) else { continue }
            let takes =
                !contract.locksTaken.isEmpty
                || contract.acquisitions.contains { context.knowledge.isLock($0.kind) }
            if takes { count += 1 }
            if count > 1 { return true }
        }
        return false
    }

    /// The locks that a call takes whatever happens.
    static func taken(by instruction: UInt32, _ context: FunctionContext) -> [Side] {
        let call = context.function.calls[Int(context.function.instructions[Int(instruction)].a)]
        guard let contract = context.contract(of: call) else { return [] }
        var sides: [Side] = []
        for clause in contract.acquisitions
        where contract.origin != .inferred && clause.on == .any
            && context.knowledge.isLock(clause.kind)
        {
            if let place = context.function.place(of: clause.path, in: call),
                let lock = identity(of: place, context)
            {
                sides.append(Side(lock: lock, mode: clause.mode))
            }
        }
        for lockTaken in contract.locksTaken where !lockTaken.isLate {
            if let lock = identity(of: lockTaken.path, in: call, context) {
                sides.append(Side(lock: lock, mode: lockTaken.mode))
            }
        }
        return sides
    }

    /// A lock below the function's receiver, or of a package variable.
    public static func identity(of place: PlaceID, _ context: FunctionContext) -> LockIdentity? {
        let p = context.function.places[Int(place.index)]
        let names = context.function.path(from: p.root, to: place)
        switch p.role {
        case .global:
            return LockIdentity(package: .empty, type: .empty, global: Int(p.number), names: names)
        case .parameter where p.number == 0 && context.info.hasReceiver && p.region == .body:
            return LockIdentity(
                package: context.info.package, type: context.info.receiver, global: -1, names: names)
        default: return nil
        }
    }

    /// A lock below the receiver of a method that is called. Of the function's own type only its own receiver counts:
    /// another one has other locks.
    private static func identity(
        of path: ContractPath, in call: Call, _ context: FunctionContext
    ) -> LockIdentity? {
        guard path.root == .argument(0), call.hasReceiver, case .function(let id) = call.callee,
            let receiver = context.function.arguments(of: call).first?.place, !receiver.isNone
        else { return nil }
        let callee = context.knowledge.functions[Int(id.index)]
        let own = context.info
        if callee.package == own.package, callee.receiver == own.receiver {
            let p = context.function.places[Int(receiver.index)]
            guard p.role == .parameter, p.number == 0, p.depth == 0, p.region == .body else { return nil }
        }
        return LockIdentity(
            package: callee.package, type: callee.receiver, global: -1, names: path.names)
    }
}
