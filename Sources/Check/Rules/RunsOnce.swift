import SuretyFlow
import SuretyObligations

/// Which functions run once in the life of a program: its entry, and those that are only called from such a one,
/// outside of loops. What they forget is forgotten once, and goes with the process.
///
/// Tests that call them do not count. A call through a value is not seen; the answer then is a finding less, never one more.
struct RunsOnce {
    /// By function.
    private(set) var answers: [Bool]

    init(_ bodies: [FlowFunction], knowledge: Knowledge) {
        answers = knowledge.functions.map { $0.isEntry && !$0.isTest }
        var sites: [UInt32: [CallSite]] = [:]
        for (index, body) in bodies.enumerated() where !knowledge.functions[Int(body.id.index)].isTest {
            Self.collect(body, index, &sites)
        }
        var agenda = bodies.filter { answers[Int($0.id.index)] }
        let bodyOf = Dictionary(bodies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        while let caller = agenda.popLast() {
            for callee in Self.callees(of: caller) where !answers[Int(callee.index)] {
                guard let body = bodyOf[callee], let calls = sites[callee.index],
                    calls.allSatisfy({ isOnce($0, bodies, knowledge) })
                else { continue }
                answers[Int(callee.index)] = true
                agenda.append(body)
            }
        }
    }

    /// A place at which a function is called.
    private struct CallSite {
        var body: Int
        var block: BlockID
        var isPlain: Bool
    }

    private static func collect(_ body: FlowFunction, _ index: Int, _ sites: inout [UInt32: [CallSite]]) {
        for (number, block) in body.blocks.enumerated() {
            for position in Int(block.first)..<Int(block.first + block.count) {
                let instruction = body.instructions[position]
                guard [.call, .defer, .spawn].contains(instruction.opcode),
                    case .function(let callee) = body.calls[Int(instruction.a)].callee
                else { continue }
                let isPlain = instruction.opcode == .call && block.region == .body
                sites[callee.index, default: []].append(
                    CallSite(body: index, block: BlockID(number), isPlain: isPlain))
            }
        }
    }

    private static func callees(of body: FlowFunction) -> [FunctionID] {
        body.calls.compactMap { call in
            if case .function(let id) = call.callee { return id }
            return nil
        }
    }

    private func isOnce(_ site: CallSite, _ bodies: [FlowFunction], _ knowledge: Knowledge) -> Bool {
        let body = bodies[site.body]
        guard site.isPlain, answers[Int(body.id.index)] else { return false }
        return !FunctionContext(body, knowledge: knowledge).canReach(from: site.block, to: site.block)
    }
}
