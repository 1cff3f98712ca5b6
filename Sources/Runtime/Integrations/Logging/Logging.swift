#if Logging
    public import Logging
    public import Surety

    extension Surety {
        /// Writes reports to a log from now on, with the event and the site as metadata. Returns what got them before.
        ///
        /// What ended after all is logged as `info`, all else as `warning`.
        @discardableResult
        public static func logReports(to logger: Logger) -> (@Sendable (Report) -> Void)? {
            onReport { report in
                var metadata: Logger.Metadata = ["event": "\(report.event)"]
                if let site = report.site { metadata["site"] = "\(site)" }
                if let error = report.error { metadata["error"] = "\(error)" }
                logger.log(level: report.event.level, "\(report.message)", metadata: metadata)
            }
        }
    }

    extension Report.Event {
        fileprivate var level: Logger.Level {
            switch self {
            case .returned, .overdueEnded: .info
            default: .warning
            }
        }
    }
#endif
