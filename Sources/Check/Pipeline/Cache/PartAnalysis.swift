import SuretyFlow

/// The analysis of one part after another, or what a cache has of them.
struct PartAnalysis {
    private let language: LanguageAnalysis
    private let cache: AnalysisCache?
    private let stages: StageClock
    /// Of the contents of the language's inputs; empty without a cache.
    private let digests: [Digest]
    private var hasWritten = false

    init(
        _ language: LanguageAnalysis, _ cache: AnalysisCache?, _ inputs: [SourceInput], _ pool: WorkerPool,
        _ stages: StageClock
    ) {
        self.language = language
        self.cache = cache
        self.stages = stages
        guard let hash = cache?.hash else {
            digests = []
            return
        }
        digests = stages.measure("hash") {
            pool.map(inputs.count) { index, _ in hash.of(inputs[index].buffer.bytes) }
        }
    }

    /// Analyses a part.
    ///
    /// - Parameter part: the indices of the request's inputs among the language's.
    mutating func run(_ request: AnalysisRequest, _ part: [Int]) -> AnalysisOutput {
        stages.note("parts")
        guard let cache else { return language.analyse(request) }
        var request = request
        let (key, known) = stages.measure("cache") { () -> (Digest, AnalysisOutput?) in
            let key = cache.key(language.name, request, part.map { digests[$0] })
            return (key, cache.output(key, request))
        }
        if let known {
            stages.note("parts from the cache")
            return known
        }
        request.surroundings = Surroundings(recordingWith: cache.hash)
        let output = language.analyse(request)
        stages.measure("cache") { cache.keep(output, key, request) }
        hasWritten = true
        return output
    }

    /// Cleans up behind the last part.
    func finish() {
        guard let cache, hasWritten else { return }
        stages.measure("cache") { cache.prune() }
    }
}
