/// The languages that the command knows.
extension LanguageAnalysis {
    /// Every language, sorted by name.
    public static let all: [LanguageAnalysis] = [go]

    /// Go.
    public static let go = LanguageAnalysis(
        name: "go", extensions: ["go"], companions: ["go.mod", "go.work"],
        isGenerated: GeneratedCode.isGeneratedGo, parts: GoParts.parts, analyse: GoAnalysis.analyse)
}
