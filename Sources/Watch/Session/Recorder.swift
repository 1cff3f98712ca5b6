import SuretyProbe
import SuretyTrend

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes a recording as it happens: a line a tick, so that what was seen before a crash is there.
final class Recorder {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String
    private var failed: Int32 = 0

    init(_ path: String, plan: TrendPlan) throws(WatchTrouble) {
        guard let file = fopen(path, "we") else {
            throw WatchTrouble(
                "cannot write '\(PlainText.of(path))': \(WatchTrouble.reason(errno)); give another file")
        }
        self.file = file
        self.path = path
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        put(SampleLine.start(plan, time: Double(now.tv_sec)))
    }

    deinit { fclose(file) }

    func write(_ report: WatchReport) { put(SampleLine.sample(report)) }

    private func put(_ line: String) {
        guard failed == 0 else { return }
        if fputs(line + "\n", file) < 0 || fflush(file) != 0 { failed = errno }
    }

    /// Says whether all of it was written.
    func close() throws(WatchTrouble) {
        guard failed == 0 else {
            throw WatchTrouble(
                "cannot write '\(PlainText.of(path))': \(WatchTrouble.reason(failed)); the recording is cut off"
            )
        }
    }
}
