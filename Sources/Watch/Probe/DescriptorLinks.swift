#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The links in a process's folder of descriptors, in the order of their numbers.
///
/// The kernel gives out the lowest free number, so that numbers are dense: where it tells how many there are, each is asked for
/// by itself, which costs a fifth less than to have them listed as well. Where too many are free in between, the rest is listed.
struct DescriptorLinks {
    private let folder: Int32
    private let buffer: UnsafeMutableBufferPointer<CChar>

    /// - Parameters:
    ///   - folder: the descriptor of the folder, which stays the caller's.
    ///   - buffer: where texts of links are put.
    init(folder: Int32, buffer: UnsafeMutableBufferPointer<CChar>) {
        self.folder = folder
        self.buffer = buffer
    }

    /// Visits them.
    ///
    /// - Parameters:
    ///   - last: the highest number that was held before. It is looked for even if there seem to be no more, since others may
    ///     have come below it meanwhile: what is still held must not be taken to have vanished.
    ///   - count: says how many there are now, if that is known.
    func each(last: Int32, count: () -> Int?, _ visit: (Int32, UnsafeBufferPointer<UInt8>) -> Void) {
        var next: Int32 = 0
        if let expected = count() {
            var (found, missed, streak) = (0, 0, 0)
            while found < expected || next <= last || streak < DescriptorLinks.margin,
                missed <= 2 * DescriptorLinks.margin + found / 8
            {
                if read(next, visit) {
                    found += 1
                    streak = 0
                } else {
                    missed += 1
                    streak += 1
                }
                next += 1
            }
            if found >= expected, next > last, streak >= DescriptorLinks.margin, count() == expected {
                return
            }
        }
        list(from: next, visit)
    }

    /// So many free numbers behind the last one that is expected are looked at too.
    private static let margin = 8

    private func read(_ number: Int32, _ visit: (Int32, UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        // Decimals from the end, closed by a zero.
        var name: (UInt64, UInt64) = (0, 0)
        let length = withUnsafeMutableBytes(of: &name) { bytes in
            var position = 15
            var rest = number
            repeat {
                position -= 1
                bytes[position] = UInt8(0x30 + rest % 10)
                rest /= 10
            } while rest > 0
            let text = (bytes.baseAddress! + position).assumingMemoryBound(to: CChar.self)
            return readlinkat(folder, text, buffer.baseAddress!, buffer.count)
        }
        guard length > 0 else { return false }
        show(number, length, visit)
        return true
    }

    private func show(
        _ number: Int32, _ length: Int, _ visit: (Int32, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<length])
        visit(number, bytes.assumingMemoryBound(to: UInt8.self))
    }

    /// Those from a number on, as the folder lists them.
    private func list(from first: Int32, _ visit: (Int32, UnsafeBufferPointer<UInt8>) -> Void) {
        let own = dup(folder)
        guard own >= 0, let stream = fdopendir(own) else {
            if own >= 0 { close(own) }
            return
        }
        defer { closedir(stream) }

        while let entry = readdir(stream) {
            guard let number = ProcessHandle.number(entry), number >= first else { continue }
            // One that was closed since the folder was read is not there any more.
            _ = read(number, visit)
        }
    }
}
