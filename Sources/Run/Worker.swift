import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The command while it runs.
struct Worker {
    let identity: ProcessIdentity
    let descriptor: Int32

    /// Takes a process that is this one's child.
    init?(_ process: Int32) {
        guard let identity = ProcessIdentity(of: process) else { return nil }
        self.init(identity)
    }

    init?(_ identity: ProcessIdentity) {
        let descriptor = csurety_process_open(identity.process)
        guard descriptor >= 0 else { return nil }
        self.identity = identity
        self.descriptor = descriptor
    }

    func signal(_ signal: Int32) { csurety_process_signal(descriptor, signal) }

    /// Whether it is stopped now.
    var isStopped: Bool { ProcessStat(of: identity.process)?.state == UInt8(ascii: "T") }
}

/// Descriptors that a program leaves open for the programs that it starts.
enum InheritedDescriptors {
    /// Lets go of those that this process was given and has no use for: as long as it held them, a pipe would not end
    /// and a lock would not be free. Its own are those that are closed at exec.
    static func letGo() {
        for name in Folder.names("/proc/self/fd") {
            guard let descriptor = Int32(name), descriptor > 2 else { continue }
            let flags = fcntl(descriptor, F_GETFD)
            if flags >= 0, flags & FD_CLOEXEC == 0 { close(descriptor) }
        }
        // Standard error stays, for what there is to say.
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard nothing >= 0 else { return }
        dup2(nothing, STDIN_FILENO)
        dup2(nothing, STDOUT_FILENO)
        if nothing > 2 { close(nothing) }
    }
}
