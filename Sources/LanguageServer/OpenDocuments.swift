import SuretyCheck
import Synchronization

/// The documents that an editor holds, which count in place of the files.
final class OpenDocuments: FileView {
    private let texts = Mutex<[String: [UInt8]]>([:])

    /// The text of a document, if it is open.
    func text(of path: String) -> [UInt8]? { texts.withLock { $0[path] } }

    /// Opens or changes a document; closes it where there is no text.
    func set(_ path: String, _ text: [UInt8]?) { texts.withLock { $0[path] = text } }

    /// The paths of all.
    var paths: [String] { texts.withLock { $0.keys.sorted() } }

    func contents(of path: String) -> Result<SourceBuffer, FileSystem.Failure>? {
        text(of: path).map { .success(SourceBuffer($0)) }
    }

    func kind(of path: String) -> Result<FileSystem.Kind, FileSystem.Failure>? {
        text(of: path) == nil ? nil : .success(.file)
    }

    func listing(of path: String) -> Result<FileSystem.Listing, FileSystem.Failure>? { nil }
}

/// Paths as a client names them.
enum DocumentURI {
    /// The path of a file; nil for anything else.
    static func path(_ uri: String) -> String? {
        guard uri.hasPrefix("file://") else { return nil }
        var bytes: [UInt8] = []
        var rest = uri.dropFirst("file://".count).drop { $0 != "/" }.utf8[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The URI of a path.
    static func uri(_ path: String) -> String {
        var uri = "file://"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
                UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return uri
    }
}
