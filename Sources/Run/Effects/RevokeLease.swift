import SuretyLedgerFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Revokes a lease of etcd, so that what hangs on it is free at once and not at the end of its time. It asks etcd's own
/// client, which knows its servers' certificates, names and versions.
enum RevokeLease {
    static let client = "etcdctl"

    static func discharge(
        _ lease: LeaseAddress, of tracked: RunState.Tracked, _ context: DischargeContext
    ) -> DischargeOutcome {
        var environment = ProgramStart.environment(without: [
            Recorder.variable, "ETCDCTL_API", "ETCDCTL_ENDPOINTS", "ETCDCTL_USER", "ETCDCTL_PASSWORD",
        ])
        environment += [RawPath("ETCDCTL_API=3"), RawPath("ETCDCTL_ENDPOINTS=\(lease.endpoints)")]
        if !lease.user.isEmpty { environment.append(RawPath("ETCDCTL_USER=\(lease.user)")) }
        if !lease.passwordVariable.isEmpty {
            guard let password = getenv(lease.passwordVariable) else {
                return .failed("the variable '\(lease.passwordVariable)' with the password is not set here")
            }
            // In the environment of one program, never in a file or among its arguments.
            environment.append(
                RawPath(bytes: Array("ETCDCTL_PASSWORD=".utf8) + RawPath(cString: password).bytes))
        }
        let arguments = [
            client, "--dial-timeout=1s", "--command-timeout=2s", "lease", "revoke", lease.lease,
        ].map { RawPath($0) }
        var start = ProgramStart(arguments: arguments, environment: environment)
        let recorder = tracked.obligation.recorder
        if recorder.user != Credentials.current.user { start.credentials = recorder }
        var program = RunProgram(start: start, limit: .seconds(4))
        program.keepsWhatItSays = true
        return outcome(program.run())
    }

    private static func outcome(_ outcome: RunProgram.Outcome) -> DischargeOutcome {
        switch outcome {
        case .ended(.exited(0), _): return .done("revoked")
        case .ended(let status, let said):
            if said.contains("requested lease not found") { return .gone("it is over already") }
            let last = said.split(separator: "\n").last.map(String.init) ?? ""
            return .failed("etcd's client ended with \(status.text): \(last)")
        case .notStarted(let error): return .failed("cannot start '\(client)': \(error.reason)")
        case .tookTooLong: return .failed("etcd does not answer")
        }
    }
}
