import CSurety
import Synchronization

/// The number of a text in a ledger, 0 for none: its offset among the texts, divided by eight.
public struct TextNumber: RawRepresentable, Sendable, Hashable, BitwiseCopyable {
    /// The number.
    public let rawValue: UInt32

    /// Makes one of its number.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// No text.
    @inlinable public static var none: TextNumber { TextNumber(rawValue: 0) }
}

/// Numbers for the texts of the process's ledger.
///
/// A literal has one address for the whole life of a process, so its number is found by its address in a table that
/// readers need no lock for. Texts are written once, into the ledger itself, where a supervisor can read them.
public enum Texts {
    @inlinable static var tableSize: Int { 8192 }

    /// Pairs of words: a literal's address, its number.
    @inlinable static var table: UnsafeMutablePointer<Atomic<UInt64>> {
        UnsafeMutablePointer(bitPattern: csurety_get_word(csurety_word_literals)) ?? firstTable
    }

    @usableFromInline nonisolated(unsafe) static let firstTable: UnsafeMutablePointer<Atomic<UInt64>> = {
        let pairs = UnsafeMutablePointer<UInt64>.allocate(capacity: tableSize * 2)
        pairs.initialize(repeating: 0, count: tableSize * 2)
        csurety_set_word(csurety_word_literals, UInt(bitPattern: pairs))
        return UnsafeMutableRawPointer(pairs).assumingMemoryBound(to: Atomic<UInt64>.self)
    }()

    /// The numbers by text, and how many literals are in the table.
    private static let known = Mutex<(numbers: [String: TextNumber], literals: Int)>(([:], 0))

    /// The number of a literal: a few nanoseconds after its first use.
    @inlinable
    public static func number(of literal: StaticString) -> TextNumber {
        number(ofLiteralAt: literal.utf8Start)
    }

    /// The number of a literal by its address.
    @inlinable
    public static func number(ofLiteralAt literal: UnsafePointer<UInt8>) -> TextNumber {
        Reader().number(ofLiteralAt: literal)
    }

    /// The table at hand, for several look-ups in a row.
    public struct Reader {
        @usableFromInline let table: UnsafeMutablePointer<Atomic<UInt64>>

        /// Takes the table to hand.
        @inlinable public init() { table = Texts.table }

        /// The number of a literal by its address.
        @inlinable
        public func number(ofLiteralAt literal: UnsafePointer<UInt8>) -> TextNumber {
            let address = UInt64(UInt(bitPattern: literal))
            let index = Int(truncatingIfNeeded: (address &* 0x9e37_79b9_7f4a_7c15) >> 51)
            if table[index &* 2].load(ordering: .acquiring) == address {
                return TextNumber(
                    rawValue: UInt32(truncatingIfNeeded: table[index &* 2 &+ 1].load(ordering: .relaxed)))
            }
            return Texts.find(literal, address: address, from: index)
        }
    }

    @usableFromInline @inline(never)
    static func find(_ literal: UnsafePointer<UInt8>, address: UInt64, from start: Int) -> TextNumber {
        var index = start
        while true {
            let key = table[index &* 2].load(ordering: .acquiring)
            if key == address {
                return TextNumber(
                    rawValue: UInt32(truncatingIfNeeded: table[index &* 2 &+ 1].load(ordering: .relaxed)))
            }
            if key == 0 { break }
            index = (index &+ 1) & (tableSize - 1)
        }
        return known.withLock { known in
            let number = add(String(cString: literal), to: &known.numbers)
            remember(address, number, from: start, literals: &known.literals)
            return number
        }
    }

    /// Puts a literal's number into the table. Three quarters of the table suffice for more sites than a program has;
    /// beyond that a literal is looked up by its text each time.
    private static func remember(
        _ address: UInt64, _ number: TextNumber, from start: Int, literals: inout Int
    ) {
        guard literals < tableSize * 3 / 4 else { return }
        var index = start
        while true {
            let key = table[index &* 2].load(ordering: .relaxed)
            if key == address { return }
            if key == 0 { break }
            index = (index &+ 1) & (tableSize - 1)
        }
        table[index &* 2 &+ 1].store(UInt64(number.rawValue), ordering: .relaxed)
        table[index &* 2].store(address, ordering: .releasing)
        literals += 1
    }

    /// The number of any text. It takes a lock: for names that are known once, such as a pool's.
    public static func number(of text: String) -> TextNumber {
        known.withLock { add(text, to: &$0.numbers) }
    }

    private static func add(_ text: String, to numbers: inout [String: TextNumber]) -> TextNumber {
        if let number = numbers[text] { return number }
        let number = LedgerTable.process.append(text)
        if number != .none { numbers[text] = number }
        return number
    }
}

extension LedgerTable {
    private var texts: UnsafeMutableRawPointer { base + Layout.headerBytes }

    /// Writes a text behind the others: its length in one word, its bytes padded to words. Callers take turns. A text
    /// that no longer fits is none.
    func append(_ text: String) -> TextNumber {
        var text = text
        return text.withUTF8 { bytes in
            let start = Int(header(.textUsed).pointee.load(ordering: .relaxed))
            let size = (8 + bytes.count + 7) & ~7
            guard start + size <= Layout.textBytes else { return TextNumber.none }
            (texts + start).storeBytes(of: UInt64(bytes.count), as: UInt64.self)
            if let source = bytes.baseAddress {
                (texts + start + 8).copyMemory(from: source, byteCount: bytes.count)
            }
            header(.textUsed).pointee.store(UInt64(start + size), ordering: .releasing)
            return TextNumber(rawValue: UInt32(start / 8))
        }
    }

    /// A text by its number; nil for none and for a number that is no text's.
    public func text(at number: TextNumber) -> String? {
        let used = Int(header(.textUsed).pointee.load(ordering: .acquiring))
        let start = Int(number.rawValue) * 8
        guard number != .none, start + 8 <= used else { return nil }
        let count = Int((texts + start).load(as: UInt64.self))
        guard count <= used - start - 8 else { return nil }
        let bytes = UnsafeRawBufferPointer(start: texts + start + 8, count: count)
        return String(decoding: bytes, as: UTF8.self)
    }
}
