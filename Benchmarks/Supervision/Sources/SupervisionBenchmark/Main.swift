import Glibc
import Surety

/// What a supervised process does, timed by itself. `run.py` starts it with and without a supervisor.
@main
struct SupervisionBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "slots": slots()
        case "durable": try durable(count: 200)
        case "obligations": try obligations(count: 1000)
        default: print("say slots, durable or obligations")
        }
    }

    private static func nanoseconds(_ clock: clockid_t = CLOCK_MONOTONIC) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// A scope with one cleanup, with its record and without, in processor time.
    private static func slots() {
        let rounds = 1_000_000
        for records in [false, true] {
            Ledger.isRecording = records
            var line = records ? "scope-recorded" : "scope-unrecorded"
            for _ in 0..<9 {
                let begin = nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
                for _ in 0..<rounds {
                    _ = try? withScope { scope in scope.hold(3, closing: { _ in 0 }) }
                }
                line += " \(Double(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - begin) / Double(rounds))"
            }
            print(line)
        }
    }

    /// Records in the journal, each on the device when it returns.
    private static func durable(count: Int) throws {
        var line = "durable"
        for _ in 0..<count {
            let begin = nanoseconds()
            _ = try Ledger.recordDurably(.remove("none"))
            line += " \(nanoseconds() - begin)"
        }
        print(line)
    }

    /// A thousand files, recorded each, and a death.
    private static func obligations(count: Int) throws {
        for number in 0..<count {
            let file = open("file\(number)", O_WRONLY | O_CREAT, 0o644)
            _ = Glibc.close(file)
            _ = try Ledger.recordDurably(.remove("file\(number)"))
        }
        let file = open("died", O_WRONLY | O_CREAT, 0o644)
        var now = nanoseconds()
        _ = write(file, &now, 8)
        kill(getpid(), SIGKILL)
    }
}
