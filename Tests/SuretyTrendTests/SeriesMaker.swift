import Foundation
import SuretyTrend
import TestSupport

/// Makes series of a process that opens and closes: arrivals, each with a lifetime, looked at every five seconds as the
/// probe does. What it makes follows from its seed alone.
struct SeriesMaker {
    /// What the process does besides leaking.
    enum Shape: String, CaseIterable {
        case steady, longLived, heavyTail, bursts, sawTooth, step, loadRamp, rampThatEnds, poolWarmUp, daily
        // Made up to see where verdicts go wrong.
        case twoRamps, rampThenBursts, highWaterPool, slowCollector, failover, plateau, recycledPool,
            boundedCache
        // Made up when verdicts were as they are, which was not changed for them.
        case sigmoid, jobs, reconnects, doubling, idleTimeouts, rotation
        // Rises for half an hour and more, which nothing tells from a leak in that time.
        case slowPlateau
        // Made up last, and only looked at.
        case spikes, collectorAndRamp, drainAndRefill, backlog
    }

    /// What the numbers of the verdicts were found with.
    static let usual = Array(Shape.allCases[..<10])
    /// What they were tried on afterwards.
    static let further = Array(Shape.allCases[10..<24])
    /// What nothing was changed for.
    static let unseen = Array(Shape.allCases[25...])

    /// One that is held.
    struct Life {
        var begin: Double
        var end: Double
    }

    static let interval = 5.0
    var random: SplitMix
    var lives: [Life] = []
    let duration: Double

    private init(seed: UInt64, duration: Double) {
        random = SplitMix(state: seed)
        self.duration = duration
    }

    /// The points of a series.
    static func series(
        _ shape: Shape, leak: Double, seed: UInt64, duration: Double, plan: TrendPlan = .server,
        isRegular: Bool = false
    ) -> [TrendPoint] {
        var maker = SeriesMaker(seed: seed, duration: duration)
        for _ in 0..<20 { maker.lives.append(Life(begin: -1, end: .infinity)) }
        maker.live(shape)
        if isRegular {
            var time = 0.0
            while time < duration {
                maker.lives.append(Life(begin: time, end: .infinity))
                time += 1 / leak
            }
        } else if leak > 0 {
            maker.arrive(rate: { _ in leak }, atMost: leak) { _, _ in .infinity }
        }
        return maker.points(plan)
    }

    // MARK: What processes do

    private mutating func live(_ shape: Shape) {
        let busy = 0.05 + 1.5 * unit()
        switch shape {
        case .steady:
            let mean = [1.0, 5, 30, 60, 120][random.below(5)]
            arrive(rate: { _ in busy }, atMost: busy) { $1.exponential(mean) }
        case .longLived:
            let mean = 200 + 400 * unit()
            arrive(rate: { _ in busy / 10 }, atMost: busy / 10, from: -3000) { $1.exponential(mean) }
        case .heavyTail:
            arrive(rate: { _ in busy }, atMost: busy, from: -7200) { _, maker in
                min(7200, 2 / pow(max(1e-9, maker.unit()), 1 / 1.5))
            }
        case .bursts: bursts()
        case .sawTooth:
            let period = 20 + 220 * unit()
            arrive(rate: { _ in busy }, atMost: busy) { time, _ in
                (time / period).rounded(.down) * period + period - time
            }
        case .step:
            let when = duration * unit()
            for _ in 0..<20 + random.below(60) {
                lives.append(Life(begin: when + 2 * unit(), end: .infinity))
            }
            arrive(rate: { _ in busy }, atMost: busy) { $1.exponential(10) }
        case .loadRamp:
            let growth = 0.5 + 2 * unit()
            let total = duration
            arrive(rate: { busy * (1 + growth * max(0, $0) / total) }, atMost: busy * (1 + growth)) {
                $1.exponential(30)
            }
        case .rampThatEnds: rampThatEnds()
        case .poolWarmUp:
            let size = 5 + random.below(95)
            let pace = 10 + 140 * unit()
            for _ in 0..<size { lives.append(Life(begin: exponential(pace), end: .infinity)) }
            arrive(rate: { _ in busy }, atMost: busy) { $1.exponential(5) }
        case .daily:
            let period = 900 + 3600 * unit()
            arrive(rate: { busy * (1 + 0.8 * sin(2 * .pi * $0 / period)) }, atMost: busy * 1.8) {
                $1.exponential(40)
            }
        default: liveFurther(shape, busy)
        }
    }

    mutating func bursts() {
        var time = exponential(300)
        while time < duration {
            for _ in 0..<10 + random.below(90) {
                lives.append(Life(begin: time + 3 * unit(), end: time + 5 + exponential(60)))
            }
            time += 60 + exponential(400)
        }
    }

    /// Clients that stay come over two to eight minutes.
    mutating func rampThatEnds() {
        let start = 400 * unit()
        let length = 120 + 360 * unit()
        for _ in 0..<20 + random.below(150) {
            lives.append(Life(begin: start + length * unit(), end: .infinity))
        }
        arrive(rate: { _ in 0.5 }, atMost: 0.5) { $1.exponential(10) }
    }

    /// Arrivals of a Poisson process whose rate changes, by thinning.
    mutating func arrive(
        rate: (Double) -> Double, atMost most: Double, from start: Double = -600,
        _ lifetime: (Double, inout SeriesMaker) -> Double
    ) {
        var time = start
        while true {
            time += exponential(1 / most)
            guard time < duration else { return }
            guard unit() * most <= rate(time) else { continue }
            let end = time + lifetime(time, &self)
            if end > 0 { lives.append(Life(begin: time, end: end)) }
        }
    }

    mutating func unit() -> Double { Double(random.next() >> 11) / 9007199254740992 }

    mutating func exponential(_ mean: Double) -> Double { -mean * log(1 - unit()) }

    // MARK: What the probe sees

    private func points(_ plan: TrendPlan) -> [TrendPoint] {
        let scans = Int(duration / SeriesMaker.interval) + 1
        var counts = [Float](repeating: 0, count: scans + 1)
        var survivors = [SIMD4<Float>](repeating: .zero, count: scans + 1)
        var exits = [SIMD4<Float>](repeating: .zero, count: scans + 1)
        func scan(at time: Double) -> Int {
            min(scans, max(0, Int((time / SeriesMaker.interval).rounded(.up))))
        }
        for life in lives {
            let first = scan(at: life.begin)
            let gone = life.end.isFinite ? scan(at: life.end) : scans
            guard first < gone else { continue }
            counts[first] += 1
            counts[gone] -= 1
            for horizon in 0..<4 {
                // What the first look finds may be as old as it likes.
                let old =
                    first == 0 ? 0 : scan(at: Double(first) * SeriesMaker.interval + plan.horizons[horizon])
                guard old < gone else { continue }
                survivors[old][horizon] += 1
                survivors[gone][horizon] -= 1
                exits[gone][horizon] += 1
            }
        }
        var point = TrendPoint(time: 0, count: 0, survivors: .zero, exits: .zero)
        return (0..<scans).map { index in
            point.time = Double(index) * SeriesMaker.interval
            point.count += counts[index]
            point.survivors += survivors[index]
            point.exits += exits[index]
            return point
        }
    }
}
