/// The languages that the command knows.
extension LanguageAnalysis {
    /// Every language, sorted by name.
    public static let all: [LanguageAnalysis] = [go]

    /// Go.
    public static let go = LanguageAnalysis(
        name: "go", extensions: ["go"], isGenerated: GeneratedCode.isGeneratedGo, analyse: countLines)

    /// The first stage of every analysis, alone: it looks at each file and counts its lines.
    public static func countLines(_ request: AnalysisRequest) -> AnalysisOutput {
        let inputs = request.inputs.filter(\.isChecked)
        let counts = request.pool.map(inputs.count) { index, _ in
            let bytes = inputs[index].buffer.bytes
            let breaks = bytes.reduce(into: 0) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
            return bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? breaks : breaks + 1
        }
        var output = AnalysisOutput()
        output.lines = counts.reduce(0, +)
        return output
    }
}
