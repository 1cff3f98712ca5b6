import SuretyRules

/// Colours, by what they mean.
struct Ink {
    private let isColoured: Bool

    init(isColoured: Bool) { self.isColoured = isColoured }

    func severity(_ severity: Severity, _ text: String) -> String {
        switch severity {
        case .error: paint("1;31", text)
        case .warning: paint("1;33", text)
        case .note: paint("1;36", text)
        }
    }

    /// The frame around the source and the numbers of its lines.
    func frame(_ text: String) -> String { paint("34", text) }

    /// A step that is not where the finding is reported.
    func step(_ text: String) -> String { paint("36", text) }

    func strong(_ text: String) -> String { paint("1", text) }

    func help(_ text: String) -> String { paint("32", text) }

    private func paint(_ code: String, _ text: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
