import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// How a run ended.
public enum EndClass: String, Sendable {
    /// With status 0.
    case clean
    /// With another status.
    case status
    /// By a panic of Go.
    case goPanic = "go panic"
    /// By an error that Go's runtime cannot go on after.
    case goFatalError = "go fatal error"
    /// By a trap of Swift.
    case swiftTrap = "swift trap"
    /// By an exception that nothing caught, in Java.
    case javaUncaught = "java uncaught exception"
    /// By an exception that nothing caught, in Python.
    case pythonUncaught = "python uncaught exception"
    /// By a signal.
    case signal
    /// By the kernel, for want of memory.
    case outOfMemory = "out of memory"
    /// By its supervisor, because it did nothing any more.
    case hang
    /// By its supervisor, whose other half was killed.
    case supervisorKilled = "supervisor killed"
    /// Nobody saw it.
    case unseen
}

/// What is known when a command has ended.
struct EndEvidence {
    var status: EndStatus
    /// The end of its standard error, where it was looked at.
    var tail: String?
    /// Kills for want of memory that the kernel counted meanwhile.
    var memoryKills: UInt64 = 0
    /// Whether its supervisor ended it because it did nothing any more.
    var wasHanging = false
    /// What is known of its program.
    var program: ProgramTraits

    /// The class, what it is concluded from, and whether it is concluded only.
    var conclusion: (class: EndClass, evidence: String, isProbable: Bool) {
        if wasHanging { return (.hang, "nothing of the run used the processor or wrote anything", false) }
        if status == .signalled(SIGKILL), memoryKills > 0 {
            return (.outOfMemory, "its control group counts \(memoryKills) kills for want of memory", false)
        }
        if let tail, let found = told(by: tail) { return found }
        if tail == nil, let found = inferred { return (found.class, found.evidence, true) }
        switch status {
        case .exited(0): return (.clean, "", false)
        case .exited: return (.status, "", false)
        case .signalled: return (.signal, "", false)
        }
    }

    /// What it said itself at its end.
    private func told(by tail: String) -> (class: EndClass, evidence: String, isProbable: Bool)? {
        let lines = tail.split(separator: "\n")
        func line(_ prefix: String) -> String? { lines.last { $0.hasPrefix(prefix) }.map(String.init) }
        switch status {
        case .exited(2):
            // A panic's message can quote a fatal error; the first of both is the end's.
            if let first = lines.first(where: { $0.hasPrefix("panic: ") || $0.hasPrefix("fatal error: ") }),
                lines.contains(where: { $0.hasPrefix("goroutine ") })
            {
                return (first.hasPrefix("panic: ") ? .goPanic : .goFatalError, String(first), false)
            }
        case .exited(1):
            if line("Traceback (most recent call last):") != nil {
                return (.pythonUncaught, lines.last.map(String.init) ?? "", false)
            }
            if let line = line("Exception in thread ") { return (.javaUncaught, line, false) }
        case .signalled(SIGILL), .signalled(SIGTRAP):
            if let line = lines.last(where: { $0.contains("Fatal error: ") }) {
                return (.swiftTrap, String(line), false)
            }
        default: break
        }
        return inferred.flatMap { $0.class == .swiftTrap ? ($0.class, $0.evidence, true) : nil }
    }

    /// What its program and status let one think.
    private var inferred: (class: EndClass, evidence: String)? {
        switch status {
        case .exited(2) where program.isGo: (.goPanic, "a program of Go that ended with status 2")
        case .exited(1) where program.isPython:
            (.pythonUncaught, "a program of Python that ended with status 1")
        case .exited(1) where program.isJava: (.javaUncaught, "a program of Java that ended with status 1")
        case .signalled(SIGILL) where program.isSwift, .signalled(SIGTRAP) where program.isSwift:
            (.swiftTrap, "a program of Swift that ended with \(status.text)")
        default: nil
        }
    }
}
