import Foundation
import Surety

/// A socket that accepts connections, and the file that it is known by. The file outlives the process, so that every exit
/// removes it.
final class Listener: Resource {
    static var kind: Kind { Kind("listener", survivesProcess: true) }

    private let path: String
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, streamSocket, 0)
        guard descriptor >= 0 else { throw SystemError(errno) }
    }

    /// Makes the file, and returns what is accepted from now on.
    func open() throws -> AsyncStream<Connection> {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            bytes.copyBytes(from: path.utf8.prefix(bytes.count - 1))
        }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(self.descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(self.descriptor, 128) == 0 else { throw SystemError(errno) }
        let descriptor = descriptor
        return AsyncStream { continuation in
            Thread.detachNewThread {
                while true {
                    let accepted = accept(descriptor, nil, nil)
                    if accepted >= 0 {
                        continuation.yield(Connection(descriptor: accepted))
                    } else if errno != EINTR {
                        return continuation.finish()
                    }
                }
            }
        }
    }

    /// Accepts no more connections.
    func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func release() throws {
        stop()
        unlink(path)
        close(descriptor)
    }
}

/// One accepted connection.
struct Connection: Resource {
    static var kind: Kind { .connection }
    let descriptor: Int32
    var identity: UInt64 { UInt64(descriptor) }

    /// Reads up to the first newline, on a thread that may wait.
    func readLine() async throws -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var bytes: [UInt8] = []
                var byte: UInt8 = 0
                while read(descriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
                continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    func write(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, noSignal) == bytes.count else { throw SystemError(errno) }
    }

    func release() throws {
        if close(descriptor) != 0 { throw SystemError(errno) }
    }
}

#if canImport(Glibc)
    private let streamSocket = Int32(SOCK_STREAM.rawValue)
    private let noSignal = Int32(MSG_NOSIGNAL)
#else
    private let streamSocket = SOCK_STREAM
    private let noSignal: Int32 = 0
#endif
