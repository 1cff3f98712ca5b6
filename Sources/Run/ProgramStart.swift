import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A program to start, and what it gets.
struct ProgramStart {
    var arguments: [RawPath]
    /// `NAME=value` each.
    var environment: [RawPath]
    var folder: RawPath?
    var inheritance = csurety_inheritance()
    /// Its standard streams; -1 for this process's own.
    var streams: (Int32, Int32, Int32) = (-1, -1, -1)
    var hasOwnGroup = false
    var controlGroup: ControlGroup?
    var credentials: Credentials?

    /// This process's environment with some names left out.
    static func environment(without names: [String]) -> [RawPath] {
        var found: [RawPath] = []
        var next = environ
        while let entry = next.pointee {
            let text = RawPath(cString: entry)
            if !names.contains(where: { text.bytes.starts(with: Array("\($0)=".utf8)) }) {
                found.append(text)
            }
            next += 1
        }
        return found
    }

    /// Starts it and returns its process number.
    ///
    /// - Throws: the error's number, also where the program cannot be executed.
    func start() throws(SystemError) -> Int32 {
        let process = CStrings.with(arguments) { arguments in
            CStrings.with(environment) { environment in
                (folder ?? RawPath("")).withCString { folderPath in
                    start(arguments, environment, folder == nil ? nil : folderPath)
                }
            }
        }
        guard process > 0 else { throw SystemError(errno) }
        return process
    }

    private func start(
        _ arguments: UnsafePointer<UnsafeMutablePointer<CChar>?>,
        _ environment: UnsafePointer<UnsafeMutablePointer<CChar>?>, _ folder: UnsafePointer<CChar>?
    ) -> Int32 {
        var start = csurety_start()
        start.program = arguments[0].map { UnsafePointer($0) }
        start.arguments = arguments
        start.environment = environment
        start.folder = folder
        start.inheritance = inheritance
        start.streams = streams
        start.control_group = controlGroup?.descriptor ?? -1
        start.own_group = hasOwnGroup ? 1 : 0
        let groups = credentials?.groups ?? []
        return groups.withUnsafeBufferPointer { groups in
            if let credentials {
                start.changes_user = 1
                start.user = credentials.user
                start.group = credentials.group
                start.groups = groups.baseAddress
                start.group_count = Int32(groups.count)
            }
            return csurety_start(&start)
        }
    }
}

/// Lists of C strings.
private enum CStrings {
    static func with<Result>(
        _ texts: [RawPath], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = texts.map { text in text.withCString { strdup($0) } } + [nil]
        defer { for copy in copies { free(copy) } }

        return copies.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
    }
}
