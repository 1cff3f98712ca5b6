import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Removes a file, an empty folder, or a socket's path.
enum RemoveFile {
    static func discharge(
        _ target: PathTarget, of tracked: RunState.Tracked, mustBeSocket: Bool, _ context: DischargeContext
    ) -> DischargeOutcome {
        do throws(TakenFile.Reason) {
            let taken = try TakenFile.take(target, of: tracked, context)
            defer { taken.letGo() }

            guard !mustBeSocket || taken.status.isSocket else {
                taken.giveBack()
                return .refused("what is there is no socket")
            }
            let removed = taken.name.withCString {
                unlinkat(taken.folder, $0, taken.status.isFolder ? AT_REMOVEDIR : 0)
            }
            guard removed == 0 else {
                let error = SystemError(errno)
                taken.giveBack()
                if error.number == ENOTEMPTY || error.number == EEXIST {
                    return .refused("the folder is not empty; record it with '--remove-tree'")
                }
                return error.isAbsence
                    ? .gone("it is not there any more") : .failed("cannot remove it: \(error.reason)")
            }
            return .done("removed")
        } catch {
            return error.outcome
        }
    }
}
