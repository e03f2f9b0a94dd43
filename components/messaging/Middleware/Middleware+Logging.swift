public import Logging
import OrchestrixCommon

extension Middleware {
    /// Logs every handling: that it succeeded at `level`, that it failed at `failureLevel`. It says type and id of
    /// the message, its conversation, the handler and the number of attempts under the names of `LogKey`, and never
    /// what the message holds. The failure is thrown all the same.
    public static func logging(
        _ logger: Logger, level: Logger.Level = .debug, failureLevel: Logger.Level = .error
    ) -> Middleware {
        .observing(.logging(logger, level: level, failureLevel: failureLevel))
    }
}

extension AsyncMiddleware {
    /// Logs every handling: that it succeeded at `level`, that it failed at `failureLevel`. It says type and id of
    /// the message, its conversation, the handler and the number of attempts under the names of `LogKey`, and never
    /// what the message holds. The failure is thrown all the same.
    public static func logging(
        _ logger: Logger, level: Logger.Level = .debug, failureLevel: Logger.Level = .error
    ) -> AsyncMiddleware {
        .observing(.logging(logger, level: level, failureLevel: failureLevel))
    }
}

extension HandlingObserver {
    fileprivate static func logging(
        _ logger: Logger, level: Logger.Level, failureLevel: Logger.Level
    ) -> HandlingObserver {
        HandlingObserver { handling in
            { error in
                if let error {
                    logger.report(
                        error, "a handler failed", level: failureLevel, metadata: Logger.Metadata(of: handling))
                } else {
                    logger.log(level: level, "handled", metadata: Logger.Metadata(of: handling))
                }
            }
        }
    }
}

extension Logger.Metadata {
    fileprivate init(of handling: Handling) {
        self = [
            LogKey.messageType: "\(handling.messageType)", LogKey.messageID: "\(handling.messageID)",
            LogKey.handler: "\(handling.handler)", LogKey.attempt: "\(handling.attempts)",
        ]
        if let id = handling.metadata.correlationID { self[LogKey.correlationID] = "\(id)" }
        if let id = handling.metadata.causationID { self[LogKey.causationID] = "\(id)" }
    }
}
