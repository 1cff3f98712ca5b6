import CSurety
import Surety

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A process of tests: it records obligations with the library and then ends as its argument says.
@main
struct LedgerWorker {
    static let lock = Kind("worker's lock")
    static let copys = Kind("copy's lock")

    static func main() throws {
        let how = CommandLine.arguments.dropFirst().first ?? "exit"
        if how == "durable" { return try recordDurably() }
        if how == "thousand" { return try recordAThousand() }
        try withScope("the worker's scope") { scope in
            scope.defer {}
            scope.hold(1, as: lock) { _ in }
            switch how {
            case "kill": kill(getpid(), SIGKILL)
            case "fork": try fork()
            case "trap": fatalError("on purpose")
            default: break
            }
        }
    }

    /// A copy that holds nothing, made by a shell's way: what it clears or records is its own. It is killed.
    private static func fork() throws {
        let copy = csurety_fork()
        if copy == 0 {
            let before = Ledger.current.count
            try withScope("the copy's scope") { scope in
                scope.hold(2, as: copys) { _ in }
                print("copy \(before) \(Ledger.current.count)")
                fflush(nil)
                kill(getpid(), SIGKILL)
            }
        }
        waitpid(copy, nil, 0)
        kill(getpid(), SIGKILL)
    }

    /// Files with records: one is made and confirmed, one released, one only announced.
    private static func recordDurably() throws {
        guard Ledger.isSupervised else {
            return print("unsupervised \(try Ledger.recordDurably(.remove("x")) == nil)")
        }
        let confirmed = try Ledger.recordDurably(.remove("confirmed"), name: "the confirmed file")
        make("confirmed")
        try confirmed?.confirm("confirmed")
        let released = try Ledger.recordDurably(.remove("released"))
        make("released")
        try released?.release()
        _ = try Ledger.recordDurably(.removeTree("tree"))
        mkdir("tree", 0o755)
        _ = try Ledger.recordDurably(.run(["sh", "-c", "echo ran >> witness"]), onlyAfterCrash: true)
        do {
            _ = try Ledger.recordDurably(.remove("no/such/folder"))
        } catch {
            print("refused: \(error)")
            fflush(nil)
        }
        kill(getpid(), SIGKILL)
    }

    private static func recordAThousand() throws {
        for number in 0..<1000 {
            make("file\(number)")
            _ = try Ledger.recordDurably(.remove("file\(number)"))
        }
        kill(getpid(), SIGKILL)
    }

    private static func make(_ name: String) {
        let file = open(name, O_WRONLY | O_CREAT, 0o644)
        if file >= 0 { close(file) }
    }
}
