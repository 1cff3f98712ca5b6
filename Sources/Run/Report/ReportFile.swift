import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The report in a file: JSON where the name ends so, else text.
enum ReportFile {
    static func write(_ report: IncidentReport, to path: RawPath, version: String) {
        let text = path.text.hasSuffix(".json") ? report.json(version: version) : report.text
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY
        let descriptor = path.withCString { open($0, flags, mode_t(0o666)) }
        guard descriptor >= 0 else { return complain(path, errno) }
        defer { close(descriptor) }

        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(descriptor, $0) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return complain(path, errno) }
            rest = rest.dropFirst(count)
        }
    }

    private static func complain(_ path: RawPath, _ error: Int32) {
        Complaint.write(
            "surety: error: cannot write the report '\(path.text)': \(LedgerFailure.reason(error))\n")
    }
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
