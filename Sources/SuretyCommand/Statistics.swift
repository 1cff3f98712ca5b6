import SuretyCheck

/// What a run cost, for `--statistics`. Only here do times appear, and never in a report.
enum Statistics {
    static func text(_ result: CheckResult, _ stages: StageClock, cacheTrouble: String?) -> String {
        let cpu = StageClock.cpuNow
        var text = """
            files       \(result.files)
            lines       \(result.lines)
            functions   \(result.functions)
            findings    \(result.findings.count)
            solved      \(result.coverage.functionsSolved)
            given up    \(result.coverage.functionsGivenUp)
            unresolved  \(result.coverage.callsUnresolved) calls, \(result.coverage.importsUnresolved.count) imports
            parts       \(stages.count("parts")), \(stages.count("parts from the cache")) from the cache

            """
        if let cacheTrouble { text += "no cache    \(cacheTrouble)\n" }
        for stage in stages.all {
            let name = stage.name.count < 11 ? stage.name.padded(to: 11) : stage.name
            let times =
                "\(milliseconds(stage.wallNanoseconds)) ms, \(milliseconds(stage.cpuNanoseconds)) ms CPU"
            text += "\(name) \(times)\n"
        }
        text += "CPU time    \(milliseconds(cpu)) ms\n"
        text += "memory      \(StageClock.peakMemory >> 20) MB at most\n"
        if cpu > 0 {
            let speed = Double(result.lines) / (Double(cpu) / 1e9)
            text += "speed       \(Int(speed)) lines per CPU-second\n"
        }
        return text
    }

    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        let tenths = (nanoseconds + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
