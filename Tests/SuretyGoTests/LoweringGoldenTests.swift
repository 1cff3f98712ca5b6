import Foundation
import SuretyFlow
import Testing

@testable import SuretyGo

/// The flow graphs of the Go files in `Tests/Fixtures/Go/Lowering`, as text beside them.
struct LoweringGoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/Go/Lowering").path

    private static let cases = goFiles(below: folder).map { String($0.dropLast(3)) }

    @Test func thereAreCases() { #expect(LoweringGoldenTests.cases.count >= 12) }

    /// Compares with the golden. `SURETY_BLESS=1` records it instead, and so does its absence, which fails once.
    @Test(arguments: cases)
    func isLoweredAsRecorded(name: String) throws {
        let lowered = try LoweredFixture(
            try String(contentsOfFile: "\(Self.folder)/\(name).go", encoding: .utf8))
        for function in lowered.functions { #expect(FlowValidator.problems(of: function) == []) }
        let path = "\(Self.folder)/\(name).flow"
        let isBlessing = environment("SURETY_BLESS") == "1"
        guard !isBlessing, let golden = try? String(contentsOfFile: path, encoding: .utf8) else {
            try lowered.text.write(toFile: path, atomically: true, encoding: .utf8)
            if !isBlessing { Issue.record("recorded the new golden '\(name).flow'; look at it") }
            return
        }
        #expect(lowered.text == golden)
    }

    /// The text form loses nothing that it shows: what is read from it is printed as before, up to the numbers of
    /// places and blocks, which the reader gives anew in the order of the text; after that even they stay.
    @Test(arguments: cases)
    func isReadAsPrinted(name: String) throws {
        let lowered = try LoweredFixture(
            try String(contentsOfFile: "\(Self.folder)/\(name).go", encoding: .utf8))
        let once = try LoweredFixture.reprinted(lowered.text)
        let twice = try LoweredFixture.reprinted(once)
        #expect(once == twice)
        let parts = zip(LoweredFixture.definitions(lowered.text), LoweredFixture.definitions(once))
        for (printed, read) in parts {
            #expect(LoweredFixture.renumbered(printed) == LoweredFixture.renumbered(read))
        }
        #expect(LoweredFixture.definitions(once).count == lowered.functions.count)
    }
}

/// A Go file, lowered, and its text: declarations of what it calls, then its functions.
private struct LoweredFixture {
    let functions: [FlowFunction]
    let text: String

    init(_ source: String) throws {
        let sample = Sample(source)
        let names = ["Close", "Unlock"].map { sample.symbols.intern($0) }
        let lowering = GoLowering(sample.program, releaseNames: names)
        functions = sample.program.bodies.joined().compactMap { lowering.lower($0)?.function }
        let infos = sample.program.functionInfos { _ in false }
        let defined = Set(functions.map(\.id))
        var called = Set<FunctionID>()
        for function in functions {
            for call in function.calls {
                switch call.callee {
                case .function(let id), .abstract(let id): called.insert(id)
                default: continue
                }
            }
        }
        let declarations = called.subtracting(defined).map {
            LoweredFixture.declaration(of: infos[Int($0.index)], symbols: sample.symbols)
        }
        let printed = functions.map { LoweredFixture.print($0, infos, sample.symbols) }
        text = declarations.sorted().joined() + printed.joined()
    }

    /// The text of a function. The printer looks the numbers of an instruction up as places before it asks whether they
    /// are any, so that there must be as many places as there are tests and calls; those of no list are not printed.
    private static func print(_ function: FlowFunction, _ infos: [FunctionInfo], _ symbols: SymbolTable)
        -> String
    {
        while function.places.count
            <= max(function.tests.count, function.calls.count, function.regions.count, 8)
        {
            _ = function.addRoot(.empty, role: .parameter, region: .body)
        }
        return FlowPrinter(function, functions: infos, symbols: symbols).print()
    }

    private static func declaration(of info: FunctionInfo, symbols: SymbolTable) -> String {
        let receiver = info.receiver == .empty ? "" : symbols.name(of: info.receiver) + "."
        let count = Int(info.parameterCount) + (info.hasReceiver ? 1 : 0)
        let parameters = (0..<count).map { "p\($0)" }.joined(separator: ", ")
        var results = (0..<Int(info.resultCount)).map { "r\($0)" }
        if let last = results.indices.last, info.outcome != .none {
            results[last] += info.outcome == .error ? " error" : " bool"
        }
        return
            "declare \(symbols.name(of: info.package)):\(receiver)\(symbols.name(of: info.name))(\(parameters))"
            + " -> (\(results.joined(separator: ", ")))\(info.isAbstract ? " abstract" : "")"
            + "\(info.isVariadic ? " variadic" : "")\n"
    }

    /// The functions of a text, read and printed again, with the declarations in front.
    static func reprinted(_ text: String) throws -> String {
        let symbols = SymbolTable()
        let parser = try FlowTextParser(text, symbols: symbols)
        let infos = parser.declarations.map(\.info)
        let declarations = text.split(separator: "\n").filter { $0.hasPrefix("declare ") }.map { $0 + "\n" }
        let printed = parser.functions.map { function in
            #expect(FlowValidator.problems(of: function) == [])
            return LoweredFixture.print(function, infos, symbols)
        }
        return declarations.joined() + printed.joined()
    }

    /// The texts of the functions.
    static func definitions(_ text: String) -> [String] {
        var parts: [String] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("declare ") {
            if line.hasPrefix("func ") { parts.append("") }
            parts[parts.count - 1] += line + "\n"
        }
        return parts
    }

    /// The numbers of places, behind `%`, and of blocks, behind `b`, in the order in which they come.
    static func renumbered(_ text: String) -> String {
        var numbers: [Substring: Int] = [:]
        return text.replacing(/(%|\bb)\d+\b/) { match in
            let number = numbers[match.0] ?? numbers.count
            numbers[match.0] = number
            return "\(match.1)\(number)"
        }
    }
}
