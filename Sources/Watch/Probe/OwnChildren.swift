#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension Probe {
    /// The children of this process that have not ended, with their command lines, safe to show: after a command's end
    /// these are its orphans, where this process adopts them.
    public static func childrenOfSelf() -> [(pid: Int32, command: String)] {
        let file = ProcFile()
        guard let own = try? ProcessHandle(getpid(), reading: file),
            let threads = try? own.numbers(in: "task")
        else {
            return []
        }
        return own.children(file, threads: threads).compactMap { pid in
            guard let handle = try? ProcessHandle(pid, reading: file), let status = handle.status(file),
                !status.isZombie
            else { return nil }
            let line = handle.commandLine(file)
            return (pid, line.isEmpty ? status.command : line)
        }
    }
}
