import SuretyJSON
import SuretyLedgerFiles

extension IncidentReport {
    /// The report as JSON, schema 1; see Documentation/Ledger.md.
    ///
    /// - Parameter version: the tool's.
    public func json(version: String) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", 1)
            json.member("tool", "surety")
            json.member("version", version)
            writeRun(to: &json)
            writeEnd(to: &json)
            json.key("obligations")
            json.array(obligations) { $1.write(to: &$0) }
            json.key("slots")
            json.array(slots) { $1.write(to: &$0) }
            json.key("descendants")
            json.object { json in
                json.member("found", descendants.found)
                json.member("killed", descendants.killed)
                json.member("left", descendants.left)
            }
            json.key("notes")
            json.array(notes) { $0.string($1) }
        }
        json.finish()
        return json.text
    }

    private func writeRun(to json: inout JSONWriter) {
        json.key("run")
        json.object { json in
            json.member("folder", run.text)
            json.key("command")
            json.array(description?.arguments ?? []) { $0.string($1.text) }
            json.member("since", description.map { TimeText.of($0.since) })
        }
    }

    private func writeEnd(to json: inout JSONWriter) {
        json.key("end")
        guard let end else { return json.null() }
        json.object { json in
            json.member("class", end.word)
            json.member("probable", end.isProbable)
            switch EndStatus(word: end.status) {
            case .exited(let number): json.member("status", Int(number))
            case .signalled(let signal): json.member("signal", SignalName.of(signal))
            }
            json.member("evidence", end.evidence)
            json.member("time", TimeText.of(end.time))
        }
    }
}

extension IncidentReport.Item {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            obligation.writeMembers(number, to: &json)
            json.member("result", result?.word)
            json.member("detail", detail)
        }
    }
}

extension DurableObligation {
    func writeMembers(_ number: UInt64, to json: inout JSONWriter) {
        json.member("id", Int(number))
        json.member("name", name)
        json.member("effect", effect.word)
        json.member("object", effect.object)
        json.member("on", condition == .always ? "always" : "crash")
        json.member("since", TimeText.of(since))
        json.member("acquired", site)
        json.key("owner")
        if let owner { json.number(Int(owner.process)) } else { json.null() }
        json.member("confirmed", isConfirmed)
    }
}

extension IncidentReport.Slot {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("process", Int(process))
            json.member("kind", entry.kind)
            json.member("name", entry.name)
            json.member("since", since == 0 ? nil : TimeText.of(since))
            json.member("acquired", entry.site)
            json.member("abandoned", entry.isAbandoned)
        }
    }
}

extension JSONWriter {
    /// A member that may be missing: null then.
    fileprivate mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }
}
