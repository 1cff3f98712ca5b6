#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// The system's text for an error number.
func systemErrorText(_ code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        guard let start = buffer.baseAddress else { return "error \(code)" }
        return strerror_r(code, start, 256) == 0 ? String(cString: start) : "error \(code)"
    }
}

/// The last error number of this thread.
@usableFromInline var lastError: Int32 { errno }

/// Writes a line to standard error in one call where the system takes it so.
func writeToStandardError(_ line: String) {
    var text = line + "\n"
    text.withUTF8 { bytes in
        var start = 0
        while start < bytes.count {
            let part = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...])
            let count = write(2, part.baseAddress, part.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            start += count
        }
    }
}
