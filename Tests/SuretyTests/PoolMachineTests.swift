import Testing

@testable import Surety

/// Every sequence of events up to a length, against what must always hold.
struct PoolMachineTests {
    private enum Event {
        case request, cancelFirst, cancelLast, sweep, close
        case giveBack(Int, Bool)
        case made(Int)
        case makingFailed(Int)
        case ended(Int)
    }

    /// The machine beside a plain account of the requests.
    private struct World {
        var machine: PoolStateMachine
        var line: [Int] = []
        var lent: [Int: Int] = [:]
        var last = 0
        var now: UInt64 = 100
        var closings = 0
        var failures = 0

        var events: [Event] {
            var events: [Event] = [.request, .sweep, .close]
            if !line.isEmpty { events += [.cancelFirst] }
            if line.count > 1 { events += [.cancelLast] }
            for (index, slot) in machine.slots.enumerated() {
                switch slot.state {
                case .lent: events += [.giveBack(index, true), .giveBack(index, false)]
                case .making: events += [.made(index), .makingFailed(index)]
                case .ending: events += [.ended(index)]
                case .empty, .idle: break
                }
            }
            return events
        }

        mutating func apply(_ event: Event) {
            now += 1
            switch event {
            case .request:
                last += 1
                line.append(last)
                perform(machine.request(last, now: now))
            case .cancelFirst: cancel(line.removeFirst())
            case .cancelLast: cancel(line.removeLast())
            case .sweep:
                now += 10
                perform(machine.sweep(now: now))
            case .close: perform(machine.close())
            case .giveBack(let slot, let isUsable):
                lent[slot] = nil
                if isUsable, let request = machine.passOn(slot, now: now) {
                    perform([.lend(slot: slot, to: request)])
                } else {
                    perform(machine.giveBack(slot, isUsable: isUsable, now: now))
                }
            case .made(let slot): perform(machine.made(slot, expires: now + 25, now: now))
            case .makingFailed(let slot): perform(machine.makingFailed(slot))
            case .ended(let slot): perform(machine.ended(slot))
            }
            check(event)
        }

        private mutating func cancel(_ request: Int) {
            let wasInLine = machine.cancel(request)
            #expect(wasInLine)
        }

        private mutating func perform(_ actions: [PoolStateMachine.Action]) {
            for action in actions {
                switch action {
                case .make(let slot): #expect(machine.slots[slot].state == .making)
                case .end(let slot): #expect(machine.slots[slot].state == .ending)
                case .lend(let slot, let request):
                    #expect(machine.slots[slot].state == .lent && lent[slot] == nil)
                    #expect(line.first == request, "first come, first served")
                    line.removeAll { $0 == request }
                    lent[slot] = request
                case .fail(let request):
                    #expect(line.first == request)
                    line.removeAll { $0 == request }
                    failures += 1
                case .closed: closings += 1
                }
            }
        }

        private func check(_ event: Event) {
            let idle = machine.slots.indices.filter {
                if case .idle = machine.slots[$0].state { true } else { false }
            }
            #expect(machine.idle.sorted() == idle, "after \(event)")
            #expect(machine.waiting.all == line && machine.waiting.count == line.count, "after \(event)")
            #expect(Set(lent.keys) == Set(machine.slots.indices.filter { machine.slots[$0].state == .lent }))
            if machine.isClosed {
                #expect(line.isEmpty && idle.isEmpty && closings == (machine.count == 0 ? 1 : 0))
                return
            }
            #expect(line.isEmpty || idle.isEmpty, "somebody waits while something is idle")
            let making = machine.slots.count { $0.state == .making }
            let empty = machine.slots.count { $0.state == .empty }
            #expect(making >= line.count || empty == 0, "somebody waits, and nothing is being made")
        }

        /// Lets everything that is under way end well: then nobody is in line, and a closed pool is empty.
        mutating func settle() {
            for _ in 0..<100 {
                guard
                    let event = events.first(where: { event in
                        switch event {
                        case .giveBack(_, true), .made, .ended: true
                        default: false
                        }
                    })
                else { break }
                apply(event)
            }
            #expect(line.isEmpty && lent.isEmpty)
            #expect(!machine.isClosed || machine.count == 0)
        }
    }

    @Test(arguments: [(0, 1), (0, 2), (1, 2), (2, 2)])
    func everySequenceOfSixEvents(minimum: Int, maximum: Int) {
        var paths = 0
        func explore(_ world: World, depth: Int) {
            paths += 1
            guard depth > 0 else {
                var world = world
                world.settle()
                return
            }
            for event in world.events {
                var next = world
                next.apply(event)
                explore(next, depth: depth - 1)
            }
        }
        var start = World(machine: PoolStateMachine(minimum: minimum, maximum: maximum, idleLimit: 5))
        let warm = start.machine.fill()
        #expect(warm.count == minimum)
        explore(start, depth: 6)
        #expect(paths > 1000)
    }

    @Test func theQuickWayLendsWhatIsIdle() {
        var machine = PoolStateMachine(minimum: 0, maximum: 2, idleLimit: nil)
        #expect(machine.borrowIdle(now: 0) == nil)
        #expect(machine.request(1, now: 0) == [.make(slot: 0)])
        #expect(machine.made(0, expires: 10, now: 0) == [.lend(slot: 0, to: 1)])
        #expect(machine.giveBack(0, isUsable: true, now: 1) == [])
        #expect(machine.borrowIdle(now: 2) == 0)
        #expect(machine.giveBack(0, isUsable: true, now: 3) == [])
        #expect(machine.borrowIdle(now: 10) == nil, "it is too old")
    }
}
