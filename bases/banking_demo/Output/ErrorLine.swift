import OrchestrixCommon

/// The one line in which an error is told.
enum ErrorLine {
    /// `error: ` and what went wrong. Of an error that nobody foresaw only the type is told: its text may carry anything.
    static func text(_ error: any Error) -> String {
        "error: \(summary(error).onOneLine)"
    }

    private static func summary(_ error: any Error) -> String {
        switch error {
        case let rejection as Account.Rejection: rejection.description
        case let error as CSVError: error.description
        case let error as Failure: error.description
        case let error as any OrchestrixError: message(error)
        default: "unexpected \(type(of: error))"
        }
    }

    /// What the error says, and what its causes add to that.
    static func message(_ error: any OrchestrixError) -> String {
        guard let cause = error.cause as? any OrchestrixError, cause.message != error.message else {
            return error.message
        }
        return "\(error.message): \(message(cause))"
    }
}
