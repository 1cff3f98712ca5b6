import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Runs a program to its end, but not for ever, and keeps the last of what it says.
struct RunProgram {
    var start: ProgramStart
    var limit: Duration

    enum Outcome {
        case ended(EndStatus, said: String)
        case notStarted(SystemError)
        case tookTooLong
    }

    /// Whether what it says is kept instead of shown.
    var keepsWhatItSays = false

    func run() -> Outcome {
        var start = start
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nothing) }

        var ends: [Int32] = [-1, -1]
        if keepsWhatItSays { csurety_pipe(&ends) }
        // What a cleanup prints is no part of the command's output.
        start.streams =
            keepsWhatItSays ? (nothing, ends[1], ends[1]) : (nothing, STDERR_FILENO, STDERR_FILENO)
        start.hasOwnGroup = true
        do throws(SystemError) {
            let process = try start.start()
            if ends[1] >= 0 { close(ends[1]) }
            defer { if ends[0] >= 0 { close(ends[0]) } }

            return wait(for: process, ends[0])
        } catch {
            for end in ends where end >= 0 { close(end) }
            return .notStarted(error)
        }
    }

    private func wait(for process: Int32, _ voice: Int32) -> Outcome {
        let descriptor = csurety_process_open(process)
        defer { if descriptor >= 0 { close(descriptor) } }

        let deadline = ContinuousDeadline(after: limit)
        var said: [UInt8] = []
        while deadline.milliseconds > 0 {
            // Silence is no reason to wait on: the program may have closed its output.
            let ready = Waiting.forAny(
                of: [descriptor], milliseconds: min(deadline.milliseconds, voice < 0 ? .max : 20))
            if voice >= 0 { said = RunProgram.read(voice, after: said) }
            guard ready[0] else { continue }
            var word: Int32 = 0
            waitpid(process, &word, 0)
            return .ended(EndStatus(word: word), said: String(decoding: said, as: UTF8.self))
        }
        end(process)
        return .tookTooLong
    }

    /// Ends it and what it started.
    private func end(_ process: Int32) {
        guard let identity = ProcessIdentity(of: process) else { return }
        _ = Ending(grace: .milliseconds(500)).end {
            let alive = ProcessStat(of: process).map { !$0.hasEnded && $0.start == identity.start } ?? false
            return (alive ? [identity] : []) + Descendants.of([process])
        }
        waitpid(process, nil, WNOHANG)
    }

    private static func read(_ voice: Int32, after said: [UInt8]) -> [UInt8] {
        var said = said
        var buffer = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = readBytes(voice, &buffer)
            guard count > 0 else { return Array(said.suffix(1024)) }
            said += buffer[..<count]
        }
    }
}

private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    read(descriptor, &buffer, buffer.count)
}
