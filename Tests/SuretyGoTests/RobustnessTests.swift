import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Broken files: no crash, no endless loop, and positions that lie within the file.
@Suite struct RobustnessTests {
    /// A source of numbers that is the same in every run.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        }
    }

    private static let alphabet =
        Array("(){}[]<>-=:;,.*&|\"'`/\\\n\0 aT01_~…ifuncforgotypevar".utf8) + [0xFF, 0xC0]

    /// A text with a few bytes changed, added, removed and doubled.
    static func mutation(of bytes: [UInt8], _ random: inout Generator) -> [UInt8] {
        var copy = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let at = Int.random(in: 0..<copy.count, using: &random)
            let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            switch Int.random(in: 0..<4, using: &random) {
            case 0: copy[at] = byte
            case 1: copy.insert(byte, at: at)
            case 2: copy.removeSubrange(at..<min(copy.count, at + Int.random(in: 1...20, using: &random)))
            default:
                let from = Int.random(in: 0..<copy.count, using: &random)
                copy.insert(contentsOf: copy[from..<min(copy.count, from + 15)], at: at)
            }
            if copy.isEmpty { copy = [0] }
        }
        return copy
    }

    static var fixture: [UInt8] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/Go/everything.go")
        return (try? Data(contentsOf: path)).map { [UInt8]($0) } ?? []
    }

    /// Parses, and asks every node where it is.
    static func check(_ bytes: [UInt8], _ parser: GoParser) {
        let file = parser.parse(SourceText(bytes), file: FileID(0))
        let tree = file.tree
        for index in 1..<max(1, tree.count) {
            let range = tree.range(Node(Int32(index)))
            if range.upperBound > bytes.count {
                let kind = tree.kind(Node(Int32(index)))
                Issue.record("node \(index), \(kind), ends at \(range.upperBound) of \(bytes.count)")
                return
            }
        }
    }

    @Test func theFixtureIsSound() {
        let file = GoParser(symbols: SymbolTable()).parse(SourceText(Self.fixture), file: FileID(0))
        #expect(
            file.notes.isEmpty,
            "\(file.notes.map { "\(file.position(of: Int($0.span.start))) \($0.message)" })")
        #expect(file.declarations.count == 11)
    }

    @Test func cutAtEveryByte() {
        let bytes = Self.fixture
        #expect(bytes.count > 1_000)
        withDeepStack {
            let parser = GoParser(symbols: SymbolTable())
            for length in 0...bytes.count { Self.check(Array(bytes.prefix(length)), parser) }
            for start in 0..<bytes.count { Self.check(Array("package p\n".utf8) + bytes[start...], parser) }
        }
    }

    @Test func mutated() {
        let bytes = Self.fixture
        withDeepStack {
            let parser = GoParser(symbols: SymbolTable())
            var random = Generator(state: 20_260_101)
            for _ in 0..<5_000 {
                let copy = Self.mutation(of: bytes, &random)
                Self.check(copy, parser)
            }
        }
    }

    @Test(arguments: [
        "(", "[", "{", "-", "[]", "func(){", "if x {", "a.", "x[", "f(", "*", "struct{a ", "map[int]", "<-",
        "a+",
        "chan ", "{{", "interface{m(", "for {", "T{", "else if x {", "a|", "~",
    ])
    func deeplyNested(_ piece: String) {
        withDeepStack {
            let parser = GoParser(symbols: SymbolTable())
            let heads = [
                "var x = ", "var x ", "type T ", "type T[P ", "func f() { ", "func f() { if x {} ", "func f(",
            ]
            for head in heads {
                let source = "package p\n" + head + String(repeating: piece, count: 100_000)
                Self.check([UInt8](source.utf8), parser)
            }
        }
    }

    @Test func oddBytes() {
        let parser = GoParser(symbols: SymbolTable())
        func notes(_ source: [UInt8]) -> [String] {
            parser.parse(SourceText(source), file: FileID(0)).notes.map(\.message)
        }
        #expect(notes([0xEF, 0xBB, 0xBF] + Array("package p\r\n\r\nvar x = 1 // c\r\n".utf8)).isEmpty)
        #expect(notes(Array("package p\nvar x = \0 1".utf8)).first == "illegal character NUL")
        #expect(notes([]).count == 1)
        #expect(notes([0xFF, 0xFE]).first == "illegal UTF-8 encoding")
        #expect(!notes(Array("package p\nvar s = \"abc".utf8)).isEmpty)
        #expect(!notes(Array("package p\n/* abc".utf8)).isEmpty)
        let long = Array("package p\nvar s = \"".utf8) + [UInt8](repeating: 97, count: 50 << 20) + [34]
        #expect(notes(long).isEmpty)
    }
}
