import Surety

// error: missing reinitialization of inout parameter 'scope' after consume
struct Keeper: ~Copyable { var scope: Scope }

func keep() throws {
    try withScope("kept") { (scope: inout Scope) in
        let keeper = Keeper(scope: scope)
        _ = consume keeper
    }
}
