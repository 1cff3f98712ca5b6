import SuretyContracts
import SuretyFlow
import SuretyGo
import SuretyObligations
import SuretyRules

/// The analysis of Go, from parsed files to findings.
struct GoAnalysis {
    private let request: AnalysisRequest
    private let symbols: SymbolTable
    private let shipped: ShippedContracts
    /// The files of the run before, where they are kept.
    private let kept: ParsedFiles?

    /// Analyses the inputs of a request.
    static func analyse(_ request: AnalysisRequest) -> AnalysisOutput {
        GoAnalysis(request: request).run()
    }

    private init(request: AnalysisRequest) {
        self.request = request
        let kept = request.options.memory?.part("go") { ParsedFiles() }
        self.kept = kept
        shipped = request.shared.part("go contracts") {
            ShippedContracts(symbols: kept?.symbols ?? SymbolTable())
        }
        symbols = shipped.symbols
    }

    private func run() -> AnalysisOutput {
        let loader = GoLoader(request, symbols: symbols, kept: kept)
        request.stages.measure("parse") { loader.load() }
        var output = AnalysisOutput()
        output.lines = loader.lines
        output.brokenFiles = loader.broken
        let contracts = request.stages.measure("contracts") { gatherContracts(loader) }
        let stubFiles = Set(loader.userStubs.values.flatMap { $0.map(\.id) })
        output.notes =
            loader.notes
            + contracts.notes.filter { isInput($0.span.file) || stubFiles.contains($0.span.file) }
        output.comments = comments(loader)
        output.additionalFiles = loader.additional
        output.coverage.importsUnresolved = loader.unresolved.sorted()

        let program = request.stages.measure("declare") {
            GoProgram(packages: loader.packages, symbols: symbols) { path, _ in loader.package(at: path) }
        }
        let releaseNames = contracts.catalogue.kinds.releaseNames.map { symbols.intern($0) }
        let versions = program.languageVersions()
        let knowledge = Knowledge(
            symbols: symbols, catalogue: contracts.catalogue,
            functions: program.functionInfos {
                loader.product.isTest($0)
            } isTestType: {
                TestNames.isOfTests(type: $0)
            },
            languageMinor: { versions[$0]?.minor ?? .max })
        let relevance = request.stages.measure("choose") {
            program.relevance(releaseNames: releaseNames) {
                traits(of: $0, knowledge)
            } isGiven: {
                knowledge.contract(ofValueGiving: $0) != nil
            }
        }
        let subject = request.question.flatMap { find($0, program, loader) }
        let asked = (try? subject?.get())?.outline.body
        let (bodies, unresolved) = request.stages.measure("lower") {
            var lowering = DemandLowering(
                program, relevance: relevance, releaseNames: releaseNames, pool: request.pool)
            return lowering.run()
        }
        output.functions = loader.functions
        output.coverage.callsUnresolved = unresolved

        let solved = request.stages.measure("solve") {
            solve(bodies, knowledge, tracing: asked?.function)
        }
        request.stages.measure("rules") { report(solved, bodies, program, knowledge, loader, &output) }
        if let subject, let input = request.inputs.first(where: { $0.file == request.question?.file }) {
            let explanation = GoExplanation(
                program: program, relevance: relevance, knowledge: knowledge, releaseNames: releaseNames,
                bodies: bodies, solved: solved, input: input)
            output.answer = subject.flatMap { answer($0, explanation) }
        }
        if !request.options.givesBackMemory {
            // Millions of small pieces; the system takes them back at once when the process ends.
            _ = Unmanaged.passRetained(
                Kept(bodies: bodies, solved: solved, knowledge: knowledge, program: program))
        }
        return output
    }

    /// What is kept until the process ends.
    private final class Kept {
        let bodies: [FlowFunction]
        let solved: [SolvedFunction]
        let knowledge: Knowledge
        let program: GoProgram

        init(
            bodies: [FlowFunction], solved: [SolvedFunction], knowledge: Knowledge, program: GoProgram
        ) {
            self.bodies = bodies
            self.solved = solved
            self.knowledge = knowledge
            self.program = program
        }
    }

    // MARK: Questions

    private func find(
        _ question: (file: FileID, place: Question.Place), _ program: GoProgram, _ loader: GoLoader
    ) -> Result<GoQuestion.Subject, Refusal>? {
        guard let file = loader.files[question.file],
            let input = request.inputs.first(where: { $0.file == question.file })
        else { return nil }
        return GoQuestion(file: file, input: input, outlines: program.outlines(of: question.file))
            .subject(at: question.place)
    }

    /// The answer from what the check has solved. A declaration that matters to no obligation is solved for it alone,
    /// apart from the check, so that what is asked never changes what is found.
    private func answer(
        _ subject: GoQuestion.Subject, _ explanation: GoExplanation
    ) -> Result<Answer, Refusal> {
        if let answer = explanation.answer(subject) { return answer }
        let known = explanation.knowledge
        let knowledge = Knowledge(
            symbols: symbols, catalogue: known.catalogue, functions: known.functions,
            languageMinor: known.languageMinor)
        var lowering = DemandLowering(
            explanation.program, relevance: explanation.relevance, releaseNames: explanation.releaseNames,
            pool: request.pool)
        let bodies = lowering.run(besides: [subject.outline.body]).functions
        let solved = solve(bodies, knowledge, tracing: subject.outline.body.function)
        let wider = GoExplanation(
            program: explanation.program, relevance: explanation.relevance, knowledge: knowledge,
            releaseNames: explanation.releaseNames, bodies: bodies, solved: solved, input: explanation.input)
        return wider.answer(subject)
            ?? .failure(
                Refusal("cannot explain '\(subject.outline.name)': it has no body; name another function"))
    }

    private func isInput(_ file: FileID) -> Bool { file < request.nextFile }

    private func comments(_ loader: GoLoader) -> [SourceComment] {
        loader.comments.compactMap { span in
            loader.files[span.file].map {
                SourceComment(span: span, text: $0.text.string(Int(span.start)..<Int(span.end)))
            }
        }
    }

    private func gatherContracts(_ loader: GoLoader) -> GoContracts {
        var contracts = shipped.kinds
        var seen = Set<String>()
        for package in loader.packages where seen.insert(package.path).inserted {
            if let file = shipped.file(of: package.path) {
                contracts.add(file, package: package.path, origin: .shipped)
            }
        }
        for (path, files) in loader.userStubs.sorted(by: { $0.key < $1.key }) {
            for file in files { contracts.add(file, package: path, origin: .user) }
        }
        for package in loader.packages where package.role != .stub {
            for file in package.files where package.targets?.contains(file.id) ?? true {
                contracts.add(file, package: package.path, origin: .user)
            }
        }
        contracts.settleVirtual { loader.product.imports($0) }
        return contracts
    }

    /// What is known of a function that decides whether calls of it matter.
    private func traits(of function: FunctionID, _ knowledge: Knowledge) -> CallTraits {
        let info = knowledge.functions[Int(function.index)]
        var traits: CallTraits = info.isEntry && !info.isTest ? .starts : []
        guard let contract = knowledge.contract(of: function) else { return traits }
        for clause in contract.clauses {
            switch clause.word {
            case .acquires where !clause.isCounted:
                guard let kind = knowledge.kind(clause.kind) else { continue }
                if kind.isSomebodyElses { traits.insert(.lends) }
                if kind.isDroppable(minor: 0) { continue }
                traits.insert(kind.isLock ? .locks : .acquires)
                if knowledge.namesObject(clause.path) { traits.insert(.acquiresNamed) }
            case .releases:
                traits.insert(.releases)
                if knowledge.kind(clause.kind)?.isSomebodyElses == true { traits.insert(.takesBack) }
                if knowledge.isLock(clause.kind) { traits.insert(.unlocks) }
            case .ends: traits.insert(.ends)
            default: continue
            }
        }
        return traits
    }

    // MARK: Solving

    /// Solves callees before callers; the functions of one level in parallel.
    ///
    /// - Parameter traced: the function of which it is to be told where things happened, if one is asked about.
    private func solve(
        _ bodies: [FlowFunction], _ knowledge: Knowledge, tracing traced: FunctionID?
    ) -> [SolvedFunction] {
        let order = BottomUp(bodies, functionCount: knowledge.functions.count)
        let results = PerIndex<SolvedFunction>(bodies.count)
        for level in order.levels {
            // A level of few is not worth waking the threads for.
            if level.count < 32 {
                for component in level { Self.solve(component, bodies, knowledge, traced, results) }
            } else {
                request.pool.forEach(level.count) { index, _ in
                    Self.solve(level[index], bodies, knowledge, traced, results)
                }
            }
        }
        return results.all
    }

    private static func solve(
        _ component: [Int], _ bodies: [FlowFunction], _ knowledge: Knowledge, _ traced: FunctionID?,
        _ results: PerIndex<SolvedFunction>
    ) {
        for index in component {
            results[index] = Solver.solve(
                bodies[index], knowledge: knowledge, isTracing: bodies[index].id == traced)
        }
    }

    // MARK: Findings

    private func report(
        _ solved: [SolvedFunction], _ bodies: [FlowFunction], _ declarations: GoProgram,
        _ knowledge: Knowledge, _ loader: GoLoader, _ output: inout AnalysisOutput
    ) {
        let product = loader.product
        let uses = GoCodeUses(declarations) {
            product.isTest($0)
        } isAside: {
            product.isBesideProduct($0)
        } isOfLibrary: {
            product.isOfLibrary($0)
        } isOfApplication: {
            product.isOfApplication($0)
        } isOfCommand: {
            product.isOfCommand($0)
        } ends: {
            knowledge.contract(of: $0)?.ending != nil
        }
        let program = ProgramFacts(solved, bodies: bodies, uses: uses, knowledge: knowledge)
        let rules = Rule.all.filter { request.rules.contains($0.name) }
        let files = loader.files
        let nextFile = request.nextFile
        let findings = request.pool.map(bodies.count) { index, _ -> [Finding] in
            let function = bodies[index]
            guard function.file < nextFile, function.isReported,
                !solved[index].records.isEmpty || solved[index].hasRemarkableFlow || solved[index].borrows
            else {
                return []
            }
            let rule = RuleContext(
                language: "go", context: FunctionContext(function, knowledge: knowledge),
                solved: solved[index],
                program: program,
                text: { span in files[span.file]?.text.string(Int(span.start)..<Int(span.end)) ?? "" })
            return rules.flatMap { $0.check(rule) }
        }
        output.findings = findings.flatMap { $0 }.map { finding in
            var finding = finding
            if product.isBesideProduct(finding.span.file) { finding.severity = min(finding.severity, .note) }
            guard let file = files[finding.span.file] else { return finding }
            let mender = GoMender(file, symbols: symbols)
            for index in finding.fixes.indices {
                guard let mend = finding.fixes[index].mend else { continue }
                finding.fixes[index].edits = mender.edits(for: mend) ?? []
                finding.fixes[index].mend = nil
            }
            return finding
        }
        for (function, body) in zip(solved, bodies) where isInput(body.file) && body.isReported {
            if function.givenUp > 0 {
                output.coverage.functionsGivenUp += 1
            } else if !function.records.isEmpty {
                output.coverage.functionsSolved += 1
            }
        }
    }
}

/// Results that workers write each to a place of its own.
final class PerIndex<Value>: @unchecked Sendable {
    private let values: UnsafeMutablePointer<Value?>
    private let count: Int

    init(_ count: Int) {
        self.count = count
        values = .allocate(capacity: max(1, count))
        values.initialize(repeating: nil, count: max(1, count))
    }

    deinit {
        values.deinitialize(count: max(1, count))
        values.deallocate()
    }

    subscript(index: Int) -> Value? {
        get { values[index] }
        set { values[index] = newValue }
    }

    /// The values that were written, in order.
    var all: [Value] { (0..<count).compactMap { values[$0] } }
}
