import CSurety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The one way in which obligations get into a run's journal: the command `surety defer` and the library both use it.
public struct Recorder: Sendable {
    /// The environment variable with the run's folder.
    public static let variable = "SURETY_LEDGER"

    /// Bytes in which a journal's first obligation lies.
    private static let firstBytes: UInt64 = 4096

    /// The run.
    public let run: RunFolder

    /// Finds the run that this process belongs to; nil where it belongs to none.
    ///
    /// - Throws: a run that is over, or that is not to be believed.
    public static func find() throws(LedgerFailure) -> Recorder? {
        guard let value = getenv(variable), value.pointee != 0 else { return nil }
        return try Recorder(RawPath(cString: value))
    }

    /// Opens a run by its folder.
    ///
    /// - Throws: a run that is over, or that is not to be believed.
    public init(_ path: RawPath) throws(LedgerFailure) {
        guard path.isAbsolute else {
            throw LedgerFailure("'\(Recorder.variable)' is no whole path; it is for 'surety run' to set")
        }
        do throws(LedgerFailure) {
            run = try RunFolder(path: path)
        } catch {
            if access(path.text, F_OK) != 0, errno == ENOENT { throw Recorder.isOver(path) }
            throw error
        }
        guard run.isLocked, run.isThere, !run.isClosed else { throw Recorder.isOver(path) }
    }

    private static func isOver(_ path: RawPath) -> LedgerFailure {
        LedgerFailure(
            "the run '\(path.text)' is over and nobody would discharge this; start one with 'surety run'")
    }

    /// Records an obligation and returns its number. It is on its way to the device when this returns if it would
    /// outlive the machine's power.
    ///
    /// - Throws: what the file system does not take, or a run that ended meanwhile.
    public func record(_ obligation: DurableObligation) throws(LedgerFailure) -> UInt64 {
        let needsPower = obligation.effect.survivesBoot
        let number = try run.append(.obligation(obligation), settled: needsPower)
        // The first ones in a journal see to it that the journal's name is on the device as well.
        if needsPower, number < Recorder.firstBytes { run.settleNames() }
        // Whoever closes the journal reads it once more afterwards: a record in front of the closing is seen, and one
        // behind it is taken back here.
        guard !run.isClosed else {
            try run.append(.released(obligation: number))
            throw Recorder.isOver(run.path)
        }
        return number
    }

    /// Says that an obligation's file is there now.
    ///
    /// - Throws: a file that cannot be looked at, or a journal that cannot be written to.
    public func confirm(_ number: UInt64, path: RawPath) throws(LedgerFailure) {
        guard let identity = try PathTarget(path).identity else {
            throw LedgerFailure("nothing is at '\(path.text)' to confirm")
        }
        try run.append(.confirmed(obligation: number, identity: identity))
    }

    /// Says that the owner discharged an obligation. It is on its way to the device when this returns: a release that a
    /// loss of power took away would be a discharge too many.
    ///
    /// - Throws: a journal that cannot be written to.
    public func release(_ number: UInt64) throws(LedgerFailure) {
        try run.append(.released(obligation: number), settled: true)
    }
}

/// The real-time clock.
public enum Clock {
    /// Nanoseconds since 1970.
    public static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Nanoseconds since some moment, never backwards.
    public static var monotonic: UInt64 { csurety_nanoseconds() }
}
