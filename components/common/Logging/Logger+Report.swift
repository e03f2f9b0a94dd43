public import Logging

extension Logger {
    /// A logger of a part of the framework, or of what is built on it: its label is `orchestrix.` and the part's name.
    ///
    /// Where it writes to is for the program to say, by `LoggingSystem.bootstrap`.
    public init(orchestrix part: String) {
        self.init(label: "orchestrix.\(part)")
    }

    /// Logs an error: its type, code, message, context and causes as metadata, and never the text of an error that isn't
    /// an ``OrchestrixError``, which may hold anything.
    ///
    /// ```swift
    /// logger.report(error, "the transfer failed", metadata: [LogKey.command: "\(id)"])
    /// ```
    ///
    /// swift-log's own `error:` argument hands the error itself to the log handler, which most often writes its text.
    ///
    /// - Parameters:
    ///   - error: what is described, as `Logger.Metadata(describing:)` does it.
    ///   - message: what failed.
    ///   - level: how grave that is.
    ///   - metadata: what else belongs to the line. It gives way to the description of the error.
    public func report(
        _ error: any Error, _ message: @autoclosure () -> Message, level: Level = .error,
        metadata: @autoclosure () -> Metadata? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        log(
            level: level, message(),
            metadata: (metadata() ?? [:]).merging(Metadata(describing: error)) { _, described in described },
            file: file, function: function, line: line)
    }
}
