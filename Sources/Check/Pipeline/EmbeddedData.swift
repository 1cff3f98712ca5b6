import CSuretyData

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The stubs, the rules' pages and the parts of a report's page inside the binary.
public enum EmbeddedData {
    /// One file.
    public struct File: Sendable {
        /// The name, such as `go/kinds.go` or `rules/leak.md`.
        public var name: String
        /// The contents, which lie in the binary: nothing is copied.
        public var buffer: SourceBuffer

        init(_ file: surety_data_file) {
            name = String(cString: file.name)
            buffer = SourceBuffer(static: file.bytes, count: file.size)
        }
    }

    /// How many files there are.
    public static var count: Int { surety_data_file_count }

    /// The file of that name.
    public static func file(named name: String) -> File? {
        let index = lowerBound(name)
        guard index < count else { return nil }
        return withEntries { entries in
            strcmp(entries[index].name, name) == 0 ? File(entries[index]) : nil
        }
    }

    /// The files whose name begins so, sorted by name.
    public static func files(under prefix: String) -> [File] {
        let start = lowerBound(prefix)
        let length = prefix.utf8.count
        return withEntries { entries in
            entries[start...].prefix { strncmp($0.name, prefix, length) == 0 }.map(File.init)
        }
    }

    /// The index of the first file whose name does not come before `name`.
    private static func lowerBound(_ name: String) -> Int {
        withEntries { entries in
            var low = 0
            var high = entries.count
            while low < high {
                let middle = (low + high) / 2
                if strcmp(entries[middle].name, name) < 0 { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    private static func withEntries<Result>(
        _ body: (UnsafeBufferPointer<surety_data_file>) -> Result
    ) -> Result {
        body(UnsafeBufferPointer(start: surety_data_table(), count: surety_data_file_count))
    }
}
