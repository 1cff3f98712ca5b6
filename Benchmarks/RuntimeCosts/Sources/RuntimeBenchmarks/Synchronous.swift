import Surety

/// Synchronous scopes against native defer and a naive scope, in one run.
func synchronous() {
    let memory = Sink.memory
    func run(_ title: String) {
        _ = measure("\(title): a call") { rounds in for _ in 0..<rounds { sink(memory) } }
        _ = measure("\(title): defer, one") { rounds in for _ in 0..<rounds { deferOne(memory) } }
        _ = measure("\(title): defer, four") { rounds in for _ in 0..<rounds { deferFour(memory) } }
        _ = measure("\(title): naive scope, one closure") { rounds in
            for _ in 0..<rounds {
                naive { scope in
                    scope.add { sink(memory) }; sink(memory)
                }
            }
        }
        _ = measure("\(title): withScope, none") { rounds in for _ in 0..<rounds { scopeNone(memory) } }
        _ = measure("\(title): withScope, one typed") { rounds in for _ in 0..<rounds { scopeOne(memory) } }
        _ = measure("\(title): withScope, four typed") { rounds in for _ in 0..<rounds { scopeFour(memory) } }
        _ = measure("\(title): withScope, one C function") { rounds in for _ in 0..<rounds { scopeC(memory) }
        }
        _ = measure("\(title): withScope, one closure") { rounds in
            for _ in 0..<rounds { scopeClosure(memory) }
        }
    }
    Ledger.isRecording = false
    run("ledger off")
    Ledger.isRecording = true
    run("ledger on")
}

@inline(never) func deferOne(_ memory: UnsafeMutablePointer<Int>) {
    defer { sink(memory) }
    sink(memory)
}

@inline(never) func deferFour(_ memory: UnsafeMutablePointer<Int>) {
    defer { sink(memory) }
    defer { sink(memory) }
    defer { sink(memory) }
    defer { sink(memory) }
    sink(memory)
}

@inline(never) func scopeNone(_ memory: UnsafeMutablePointer<Int>) {
    try? withScope("bench") { _ in sink(memory) }
}

@inline(never) func scopeOne(_ memory: UnsafeMutablePointer<Int>) {
    try? withScope("bench") { scope in
        scope.hold(Token(memory: memory))
        sink(memory)
    }
}

@inline(never) func scopeFour(_ memory: UnsafeMutablePointer<Int>) {
    try? withScope("bench") { scope in
        scope.hold(Token(memory: memory))
        scope.hold(Token(memory: memory))
        scope.hold(Token(memory: memory))
        scope.hold(Token(memory: memory))
        sink(memory)
    }
}

@inline(never) func closeNothing(_ descriptor: Int32) -> Int32 { 0 }

@inline(never) func scopeC(_ memory: UnsafeMutablePointer<Int>) {
    try? withScope("bench") { scope in
        scope.hold(3, closing: { _ in 0 })
        sink(memory)
    }
}

@inline(never) func scopeClosure(_ memory: UnsafeMutablePointer<Int>) {
    try? withScope("bench") { scope in
        scope.defer { sink(memory) }
        sink(memory)
    }
}
