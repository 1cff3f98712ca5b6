import CSurety
import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that is being removed: its folder is held open, and it goes by a name that nobody else uses.
///
/// Between a look at a path and its removal somebody else may put a file of theirs there. So the file is renamed first
/// and looked at once more under a name that only this discharge knows; a file that is not the one meant gets its name
/// back.
struct TakenFile {
    let folder: Int32
    let name: RawPath
    let status: FileStatus
    private let formerName: RawPath

    /// Why there is nothing to remove, or nothing that may be removed.
    struct Reason: Error {
        var outcome: DischargeOutcome
    }

    /// Takes what an obligation concerns.
    static func take(
        _ target: PathTarget, of tracked: RunState.Tracked, _ context: DischargeContext
    ) throws(Reason) -> TakenFile {
        let folder = try open(target, tracked.obligation.boot)
        do throws(Reason) {
            return try take(target, tracked, context, folder: folder)
        } catch {
            close(folder)
            throw error
        }
    }

    private static func open(_ target: PathTarget, _ boot: BootIdentity) throws(Reason) -> Int32 {
        let folder = target.folder.withCString {
            csurety_open_without_links(AT_FDCWD, $0, O_RDONLY | O_DIRECTORY)
        }
        if folder < 0 {
            switch errno {
            case ENOENT: throw Reason(outcome: .gone("its folder is gone"))
            case ELOOP, ENOTDIR:
                throw Reason(outcome: .refused("a link or file stands in the way to its folder"))
            default: throw Reason(outcome: .failed("cannot open its folder: \(LedgerFailure.reason(errno))"))
            }
        }
        guard case .success(let status) = FileStatus.of(descriptor: folder),
            target.folderIdentity.isSame(as: status, boot: boot)
        else {
            close(folder)
            throw Reason(outcome: .refused("another folder is at '\(target.folder.text)' now"))
        }
        return folder
    }

    private static func take(
        _ target: PathTarget, _ tracked: RunState.Tracked, _ context: DischargeContext, folder: Int32
    ) throws(Reason) -> TakenFile {
        let privateName = context.privateName(tracked.number)
        // An earlier attempt may have got as far as the renaming. Nobody else knows the name.
        if case .success(let status) = FileStatus.of(privateName, in: folder),
            target.identity?.isSame(as: status, boot: tracked.obligation.boot) ?? true
        {
            return TakenFile(folder: folder, name: privateName, status: status, formerName: target.name)
        }
        let seen = try look(target.name, folder)
        try judge(seen, target, tracked.obligation, folder)
        let renamed = target.name.withCString { from in
            privateName.withCString { csurety_rename_new(folder, from, $0) }
        }
        guard renamed == 0 else {
            let error = SystemError(errno)
            if error.isAbsence { throw Reason(outcome: .gone("it is not there any more")) }
            if error.number == EINVAL {
                // A file system that cannot rename so: then the look just taken must do.
                return TakenFile(folder: folder, name: target.name, status: seen, formerName: target.name)
            }
            throw Reason(outcome: .failed("cannot remove it: \(error.reason)"))
        }
        let taken = TakenFile(
            folder: folder, name: privateName, status: try look(privateName, folder), formerName: target.name)
        guard taken.status.identity == seen.identity else {
            taken.giveBack()
            throw Reason(outcome: .refused("another file took its place while it was looked at"))
        }
        return taken
    }

    private static func look(_ name: RawPath, _ folder: Int32) throws(Reason) -> FileStatus {
        switch FileStatus.of(name, in: folder) {
        case .success(let status): return status
        case .failure(let error):
            throw Reason(
                outcome: error.isAbsence
                    ? .gone("it is not there any more") : .failed("cannot look at it: \(error.reason)"))
        }
    }

    /// Whether what is there is what is meant.
    private static func judge(
        _ seen: FileStatus, _ target: PathTarget, _ obligation: DurableObligation, _ folder: Int32
    ) throws(Reason) {
        if seen.isMountRoot { throw Reason(outcome: .refused("something is mounted there")) }
        if let identity = target.identity {
            guard identity.isSame(as: seen, boot: obligation.boot) else {
                throw Reason(outcome: .refused("another file is there now"))
            }
            return
        }
        // What was only announced is known by who made it and when. File systems take the time from a clock that ticks
        // every few milliseconds.
        let tick: UInt64 = 10_000_000
        guard seen.identity.born != 0, seen.identity.born + tick >= obligation.since,
            seen.owner == obligation.recorder.user
        else {
            throw Reason(outcome: .refused("what is there is older than the obligation, or somebody else's"))
        }
        guard case .success(let status) = FileStatus.of(descriptor: folder), !status.isWritableByOthers else {
            throw Reason(
                outcome: .refused("it was never confirmed, and others may write to its folder"))
        }
    }

    /// Gives it its name back, unless something has that name by now.
    func giveBack() {
        guard name != formerName else { return }
        _ = name.withCString { from in formerName.withCString { csurety_rename_new(folder, from, $0) } }
    }

    /// Lets go of the folder.
    func letGo() { close(folder) }
}
