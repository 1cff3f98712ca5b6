import Testing

@testable import SuretyCheck

/// What the environment says of colour.
struct ColourTests {
    @Test(arguments: [
        (["TERM": "xterm"], true, true), ([:], true, true), ([:], false, false),
        (["TERM": "dumb"], true, false),
        (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true), (["NO_COLOR": ""], false, false),
        (["CLICOLOR_FORCE": "1"], false, true), (["CLICOLOR_FORCE": "1", "TERM": "dumb"], false, true),
        (["CLICOLOR_FORCE": "0"], false, false), (["CLICOLOR_FORCE": "0"], true, true),
        (["CLICOLOR_FORCE": ""], false, false),
        (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
        (["NO_COLOR": "", "CLICOLOR_FORCE": "1"], false, true),
    ])
    func isAskedFor(environment: [String: String], onTerminal: Bool, wanted: Bool) {
        #expect(Output.wantsColour(onTerminal: onTerminal) { environment[$0] } == wanted)
    }
}
