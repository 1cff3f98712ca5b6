import Surety
import Testing

struct OwnerTests {
    let trace = Trace()

    private func makeOwner() -> Owner<Int> {
        Owner(5, as: Kind("owned")) { [trace] in trace.add("released \($0)") }
    }

    @Test func releasesOnce() throws {
        let owner = makeOwner()
        #expect(owner.value == 5)
        #expect(Ledger.current.contains { $0.kind == "owned" })
        try owner.release()
        #expect(trace.all == ["released 5"])
    }

    @Test func goesToAScope() async throws {
        try withScope { scope in
            let value = makeOwner().transfer(to: &scope)
            #expect(value == 5 && trace.all.isEmpty)
        }
        #expect(trace.all == ["released 5"])
        let owner = makeOwner()
        try await withScope { scope in
            makeOwner().transfer(to: &scope)
            await Task.yield()
        }
        try owner.release()
        #expect(trace.all.count == 3)
    }

    @Test func givesUp() {
        #expect(makeOwner().relinquish() == 5)
        #expect(trace.all.isEmpty)
    }

    @Test func reportsWhoForgot() {
        let (_, reports) = collectingReports { _ = makeOwner() }
        #expect(trace.all == ["released 5"])
        #expect(reports.map(\.event) == [.forgotten])
        #expect(reports.first?.site?.file == "SuretyTests/OwnerTests.swift")
    }

    @Test func aFailureOfAForgottenOwnerIsReported() {
        let (_, reports) = collectingReports {
            _ = Owner(1) { _ in throw TestError("close") }
        }
        #expect(reports.map(\.event) == [.forgotten, .cleanupFailed])
    }
}
