import SuretyJSON
import SuretyCheck
import SuretyExplanation
import SuretyFlow

/// The answer to a question for programs. Documentation/Explain.md says what each field means.
enum ExplanationJSON {
    /// The number of the schema; it changes when a field changes its meaning or goes.
    static let schema = 1

    static func text(_ explanation: Explanation) -> String {
        var json = JSONWriter()
        let answer = explanation.answer
        let place = Place(sources: explanation.sources)
        json.object { json in
            json.member("schema", schema)
            json.member("tool", Product.name)
            json.member("version", Product.version)
            json.member("language", answer.language)
            json.member("path", explanation.path)
            json.member("compiler", answer.compiler)
            json.key("functions")
            json.array(answer.functions) { json, function in write(function, place, &json) }
            json.key("acquisitions")
            json.array(answer.acquisitions) { json, acquisition in write(acquisition, place, &json) }
        }
        json.finish()
        return json.text
    }

    /// Looks places and texts up.
    private struct Place {
        let sources: SourceTable

        func line(_ span: SourceSpan) -> Int { sources.start(of: span).line }

        func write(_ span: SourceSpan, _ json: inout JSONWriter) {
            let start = sources.start(of: span)
            let end = sources.end(of: span)
            json.member("line", start.line)
            json.member("column", start.column)
            json.member("endLine", end.line)
            json.member("endColumn", end.column)
        }
    }

    // MARK: Functions

    private static func write(_ function: FunctionExplanation, _ place: Place, _ json: inout JSONWriter) {
        json.object { json in
            json.member("name", function.name)
            place.write(function.span, &json)
            json.member("parent", function.parent)
            json.key("results")
            json.array(function.results) { json, name in json.string(name) }
            json.member("namedResults", function.hasNamedResults)
            json.member("recovers", function.recovers)
            json.key("defers")
            json.array(function.defers) { json, call in write(call, place, &json) }
            json.key("exits")
            json.array(function.exits) { json, exit in write(exit, place, &json) }
        }
    }

    private static func write(_ call: DeferredCall, _ place: Place, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", call.id)
            place.write(call.span, &json)
            json.member("callee", call.callee)
            json.member("target", call.target.rawValue)
            json.key("bindings")
            json.array(call.bindings) { json, binding in
                json.object { json in
                    json.member("role", binding.role.rawValue)
                    json.member("text", place.sources.text(of: binding.span))
                    json.member("line", place.line(binding.span))
                    json.member("address", binding.isAddress)
                }
            }
            json.key("reads")
            json.array(call.reads) { json, name in json.string(name) }
            json.key("changes")
            json.array(call.changes) { json, name in json.string(name) }
            json.member("recovers", call.recovers)
            json.member("mayEndProcess", call.mayEndProcess)
            json.key("below")
            json.array(call.below) { json, id in json.number(id) }
            json.member("mayBeLast", call.isLast)
            json.member("compiled", call.realization?.kind ?? "")
            json.member("because", call.realization?.reason ?? "")
        }
    }

    private static func write(_ exit: ExitExplanation, _ place: Place, _ json: inout JSONWriter) {
        json.object { json in
            json.member("kind", exit.kind.rawValue)
            json.key("at")
            json.array(exit.spans) { json, span in
                json.object { json in
                    json.member("line", place.line(span.first))
                    json.member("column", place.sources.start(of: span.first).column)
                    json.member("lastLine", place.line(span.last))
                }
            }
            json.member("callee", exit.callee)
            json.member("runs", exit.kind != .process)
            json.key("first")
            json.array(exit.first) { json, id in json.number(id) }
            json.member("mayBeNone", exit.mayBeNone)
            json.key("order")
            json.array(exit.order) { json, call in
                json.object { json in
                    json.member("defer", call.id)
                    json.member("times", call.times)
                    json.member("group", call.group)
                }
            }
            json.member("heldIsKnown", exit.held != nil)
            json.key("held")
            json.array(exit.held ?? []) { json, obligation in
                json.object { json in
                    json.member("kind", obligation.kind)
                    json.member("line", place.line(obligation.span))
                    json.member("text", "the \(obligation.noun) \(obligation.acquired) here")
                }
            }
        }
    }

    // MARK: Acquisitions

    private static func write(
        _ acquisition: AcquisitionExplanation, _ place: Place, _ json: inout JSONWriter
    ) {
        json.object { json in
            json.member("kind", acquisition.kind)
            json.member("function", acquisition.function)
            json.member("callee", acquisition.callee)
            place.write(acquisition.span, &json)
            json.key("events")
            json.array(acquisition.events) { json, event in
                json.object { json in
                    json.member("event", event.kind.rawValue)
                    json.member("line", event.span.map(place.line) ?? 0)
                    json.member("text", event.text)
                }
            }
        }
    }
}
