public import Logging

extension Logger.Metadata {
    /// An error and what led to it, under the names of ``LogKey``.
    ///
    /// Of an ``OrchestrixError`` that is its type, code, message and context and whether it is worth a retry, and the same
    /// of each of its causes. Of any other error only the type is told, for its text may hold anything: a payload, a
    /// password, a connection string.
    public init(describing error: any Error) {
        self = Self(ofOne: error)
        let causes = Self.causes(of: error).map { Logger.MetadataValue.dictionary(Self(ofOne: $0)) }
        if !causes.isEmpty { self[LogKey.errorCauses] = .array(causes) }
    }

    private init(ofOne error: any Error) {
        self = [LogKey.errorType: "\(type(of: error))"]
        guard let error = error as? any OrchestrixError else { return }
        self[LogKey.errorCode] = "\(error.code)"
        self[LogKey.errorMessage] = "\(error.message)"
        self[LogKey.errorRetryable] = "\(error.isRetryable)"
        if !error.context.isEmpty { self[LogKey.errorContext] = .dictionary(error.context.mapValues { "\($0)" }) }
    }

    /// The chain of causes, cut off where only an error that is its own cause can lead.
    private static func causes(of error: any Error) -> [any Error] {
        var causes: [any Error] = []
        var next = (error as? any OrchestrixError)?.cause
        while let cause = next, causes.count < 32 {
            causes.append(cause)
            next = (cause as? any OrchestrixError)?.cause
        }
        return causes
    }
}
