import Surety

// error: extraneous argument label 'graceful:' in call
func close() throws {
    try withScope("synchronous") { (scope: inout Scope) in
        scope.defer(graceful: { await Task.yield() })
    }
}
