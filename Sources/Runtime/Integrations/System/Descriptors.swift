#if System
    public import Surety
    public import SystemPackage

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #endif

    extension Scope {
        /// Holds a descriptor and closes it, without allocating.
        @discardableResult
        public mutating func hold(
            _ descriptor: FileDescriptor, file: StaticString = #fileID, line: UInt32 = #line
        ) -> Hold {
            hold(descriptor.rawValue, closing: close, file: file, line: line)
        }

        /// Opens a file and holds its descriptor.
        ///
        /// - Throws: `Errno`.
        public mutating func open(
            _ path: FilePath, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = [],
            permissions: FilePermissions? = nil, file: StaticString = #fileID, line: UInt32 = #line
        ) throws -> FileDescriptor {
            let descriptor = try FileDescriptor.open(path, mode, options: options, permissions: permissions)
            hold(descriptor, file: file, line: line)
            return descriptor
        }
    }

    extension AsyncScope {
        /// Holds a descriptor and closes it.
        @discardableResult
        public mutating func hold(
            _ descriptor: FileDescriptor, file: StaticString = #fileID, line: UInt32 = #line
        ) -> Hold {
            hold(descriptor.rawValue, closing: close, file: file, line: line)
        }

        /// Opens a file and holds its descriptor.
        ///
        /// - Throws: `Errno`.
        public mutating func open(
            _ path: FilePath, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = [],
            permissions: FilePermissions? = nil, file: StaticString = #fileID, line: UInt32 = #line
        ) throws -> FileDescriptor {
            let descriptor = try FileDescriptor.open(path, mode, options: options, permissions: permissions)
            hold(descriptor, file: file, line: line)
            return descriptor
        }
    }
#endif
