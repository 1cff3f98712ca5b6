import Surety

// error: 'owner' consumed more than once
func both() throws {
    let owner = Owner(1) { _ in }
    try owner.release()
    try owner.release()
}
