extension GoFile {
    /// The import path in the comment behind the package clause (`package x // import "example.com/x"`).
    public var importComment: String? {
        guard !packageClause.isNone else { return nil }
        let clause = tree.end(packageClause)
        for index in stride(from: 0, to: comments.count, by: 2) where Int(comments[index]) >= clause {
            let range = Int(comments[index])..<Int(comments[index + 1])
            guard position(of: range.lowerBound).line == position(of: clause).line,
                text.hasPrefix("// import \"", at: range)
            else { return nil }
            let rest = text.string(range.lowerBound + 11..<range.upperBound)
            return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
        }
        return nil
    }
}
