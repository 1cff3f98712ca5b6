import Surety

// error: 'owner' used after consume
func use() throws {
    let owner = Owner(1) { _ in }
    try owner.release()
    print(owner.value)
}
