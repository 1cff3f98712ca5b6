import SuretyProbe
import SuretyTrend

/// Numbers and verdicts as people read them.
enum Wording {
    /// `12,345`.
    static func count(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(abs(value)).reversed().enumerated() {
            if index > 0 && index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + String(text.reversed())
    }

    /// `12.3 MB`.
    static func bytes(_ value: Int) -> String {
        let units = ["B", "KB", "MB", "GB", "TB"]
        var amount = Double(value)
        var unit = 0
        while abs(amount) >= 1000, unit < units.count - 1 {
            amount /= 1000
            unit += 1
        }
        return unit == 0 ? "\(value) B" : "\(decimals(amount, amount < 100 ? 1 : 0)) \(units[unit])"
    }

    /// How many there are of a kind.
    static func amount(_ kind: ResourceKind, _ value: Int) -> String {
        kind == .memory ? bytes(value) : count(value)
    }

    /// A number with so many digits behind the point.
    static func decimals(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let rounded = Int((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && rounded != 0 ? "-" : ""
        guard digits > 0 else { return sign + String(rounded) }
        let rest = String(rounded % scale)
        return "\(sign)\(rounded / scale).\(String(repeating: "0", count: digits - rest.utf8.count))\(rest)"
    }

    /// A rate in the unit in which it is a handy number: `0.38/s`, `3/h`.
    static func rate(_ kind: ResourceKind, _ value: Double) -> String {
        if kind == .memory { return "\(bytes(Int(value)))/s" }
        let size = abs(value)
        if size >= 0.01 || size == 0 { return "\(decimals(value, size >= 1 ? 1 : 3))/s" }
        if size * 3600 >= 0.1 { return "\(decimals(value * 3600, 1))/h" }
        return "\(decimals(value * 86400, 1))/day"
    }

    /// A length of time: `35 s`, `12 min`, `2.5 h`, `3.1 days`.
    static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<120: "\(decimals(seconds, 0)) s"
        case ..<7200: "\(decimals(seconds / 60, 0)) min"
        case ..<172_800: "\(decimals(seconds / 3600, 1)) h"
        default: "\(decimals(seconds / 86400, 1)) days"
        }
    }

    /// One phrase.
    static func verdict(_ kind: ResourceKind, _ verdict: Verdict) -> String {
        switch verdict.kind {
        case .leaking:
            var text = "leaking \(rate(kind, verdict.rate ?? 0))"
            if let low = verdict.rateLow, let high = verdict.rateHigh {
                text += " (\(rate(kind, max(0, low))) to \(rate(kind, high)))"
            }
            if let confidence = verdict.confidence {
                text += ", confidence \(decimals(confidence * 100, 1)) %"
            }
            return text
        case .growing: return "growing \(rate(kind, verdict.rate ?? 0))"
        case .falling: return "falling"
        case .steady:
            return verdict.detectable.map { "steady; would have seen \(rate(kind, $0)) or more" } ?? "steady"
        case .inconclusive:
            return verdict.detectable.map { "inconclusive; would see \(rate(kind, $0)) or more in time" }
                ?? "inconclusive"
        }
    }

    /// When the limit will be reached.
    static func forecast(_ forecast: Forecast) -> String {
        let late = forecast.latest.map { duration($0) } ?? "never"
        return "limit in \(duration(forecast.seconds)) (\(duration(forecast.earliest)) to \(late))"
    }
}
