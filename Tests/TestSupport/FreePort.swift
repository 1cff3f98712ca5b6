#if os(Linux)
    import Foundation

    /// A port that nobody listens at.
    public enum FreePort {
        /// Asks the system for one, on this machine alone.
        public static func number() throws -> UInt16 {
            let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(listener) }

            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return try withUnsafeMutablePointer(to: &address) { pointer in
                try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    guard bind(listener, $0, size) == 0, getsockname(listener, $0, &size) == 0 else {
                        throw POSIXError(.EADDRNOTAVAIL)
                    }
                }
                return pointer.pointee.sin_port.bigEndian
            }
        }
    }
#endif
