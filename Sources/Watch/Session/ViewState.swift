import SuretyProbe
import SuretyTrend

/// What the view shows and where in it somebody is. What is drawn follows from it, a report and the size alone.
struct ViewState {
    /// What is shown.
    enum Screen: Equatable {
        case groups, instances, help
    }

    /// How groups are ordered.
    enum Order: String, CaseIterable {
        case growth, count, kind
    }

    private(set) var screen = Screen.groups
    private(set) var order = Order.growth
    private(set) var selected = 0
    private(set) var processIndex = 0
    private(set) var isPaused = false
    private(set) var wantsToLeave = false
    private var escape: [UInt8] = []

    /// Takes a key. `rows` is how many there are to choose from, `processes` how many are watched.
    mutating func take(_ key: UInt8, rows: Int, processes: Int) {
        guard let key = command(of: key) else { return }
        switch key {
        case "q": wantsToLeave = true
        case "?", "h": screen = screen == .help ? .groups : .help
        case "\u{1B}", "D": if screen == .groups && key == "\u{1B}" { break } else { screen = .groups }
        case "k", "A": selected = max(0, selected - 1)
        case "j", "B": selected = min(max(0, rows - 1), selected + 1)
        case "g": selected = 0
        case "G": selected = max(0, rows - 1)
        case "\r", "\n", "C": if screen == .groups { screen = .instances }
        case "s": cycleOrder()
        case "p", "\t":
            processIndex = processes == 0 ? 0 : (processIndex + 1) % processes
            selected = 0
        case " ": isPaused.toggle()
        default: break
        }
    }

    /// Keys come as bytes, arrows as three of them; `A` to `D` stand for arrows.
    private mutating func command(of byte: UInt8) -> Character? {
        if !escape.isEmpty {
            escape.append(byte)
            if escape.count == 2 {
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") { return nil }
                escape = []
                return "\u{1B}"
            }
            escape = []
            return (0x41...0x44).contains(byte) ? Character(Unicode.Scalar(byte)) : nil
        }
        if byte == 0x1B {
            escape = [byte]
            return nil
        }
        return (0x41...0x44).contains(byte) ? nil : Character(Unicode.Scalar(byte))
    }

    /// An escape that nothing followed was the key itself.
    mutating func settle() {
        if escape.count == 1 { screen = .groups }
        escape = []
    }

    private mutating func cycleOrder() {
        let all = Order.allCases
        order = all[((all.firstIndex(of: order) ?? 0) + 1) % all.count]
    }

    /// The process that is looked at.
    func process(of report: WatchReport) -> ProcessReport? {
        report.processes.isEmpty ? nil : report.processes[min(processIndex, report.processes.count - 1)]
    }

    /// The groups in the order in which they are shown.
    func groups(of process: ProcessReport) -> [GroupReport] {
        let shown = process.groups.filter { $0.seen.count > 0 }
        switch order {
        case .growth: return shown
        case .count:
            return shown.sorted {
                ($0.seen.kind == .memory ? 0 : $0.seen.count) > ($1.seen.kind == .memory ? 0 : $1.seen.count)
            }
        case .kind:
            return shown.sorted {
                ($0.seen.kind.rawValue, $0.seen.label) < ($1.seen.kind.rawValue, $1.seen.label)
            }
        }
    }
}
