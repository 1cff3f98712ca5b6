import Dispatch
import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Typing of broken and pathological code: no crash, no endless loop.
@Suite struct TypingRobustnessTests {
    /// Makes a program of one file and asks everything about every node.
    static func check(_ file: GoFile, _ symbols: SymbolTable) {
        let package = GoPackage(path: "p", name: file.packageName, files: [file])
        let program = GoProgram(packages: [package], symbols: symbols) { path, _ in path == "fmt" ? 0 : nil }
        var typer = BodyTyper(program)
        typer.setMaskNames([symbols.intern("Close"), symbols.intern("Error")])
        ask(&typer, program, file: 0)
    }

    /// Asks everything about every node of a file.
    static func ask(_ typer: inout BodyTyper, _ program: GoProgram, file index: Int) {
        let file = program.files[index]
        for (place, declaration) in file.declarations.enumerated() {
            typer.begin(file: index, declaration: place)
            for number in file.firstNode(ofDeclaration: place).index...declaration.index {
                let node = Node(number)
                let type = typer.typeOf(node)
                _ = typer.methodMask(type)
                _ = typer.isType(node)
                _ = typer.constant(node)
                _ = typer.resolveType(node)
                _ = typer.name(of: type)
                switch file.tree.kind(node) {
                case .identifier: _ = typer.resolution(node)
                case .selector: _ = typer.selection(node)
                case .call: _ = typer.callee(node)
                default: break
                }
            }
            for local in 0..<typer.locals.count { _ = typer.type(ofLocal: local) }
        }
    }

    @Test func cutAtEveryByte() {
        withDeepStack {
            let symbols = SymbolTable()
            let parser = GoParser(symbols: symbols)
            let bytes = RobustnessTests.fixture
            for length in stride(from: 0, through: bytes.count, by: 3) {
                Self.check(parser.parse(SourceText(bytes.prefix(length)), file: FileID(0)), symbols)
            }
        }
    }

    @Test func mutated() {
        withDeepStack {
            let symbols = SymbolTable()
            let parser = GoParser(symbols: symbols)
            var random = RobustnessTests.Generator(state: 7)
            let bytes = RobustnessTests.fixture
            for _ in 0..<1_000 {
                let copy = RobustnessTests.mutation(of: bytes, &random)
                Self.check(parser.parse(SourceText(copy), file: FileID(0)), symbols)
            }
        }
    }

    /// Every file below `SURETY_GOROOT` by itself, the broken and the pathological ones of its tests too. A walk without a
    /// bound would not end.
    @Test(.enabled(if: environment("SURETY_GOROOT") != nil), .timeLimit(.minutes(20)))
    func everyFileOfGo() throws {
        let root = environment("SURETY_GOROOT") ?? ""
        let paths = goFiles(below: root)
        let texts = try paths.map { try readText(root + "/" + $0) }
        withDeepStack {
            let symbols = SymbolTable()
            let parser = GoParser(symbols: symbols)
            for text in texts { Self.check(parser.parse(text, file: FileID(0)), symbols) }
        }
    }

    @Test func severalThreadsAgree() throws {
        let sample = Sample(
            """
            package p
            import ("os"; "sync"; "sync/atomic")
            func Must[T any](value T, err error) T { return value }
            type pair[A, B any] struct { a A; b B; p atomic.Pointer[B] }
            func use(f *os.File, once sync.Once) {
                type local struct { *os.File }
                x := local{Must(os.Open("x"))}
                x.Close()
                y := &pair[local, map[string]*os.File]{}
                y.p.Load()
                once.Do(func() { Must(os.Open("y")).Close() })
                _ = sync.OnceValue(func() *local { return &x })().Name()
            }
            """)
        let program = sample.program
        let answers = Answers()
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<50 {
                var typer = BodyTyper(program)
                var lines: [String] = []
                for (index, file) in program.files.enumerated() {
                    for (place, declaration) in file.declarations.enumerated() {
                        typer.begin(file: index, declaration: place)
                        for number in file.firstNode(ofDeclaration: place).index...declaration.index {
                            let type = typer.typeOf(Node(number))
                            lines.append(typer.name(of: type))
                        }
                    }
                }
                answers.add(lines.joined(separator: "\n"))
            }
        }
        #expect(answers.distinct.count == 1)
    }

    /// What threads found.
    final class Answers: @unchecked Sendable {
        private let lock = NSLock()
        private var found: Set<String> = []
        var distinct: Set<String> { lock.withLock { found } }
        func add(_ text: String) { lock.withLock { _ = found.insert(text) } }
    }
}
