/// What a pool does, without concurrency: every event returns the actions that follow from it. The pool runs them.
///
/// A resource is a slot, of which there are `maximum`. Each is empty, being made, idle, lent or being ended; a request
/// that finds none waits in line. No slot is ever lost: every action has an event that ends it.
struct PoolStateMachine {
    /// What a slot is doing.
    enum SlotState: Equatable {
        case empty
        case making
        /// Since when it is idle.
        case idle(since: UInt64)
        case lent
        case ending
    }

    struct Slot {
        var state = SlotState.empty
        /// When its resource is too old, whatever happens.
        var expires = UInt64.max
        /// Rises with each resource, so that a late event cannot hit another one.
        var generation = 0
    }

    enum Action: Equatable {
        /// Make a resource for the slot.
        case make(slot: Int)
        /// Lend the slot's resource to a request.
        case lend(slot: Int, to: Int)
        /// Fail a request, for which there is no hope.
        case fail(request: Int)
        /// End the slot's resource.
        case end(slot: Int)
        /// The pool is closed and nothing is left.
        case closed
    }

    let minimum: Int
    let maximum: Int
    let idleLimit: UInt64?
    private(set) var slots: [Slot]
    /// The slots that are idle, the one that was used last at the end: it is the warmest.
    private(set) var idle: [Int] = []
    /// The requests in line.
    private(set) var waiting = RequestQueue()
    private(set) var isClosed = false

    init(minimum: Int, maximum: Int, idleLimit: UInt64?) {
        precondition(maximum > 0 && minimum >= 0 && minimum <= maximum)
        self.minimum = minimum
        self.maximum = maximum
        self.idleLimit = idleLimit
        slots = Array(repeating: Slot(), count: maximum)
    }

    /// How many slots are in use in some way.
    var count: Int { slots.count { $0.state != .empty } }

    private func count(_ state: SlotState) -> Int { slots.count { $0.state == state } }

    // MARK: Requests

    /// The quickest case: nobody is in line and something is idle.
    mutating func borrowIdle(now: UInt64) -> Int? {
        guard !isClosed, waiting.isEmpty, let slot = idle.last, slots[slot].expires > now else { return nil }
        idle.removeLast()
        slots[slot].state = .lent
        return slot
    }

    /// Somebody wants a resource.
    mutating func request(_ number: Int, now: UInt64) -> [Action] {
        guard !isClosed else { return [.fail(request: number)] }
        waiting.append(number)
        return serve(now: now)
    }

    /// Somebody wants it no longer. Returns whether they were still in line; otherwise they have it already.
    mutating func cancel(_ number: Int) -> Bool { waiting.remove(number) }

    /// The quickest case of a return: a usable resource goes to the first in line, whose number is the result.
    mutating func passOn(_ slot: Int, now: UInt64) -> Int? {
        guard !isClosed, slots[slot].expires > now else { return nil }
        return waiting.popFirst()
    }

    /// A resource comes back. Returns what follows.
    mutating func giveBack(_ slot: Int, isUsable: Bool, now: UInt64) -> [Action] {
        precondition(slots[slot].state == .lent, "a slot came back that was not lent")
        guard isUsable, !isClosed, slots[slot].expires > now else { return end(slot) + serve(now: now) }
        return offer(slot, now: now)
    }

    // MARK: Resources

    /// A resource is ready.
    mutating func made(_ slot: Int, expires: UInt64, now: UInt64) -> [Action] {
        precondition(slots[slot].state == .making)
        slots[slot].expires = expires
        slots[slot].generation += 1
        guard !isClosed else { return end(slot) }
        return offer(slot, now: now)
    }

    /// A resource could not be made. Requests beyond those that other slots will serve fail with it, the first in line
    /// first: one that waits for a maker that always fails would wait for ever.
    mutating func makingFailed(_ slot: Int) -> [Action] {
        precondition(slots[slot].state == .making)
        slots[slot].state = .empty
        if isClosed { return closedIfEmpty() }
        guard let first = waiting.popFirst() else { return [] }
        return [.fail(request: first)] + makeForLine()
    }

    /// A resource has been ended.
    mutating func ended(_ slot: Int) -> [Action] {
        precondition(slots[slot].state == .ending)
        slots[slot].state = .empty
        return isClosed ? closedIfEmpty() : makeForLine()
    }

    // MARK: Time and the end

    /// Ends what is idle too long or too old, and sees to the minimum.
    mutating func sweep(now: UInt64) -> [Action] {
        guard !isClosed else { return [] }
        var actions: [Action] = []
        var kept = count - idle.count { slots[$0].expires <= now }
        for slot in idle {
            guard case .idle(let since) = slots[slot].state else { continue }
            let isOld = slots[slot].expires <= now
            let isUnused = idleLimit.map { since &+ $0 <= now && kept > minimum } ?? false
            guard isOld || isUnused else { continue }
            if !isOld { kept -= 1 }
            idle.removeAll { $0 == slot }
            actions += end(slot)
        }
        return actions + fill()
    }

    /// When the next sweep has something to do; `nil` where nothing is idle that could grow old.
    func nextSweep() -> UInt64? {
        var next: UInt64?
        for slot in idle {
            guard case .idle(let since) = slots[slot].state else { continue }
            var due = slots[slot].expires
            if let idleLimit, count > minimum { due = min(due, since &+ idleLimit) }
            if due != .max { next = min(next ?? due, due) }
        }
        return next
    }

    /// Makes resources up to the minimum.
    mutating func fill() -> [Action] {
        guard !isClosed else { return [] }
        var actions: [Action] = []
        while slots.count(where: { $0.state != .empty && $0.state != .ending }) < minimum,
            let slot = makeOne()
        {
            actions.append(slot)
        }
        return actions
    }

    /// No more requests; what is idle ends now, what is lent when it comes back.
    mutating func close() -> [Action] {
        guard !isClosed else { return [] }
        isClosed = true
        var actions: [Action] = []
        while let request = waiting.popFirst() { actions.append(.fail(request: request)) }
        for slot in idle { actions += end(slot) }
        idle = []
        return actions + closedIfEmpty()
    }

    // MARK: Parts

    /// Gives a usable resource to the first in line, or keeps it.
    private mutating func offer(_ slot: Int, now: UInt64) -> [Action] {
        if let request = waiting.popFirst() {
            slots[slot].state = .lent
            return [.lend(slot: slot, to: request)]
        }
        slots[slot].state = .idle(since: now)
        idle.append(slot)
        return []
    }

    /// Serves the line from what is idle, and makes what is missing.
    private mutating func serve(now: UInt64) -> [Action] {
        var actions: [Action] = []
        while !waiting.isEmpty, let slot = idle.popLast() {
            if slots[slot].expires <= now {
                actions += end(slot)
            } else if let request = waiting.popFirst() {
                slots[slot].state = .lent
                actions.append(.lend(slot: slot, to: request))
            }
        }
        return actions + makeForLine()
    }

    /// Makes as many resources as there are requests in line that none is being made for.
    private mutating func makeForLine() -> [Action] {
        var actions: [Action] = []
        var wanted = waiting.count - count(.making)
        while wanted > 0, let action = makeOne() {
            actions.append(action)
            wanted -= 1
        }
        return actions
    }

    private mutating func makeOne() -> Action? {
        guard let slot = slots.firstIndex(where: { $0.state == .empty }) else { return nil }
        slots[slot].state = .making
        return .make(slot: slot)
    }

    private mutating func end(_ slot: Int) -> [Action] {
        slots[slot].state = .ending
        return [.end(slot: slot)]
    }

    private func closedIfEmpty() -> [Action] { count == 0 ? [.closed] : [] }
}

/// Requests in line, first come first served; any of them can leave.
struct RequestQueue: Equatable {
    private var items: [Int?] = []
    private var start = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The one that has been in line for longest.
    var first: Int? { items[start...].first { $0 != nil } ?? nil }

    /// The requests, the first first.
    var all: [Int] { items[start...].compactMap { $0 } }

    mutating func append(_ number: Int) {
        items.append(number)
        count += 1
    }

    mutating func popFirst() -> Int? {
        while start < items.count {
            let item = items[start]
            items[start] = nil
            start += 1
            trim()
            if let item {
                count -= 1
                return item
            }
        }
        return nil
    }

    mutating func remove(_ number: Int) -> Bool {
        guard let index = items[start...].firstIndex(of: number) else { return false }
        items[index] = nil
        count -= 1
        return true
    }

    /// Lets go of what lies before the first, once it is more than half.
    private mutating func trim() {
        guard start > 16, start * 2 > items.count else { return }
        items.removeFirst(start)
        start = 0
    }
}
