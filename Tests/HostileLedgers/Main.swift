import SuretyLedgerFiles
import SuretyRun

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Makes up ledgers that nobody wrote so, has each of them reclaimed, and ends with status 1 where anything was done that
/// must not be done or left unsaid. It is a process of its own, so that the same is tried with different rights and a
/// death by a signal is seen.
///
///     HostileLedgers FOLDER COUNT SEED
@main
struct HostileLedgers {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else {
            return fail("say a folder, how many ledgers, and a seed")
        }
        do throws(LedgerFailure) {
            let trial = try Trial(folder: arguments[1])
            print(try trial.run(count, seed: seed))
        } catch {
            fail(error.message)
        }
    }

    private static func fail(_ message: String) {
        print("HostileLedgers: \(message)")
        exit(1)
    }
}

/// What came of the ledgers so far.
struct Tally {
    var ledgers = 0
    var unbelieved = 0
    var damaged = 0
    var results: [DischargeResult: Int] = [:]
    /// Obligations that were looked at, and refused for what was found.
    var judged = 0

    /// Takes what was said of one ledger into account.
    ///
    /// - Throws: something that must not be.
    mutating func take(_ outcomes: [Reclaim.Outcome]) throws(LedgerFailure) {
        ledgers += 1
        guard outcomes.count == 1, let outcome = outcomes.first else {
            throw LedgerFailure("\(outcomes.count) answers about one ledger")
        }
        switch outcome {
        case .live: throw LedgerFailure("a ledger that nobody supervises is live")
        case .refused(_, let failure):
            guard !failure.message.isEmpty else { throw LedgerFailure("a refusal without a reason") }
            unbelieved += 1
        case .reclaimed(let report):
            if !report.notes.isEmpty { damaged += 1 }
            let text = report.text
            for item in report.obligations {
                try Tally.check(item, text)
                results[item.result ?? .failed, default: 0] += 1
                if item.result == .refused, !item.detail.hasPrefix("the journal is damaged") { judged += 1 }
            }
        }
    }

    /// Nothing was done, and what was not done for a reason is in the report, with the reason.
    private static func check(_ item: IncidentReport.Item, _ text: String) throws(LedgerFailure) {
        let what = "\(item.obligation.effect.word) \(item.obligation.effect.object)"
        guard let result = item.result, result != .done else {
            throw LedgerFailure("'\(what)' came to \(item.result?.word ?? "nothing"): \(item.detail)")
        }
        guard !result.isTrouble || (!item.detail.isEmpty && text.contains(item.detail)) else {
            throw LedgerFailure("'\(what)' came to \(result.word), and the report does not say why")
        }
    }

    /// The figures on one line.
    var line: String {
        let counts = results.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key.word)" }
        return "\(ledgers) ledgers as user \(geteuid()): \(unbelieved) not believed, \(damaged) with notes; "
            + "obligations: \(counts.isEmpty ? "none" : counts.joined(separator: ", ")), "
            + "\(judged) of the refused for what was found"
    }
}
