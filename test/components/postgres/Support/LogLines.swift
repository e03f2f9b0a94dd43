#if Postgres
import Logging
import Synchronization

/// What this process logs, for a test to look at; it is written where it would be otherwise, too.
final class LogLines: Sendable {
    struct Line {
        /// The test in whose task it was logged, where that says so.
        let test: String?
        let level: Logger.Level
        /// All that it says.
        let text: String
    }

    @TaskLocal static var test: String?

    /// Those of the process. A program says once where its loggers write to.
    static let shared = LogLines()

    private let lines = Mutex<[Line]>([])

    private init() {
        LoggingSystem.bootstrap { [self] label in
            MultiplexLogHandler([StreamLogHandler.standardError(label: label), Handler(lines: self)])
        }
    }

    var all: [Line] { lines.withLock(\.self) }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let text = "\(event.message) \(metadata) \(event.metadata ?? [:]) \(event.error.map { "\($0)" } ?? "")"
            lines.lines.withLock { $0.append(Line(test: LogLines.test, level: event.level, text: text)) }
        }
    }
}
#endif
