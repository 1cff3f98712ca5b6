import SuretyFlow
import Testing

@testable import SuretyGo

/// What expressions are, in small programs.
@Suite struct TypingTests {
    @Test func callsOfFunctionsAndMethods() {
        let sample = Sample(
            """
            package p
            import ("os"; "io"; m "sync")
            type wrapper struct { *os.File; mu m.Mutex }
            type deep struct { wrapper }
            type base interface { Close() error }
            type both interface { base; io.Reader }
            func use(f *os.File, w wrapper, d *deep, r io.ReadCloser, b both) {
                os.Open("x")
                f.Close()
                w.Close()
                d.Name()
                w.mu.Lock()
                r.Close()
                b.Read(nil)
                b.Close()
                func() {}()
                h := f.Close
                h()
                (*os.File).Name(f)
                os.File.Value(*f)
                len("x")
                os.FileMode(3)
                []byte("x")
                (func())(nil)()
                io.Nothing()
                (f).Value()
                undefined()
            }
            """)
        let expected = [
            #"os.Open("x")"#: "function os.Open",
            "f.Close()": "method os.File.Close of f",
            "w.Close()": "method os.File.Close of w through File",
            "d.Name()": "method os.File.Name of d through wrapper.File",
            "w.mu.Lock()": "method sync.Mutex.Lock of w.mu",
            "r.Close()": "method io.Closer.Close of r (interface)",
            "b.Read(nil)": "method io.Reader.Read of b (interface)",
            "b.Close()": "method p.base.Close of b (interface)",
            "func() {}()": "literal",
            "h()": "dynamic",
            "(*os.File).Name(f)": "method expression os.File.Name",
            "os.File.Value(*f)": "method expression os.File.Value",
            #"len("x")"#: "builtin len",
            "os.FileMode(3)": "conversion os.FileMode",
            #"[]byte("x")"#: "conversion []uint8",
            "(func())(nil)": "conversion func()",
            "io.Nothing()": "unknown",
            "(f).Value()": "method os.File.Value of (f)",
            "undefined()": "unknown",
        ]
        for (text, callee) in expected { #expect(sample.callee(text) == callee, "\(text)") }
        #expect(sample.type("h") == "func() error")
        #expect(sample.selection("f.Close") == "method os.File.Close")
        #expect(sample.selection("w.mu") == "field sync.Mutex")
        #expect(sample.selection("(*os.File).Name") == "expression os.File.Name of *os.File")
        #expect(sample.type("(*os.File).Name") == "func(*os.File) string")
    }

    @Test func genericsAndInference() {
        let sample = Sample(
            """
            package p
            import ("os"; "sync"; "sync/atomic"; "iter")
            func Must[T any](value T, err error) T { return value }
            func Map[S ~[]E, E, R any](s S, f func(E) R) []R { return nil }
            func First[K comparable, V any](m map[K]V) (K, V) { panic(0) }
            func Zero[T any]() T { var z T; return z }
            func Last[S ~[]E, E any](s S) E { return s[len(s)-1] }
            type List[T any] struct { items []T; next *List[T] }
            func (l *List[T]) Get(i int) T { return l.items[i] }
            func (l *List[T]) Convert[R any](f func(T) R) R { return f(l.items[0]) }
            type Names []string
            type Pair[A, B any] struct { a A; b B }
            type StringPair[B any] = Pair[string, B]
            type holder struct { p atomic.Pointer[os.File] }
            type Number interface { ~int | ~float64 }
            func Sum[N Number](list ...N) (sum N) { return sum }
            func use(h *holder, l *List[int], names Names, s iter.Seq2[string, *os.File]) {
                a := Must(os.Open("x"))
                b := Map([]int{1}, func(i int) string { return "" })
                c, d := First(map[string]*os.File{})
                e := Zero[error]()
                f := l.Get(0)
                g := l.next.next.items
                ih := h.p.Load()
                j := sync.OnceValue(func() *os.File { return nil })
                k := Last(names)
                n := Sum(1, 2.5)
                o := Sum([]int{}...)
                q := l.Convert(func(i int) bool { return true })
                r := StringPair[int]{}
                t := Zero[map[string]int]
                u := new(Pair[int, bool]).b
                for v, w := range s { _, _ = v, w; e2 := w; _ = e2 }
                Must(os.Open("y")).Close()
                _, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, ih
                _, _, _, _, _, _, _, _ = j, k, n, o, q, r, t, u
            }
            """)
        let expected = [
            "a": "*os.File", "b": "[]string", "c": "string", "d": "*os.File", "e": "error", "f": "int",
            "g": "[]int", "ih": "*os.File", "j": "func() *os.File", "k": "string", "n": "float64", "o": "int",
            "q": "bool", "r": "p.Pair[string, int]", "t": "func() map[string]int", "u": "bool", "v": "string",
            "e2": "*os.File",
        ]
        for (text, type) in expected { #expect(sample.variable(text) == type, "\(text)") }
        #expect(
            sample.callee(#"Must(os.Open("y")).Close()"#) == #"method os.File.Close of Must(os.Open("y"))"#)
        #expect(sample.callee("h.p.Load()") == "method atomic.Pointer.Load of h.p")
        #expect(sample.callee("Zero[error]()") == "function p.Zero")
    }

    @Test func namesAndScopes() {
        let sample = Sample(
            """
            package p
            import ("os"; . "io"; "gopkg.in/yaml.v3"; "example.com/other/v2"; "github.com/x/go-zap")
            var global, _ = os.Open("g")
            var later = early()
            func early() map[string]*os.File { return nil }
            type len int
            func use(r Reader, x any) (err error) {
                ReadAll(r)
                yaml.Unmarshal(nil, nil)
                other.Make()
                zap.New()
                len(3)
                f, err := os.Open("a")
                if f, err := os.Open("b"); err == nil { inner := f; _ = inner }
                for i := range 10 { index := i; _ = index }
                for i, c := range "abc" { at, char := i, c; _, _ = at, char }
                switch y := x.(type) {
                case *os.File: y.Close()
                case error, nil: y2 := y; _ = y2
                case string: y3 := y; _ = y3
                }
                cl := func(n int) (*os.File, error) { outer := f; return outer, err }
                g, _ := cl(1)
                v, ok := x.(*os.File)
                m := map[string][]*os.File{"a": {f}}
                w, found := m["a"]
                ch := make(chan *os.File)
                z, open := <-ch
                p := &struct{ a int }{a: 1}
                q := []struct{ b *os.File }{{b: f}}
                s := q[0].b
                t := *p
                u := m["a"][0:1]
                lt := later["x"]
                gl := global
                arr := [...]*os.File{f}
                ptr := &arr
                el := ptr[0]
                sum := 1 + 2.5
                cmp := f == g
                sh := uint8(1) << 3
                var d, e = os.Args, os.Stdin
                type T struct{ f *os.File }
                tt := T{f: f}.f
                nested := map[string]map[int]*T{"x": {1: {f: f}}}["x"][1].f
                _, _, _, _, _, _, _, _, _, _ = g, v, ok, w, found, z, open, s, t, u
                _, _, _, _, _, _, _, _, _, _, _ = lt, gl, el, sum, cmp, sh, d, e, tt, nested, ptr
                return err
            }
            """)
        let types = [
            "f": "*os.File", "inner": "*os.File", "index": "int", "at": "int", "char": "int32",
            "g": "*os.File",
            "v": "*os.File", "ok": "bool", "w": "[]*os.File", "found": "bool", "z": "*os.File",
            "open": "bool",
            "p": "*struct{ a int }", "s": "*os.File", "t": "struct{ a int }", "u": "[]*os.File",
            "lt": "*os.File",
            "gl": "*os.File", "el": "*os.File", "sum": "float64", "cmp": "bool", "sh": "uint8",
            "d": "[]string",
            "e": "*os.File", "tt": "*os.File", "nested": "*os.File", "y2": "any", "y3": "string",
            "outer": "*os.File", "ptr": "*[…]*os.File", "cl": "func(int) (*os.File, error)",
        ]
        for (name, type) in types { #expect(sample.variable(name) == type, "\(name)") }
        #expect(sample.callee("ReadAll(r)") == "function io.ReadAll")
        #expect(sample.callee("yaml.Unmarshal(nil, nil)") == "function yaml.Unmarshal")
        #expect(sample.callee("other.Make()") == "unknown")
        #expect(sample.callee("len(3)") == "conversion p.len")
        #expect(sample.callee("y.Close()") == "method os.File.Close of y")
        #expect(sample.importName("zap.New()") == "zap")
        #expect(sample.importName("other.Make()") == "other")
    }

    @Test func localsAndCaptures() {
        let sample = Sample(
            """
            package p
            func use(a int) (err error) {
                b, err := a, error(nil)
                {
                    err := err
                    _ = err
                }
                func() {
                    a = 2
                    c := b
                    func() { c++; err = nil }()
                }()
                return err
            }
            """)
        sample.with("c++") { typer, node in
            let names = (0..<typer.locals.count).map { index in
                "\(sample.symbols.name(of: typer.locals[index].name))\(typer.locals[index].level)"
            }
            #expect(names == ["a0", "err0", "b0", "err0", "c1"])
            #expect(typer.resolution(typer.tree.leftNode(node)) == Resolution(.local, 4))
        }
        sample.with("err = nil") { typer, node in
            #expect(typer.resolution(typer.tree.assignment(node).left[0]) == Resolution(.local, 1))
        }
        sample.with("err := err") { typer, node in
            let sides = typer.tree.assignment(node)
            #expect(typer.resolution(sides.left[0]) == Resolution(.local, 3))
            #expect(typer.resolution(sides.right[0]) == Resolution(.local, 1))
        }
        sample.with("b, err := a, error(nil)") { typer, node in
            let sides = typer.tree.assignment(node)
            #expect(typer.resolution(sides.left[1]) == Resolution(.local, 1))
            #expect(typer.locals[1].isResult)
            #expect(typer.locals[0].isParameter)
        }
    }

    @Test func unknownStaysUnknown() {
        let sample = Sample(
            """
            package p
            import ("os"; "example.com/gone")
            type mixed struct { gone.Base; inner }
            type inner struct { *os.File }
            type loop loop2
            type loop2 loop
            type alias = alias
            type ever[T any] struct { next *ever[[]T] }
            var cycle = cycle2
            var cycle2 = cycle
            func use(m mixed, l loop, a alias, e *ever[int]) {
                m.Close()
                m.inner.Close()
                x := gone.Make()
                x.Close()
                y, z := gone.Two()
                c := cycle
                f := func() { f() }
                n := e.next.next.next
                w := gone.List[int]{}
                _, _, _, _, _, _ = y, z, c, f, n, w
            }
            """)
        #expect(sample.callee("m.Close()") == "unknown")
        #expect(sample.callee("m.inner.Close()") == "method os.File.Close of m.inner through File")
        for name in ["x", "y", "z", "c", "w", "l", "a"] {
            #expect(sample.variable(name).hasSuffix("?") || name == "l", "\(name)")
        }
        #expect(sample.variable("n") == "*p.ever[[][][]int]")
    }

    @Test func constants() {
        let sample = Sample(
            """
            package p
            import "os"
            const ( A = iota + 1; B; C; _; E, F = 1 << iota, "x" + "\\u00e9\\n" )
            const big = 0x7fff_ffff_ffff_ffff
            const shifted os.FileMode = 0o755 &^ 0b11
            func use() {
                const local = C * 10
                _ = []any{os.O_CREATE|os.O_WRONLY, local, E, F, big, big + 1, shifted, !true}
                _ = []any{A == 1, 'a', len("abc")}
                _ = []any{-local, 7 / 2, 7 % 4, 1 / 0, ^0, string(F), int64(B), "a" == "b"}
            }
            """)
        let expected: [String: ConstantValue] = [
            "os.O_CREATE|os.O_WRONLY": .integer(0x41), "local": .integer(30), "E": .integer(16),
            "F": .string("xé\n"), "big": .integer(.max), "shifted": .integer(0o754), "!true": .bool(false),
            "A == 1": .bool(true), "'a'": .integer(97), #"len("abc")"#: .integer(3), "-local": .integer(-30),
            "7 / 2": .integer(3), "7 % 4": .integer(3), "^0": .integer(-1), "string(F)": .string("xé\n"),
            "int64(B)": .integer(2), #""a" == "b""#: .bool(false),
        ]
        for (text, value) in expected { #expect(sample.constant(text) == value, "\(text)") }
        #expect(sample.constant("big + 1") == nil)
        #expect(sample.constant("1 / 0") == nil)
    }

    @Test func methodSets() {
        let sample = Sample(
            """
            package p
            import ("os"; "io")
            type wrapper struct { *os.File; Name string }
            type C interface { io.Closer; Extra() }
            func use[T C](f *os.File, v os.File, w wrapper, r io.ReadCloser, t T, e error, n int) {
                _ = []any{f, v, w, r, t, e, n}
            }
            """)
        let names = ["Close", "Name", "Read", "Extra", "Error"]
        #expect(sample.methods("f", names) == ["Close", "Name"])
        #expect(sample.methods("v", names) == ["Close", "Name"])
        #expect(sample.methods("w", names) == ["Close"])
        #expect(sample.methods("r", names) == ["Close", "Read"])
        #expect(sample.methods("t", names) == ["Close", "Extra"])
        #expect(sample.methods("e", names) == ["Error"])
        #expect(sample.methods("n", names) == [])
    }

    @Test func functionsAndDirectives() {
        let sample = Sample(
            """
            package p
            //surety:kind thing release=Close
            import "os"

            // Open opens.
            //surety:acquires result[0] thing
            // More.
            func Open(name string, _, flag int) (f *os.File, err error) { return nil, nil }

            type (
                //surety:kind other release=Stop
                T struct {
                    //surety:owns
                    f *os.File
                }
                I interface {
                    //surety:releases recv
                    Close() error
                }
            )
            //surety:takes f

            func (t *T) Close(f func()) {}
            """)
        let program = sample.program
        let package = program.packages.firstIndex { $0.path == "example.com/p" } ?? 0
        func id(_ receiver: String?, _ name: String) -> FunctionID {
            let found = program.find(
                package: package, receiver: receiver.map { sample.symbols.intern($0) },
                name: sample.symbols.intern(name))
            return found ?? FunctionID(0)
        }
        func texts(_ spans: [SourceSpan]) -> [String] {
            spans.map { span in
                program.files[program.files(ofPackage: package).lowerBound].text.string(
                    Int(span.start)..<Int(span.end))
            }
        }
        let open = id(nil, "Open")
        #expect(program.name(of: open) == "p.Open")
        #expect(texts(program.directives(of: open)) == ["//surety:acquires result[0] thing"])
        #expect(
            program.parameterNames(of: open).map { sample.symbols.name(of: $0) } == ["name", "_", "flag"])
        #expect(program.resultNames(of: open).map { sample.symbols.name(of: $0) } == ["f", "err"])
        let close = id("I", "Close")
        #expect(program.isInterfaceMethod(close))
        #expect(texts(program.directives(of: close)) == ["//surety:releases recv"])
        #expect(program.directives(of: id("T", "Close")).isEmpty)
        #expect(program.hasBody(id("T", "Close")))
        #expect(program.isMethod(id("T", "Close")))
        let types = program.typeDirectives()
        #expect(types.map { texts($0.lines) } == [["//surety:kind other release=Stop"], ["//surety:owns"]])
        let file = program.files(ofPackage: package).lowerBound
        #expect(texts(program.kindDirectives(ofFile: file)).count == 2)
    }
}
