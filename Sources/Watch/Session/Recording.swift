import SuretyJSON
import SuretyProbe
import SuretyTrend

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads a recording line by line: what was seen, from which everything else follows again.
public final class Recording {
    /// What is wrong with a recording.
    public enum Failure: Error, Sendable {
        /// It cannot be read, with the reason in words.
        case unreadable(String)
        /// The line of that number, from 1, is none of a recording.
        case noRecording(line: Int)
        /// Something else went wrong while it was read.
        case trouble(WatchTrouble)
    }

    /// How growth was judged while it was recorded.
    public private(set) var plan = TrendPlan.server
    private let file: UnsafeMutablePointer<FILE>
    private var line = 0

    /// Opens a file. Throws where it cannot be read or is no recording.
    public init(_ path: String) throws(Failure) {
        guard let file = fopen(path, "re") else { throw .unreadable(String(cString: strerror(errno))) }
        self.file = file
        guard let first = try next(), first["type"]?.string == "start",
            first["schema"]?.integer == SampleLine.schema
        else { throw .noRecording(line: 1) }
        plan = first["plan"]?.string == "command" ? .command : .server
    }

    deinit { fclose(file) }

    /// The next tick, or nil at the end. A last line that was cut off, as by a kill, is left out.
    public func observation() throws(Failure) -> Observation? {
        while let value = try next() {
            guard value["type"]?.string == "sample" else { continue }
            guard let observation = Observation(value) else { throw .noRecording(line: line) }
            return observation
        }
        return nil
    }

    private func next() throws(Failure) -> JSONValue? {
        var text: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(text) }

        let length = getline(&text, &capacity, file)
        guard length > 0, let text else { return nil }
        line += 1
        let bytes = UnsafeRawBufferPointer(start: text, count: length)
        do throws(JSONReader.Mistake) {
            return try JSONReader.value(of: bytes)
        } catch {
            if bytes.last != 0x0A && line > 1 { return nil }
            throw .noRecording(line: line)
        }
    }
}

extension Observation {
    init?(_ value: JSONValue) {
        guard let time = value["time"]?.number, let elapsed = value["elapsed"]?.number,
            let processes = value["processes"]?.array
        else { return nil }
        var read: [ProcessObservation] = []
        for process in processes {
            guard let process = ProcessObservation(process) else { return nil }
            read.append(process)
        }
        var cost = ProbeCost()
        cost.processor = value["cost"]?["processor"]?.number ?? 0
        cost.scan = value["cost"]?["scan"]?.number ?? 0
        cost.scanned = value["cost"]?["scanned"]?.integer ?? 0
        cost.pause = value["cost"]?["pause"]?.number ?? 0
        self.init(time: time, elapsed: elapsed, processes: read, cost: cost)
    }
}

extension ProcessObservation {
    fileprivate init?(_ value: JSONValue) {
        guard let pid = value["pid"]?.integer, let start = value["start"]?.integer, start >= 0,
            let command = value["command"]?.string,
            let state = value["state"]?.string.flatMap(ProcessState.init(rawValue:))
        else { return nil }
        var limits = Limits()
        limits.descriptors = value["limits"]?["descriptors"]?.integer
        limits.tasks = value["limits"]?["tasks"]?.integer
        limits.memory = value["limits"]?["memory"]?.integer
        limits.watches = value["limits"]?["watches"]?.integer
        limits.tracked = value["limits"]?["tracked"]?.integer
        limits.trackedNow = value["limits"]?["trackedNow"]?.integer
        var groups: [GroupObservation]?
        if let listed = value["groups"]?.array {
            groups = listed.compactMap(GroupObservation.init)
            guard groups?.count == listed.count else { return nil }
        }
        self.init(
            identity: ProcessIdentity(pid: Int32(truncatingIfNeeded: pid), start: UInt64(start)),
            command: GroupObservation.safe(command),
            parent: Int32(truncatingIfNeeded: value["parent"]?.integer ?? 0),
            state: state, descriptors: value["descriptors"]?.integer, threads: value["threads"]?.integer ?? 0,
            children: value["children"]?.integer ?? 0, memory: value["memory"]?.integer ?? 0, limits: limits,
            groups: groups)
    }
}

extension GroupObservation {
    fileprivate init?(_ value: JSONValue) {
        guard let kind = value["kind"]?.string.flatMap({ ResourceKind(name: $0) }),
            let label = value["label"]?.string, let count = value["count"]?.integer,
            let survivors = SIMD4<Int32>(value["survivors"]), let exits = SIMD4<Int32>(value["exits"])
        else { return nil }
        self.init(
            kind: kind, label: GroupObservation.safe(label), count: count,
            appeared: value["appeared"]?.integer ?? 0, vanished: value["vanished"]?.integer ?? 0,
            survivors: survivors, exits: exits)
    }

    /// Labels were made safe when they were recorded; a file that somebody wrote by hand may say anything. Backslashes are
    /// escapes already.
    fileprivate static func safe(_ label: String) -> String {
        label.split(separator: "\\", omittingEmptySubsequences: false).map { PlainText.of(String($0)) }
            .joined(separator: "\\")
    }
}

extension SIMD4<Int32> {
    fileprivate init?(_ value: JSONValue?) {
        guard let numbers = value?.array?.compactMap(\.integer), numbers.count == 4 else { return nil }
        self.init(numbers.map { Int32(clamping: $0) })
    }
}
