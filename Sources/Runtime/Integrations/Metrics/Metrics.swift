#if Metrics
    public import Metrics
    public import Surety

    /// The ledger as metrics: `surety_obligations`, a gauge for each kind, and `surety_obligations_unrecorded`.
    ///
    /// Kinds are the only dimension. The first 64 get gauges of their own; what comes after is counted as `other`, so
    /// that a program that makes up kinds cannot make up series.
    public struct LedgerMetrics: Sendable {
        private static let most = 64

        private let interval: Duration
        private let factory: any MetricsFactory

        /// Makes metrics that are taken every so often.
        public init(
            every interval: Duration = .seconds(10), factory: any MetricsFactory = MetricsSystem.factory
        ) {
            self.interval = interval
            self.factory = factory
        }

        /// Takes the metrics until the task is cancelled. Run it in a task of its own, such as `scope.task`.
        public func run(time: Timekeeper = .current) async throws {
            var gauges: [String: Gauge] = [:]
            let unrecorded = Gauge(label: "surety_obligations_unrecorded", factory: factory)
            while true {
                record(in: &gauges)
                unrecorded.record(Ledger.unrecorded)
                try await time.sleep(for: interval)
            }
        }

        private func record(in gauges: inout [String: Gauge]) {
            var counts = Dictionary(uniqueKeysWithValues: gauges.keys.map { ($0, 0) })
            for obligation in Ledger.current {
                let isKnown = counts[obligation.kind] != nil || counts.count < LedgerMetrics.most
                counts[isKnown ? obligation.kind : "other", default: 0] += 1
            }
            for (kind, count) in counts {
                let gauge =
                    gauges[kind]
                    ?? Gauge(label: "surety_obligations", dimensions: [("kind", kind)], factory: factory)
                gauges[kind] = gauge
                gauge.record(count)
            }
        }
    }
#endif
