import TestSupport

/// Go functions put together at random that tell what they do: every deferred call prints its line and what it is bound
/// to, every way out its line and kind. The same seed gives the same functions.
///
/// What is printed, a line each: `F frame line` a body is entered; `R frame line value` a call is deferred; `X frame
/// line kind x r v` the body is about to be left, v being what it returns; `D frame line value` a deferred call runs; `S frame x r` it has set
/// variables; `N frame line` it panics; `C frame line` it stopped a panic; `Q` the process is about to end.
struct GeneratedPrograms {
    /// The source, a line each.
    private(set) var lines: [String] = []
    /// The functions.
    private(set) var names: [String] = []
    private var random: SplitMix
    private var isNamed = false
    private var depth = 0
    private var variables = 0

    init(package: String, first: Int, count: Int) {
        random = SplitMix(state: UInt64(first) &* 7_919 &+ 17)
        emit("package \(package)")
        emit("")
        emit("import (")
        for path in ["m/tr", "os", "runtime"] { emit("\t\"\(path)\"") }
        emit(")")
        emit("")
        emit("var none []int")
        emit("")
        emit("func catch(f tr.Frame, line int) {")
        emit("\tif recover() != nil {")
        emit("\t\ttr.Caught(f, line)")
        emit("\t}")
        emit("\ttr.Run(f, line, 0)")
        emit("}")
        emit("")
        emit("var _, _ = os.Exit, runtime.Goexit")
        for number in first..<first + count { function("P\(number)") }
    }

    /// The whole file.
    var source: String { lines.joined(separator: "\n") + "\n" }

    // MARK: Functions

    private mutating func function(_ name: String) {
        names.append(name)
        isNamed = random.chance(60)
        depth = 1
        emit("")
        let line = next
        emit("func \(name)(in int) \(isNamed ? "(r int)" : "int") {")
        say("f := tr.Enter(\(line))")
        say("x := in + 1")
        if !isNamed {
            say("r := 0")
            say("_ = r")
        }
        for _ in 0..<2 + random.below(5) { statement() }
        leaveByReturn()
        emit("}")
    }

    private mutating func statement() {
        switch random.below(20) {
        case 0..<2: say("x = x*3 + \(random.below(9))")
        case 2..<3: say("r = x + \(random.below(9))")
        case 3..<12: deferredCall()
        case 12..<15: branch()
        case 15..<17: loop()
        case 17..<18: choice()
        default: maybeLeave()
        }
    }

    private mutating func block() {
        depth += 1
        for _ in 0..<1 + random.below(3) where depth < 5 { statement() }
        if depth >= 5 { say("x++") }
        depth -= 1
    }

    private mutating func branch() {
        say("if in%\(2 + random.below(3)) == \(random.below(2)) {")
        block()
        if random.chance(40) {
            say("} else {")
            block()
        }
        say("}")
    }

    private mutating func loop() {
        variables += 1
        let i = "i\(variables)"
        switch random.below(3) {
        case 0: say("for \(i) := 0; \(i) < in%3; \(i)++ {")
        case 1: say("for \(i) := range in % 4 {")
        default: say("for \(i) := range tr.Seq(in % 3) {")
        }
        within { $0.say("x += \(i)") }
        block()
        if random.chance(30) {
            within { me in
                me.nest("if x%\(2 + me.random.below(3)) == 0 {") { me in
                    me.say(me.random.chance(50) ? "break" : "continue")
                }
            }
            block()
        }
        say("}")
    }

    private mutating func choice() {
        say("switch in % 3 {")
        for value in 0..<1 + random.below(2) {
            say("case \(value):")
            block()
        }
        if random.chance(50) {
            say("default:")
            block()
        }
        say("}")
    }

    // MARK: Deferred calls

    private mutating func deferredCall() {
        switch random.below(14) {
        case 0..<3:
            register("x")
            say("defer tr.Run(f, \(next), x)")
        case 3..<5:
            register("x")
            say("defer func() { tr.Run(f, \(next), x) }()")
        case 5..<7: setter()
        case 7:
            register("r")
            say("defer tr.Address(f, \(next), &r)")
        case 8: method()
        case 9: recovering()
        case 10:
            register("0")
            say("defer catch(f, \(next))")
        case 11: panicking()
        case 12: nested()
        default: random.chance(70) ? say("defer recover()") : ending()
        }
    }

    /// The registration is told in the line before the statement.
    private mutating func register(_ value: String, lineOffset: Int = 1) {
        say("tr.Register(f, \(next + lineOffset), \(value))")
    }

    private mutating func setter() {
        register("x")
        let line = next
        deferLiteral { me in
            me.say("tr.Run(f, \(line), x)")
            me.say("x = x + \(1 + me.random.below(5))")
            me.say("r = (r*10 + \(me.random.below(9))) % 100000")
            me.say("tr.Set(f, x, r)")
        }
    }

    private mutating func method() {
        variables += 1
        let name = "v\(variables)"
        say("\(name) := tr.Value{F: f, N: x}")
        register("\(name).N")
        say("defer \(name).Run(\(next))")
        say("\(name).N = -1")
    }

    private mutating func recovering() {
        register("x")
        let line = next
        deferLiteral { me in
            me.nest("if recover() != nil {") { $0.say("tr.Caught(f, \(line))") }
            me.say("tr.Run(f, \(line), x)")
        }
    }

    private mutating func panicking() {
        register("x")
        let line = next
        deferLiteral { me in
            me.say("tr.Run(f, \(line), x)")
            me.nest("if in%\(2 + me.random.below(2)) == 0 {") { me in
                me.say("tr.Panics(f, \(line))")
                me.say("panic(\(line))")
            }
        }
    }

    /// A deferred literal that defers in its turn: a frame of its own.
    private mutating func nested() {
        register("x")
        let line = next
        deferLiteral { me in
            me.say("g := tr.Enter(\(line))")
            me.say("tr.Run(f, \(line), x)")
            for _ in 0..<1 + me.random.below(2) {
                me.nest("if in%\(1 + me.random.below(3)) == 0 {") { me in
                    me.say("tr.Register(g, \(me.next + 1), x)")
                    me.say("defer tr.Run(g, \(me.next), x)")
                }
            }
            me.say("tr.Leave(g, \(me.next + 1), \"end\", x, r, 0)")
        }
    }

    /// A deferred literal that may end the process, so that what lies below it does not run.
    private mutating func ending() {
        register("x")
        let line = next
        deferLiteral { me in
            me.say("tr.Run(f, \(line), x)")
            me.nest("if in == \(me.random.below(5)) {") { me in
                me.say("tr.Quit()")
                me.say("os.Exit(3)")
            }
        }
    }

    // MARK: Ways out

    private mutating func maybeLeave() {
        say("if in == \(random.below(5)) {")
        depth += 1
        switch random.below(6) {
        case 0: leaveByReturn()
        case 1: leave("panic", by: "panic(in)")
        case 2: leave("panics", by: "x = none[in]")
        case 3: leave("panics", by: "x = x / (in - in)")
        case 4: leave("goroutine", by: "runtime.Goexit()")
        default:
            say("tr.Leave(f, \(next + 2), \"process\", x, r, 0)")
            say("tr.Quit()")
            say("os.Exit(3)")
        }
        depth -= 1
        say("}")
    }

    private mutating func leave(_ kind: String, by statement: String) {
        say("tr.Leave(f, \(next + 1), \"\(kind)\", x, r, r)")
        say(statement)
    }

    private mutating func leaveByReturn() {
        if isNamed && random.chance(50) { return leave("return", by: "return") }
        let value = "x + \(random.below(9))"
        say("tr.Leave(f, \(next + 1), \"return\", x, r, \(value))")
        say("return \(value)")
    }

    // MARK: Lines

    private var next: Int { lines.count + 1 }

    private mutating func emit(_ line: String) { lines.append(line) }

    private mutating func say(_ line: String) { emit(String(repeating: "\t", count: depth) + line) }

    /// Says what stands one step further in.
    private mutating func within(_ body: (inout Self) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    /// Says a head, what stands in it, and its end.
    private mutating func nest(_ head: String, end: String = "}", _ body: (inout Self) -> Void) {
        say(head)
        within(body)
        say(end)
    }

    private mutating func deferLiteral(_ body: (inout Self) -> Void) {
        nest("defer func() {", end: "}()", body)
    }
}

extension GeneratedPrograms {
    /// What the functions tell with.
    static let trace = """
        package tr

        import (
        	"bytes"
        	"fmt"
        	"iter"
        	"os"
        )

        type Frame int

        var (
        	out    bytes.Buffer
        	frames int
        )

        func Print(words ...any) { fmt.Fprintln(&out, words...) }
        func Flush()             { os.Stdout.Write(out.Bytes()); out.Reset() }

        func Enter(line int) Frame {
        	frames++
        	Print("F", frames, line)
        	return Frame(frames)
        }

        func Register(f Frame, line, v int)                  { Print("R", f, line, v) }
        func Run(f Frame, line, v int)                       { Print("D", f, line, v) }
        func Leave(f Frame, line int, kind string, x, r, v int) { Print("X", f, line, kind, x, r, v) }
        func Set(f Frame, x, r int)                          { Print("S", f, x, r) }
        func Panics(f Frame, line int)                       { Print("N", f, line) }
        func Caught(f Frame, line int)                       { Print("C", f, line) }
        func Quit()                                          { Print("Q"); Flush() }

        func Address(f Frame, line int, p *int) {
        	Print("D", f, line, *p)
        	*p = (*p*10 + 7) % 100000
        	Print("A", f, *p)
        }

        type Value struct {
        	F Frame
        	N int
        }

        func (v Value) Run(line int) { Run(v.F, line, v.N) }

        func Seq(n int) iter.Seq[int] {
        	return func(yield func(int) bool) {
        		for i := range n {
        			if !yield(i) {
        				return
        			}
        		}
        	}
        }

        """

    /// A program that runs functions with an argument each, `number:argument`, and tells how each ended.
    static func main(packages: [(name: String, functions: [String])]) -> String {
        var text = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\"m/tr\"\n"
        for package in packages { text += "\t\"m/\(package.name)\"\n" }
        text += ")\n\nvar functions = []func(int) int{\n"
        for package in packages {
            for function in package.functions { text += "\t\(package.name).\(function),\n" }
        }
        return text + """
            }

            func run(function, in int) {
            	done := make(chan bool)
            	go func() {
            		isDone := false
            		defer close(done)
            		defer func() {
            			if e := recover(); e != nil {
            				tr.Print("OUT panic")
            			} else if !isDone {
            				tr.Print("OUT goroutine")
            			}
            		}()
            		r := functions[function](in)
            		isDone = true
            		tr.Print("OUT return", r)
            	}()
            	<-done
            }

            func main() {
            	for _, argument := range os.Args[1:] {
            		var function, in int
            		fmt.Sscanf(argument, "%d:%d", &function, &in)
            		tr.Print("RUN", function, in)
            		run(function, in)
            	}
            	tr.Flush()
            }

            """
    }
}
