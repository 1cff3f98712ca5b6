import CSurety
import Surety

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// What the process as a whole has: descriptors, child processes, threads, temporary files, and the obligations of the
/// ledger.
struct ProcessResources {
    struct Item: Hashable {
        /// What it is, in words.
        let text: String
        /// Why it may be nobody's of this process, or the system's; `nil` where it is the program's for certain.
        var doubt: String?
        /// Its sequence number, for an obligation.
        var obligation: UInt64 = 0
    }

    private var items: Set<Item> = []

    /// What there is that was not there before.
    func grown(since before: ProcessResources) -> [Item] {
        items.subtracting(before.items).sorted { $0.text < $1.text }
    }

    /// What there is now. Where the system has no `/proc`, descriptors, children and threads are none.
    static func current() -> ProcessResources {
        var resources = ProcessResources()
        resources.addDescriptors()
        resources.addThreadsAndChildren()
        resources.addTemporaryFiles()
        for obligation in Ledger.current {
            // Without its age, which changes.
            let text = "'\(obligation.kind)' acquired at \(obligation.file):\(obligation.line)"
            resources.items.insert(Item(text: text, obligation: obligation.sequence))
        }
        return resources
    }

    private mutating func addDescriptors() {
        for name in ProcFiles.names(in: "/proc/self/fd") {
            // The system's own threads open timers when they first need them.
            guard let target = ProcFiles.link("/proc/self/fd/" + name), !target.hasPrefix("/proc/"),
                target != "anon_inode:[timerfd]"
            else { continue }
            items.insert(Item(text: "descriptor \(name) (\(target))"))
        }
    }

    private mutating func addThreadsAndChildren() {
        for name in ProcFiles.names(in: "/proc/self/task") {
            for child in ProcFiles.text("/proc/self/task/\(name)/children").split(separator: " ") {
                items.insert(Item(text: "child process \(child)"))
            }
            guard let number = Int32(name), number != getpid() else { continue }
            // The system's pools of threads grow and shrink as they see fit.
            let isOfPool = csurety_thread_is_of_pool(number)
            guard isOfPool != 1 else { continue }
            let title = ProcFiles.text("/proc/self/task/\(name)/comm").split(separator: "\n").first ?? ""
            guard !title.isEmpty else { continue }
            let doubt = isOfPool < 0 ? "it may be of the system's pool of threads" : nil
            items.insert(Item(text: "thread \(name) ('\(title)')", doubt: doubt))
        }
    }

    private mutating func addTemporaryFiles() {
        let folder = TemporaryFiles.folder
        let doubt =
            TemporaryFiles.isOwn
            ? nil : "other processes use '\(folder)' too; set TMPDIR to a folder of the run's own"
        for path in TemporaryFiles.paths {
            items.insert(Item(text: "temporary file '\(path)'", doubt: doubt))
        }
    }
}
