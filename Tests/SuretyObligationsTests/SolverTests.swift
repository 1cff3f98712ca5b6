import SuretyContracts
import Testing

@testable import SuretyObligations

/// A program in flow text and the exits at which an obligation is open.
struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let open: [String]
    var testDescription: String { name }

    init(_ name: String, open: [String] = [], _ text: String) {
        self.name = name
        self.text = text
        self.open = open
    }
}

let cases: [Case] = [
    Case(
        "an early return leaks", open: ["return@13"],
        """
        func main:read(path) -> (err plain error)
          local f, e plain, n plain
        b0:
          f, e = call os:Open(path)
          if nil(e) then b1 else b2
        b2:
          err = e
          return
        b1:
          n, e = call os:File.Read(f, _)
          if nil(e) then b3 else b4
        b4:
          return
        b3:
          e = call os:File.Close(f)
          return
        """),
    Case(
        "a deferred release covers all returns",
        """
        func main:read(path) -> (err plain error)
          local f, e plain, n plain
        b0:
          f, e = call os:Open(path)
          if nil(e) then b1 else b2
        b2:
          return
        b1:
          defer os:File.Close(f)
          n, e = call os:File.Read(f, _)
          if nil(e) then b3 else b4
        b4:
          return
        b3:
          return
        """),
    Case(
        "a correlated flag is followed",
        """
        func main:read(want plain, path) -> ()
          local f, e plain
        b0:
          if true(want) then b1 else b2
        b1:
          f, e = call os:Open(path)
          if nil(e) then b2 else b9
        b9:
          return
        b2:
          call x:use(_)
          if true(want) then b3 else b4
        b3:
          call os:File.Close(f)
          jump b4
        b4:
          return
        """),
    Case(
        "the wrong flag is no excuse", open: ["return@16"],
        """
        func main:read(want plain, other plain, path) -> ()
          local f, e plain
        b0:
          if true(want) then b1 else b2
        b1:
          f, e = call os:Open(path)
          if nil(e) then b2 else b9
        b9:
          return
        b2:
          if true(other) then b3 else b4
        b3:
          call os:File.Close(f)
          jump b4
        b4:
          return
        """),
    Case(
        "a loop overwrites the last name", open: ["overwritten@6", "return@9"],
        """
        func main:read(path) -> ()
          local f, e plain
        b0:
          jump b1
        b1: loop
          f, e = call os:Open(path)
          if ? then b1 else b2
        b2:
          return
        """),
    Case(
        "full iteration releases", open: ["return@14"],
        """
        func main:list() -> ()
          local rows, e plain, more plain
        b0:
          rows, e = call sql:Query(_)
          if nil(e) then b1 else b3
        b1: loop
          more = call sql:Rows.Next(rows)
          if true(more) then b2 else b3
        b2:
          if ? then b1 else b4
        b3:
          return
        b4:
          return
        """),
    Case(
        "a deferred literal sees the named result",
        """
        func main:make(path) -> (out, err plain error) named
          local f, e plain
        b0:
          f, e = call os:Open(path)
          if nil(e) then b1 else b2
        b2:
          err = e
          return
        b1:
          defer region 1()
          e = call x:use(_)
          if ? then b3 else b4
        b3:
          err = call errors:New(_)
          return
        b4:
          out = f
          err = nil
          return
        region 1 in 0() -> () captures f err
        b5:
          if nil(err) then b7 else b6
        b6:
          call os:File.Close(f)
          jump b7
        b7:
          return
        """),
    Case(
        "a helper in another function releases",
        """
        func main:done(f) -> ()
        b0:
          call os:File.Close(f)
          return
        func main:read(path) -> ()
          local f, e plain
        b0:
          f, e = call os:Open(path)
          if nil(e) then b1 else b2
        b1:
          call main:done(f)
          return
        b2:
          return
        """),
    Case(
        "a wrapper's result is the caller's", open: ["return@16"],
        """
        func main:open(path) -> (f, err plain error)
        b0:
          f, err = call os:Open(path)
          if nil(err) then b1 else b2
        b1:
          return
        b2:
          f = nil
          return
        func main:read(path) -> ()
          local g, e plain
        b0:
          g, e = call main:open(path)
          if nil(e) then b1 else b2
        b1:
          return
        b2:
          return
        """),
    Case(
        "a lock is held at one return of two", open: ["return@8"],
        """
        func main:get(m) -> (err plain error)
        b0:
          call sync:Mutex.Lock(m)
          if ? then b1 else b2
        b1:
          call x:use(_)
          err = call errors:New(_)
          return
        b2:
          call sync:Mutex.Unlock(m)
          return
        """),
    Case(
        "a cancel function that nothing names", open: ["dropped@4"],
        """
        func main:wait(parent) -> ()
          local ctx
        b0:
          ctx, _ = call context:WithCancel(parent)
          return
        """),
    Case(
        "stored where it outlives the function",
        """
        func main:keep(s, path) -> ()
          local f, e plain
        b0:
          f, e = call os:Open(path)
          if nil(e) then b1 else b2
        b1:
          s.file = f
          return
        b2:
          return
        """),
]

@Suite("The solver on flow text")
struct SolverTests {
    @Test(arguments: cases)
    func open(_ example: Case) throws {
        #expect(try Solved(example.text).open == example.open)
    }

    @Test("A lock that is held at every return is the caller's")
    func lockWrapper() throws {
        let solved = try Solved(
            """
            func main:S.lock(s)
            b0:
              call sync:Mutex.Lock(s.mu)
              return
            func main:S.unlock(s)
            b0:
              call sync:Mutex.Unlock(s.mu)
              return
            func main:S.use(s) -> ()
            b0:
              call main:S.lock(s)
              if ? then b1 else b2
            b1:
              return
            b2:
              call main:S.unlock(s)
              return
            """)
        #expect(solved.clauses(0).contains { $0.word == .acquires })
        #expect(solved.clauses(1).contains { $0.word == .releases && !$0.isPartial })
        #expect(solved.results[2].records.first?.openExits.count == 1)
    }

    @Test("A function that always exits is known to its callers")
    func endsProcess() throws {
        let solved = try Solved(
            """
            func main:die() -> ()
            b0:
              call os:Exit(_)
              return
            """)
        #expect(solved.clauses(0).first?.ending == .process)
    }
}
