import SuretyFlow
import Testing

@testable import SuretyGo

/// A program of a few packages, and questions about the expressions in the body of a function.
final class Sample {
    let symbols = SymbolTable()
    let program: GoProgram

    /// The standard library, as far as the samples use it.
    static let standard: [String: String] = [
        "os": """
        package os
        type File struct { name string }
        const ( O_RDONLY int = 0; O_WRONLY int = 1; O_CREATE int = 0x40 )
        var Stdin *File
        var Args []string
        func Open(name string) (*File, error)
        func Exit(code int)
        func (f *File) Close() error
        func (f *File) Name() string
        func (f File) Value() int
        type FileMode uint32
        """,
        "io": """
        package io
        type Reader interface { Read(p []byte) (n int, err error) }
        type Closer interface { Close() error }
        type ReadCloser interface { Reader; Closer }
        func ReadAll(r Reader) ([]byte, error)
        """,
        "sync": """
        package sync
        type Mutex struct { state int32 }
        func (m *Mutex) Lock()
        func (m *Mutex) Unlock()
        type Once struct { m Mutex }
        func (o *Once) Do(f func())
        func OnceValue[T any](f func() T) func() T
        """,
        "sync/atomic": """
        package atomic
        type Pointer[T any] struct { v *T }
        func (x *Pointer[T]) Load() *T
        """,
        "gopkg.in/yaml.v3": "package yaml\nfunc Unmarshal(in []byte, out any) error\n",
        "iter": "package iter\ntype Seq2[K, V any] func(yield func(K, V) bool)\n",
    ]

    /// Makes a program of package `p` with that source, further packages, and the standard library.
    init(_ source: String, packages: [String: String] = [:]) {
        var inputs: [GoPackage] = []
        let parser = GoParser(symbols: symbols)
        var sources = Sample.standard.merging(packages) { $1 }
        sources["example.com/p"] = source
        for (number, path) in sources.keys.sorted().enumerated() {
            let file = parser.parse(SourceText(sources[path] ?? ""), file: FileID(number))
            for note in file.notes {
                Issue.record("\(path): \(file.position(of: Int(note.span.start))): \(note.message)")
            }
            inputs.append(
                GoPackage(
                    path: path, name: file.packageName, files: [file],
                    role: path.hasPrefix("example") ? .analysed : .stub))
        }
        program = GoProgram(packages: inputs, symbols: symbols) { path, _ in
            inputs.firstIndex { $0.path == path }
        }
    }

    /// Calls `body` with a typer in the declaration that contains the first occurrence of `text` behind
    /// `func` (or anywhere), and the node of that text.
    func with<Result>(_ text: String, _ body: (inout BodyTyper, Node) -> Result) -> Result? {
        guard let package = program.packages.firstIndex(where: { $0.path == "example.com/p" }) else {
            return nil
        }
        let file = program.files(ofPackage: package).lowerBound
        let tree = program.files[file].tree
        for (place, declaration) in program.files[file].declarations.enumerated() {
            let first = program.files[file].firstNode(ofDeclaration: place)
            for index in first.index...declaration.index {
                let node = Node(index)
                switch tree.kind(node) {
                case .field, .fieldList, .expressionStatement, .none: continue
                default: break
                }
                guard program.files[file].text.string(tree.range(node)) == text else { continue }
                var typer = BodyTyper(program)
                typer.begin(file: file, declaration: place)
                return body(&typer, node)
            }
        }
        Issue.record("no node reads: \(text)")
        return nil
    }

    /// The type of an expression, as text.
    func type(_ text: String) -> String {
        with(text) { typer, node in
            let type = typer.typeOf(node)
            return typer.name(of: type)
        } ?? "-"
    }

    /// The type of the variable of that name in the function `use`, the first one if there are several.
    func variable(_ name: String) -> String {
        guard let package = program.packages.firstIndex(where: { $0.path == "example.com/p" }) else {
            return "-"
        }
        let file = program.files(ofPackage: package).lowerBound
        let source = program.files[file]
        for (place, declaration) in source.declarations.enumerated() {
            guard source.tree.kind(declaration) == .functionDeclaration,
                source.tree.symbol(source.tree.functionDeclaration(declaration).name) == symbols.intern("use")
            else { continue }
            var typer = BodyTyper(program)
            typer.begin(file: file, declaration: place)
            for index in 0..<typer.locals.count where typer.locals[index].name == symbols.intern(name) {
                let type = typer.type(ofLocal: index)
                return typer.name(of: type)
            }
        }
        return "-"
    }

    /// The name of the import through which a call of `package.function` goes.
    func importName(_ text: String) -> String {
        with(text) { typer, node in
            let resolution = typer.resolution(typer.tree.leftNode(typer.tree.leftNode(node)))
            guard resolution.kind == .package else { return "\(resolution.kind)" }
            return self.symbols.name(of: self.program.tables.imports[Int(resolution.number)].name)
        } ?? "-"
    }

    /// What a call calls, as text.
    func callee(_ text: String) -> String {
        with(text) { typer, node in
            switch typer.callee(node) {
            case .function(let function): return "function " + self.program.name(of: function)
            case .method(let member, let receiver):
                let path = typer.path(member).map { self.symbols.name(of: $0) }.joined(separator: ".")
                let name = member.function.map { self.program.name(of: $0) } ?? "?"
                let range = typer.tree.range(receiver)
                let file = Int(typer.file)
                return "method \(name) of \(self.program.files[file].text.string(range))"
                    + (path.isEmpty ? "" : " through \(path)") + (member.viaInterface ? " (interface)" : "")
            case .methodExpression(let member):
                return "method expression " + (member.function.map { self.program.name(of: $0) } ?? "?")
            case .builtin(let builtin): return "builtin \(builtin.name)"
            case .conversion(let type): return "conversion \(typer.name(of: type))"
            case .literal: return "literal"
            case .dynamic: return "dynamic"
            case .unknown: return "unknown"
            }
        } ?? "-"
    }

    /// What a selector selects, as text.
    func selection(_ text: String) -> String {
        with(text) { typer, node in
            switch typer.selection(node) {
            case .package(let resolution): return "package \(resolution.kind)"
            case .field(let member):
                let path = typer.path(member).map { self.symbols.name(of: $0) }.joined(separator: ".")
                return "field \(typer.name(of: member.type))" + (path.isEmpty ? "" : " through \(path)")
            case .method(let member):
                return "method \(member.function.map { self.program.name(of: $0) } ?? "?")"
            case .methodExpression(let member, let receiver):
                return
                    "expression \(member.function.map { self.program.name(of: $0) } ?? "?")"
                    + " of \(typer.name(of: receiver))"
            case .unknown: return "unknown"
            }
        } ?? "-"
    }

    /// The value of a constant expression.
    func constant(_ text: String) -> ConstantValue? {
        with(text) { typer, node in typer.constant(node) } ?? nil
    }

    /// Which of those methods the type of an expression has.
    func methods(_ text: String, _ names: [String]) -> [String] {
        with(text) { typer, node in
            typer.setMaskNames(names.map { self.symbols.intern($0) })
            let type = typer.typeOf(node)
            let mask = typer.methodMask(type)
            return names.enumerated().filter { mask >> UInt64($0.offset) & 1 == 1 }.map(\.element)
        } ?? []
    }
}
