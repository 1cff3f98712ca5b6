#if System
    public import Surety
    public import SystemPackage

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #endif

    /// A directory that is removed with all that is in it. `Surety.exit` and libc's `exit` remove it too.
    public struct TemporaryDirectory: Resource {
        /// Where it is.
        public let path: FilePath

        /// What it is.
        public static var kind: Kind { .temporary }

        /// Makes a directory that only the user can enter.
        ///
        /// - Parameter parent: where; `TMPDIR` or `/tmp` by default.
        /// - Throws: `Errno`.
        public init(in parent: FilePath? = nil) throws {
            let environment = getenv("TMPDIR").map { String(cString: $0) }
            let parent = parent ?? FilePath(environment ?? "/tmp")
            var template = Array(
                parent.appending("surety-" + String(repeating: "X", count: 6)).string.utf8CString)
            guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
            path = FilePath(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
        }

        /// Removes it. Links in it are removed, not followed.
        public func release() throws {
            try TemporaryDirectory.empty(AT_FDCWD, path.string)
            guard rmdir(path.string) == 0 || errno == ENOENT else { throw Errno(rawValue: errno) }
        }

        /// Removes what is in a directory, by descriptors: a link that somebody puts there meanwhile leads nowhere.
        private static func empty(_ parent: Int32, _ name: String) throws {
            let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else {
                if errno == ENOENT { return }
                throw Errno(rawValue: errno)
            }
            guard let directory = fdopendir(descriptor) else {
                close(descriptor)
                throw Errno(rawValue: errno)
            }
            defer { closedir(directory) }

            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name == "." || name == ".." { continue }
                if unlinkat(descriptor, name, 0) == 0 { continue }
                guard errno == EISDIR || errno == EPERM else { throw Errno(rawValue: errno) }
                try empty(descriptor, name)
                guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else { throw Errno(rawValue: errno) }
            }
        }
    }

    extension Scope {
        /// Makes a directory that goes away with the scope.
        public mutating func temporaryDirectory(
            file: StaticString = #fileID, line: UInt32 = #line
        ) throws -> FilePath {
            let directory = try TemporaryDirectory()
            hold(directory, file: file, line: line)
            return directory.path
        }
    }

    extension AsyncScope {
        /// Makes a directory that goes away with the scope.
        public mutating func temporaryDirectory(
            file: StaticString = #fileID, line: UInt32 = #line
        ) throws -> FilePath {
            let directory = try TemporaryDirectory()
            hold(directory, file: file, line: line)
            return directory.path
        }
    }
#endif
