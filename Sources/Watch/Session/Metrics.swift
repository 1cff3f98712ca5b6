import SuretyProbe
import SuretyTrend

/// What a watch knows, for Prometheus and OpenMetrics. No path and no peer is a label: however many there are, the number
/// of series stays that of processes and kinds.
enum Metrics {
    /// Two forms of the same.
    enum Form {
        /// Version 0.0.4 of Prometheus' text.
        case prometheus
        /// OpenMetrics 1.0.0.
        case openMetrics

        var contentType: String {
            switch self {
            case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
            case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
            }
        }
    }

    /// Processes that are told of; a tree of more is no watch for one page.
    private static let processLimit = 200

    static func text(_ report: WatchReport?, form: Form) -> String {
        var writer = Writer(form: form)
        if let report { write(report, &writer) }
        return writer.text + (form == .openMetrics ? "# EOF\n" : "")
    }

    private static func write(_ report: WatchReport, _ writer: inout Writer) {
        let processes = report.processes.filter { $0.seen.state != .gone }.prefix(processLimit)
        writer.family("surety_process_info", "gauge", "Processes under the watch.")
        for process in processes { writer.sample(labels(process), 1) }
        writeCounts(Array(processes), &writer)
        writeGroups(Array(processes), &writer)
        writer.family("surety_probe_cpu_seconds", "counter", "Processor time that the watch itself used.")
        writer.sample([], report.cost.processor)
        writer.family("surety_probe_scan_cpu_seconds", "gauge", "Processor time of the last full scan.")
        writer.sample([], report.cost.scan)
        writer.family("surety_probe_scanned_fds", "gauge", "Descriptors that the last full scan looked at.")
        writer.sample([], Double(report.cost.scanned))
    }

    private static func writeCounts(_ processes: [ProcessReport], _ writer: inout Writer) {
        func gauge(_ name: String, _ help: String, _ value: (ProcessReport) -> Double?) {
            writer.family(name, "gauge", help)
            for process in processes {
                if let value = value(process) { writer.sample(labels(process), value) }
            }
        }
        gauge("surety_process_fds", "Descriptors that a process holds.") {
            $0.seen.descriptors.map(Double.init)
        }
        gauge("surety_process_max_fds", "Descriptors that a process may hold.") {
            $0.seen.limits.descriptors.map(Double.init)
        }
        gauge("surety_process_threads", "Threads of a process.") { Double($0.seen.threads) }
        gauge("surety_process_children", "Children of a process.") { Double($0.seen.children) }
        gauge("surety_process_resident_memory_bytes", "Resident memory of a process.") {
            Double($0.seen.memory)
        }
        gauge(
            "surety_process_fd_exhaustion_seconds", "Seconds until a process's descriptors reach their limit."
        ) {
            $0.forecast?.seconds
        }
    }

    private static func writeGroups(_ processes: [ProcessReport], _ writer: inout Writer) {
        func each(_ name: String, _ help: String, _ value: ([GroupReport]) -> Double?) {
            writer.family(name, "gauge", help)
            for process in processes {
                let kinds = Dictionary(grouping: process.groups) { $0.seen.kind }
                for kind in ResourceKind.allCases where kind != .memory {
                    if let groups = kinds[kind], let value = value(groups) {
                        writer.sample(labels(process) + [("kind", kind.name)], value)
                    }
                }
            }
        }
        each("surety_process_open_resources", "What a process holds, by kind.") { groups in
            Double(groups.reduce(0) { $0 + $1.seen.count })
        }
        each(
            "surety_process_surviving_resources",
            "What a process has held for four minutes and more, by kind."
        ) { groups in
            groups[0].seen.kind.hasIdentity
                ? Double(groups.reduce(0) { $0 + Int($1.seen.survivors[1]) }) : nil
        }
        each("surety_process_growth_per_second", "How fast what grows or leaks does so, by kind.") { groups in
            let grown = groups.filter { $0.verdict.kind == .leaking || $0.verdict.kind == .growing }
            return grown.isEmpty ? nil : grown.reduce(0) { $0 + ($1.verdict.rate ?? 0) }
        }
        each(
            "surety_process_leak_verdict",
            "2 where something leaks, 1 where something grows, else 0, by kind."
        ) { groups in
            groups.contains { $0.verdict.kind == .leaking }
                ? 2 : groups.contains { $0.verdict.kind == .growing } ? 1 : 0
        }
        writeStates(processes, &writer)
    }

    private static func writeStates(_ processes: [ProcessReport], _ writer: inout Writer) {
        writer.family("surety_process_sockets", "gauge", "Sockets that a process holds, by state.")
        for process in processes {
            var states: [String: Int] = [:]
            for group in process.groups where [.tcp, .udp, .unix].contains(group.seen.kind) {
                let state = group.seen.label.split(separator: " ").first.map(String.init) ?? ""
                states["\(group.seen.kind.name) \(state)", default: 0] += group.seen.count
            }
            for (key, count) in states.sorted(by: { $0.key < $1.key }) {
                let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
                let state = parts.count > 1 ? parts[1] : ""
                writer.sample(labels(process) + [("kind", parts[0]), ("state", state)], Double(count))
            }
        }
    }

    private static func labels(_ process: ProcessReport) -> [(String, String)] {
        [("pid", String(process.seen.identity.pid)), ("command", process.seen.command)]
    }

    private struct Writer {
        let form: Form
        var text = ""
        private var name = ""

        init(form: Form) { self.form = form }

        /// Begins a family; counters have `_total` behind their samples' name.
        mutating func family(_ name: String, _ type: String, _ help: String) {
            let isCounter = type == "counter"
            let shown = isCounter && form == .prometheus ? name + "_total" : name
            text += "# HELP \(shown) \(help)\n# TYPE \(shown) \(type)\n"
            self.name = isCounter ? name + "_total" : name
        }

        mutating func sample(_ labels: [(String, String)], _ value: Double) {
            text += name
            if !labels.isEmpty {
                text +=
                    "{" + labels.map { "\($0.0)=\"\(Writer.escaped($0.1))\"" }.joined(separator: ",") + "}"
            }
            text += value == value.rounded() && abs(value) < 1e15 ? " \(Int(value))\n" : " \(value)\n"
        }

        private static func escaped(_ text: String) -> String {
            var escaped = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\\": escaped += "\\\\"
                case "\"": escaped += "\\\""
                case "\n": escaped += "\\n"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
            return escaped
        }
    }
}
