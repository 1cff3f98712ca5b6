import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// Stub files made from sources.
@Suite struct StubExtractionTests {
    @Test func aPackage() throws {
        let sample = Sample(
            """
            package p
            import ("os"; renamed "sync/atomic"; "io")
            const ( A = 1 << iota; B; name = "x"; Pi = 3.14; Text = "a\\n" )
            const Typed os.FileMode = 7
            var Default = New(nil)
            var hidden = 1
            // Reader reads.
            type Reader interface {
                io.Reader
                Next(buffer []byte) (ok bool, err error)
            }
            type Alias = renamed.Pointer[os.File]
            type inner struct { *os.File; secret int }
            func (i *inner) Promoted() int { return 1 }
            func (i *inner) lower() {}
            type Outer[T any, S ~[]T] struct { inner; Field map[string]T; private int; *Other }
            type Other struct{}
            func (o *Outer[T, S]) Get(index int, _ S, rest ...T) (T, error) { panic(1) }
            func New(f *os.File) *Outer[int, []int] { return nil }
            func Cast[N ~int | ~string](n N) func(N) error { return nil }
            func unused() {}
            """)
        let package = try #require(sample.program.packages.firstIndex { $0.path == "example.com/p" })
        let stub = StubExtractor.stub(ofPackage: package, in: sample.program)
        let expected = """
            package p // import "example.com/p"

            import "io"
            import "os"
            import "sync/atomic"

            const A = 1
            const B = 2
            var Default *Outer[int, []int]
            var Pi float64
            const Text = "a\\n"
            const Typed os.FileMode = 7

            type Alias = atomic.Pointer[os.File]

            type Other struct{}

            type Outer[T any, S interface{ ~[]T }] struct {
            \tinner
            \tField map[string]T
            \t*Other
            }
            func (o *Outer[T, S]) Get(index int, _ S, rest ...T) (T, error)

            type Reader interface {
            \tNext(buffer []byte) (ok bool, err error)
            \tio.Reader
            }

            type inner struct {
            \t*os.File
            }
            func (i *inner) Promoted() int

            func Cast[N interface{ ~int | ~string }](n N) func(N) error
            func New(f *os.File) *Outer[int, []int]

            """
        let lines = (stub.text.split(separator: "\n"), expected.split(separator: "\n"))
        for (ours, theirs) in zip(lines.0, lines.1) { #expect(ours == theirs) }
        #expect(stub.text == expected)
        let again = GoParser(symbols: sample.symbols).parse(SourceText(stub.text), file: FileID(0))
        #expect(again.notes.isEmpty)
    }

    /// The stubs of the whole standard library parse, and with them calls resolve as they do with the
    /// sources.
    @Test(.enabled(if: environment("SURETY_GOROOT") != nil))
    func theStandardLibrary() throws {
        let library = try StandardLibrary(root: environment("SURETY_GOROOT") ?? "")
        let program = library.program
        let parser = GoParser(symbols: library.symbols)
        var packages: [GoPackage] = []
        var bytes = 0
        for (index, package) in program.packages.enumerated() where !package.path.contains("#") {
            let stub = StubExtractor.stub(ofPackage: index, in: program)
            bytes += stub.text.utf8.count
            if let folder = environment("SURETY_STUBS") {
                let name = package.path.replacingOccurrences(of: "/", with: ".")
                try stub.text.write(toFile: "\(folder)/\(name).go", atomically: false, encoding: .utf8)
            }
            let file = parser.parse(SourceText(stub.text), file: FileID(index))
            for note in file.notes.prefix(1) {
                let line = file.position(of: Int(note.span.start)).line
                let lines = stub.text.split(separator: "\n", omittingEmptySubsequences: false)
                Issue.record("\(package.path):\(line): \(note.message): \(lines[line - 1])")
            }
            packages.append(GoPackage(path: package.path, name: package.name, files: [file], role: .stub))
        }
        let byPath = Dictionary(uniqueKeysWithValues: packages.enumerated().map { ($1.path, $0) })
        let stubCount = packages.count
        packages += program.packages
        let stubbed = GoProgram(packages: packages, symbols: library.symbols) { path, _ in
            byPath[path] ?? byPath["vendor/" + path]
        }
        var before = BodyTyper(program)
        var after = BodyTyper(stubbed)
        let firstFile = stubbed.files(ofPackage: stubCount).lowerBound
        var same = 0
        var different = 0
        for (index, file) in program.files.enumerated() {
            for (place, declaration) in file.declarations.enumerated() {
                before.begin(file: index, declaration: place)
                after.begin(file: firstFile + index, declaration: place)
                for number in file.firstNode(ofDeclaration: place).index...declaration.index {
                    guard file.tree.kind(Node(number)) == .call else { continue }
                    let old = name(&before, Node(number), program)
                    let new = name(&after, Node(number), stubbed)
                    if old == new {
                        same += 1
                    } else {
                        different += 1
                        if different <= 20 {
                            print(
                                library.paths[index],
                                file.text.string(file.tree.range(Node(number))).prefix(60), old, new)
                        }
                    }
                }
            }
        }
        print("stubs: \(stubCount) packages, \(bytes) bytes; calls: \(same) the same, \(different) different")
        #expect(different * 1_000 < same)
    }

    private func name(_ typer: inout BodyTyper, _ node: Node, _ program: GoProgram) -> String {
        switch typer.callee(node) {
        case .function(let function): return program.name(of: function)
        case .method(let member, _), .methodExpression(let member):
            return member.function.map { program.name(of: $0) } ?? "interface"
        case .builtin: return "builtin"
        case .conversion: return "conversion"
        case .literal, .dynamic: return "dynamic"
        case .unknown: return "unknown"
        }
    }
}
