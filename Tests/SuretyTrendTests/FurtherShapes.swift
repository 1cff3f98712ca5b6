import Foundation
import TestSupport

/// Processes that the numbers of the verdicts were not found with.
extension SeriesMaker {
    mutating func liveFurther(_ shape: Shape, _ busy: Double) {
        switch shape {
        case .twoRamps: twoRamps()
        case .rampThenBursts:
            rampThatEnds()
            bursts()
        case .highWaterPool: highWaterPool()
        case .slowCollector:
            let period = 300 + 300 * unit()
            arrive(rate: { _ in busy }, atMost: busy) { time, _ in
                (time / period).rounded(.down) * period + period - time
            }
        case .failover: failover()
        case .plateau: plateau(constant: 30 + 210 * unit())
        case .slowPlateau: plateau(constant: 240 + 960 * unit())
        case .recycledPool: recycledPool()
        case .boundedCache: boundedCache()
        case .sigmoid: sigmoid()
        case .jobs: jobs()
        case .reconnects: reconnects()
        case .doubling: doubling()
        case .idleTimeouts: idleTimeouts()
        case .rotation: rotation()
        case .spikes: spikes(busy)
        case .collectorAndRamp:
            let period = 30 + 200 * unit()
            arrive(rate: { _ in busy }, atMost: busy) { time, _ in
                (time / period).rounded(.down) * period + period - time
            }
            rampThatEnds()
        case .drainAndRefill: drainAndRefill()
        case .backlog: backlog()
        default: break
        }
        let hasOthers = [.twoRamps, .failover, .plateau, .slowPlateau, .sigmoid, .doubling].contains(shape)
        if hasOthers { arrive(rate: { _ in busy }, atMost: busy) { $1.exponential(10) } }
    }

    private mutating func hold(_ count: Int, from start: Double, within length: Double) {
        for _ in 0..<count { lives.append(Life(begin: start + length * unit(), end: .infinity)) }
    }

    private mutating func twoRamps() {
        for _ in 0..<2 {
            hold(10 + random.below(90), from: 0.8 * duration * unit(), within: 60 + 240 * unit())
        }
    }

    /// A pool grows to the most that were ever in use at once, and keeps them.
    private mutating func highWaterPool() {
        let (period, load, phase) = (900 + 2700 * unit(), 0.5 + 3 * unit(), unit())
        var (ends, size, time) = ([Double](), 0, 0.0)
        while time < duration {
            let rate = load * (1 + 0.5 * sin(2 * .pi * (time / period + phase)))
            time += exponential(1 / max(0.05, rate))
            ends.removeAll { $0 <= time }
            ends.append(time + exponential(20))
            if ends.count > size {
                size = ends.count
                lives.append(Life(begin: time, end: .infinity))
            }
        }
    }

    /// Servers come over one after the other, with the clients of each.
    private mutating func failover() {
        var time = 0.5 * duration * unit()
        for _ in 0..<3 + random.below(6) {
            hold(5 + random.below(16), from: time, within: 2)
            time += 60 + 120 * unit()
        }
    }

    /// A pool or cache that fills ever more slowly.
    private mutating func plateau(constant: Double) {
        let start = 600 * unit()
        for _ in 0..<20 + random.below(130) {
            lives.append(Life(begin: start + exponential(constant), end: .infinity))
        }
    }

    /// Each connection of a pool lives for a fixed time with some jitter, and is replaced at once.
    private mutating func recycledPool() {
        let age = 600 + 1200 * unit()
        for _ in 0..<10 + random.below(90) {
            var time = -60 * unit()
            while time < duration {
                let end = time + age * (1 - 0.025 * unit())
                if end > 0 { lives.append(Life(begin: time, end: end)) }
                time = end
            }
        }
    }

    /// Files are kept open until so many are; then the oldest goes for each that comes.
    private mutating func boundedCache() {
        let size = 20 + random.below(180)
        let pace = (120 + 600 * unit()) / Double(size)
        var (open, time) = ([Double](), 300 * unit())
        while time < duration {
            open.append(time)
            if open.count > size { lives.append(Life(begin: open.removeFirst(), end: time)) }
            time += exponential(pace)
        }
        for begin in open { lives.append(Life(begin: begin, end: .infinity)) }
    }

    /// A load that rises slowly, then fast, then slowly, within five to fifteen minutes.
    private mutating func sigmoid() {
        let middle = 300 + 0.5 * duration * unit()
        let width = (300 + 600 * unit()) / 8
        for _ in 0..<20 + random.below(130) {
            let u = max(1e-9, min(1 - 1e-9, unit()))
            lives.append(Life(begin: middle + width * log(u / (1 - u)), end: .infinity))
        }
    }

    /// Every five to ten minutes a job opens some files and holds them for four to eight.
    private mutating func jobs() {
        var time = 300 * unit()
        while time < duration {
            let length = 240 + 240 * unit()
            for _ in 0..<5 + random.below(26) {
                lives.append(Life(begin: time + 20 * unit(), end: time + length))
            }
            time += 300 + 300 * unit()
        }
    }

    /// Peers connect anew every three to six minutes; their former connections are noticed to be dead a while later.
    private mutating func reconnects() {
        let peers = 10 + random.below(40)
        var time = -300.0
        var former = time
        while time < duration {
            time += 180 + 180 * unit()
            for _ in 0..<peers { lives.append(Life(begin: former, end: time + 60 + 540 * unit())) }
            former = time
        }
        for _ in 0..<peers { lives.append(Life(begin: former, end: .infinity)) }
    }

    /// A pool of threads that doubles until it is large enough.
    private mutating func doubling() {
        var (size, time) = (2 + random.below(4), 900 * unit())
        for _ in 0..<2 + random.below(4) {
            hold(size, from: time, within: 1)
            size *= 2
            time += 60 + 180 * unit()
        }
    }

    /// Connections are closed when nobody used them for five minutes; the load comes in waves.
    private mutating func idleTimeouts() {
        let (period, load) = (600 + 1200 * unit(), 0.02 + 0.2 * unit())
        arrive(rate: { load * (1 + sin(2 * .pi * $0 / period)) }, atMost: 2 * load) {
            300 + $1.exponential(30)
        }
    }

    /// For one to three minutes the load is five to fifteen times as high; lifetimes are one to three minutes.
    private mutating func spikes(_ busy: Double) {
        let mean = 60 + 120 * unit()
        let base = busy / 10
        arrive(rate: { _ in base }, atMost: base) { $1.exponential(mean) }
        var time = exponential(600)
        while time < duration {
            let (end, rate) = (time + 60 + 120 * unit(), base * (5 + 10 * unit()))
            while time < end {
                time += exponential(1 / rate)
                lives.append(Life(begin: time, end: time + exponential(mean)))
            }
            time += 120 + exponential(600)
        }
    }

    /// All clients are sent away at some time, and come back over five to ten minutes.
    private mutating func drainAndRefill() {
        let (when, length) = (300 + 0.7 * duration * unit(), 300 + 300 * unit())
        for _ in 0..<20 + random.below(130) {
            lives.append(Life(begin: -1, end: when + 20 * unit()))
            lives.append(Life(begin: when + 30 + length * unit(), end: .infinity))
        }
    }

    /// A queue that is nearly as fast as what comes: what waits holds a file each.
    private mutating func backlog() {
        let (service, load) = (2 + 8 * unit(), 0.85 + 0.12 * unit())
        var (time, free) = (-3600.0, -3600.0)
        while time < duration {
            time += exponential(service / load)
            free = max(free, time) + exponential(service)
            if free > 0 { lives.append(Life(begin: time, end: free)) }
        }
    }

    /// A few files are replaced every ten minutes; the old ones are closed some minutes later.
    private mutating func rotation() {
        let (files, phase) = (3 + random.below(20), 600 * unit())
        for _ in 0..<files {
            for round in -1..<7 {
                let begin = phase + 600 * Double(round)
                lives.append(Life(begin: begin, end: begin + 600 + 400 * unit()))
            }
        }
    }
}
