/// The tests that a verdict rests on, over plain numbers.
enum Statistics {
    /// The statistic of Mann and Kendall for a rising trend, in standard deviations, with the variance of Hamed and Rao
    /// (A modified Mann–Kendall trend test for autocorrelated data, Journal of Hydrology 204, 1998): what follows from
    /// its predecessor counts less. It takes time in the square of the number of values.
    static func trend(_ values: [Double], slope: Double, times: [Double]) -> Double {
        let count = values.count
        guard count >= 8 else { return 0 }
        var score = 0
        var ties: [Double: Int] = [:]
        for index in 0..<count {
            ties[values[index], default: 0] += 1
            for later in index + 1..<count {
                score += values[later] > values[index] ? 1 : values[later] < values[index] ? -1 : 0
            }
        }
        let n = Double(count)
        var variance = n * (n - 1) * (2 * n + 5) / 18
        for size in ties.values where size > 1 {
            let t = Double(size)
            variance -= t * (t - 1) * (2 * t + 5) / 18
        }
        guard variance > 0 else { return 0 }
        let residuals = zip(values, times).map { $0 - slope * ($1 - times[0]) }
        variance *= inflation(ranks(of: residuals))
        let step = score > 0 ? -1.0 : score < 0 ? 1.0 : 0
        return (Double(score) + step) / variance.squareRoot()
    }

    /// By how much autocorrelation of the ranks widens the variance; at least 1.
    private static func inflation(_ ranks: [Double]) -> Double {
        let n = Double(ranks.count)
        let mean = ranks.reduce(0, +) / n
        let centred = ranks.map { $0 - mean }
        let power = centred.reduce(0) { $0 + $1 * $1 }
        guard power > 0 else { return 1 }
        let bound = 1.96 / n.squareRoot()
        var sum = 0.0
        for lag in 1..<ranks.count - 3 {
            var product = 0.0
            for index in 0..<ranks.count - lag { product += centred[index] * centred[index + lag] }
            let correlation = product / power
            guard abs(correlation) > bound else { continue }
            let rest = n - Double(lag)
            sum += rest * (rest - 1) * (rest - 2) * correlation
        }
        return max(1, 1 + 2 / (n * (n - 1) * (n - 2)) * sum)
    }

    /// The place of each value in their order; equal values share the middle of their places.
    static func ranks(of values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
            for index in start...end { ranks[order[index]] = Double(start + end) / 2 + 1 }
            start = end + 1
        }
        return ranks
    }

    /// The median of the slopes between all pairs of points (Theil, Sen): half of the points may lie anywhere.
    static func slope(_ values: [Double], times: [Double]) -> Double {
        var slopes: [Double] = []
        slopes.reserveCapacity(values.count * values.count / 2)
        for index in values.indices {
            for later in values.indices[(index + 1)...] where times[later] > times[index] {
                slopes.append((values[later] - values[index]) / (times[later] - times[index]))
            }
        }
        guard !slopes.isEmpty else { return 0 }
        slopes.sort()
        let middle = slopes.count / 2
        return slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
    }

    /// The variance of values around the line of that slope through their middle.
    static func unrest(_ values: [Double], slope: Double, times: [Double]) -> Double {
        let rests = zip(values, times).map { $0 - slope * $1 }
        let mean = rests.reduce(0, +) / Double(max(1, rests.count))
        return rests.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, rests.count))
    }

    /// The chance that a normal variable lies below so many standard deviations (Abramowitz and Stegun 26.2.17).
    static func normal(below z: Double) -> Double {
        guard z >= 0 else { return 1 - normal(below: -z) }
        guard z < 8 else { return 1 }
        let t = 1 / (1 + 0.2316419 * z)
        let series =
            t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
        return 1 - exponential(-z * z / 2) / 2.5066282746310002 * series
    }

    /// e to the power of a number that is not above zero, by halving it until a short series suffices: the module needs no
    /// library for its one use of it.
    private static func exponential(_ x: Double) -> Double {
        var halvings = 0
        var small = x
        while small < -0.01 {
            small /= 2
            halvings += 1
        }
        var result = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
        for _ in 0..<halvings { result *= result }
        return result
    }
}
