import Surety

// error: capture of 'counter' with non-Sendable type 'Counter' in a '@Sendable' closure
final class Counter { var value = 0 }

func count(_ handle: ScopeHandle) {
    let counter = Counter()
    handle.hold(1) { _ in counter.value += 1 }
}
