#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A path, or an argument, as the bytes that it is: the system asks no UTF-8 of it.
public struct RawPath: Hashable, Sendable {
    /// The bytes, without a zero among them.
    public var bytes: [UInt8]

    /// Makes one of bytes; a zero ends it.
    public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes.prefix { $0 != 0 }) }

    /// Makes one of text.
    public init(_ text: String) { self.init(bytes: text.utf8) }

    /// Makes one of a C string.
    public init(cString: UnsafePointer<CChar>) {
        bytes = Array(UnsafeRawBufferPointer(start: cString, count: strlen(cString)))
    }

    /// As text to read; what is not UTF-8 in it is replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it begins at the root.
    public var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

    /// Lends it to the system.
    public func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        try (bytes + [0]).withUnsafeBufferPointer { buffer in
            try buffer.withMemoryRebound(to: CChar.self) { try body($0.baseAddress.unsafelyUnwrapped) }
        }
    }

    /// The path of a name below this one.
    public func appending(_ name: String) -> RawPath { appending(RawPath(name)) }

    /// The path of a name below this one.
    public func appending(_ name: RawPath) -> RawPath {
        bytes.last == UInt8(ascii: "/")
            ? RawPath(bytes: bytes + name.bytes) : RawPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
    }

    /// The folder and the last component, slashes at the end left out; nil where there is no last component that names
    /// something: `/`, `.`, `..`.
    public var parted: (folder: RawPath, name: RawPath)? {
        var rest = bytes[...]
        while rest.count > 1, rest.last == UInt8(ascii: "/") { rest.removeLast() }
        let name = Array(rest.suffix(while: { $0 != UInt8(ascii: "/") }))
        guard !name.isEmpty, name != [0x2e], name != [0x2e, 0x2e] else { return nil }
        var folder = rest.dropLast(name.count)
        while folder.count > 1, folder.last == UInt8(ascii: "/") { folder.removeLast() }
        return (RawPath(bytes: folder.isEmpty ? [0x2e] : Array(folder)), RawPath(bytes: name))
    }

    /// The same place without links, relative parts and doubled slashes. It must exist.
    ///
    /// - Throws: why it has no such path.
    public func resolved() throws(LedgerFailure) -> RawPath {
        let found = withCString { path -> RawPath? in
            guard let resolved = realpath(path, nil) else { return nil }
            defer { free(resolved) }

            return RawPath(cString: resolved)
        }
        guard let found else { throw LedgerFailure("cannot find '\(text)'", error: errno) }
        return found
    }

    /// The process's working folder.
    public static var workingFolder: RawPath? {
        guard let path = getcwd(nil, 0) else { return nil }
        defer { free(path) }

        return RawPath(cString: path)
    }
}

extension Sequence where Element == UInt8 {
    /// The longest end of which every byte fits.
    fileprivate func suffix(while fits: (UInt8) -> Bool) -> [UInt8] {
        Array(reversed().prefix(while: fits).reversed())
    }
}

extension RawPath {
    /// Whether it is a whole path that goes straight down: no `.`, no `..`, no doubled slash. Only such a path says where
    /// something lies.
    public var isStraight: Bool {
        guard isAbsolute else { return false }
        return bytes.count == 1
            || bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .allSatisfy { !$0.isEmpty && !$0.elementsEqual([0x2e]) && !$0.elementsEqual([0x2e, 0x2e]) }
    }

    /// Whether this path lies below another, or is it. Both are whole and without links.
    public func isBelow(_ other: RawPath) -> Bool {
        self == other || bytes.starts(with: other.appending("").bytes)
    }

    /// Why a folder of this path must never be removed with all that is below it; nil where nothing speaks against it.
    public var reasonToKeep: String? {
        let parts = bytes.split(separator: UInt8(ascii: "/"))
        if parts.count < 2 { return "it is a folder right below the root" }
        if let home = getenv("HOME"), RawPath(cString: home).isBelow(self) { return "a home lies below it" }
        return nil
    }
}
