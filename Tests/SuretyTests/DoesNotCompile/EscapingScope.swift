import Surety

// error: escaping closure captures 'inout' parameter 'scope'
func keep() throws -> () -> Void {
    try withScope("kept") { (scope: inout Scope) -> () -> Void in
        return { scope.defer {} }
    }
}
