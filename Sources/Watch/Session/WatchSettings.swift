import SuretyTrend

/// What a watch is asked to do.
public struct WatchSettings: Sendable {
    /// What is watched.
    public enum Target: Sendable {
        /// These processes and what descends from them.
        case processes([Int32])
        /// The processes of that name, those that come later too.
        case name(String)
        /// A command, which the watch starts.
        case command([String])
        /// What was recorded.
        case recording(String)
    }

    /// How ticks are shown.
    public enum Format: String, CaseIterable, Sendable {
        /// For people: a view on a terminal, else lines that tell what changed.
        case text
        /// A line of JSON a tick.
        case json
    }

    /// What is watched.
    public var target: Target
    /// How ticks are shown.
    public var format = Format.text
    /// Look once, and end.
    public var once = false
    /// Seconds between two ticks.
    public var interval = 1.0
    /// Seconds after which the watch ends by itself.
    public var duration: Double?
    /// How many seconds pass in one, for trials.
    public var pace = 1.0
    /// Where to record.
    public var record: String?
    /// Where to write a page at the end.
    public var html: String?
    /// Where to serve metrics: `HOST:PORT`.
    public var serve: String?
    /// The share of the limit from which on a warning is due.
    public var warnShare = 0.8
    /// Whether the exit status tells of leaks of the command.
    public var failsOnLeak = false
    /// What is no leak.
    public var allowed: [Pattern] = []
    /// A metric that tells the load.
    public var load: LoadMetric?
    /// Whether standard output is a terminal that can show a view.
    public var isOnTerminal = false
    /// Whether standard error is a terminal, so that what the command writes would be seen there.
    public var areErrorsOnTerminal = false
    /// Whether colours are wanted.
    public var isColoured = false
    /// Columns of the output.
    public var width = 100

    /// Makes the usual settings.
    public init(_ target: Target) { self.target = target }

    /// Whether the watch starts what it watches.
    var isCommand: Bool { if case .command = target { true } else { false } }

    /// Whether a command's view may be shown: only where nothing that it writes goes to a terminal. Tests run for their status.
    var wantsViewOfCommand: Bool {
        isCommand && !failsOnLeak && !once && format == .text && !isOnTerminal && !areErrorsOnTerminal
    }

    /// How growth is judged.
    var plan: TrendPlan { failsOnLeak ? .command : .server }
}
