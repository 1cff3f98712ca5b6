/// A path as a URI reference (RFC 3986): relative ones stay so, and what means something else in a URI is escaped.
enum FileAddress {
    static func text(of path: String) -> String {
        var address = path.hasPrefix("/") ? "file://" : ""
        // A colon in the first part would make it a scheme.
        if let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/") { address = "./" }
        for byte in path.utf8 {
            if isPlain(byte) {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                address += byte < 16 ? "%0" + digits : "%" + digits
            }
        }
        return address
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "/-._~!$&'()*+,;=:@".utf8.contains(byte)
        }
    }
}
