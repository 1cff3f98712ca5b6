import CAllocations
import Surety

/// The cost of a scope while a second thread does the same: the ledger's sequence is what they share.
func twoThreads() async {
    for isRecording in [false, true] {
        let name = "two threads, ledger \(isRecording ? "on" : "off"): withScope, one typed"
        guard isWanted(name) else { continue }
        Ledger.isRecording = isRecording
        let rounds = 2_000_000
        var best = Double.infinity
        for _ in 0..<5 {
            let start = callocations_cpu()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask { for _ in 0..<rounds { scopeOne(Sink.memory) } }
                }
            }
            best = min(best, Double(callocations_cpu() - start) / Double(2 * rounds))
        }
        row(name, best, 0)
    }
}
