/// Paths as text: no call of the system.
public enum Path {
    /// A path below a folder.
    public static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == slash ? folder + name : folder + "/" + name
    }

    /// The path from the root, without empty and `.` elements, and with `..` resolved in the text.
    public static func absolute(_ path: String, in workingDirectory: String) -> String {
        let whole = path.utf8.first == slash ? path : join(workingDirectory, path)
        var elements: [Substring] = []
        for element in whole.split(separator: "/") where element != "." {
            if element == ".." { _ = elements.popLast() } else { elements.append(element) }
        }
        return "/" + elements.joined(separator: "/")
    }

    /// The path from `folder` on where it lies below it, else the path itself; `.` for the folder.
    public static func relative(_ path: String, to folder: String) -> String {
        if path == folder { return "." }
        let prefix = folder.utf8.last == slash ? folder : folder + "/"
        return path.utf8.starts(with: prefix.utf8)
            ? String(path.utf8.dropFirst(prefix.utf8.count)) ?? path : path
    }

    /// The folder that holds the path; the root holds itself.
    public static func parent(_ path: String) -> String {
        guard let cut = path.utf8.lastIndex(of: slash), cut > path.startIndex else { return "/" }
        return String(path[..<cut])
    }

    /// Whether a text sorts before another, by bytes.
    public static func precedes(_ a: String, _ b: String) -> Bool {
        let order = a.utf8.withContiguousStorageIfAvailable { left in
            b.utf8.withContiguousStorageIfAvailable { right in
                // Most files share the way to them: skip it without a test for the end.
                var index = 0
                let common = min(left.count, right.count)
                while index < common, left[index] == right[index] { index &+= 1 }
                return index < common ? left[index] < right[index] : left.count < right.count
            }
        }
        return (order ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
    }

    /// The last element.
    public static func name(_ path: String) -> Substring {
        guard let cut = path.utf8.lastIndex(of: slash) else { return path[...] }
        return path[path.utf8.index(after: cut)...]
    }

    /// What follows the last dot of the last element; empty where there is none.
    public static func fileExtension(_ name: Substring) -> String {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "" }
        return String(name[name.utf8.index(after: dot)...])
    }

    private static let slash = UInt8(ascii: "/")
}
