import SuretyContracts
import SuretyFlow

@testable import SuretyObligations

/// Contracts that the fixtures share.
let prelude = """
    //surety:kind file release=Close idempotent
    //surety:kind tempfile release=Remove survives
    //surety:kind mutex release=Unlock,RUnlock lock
    //surety:kind cancel release=() idempotent
    //surety:kind rows release=Close pooled
    //surety:acquires result[0] file
    declare os:Open(name) -> (file, err error)
    //surety:releases recv file
    declare os:File.Close(f) -> (err plain error)
    declare os:File.Read(f, b) -> (n plain, err plain error)
    //surety:borrows w
    declare io:Copy(w) -> (n plain, err plain error)
    //surety:acquires recv mutex
    declare sync:Mutex.Lock(m)
    //surety:releases recv mutex
    declare sync:Mutex.Unlock(m)
    //surety:acquires recv mutex
    declare sync:Mutex.TryLock(m) -> (ok plain bool)
    //surety:acquires result[1] cancel
    declare context:WithCancel(parent) -> (ctx, cancel)
    //surety:ends process
    declare os:Exit(code)
    //surety:acquires result[0] rows
    declare sql:Query(q) -> (rows, err plain error)
    //surety:releases recv rows on=false
    declare sql:Rows.Next(rows) -> (more plain bool)
    //surety:releases recv rows
    declare sql:Rows.Close(rows) -> (err plain error)
    //surety:nonnil result[0]
    declare errors:New(text) -> (err plain error)
    declare x:use(f)

    """

/// A program in flow text, solved.
struct Solved {
    let knowledge: Knowledge
    let functions: [FlowFunction]
    let results: [SolvedFunction]
    let preludeLines: Int

    init(_ text: String) throws {
        let symbols = SymbolTable()
        let parser = try FlowTextParser(prelude + text, symbols: symbols)
        preludeLines = prelude.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        var catalogue = Catalogue()
        var notes: [SourceNote] = []
        let span = SourceSpan(file: FileID(0), start: 0, end: 0)
        for kind in parser.kinds { catalogue.readKind(kind, span: span, symbols: symbols, notes: &notes) }
        for declaration in parser.declarations {
            let info = declaration.info
            catalogue.read(
                declaration.directives.map { ($0, span) },
                of: ContractKey(package: info.package, receiver: info.receiver, name: info.name),
                signature: ContractSignature(
                    hasReceiver: info.hasReceiver, parameterNames: declaration.parameterNames,
                    resultCount: Int(info.resultCount), outcome: info.outcome),
                origin: .shipped, symbols: symbols, notes: &notes)
        }
        precondition(notes.isEmpty, "\(notes)")
        knowledge = Knowledge(
            symbols: symbols, catalogue: catalogue, functions: parser.declarations.map { $0.info })
        functions = parser.functions
        for function in functions { precondition(FlowValidator.problems(of: function).isEmpty) }
        var results: [SolvedFunction] = []
        for function in functions { results.append(Solver.solve(function, knowledge: knowledge)) }
        self.results = results
    }

    /// The open exits as `kind@line`, lines counted from the fixture's first.
    var open: [String] {
        var found: [String] = []
        for (function, result) in zip(functions, results) {
            for record in result.records where !record.isGivenUp {
                for exit in record.openExits {
                    let start =
                        exit.instruction.map { function.instructions[Int($0)].start }
                        ?? function.blocks[Int(exit.block.index)].start
                    found.append("\(exit.kind.rawValue)@\(Int(start) - preludeLines)")
                }
            }
        }
        return found.sorted()
    }

    /// The inferred clauses of the function with that number among the defined ones.
    func clauses(_ index: Int) -> [Clause] { knowledge.contract(of: functions[index].id)?.clauses ?? [] }
}
