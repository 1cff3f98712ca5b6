#if canImport(SuretyLedgerFiles)
    import SuretyLedgerFiles
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What `surety run` does in this process's place where it cannot do it itself any more.
public enum DurableEffect: Sendable, Hashable {
    /// Remove a file, or an empty folder.
    case remove(String)
    /// Remove a folder and what is below it.
    case removeTree(String)
    /// Remove a socket's path.
    case unlinkSocket(String)
    /// End a process of this number.
    case kill(Int32)
    /// Revoke a lease: `etcd://HOST:PORT/LEASE`, with `?user=NAME&password-variable=NAME` where it needs one.
    case revokeLease(String)
    /// Run a program, at most once, in the working folder of now.
    case run([String])
}

/// An obligation in the journal of the run that this process belongs to. It is discharged when this process is dead, however
/// that came about, unless it was released.
public struct DurableRecord: Sendable, Hashable {
    /// Its number, as `surety held` and `surety release` know it.
    public let number: UInt64

    /// Says that the owner discharged it.
    ///
    /// - Throws: a run that is over, or a journal that cannot be written to.
    public func release() throws(DurableError) { try Durable.release(number) }

    /// Says that what was to be made at a path is there now, and which file it is. A file that was recorded before it was
    /// made is otherwise removed only if its owner and age fit and nobody else may write to its folder.
    ///
    /// - Throws: a path at which nothing is, a run that is over, or a journal that cannot be written to.
    public func confirm(_ path: String) throws(DurableError) { try Durable.confirm(number, path) }
}

/// Why an obligation could not be recorded for the time after this process.
public struct DurableError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One phrase, and what to do.
    public var message: String

    /// The phrase.
    public var description: String { message }
}

extension Ledger {
    /// Whether this process belongs to a run, which discharges what it cannot discharge itself any more. Linux.
    public static var isSupervised: Bool { getenv("SURETY_LEDGER") != nil }

    /// Records an obligation for the time after this process, in the journal that `surety defer` writes to as well. It costs
    /// some system calls, and where the effect would be needed after a loss of power a wait for the device.
    ///
    /// - Parameters:
    ///   - effect: what discharges it.
    ///   - name: what to call it in reports.
    ///   - onlyAfterCrash: whether it is due only where the run does not end with status 0.
    ///   - file: where it is acquired.
    ///   - line: the line.
    /// - Returns: the record; nil where nobody supervises this process.
    /// - Throws: a run that is over, a path that can be nobody's obligation, or a journal that cannot be written to.
    public static func recordDurably(
        _ effect: DurableEffect, name: String = "", onlyAfterCrash: Bool = false,
        file: StaticString = #fileID, line: UInt = #line
    ) throws(DurableError) -> DurableRecord? {
        try Durable.record(effect, name: name, onlyAfterCrash: onlyAfterCrash, site: "\(file):\(line)")
    }
}

#if canImport(SuretyLedgerFiles)
    /// The way to the run's journal.
    private enum Durable {
        static func record(
            _ effect: DurableEffect, name: String, onlyAfterCrash: Bool, site: String
        ) throws(DurableError) -> DurableRecord? {
            do throws(LedgerFailure) {
                guard let recorder = try Recorder.find() else { return nil }
                let obligation = DurableObligation(
                    effect: try Durable.effect(effect), condition: onlyAfterCrash ? .crash : .always,
                    name: name,
                    site: site, since: Clock.now, owner: .current, recorder: .current)
                return DurableRecord(number: try recorder.record(obligation))
            } catch {
                throw DurableError(message: error.message)
            }
        }

        static func release(_ number: UInt64) throws(DurableError) {
            try withRun { (recorder) throws(LedgerFailure) in try recorder.release(number) }
        }

        static func confirm(_ number: UInt64, _ path: String) throws(DurableError) {
            try withRun { (recorder) throws(LedgerFailure) in
                try recorder.confirm(number, path: RawPath(path))
            }
        }

        private static func withRun(
            _ body: (Recorder) throws(LedgerFailure) -> Void
        ) throws(DurableError) {
            do throws(LedgerFailure) {
                if let recorder = try Recorder.find() { try body(recorder) }
            } catch {
                throw DurableError(message: error.message)
            }
        }

        private static func effect(_ effect: DurableEffect) throws(LedgerFailure) -> Effect {
            switch effect {
            case .remove(let path): return .remove(try PathTarget(RawPath(path)))
            case .removeTree(let path): return .removeTree(try PathTarget(RawPath(path)))
            case .unlinkSocket(let path): return .unlinkSocket(try PathTarget(RawPath(path)))
            case .revokeLease(let lease): return .revokeLease(try LeaseAddress(lease))
            case .kill(let number):
                guard let process = ProcessIdentity(of: number) else {
                    throw LedgerFailure("no process has the number \(number); name one that runs")
                }
                return .kill(process)
            case .run(let arguments):
                guard !arguments.isEmpty, let folder = RawPath.workingFolder else {
                    throw LedgerFailure("no command to run, or no folder to run it in; name a command")
                }
                return .command(arguments: arguments.map { RawPath($0) }, folder: folder)
            }
        }
    }
#else
    /// Nobody supervises anything here.
    private enum Durable {
        static func record(
            _ effect: DurableEffect, name: String, onlyAfterCrash: Bool, site: String
        ) throws(DurableError) -> DurableRecord? { nil }

        static func release(_ number: UInt64) throws(DurableError) {}

        static func confirm(_ number: UInt64, _ path: String) throws(DurableError) {}
    }
#endif
