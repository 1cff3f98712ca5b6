import SuretyCheck

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tells on a terminal that a long run is alive: after a second, which stage it is in, and since when.
enum Progress {
    static func show<Result>(_ stages: StageClock, _ body: () -> Result) -> Result {
        guard Output.isTerminal(STDERR_FILENO), let bell = Bell() else { return body() }
        let thread = SystemThread(stackSize: 256 << 10) { draw(stages, until: bell) }
        let result = body()
        bell.ring()
        thread?.join()
        bell.close()
        return result
    }

    private static func draw(_ stages: StageClock, until bell: Bell) {
        guard !bell.waits(milliseconds: 1000) else { return }
        let start = StageClock.wallNow - 1_000_000_000
        repeat {
            let seconds = (StageClock.wallNow - start) / 1_000_000_000
            let stage = stages.current
            Output.writeToStandardError("\r\u{1B}[K\(stage.isEmpty ? "check" : stage) … \(seconds) s")
        } while !bell.waits(milliseconds: 200)
        Output.writeToStandardError("\r\u{1B}[K")
    }
}

/// Lets one thread sleep until another rings, or until some time has passed.
private struct Bell: Sendable {
    private let reading: Int32
    private let writing: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        reading = ends[0]
        writing = ends[1]
    }

    /// Waits; says whether it rang.
    func waits(milliseconds: Int32) -> Bool {
        var wish = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        return poll(&wish, 1, milliseconds) > 0
    }

    func ring() {
        var byte: UInt8 = 0
        _ = write(writing, &byte, 1)
    }

    func close() {
        closeDescriptor(reading)
        closeDescriptor(writing)
    }
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
