/// Compares what a run of a generated function printed with what the JSON says of the exit that was taken.
///
/// The run tells which calls were deferred, in which order: which branches were taken and how often loops ran. All else
/// comes from the JSON: which call may run first at that exit, which one next, what each sees, what it can change,
/// whether it stops a panic, and so how the function ends.
struct TraceChecker {
    /// What does not agree.
    private(set) var problems: [String] = []
    /// How many calls ran, and for how many of them the JSON left no choice.
    private(set) var ran = 0
    private(set) var forced = 0

    private let functions: [ExplainedFunction]
    private var frames: [Int: Frame] = [:]
    private var order: [Int] = []
    private var hasQuit = false

    /// One time that a body ran.
    private struct Frame {
        var function: ExplainedFunction
        var pending: [(id: Int, value: Int)] = []
        var exit: ExplainedFunction.Exit?
        var kind = ""
        var x = 0
        var r = 0
        /// What may run next, and whether nothing may.
        var candidates: [Int] = []
        var mayStop = false
        var isPanicking = false
        var endsGoroutine = false
        var counts: [Int: Int] = [:]
        var group = 0
        var last: ExplainedFunction.Deferred?
    }

    init(_ functions: [ExplainedFunction]) { self.functions = functions }

    /// Reads one line of the trace.
    mutating func read(_ line: Substring) {
        let words = line.split(separator: " ")
        let numbers = words.map { Int($0) ?? 0 }
        switch words[0] {
        case "F": enter(numbers[1], line: numbers[2])
        case "R": register(numbers[1], line: numbers[2], value: numbers[3])
        case "X":
            leave(
                numbers[1], line: numbers[2], kind: String(words[3]), x: numbers[4], r: numbers[5], numbers[6]
            )
        case "D": run(numbers[1], line: numbers[2], value: numbers[3])
        case "S": set(numbers[1], x: numbers[2], r: numbers[3])
        case "A": set(numbers[1], x: nil, r: numbers[2])
        case "N": frames[numbers[1]]?.isPanicking = true
        case "C": catchPanic(numbers[1], line: numbers[2])
        case "Q": hasQuit = true
        case "OUT": finish(String(words[1]), words.count > 2 ? numbers[2] : nil)
        default: problem("strange line '\(line)'")
        }
    }

    private mutating func problem(_ text: String) {
        problems.append("\(functions.first?.name ?? ""): \(text)")
    }

    // MARK: Into a body, and to its exit

    private mutating func enter(_ number: Int, line: Int) {
        guard let function = functions.last(where: { $0.line == line }) else {
            return problem("no body begins in line \(line)")
        }
        frames[number] = Frame(function: function)
        order.append(number)
    }

    private mutating func register(_ number: Int, line: Int, value: Int) {
        guard let deferred = frames[number]?.function.defers.first(where: { $0.line == line }) else {
            return problem("no defer in line \(line)")
        }
        frames[number]?.pending.append((deferred.id, value))
    }

    private mutating func leave(_ number: Int, line: Int, kind: String, x: Int, r: Int, _ value: Int) {
        guard var frame = frames[number] else { return }
        guard let exit = frame.function.exit(kind, at: line) else {
            return problem("no exit '\(kind)' in line \(line)")
        }
        frame.exit = exit
        frame.kind = kind
        frame.x = x
        // A return sets the results that have names before the deferred calls run.
        frame.r = kind == "return" && frame.function.namedResults ? value : r
        if number == order.first && kind == "return" { returned = value }
        frame.candidates = exit.first
        frame.mayStop = exit.mayBeNone
        frame.isPanicking = kind.hasPrefix("panic")
        frame.endsGoroutine = kind == "goroutine"
        frames[number] = frame
    }

    // MARK: Deferred calls

    private mutating func run(_ number: Int, line: Int, value: Int) {
        guard var frame = frames[number], let exit = frame.exit else { return problem("runs before an exit") }
        ran += 1
        if !exit.runs { problem("line \(line) runs although the process ends") }
        skipUseless(&frame)
        let candidates = frame.candidates.filter { !isSilent($0, frame) }
        if candidates.count == 1 && !frame.mayStop { forced += 1 }
        guard let top = frame.pending.popLast(),
            let deferred = frame.function.defers.first(where: { $0.id == top.id })
        else { return problem("line \(line) runs, and nothing is pending") }
        if deferred.line != line { problem("line \(line) runs, and line \(deferred.line) is on top") }
        step(to: deferred, &frame)
        checkOrder(deferred, exit, &frame)
        checkValue(deferred, registered: top.value, value, frame)
        frame.last = deferred
        frames[number] = frame
    }

    /// `defer recover()` runs and prints nothing.
    private func isSilent(_ id: Int, _ frame: Frame) -> Bool {
        frame.function.defers.first { $0.id == id }?.callee == "recover"
    }

    /// Goes over the silent calls that lie between what ran and the top: which ones did not print, so that any way over
    /// them counts.
    private mutating func skipUseless(_ frame: inout Frame) {
        guard let top = frame.pending.last?.id else { return }
        var seen: Set<Int> = []
        var agenda = frame.candidates
        while let id = agenda.popLast() {
            if id == top { frame.candidates = [id] }
            guard isSilent(id, frame), seen.insert(id).inserted,
                let deferred = frame.function.defers.first(where: { $0.id == id })
            else { continue }
            agenda += deferred.below
        }
    }

    private mutating func step(to deferred: ExplainedFunction.Deferred, _ frame: inout Frame) {
        if !frame.candidates.contains(deferred.id) {
            problem("line \(deferred.line) runs, and \(frame.candidates) may")
        }
        frame.candidates = deferred.below
        frame.mayStop = deferred.mayBeLast
    }

    /// The list for people must hold it, at this place or a later one.
    private mutating func checkOrder(
        _ deferred: ExplainedFunction.Deferred, _ exit: ExplainedFunction.Exit, _ frame: inout Frame
    ) {
        guard let entry = exit.order.first(where: { $0.defer == deferred.id }) else {
            return problem("line \(deferred.line) is not in the order")
        }
        if entry.group < frame.group { problem("line \(deferred.line) runs too late") }
        frame.group = entry.group
        frame.counts[deferred.id, default: 0] += 1
    }

    /// What it prints is what it was bound to, or what it sees when it runs.
    private mutating func checkValue(
        _ deferred: ExplainedFunction.Deferred, registered: Int, _ value: Int, _ frame: Frame
    ) {
        let bound = deferred.bindings.filter { $0.role != "function" }
        if deferred.callee == "catch" { return }
        if let argument = bound.last, deferred.target != "literal" {
            let line =
                deferred.callee.hasSuffix(".Run") && argument.role == "receiver"
                ? deferred.line : argument.line
            if line != deferred.line { problem("line \(deferred.line) is bound in line \(argument.line)") }
            let expected = argument.address ? frame.r : registered
            if value != expected {
                problem("line \(deferred.line) is bound to \(expected), and prints \(value)")
            }
        } else if deferred.reads.contains("x") {
            if value != frame.x { problem("line \(deferred.line) sees \(frame.x), and prints \(value)") }
        } else {
            problem("line \(deferred.line) has nothing to print")
        }
    }

    private mutating func set(_ number: Int, x: Int?, r: Int) {
        guard var frame = frames[number], let deferred = frame.last else { return }
        if let x { frame.x = x }
        let isResult = frame.function.namedResults
        if isResult && r != frame.r && !deferred.changes.contains("r") {
            problem("line \(deferred.line) changes r, which it cannot")
        }
        if !isResult && !deferred.changes.isEmpty {
            problem("line \(deferred.line) changes a result without a name")
        }
        frame.r = r
        frames[number] = frame
    }

    private mutating func catchPanic(_ number: Int, line: Int) {
        guard let frame = frames[number] else { return }
        let deferred = frame.function.defers.first { $0.line == line }
        if deferred?.recovers != true { problem("line \(line) stops a panic, which it cannot") }
        if !frame.isPanicking { problem("line \(line) stops a panic, and there is none") }
        frames[number]?.isPanicking = false
    }

    // MARK: The end

    private mutating func finish(_ outcome: String, _ result: Int?) {
        guard let first = order.first, let frame = frames[first] else { return }
        if outcome == "quit" {
            if !hasQuit { problem("the process ended by itself") }
            return
        }
        checkEnds()
        let expected = frame.isPanicking ? "panic" : frame.endsGoroutine ? "goroutine" : "return"
        if outcome != expected { problem("ends by '\(outcome)', not by '\(expected)'") }
        guard outcome == "return", let result, let exit = frame.exit else { return }
        if exit.kind == "return", !frame.function.namedResults {
            if result != returned {
                problem("returns \(result), not \(returned ?? 0): no defer can change it")
            }
        } else if frame.function.namedResults {
            if result != frame.r { problem("returns \(result), not \(frame.r)") }
        } else if result != 0 {
            problem("returns \(result) after a panic")
        }
    }

    /// What the first body returned, before its deferred calls ran.
    private var returned: Int?

    /// Every body has run what its exit says, and nothing is left.
    private mutating func checkEnds() {
        for number in order {
            guard var frame = frames[number], let exit = frame.exit else { continue }
            if !frame.pending.isEmpty { problem("\(frame.pending.count) calls did not run") }
            skipSilentRest(&frame)
            if !frame.mayStop { problem("\(frame.candidates) must run and did not") }
            for entry in exit.order where !isSilent(entry.defer, frame) {
                let count = frame.counts[entry.defer] ?? 0
                let isRight =
                    switch entry.times {
                    case "1": count == 1
                    case "0...1": count <= 1
                    case "1...n": count >= 1
                    default: true
                    }
                if !isRight { problem("#\(entry.defer) runs \(count) times, not \(entry.times)") }
            }
        }
    }

    private func skipSilentRest(_ frame: inout Frame) {
        var seen: Set<Int> = []
        var agenda = frame.candidates.filter { isSilent($0, frame) }
        while let id = agenda.popLast(), !frame.mayStop {
            guard seen.insert(id).inserted, let deferred = frame.function.defers.first(where: { $0.id == id })
            else { continue }
            frame.mayStop = deferred.mayBeLast
            agenda += deferred.below.filter { isSilent($0, frame) }
        }
    }
}
