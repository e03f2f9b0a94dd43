/// What every error of the framework can be asked, whichever component threw it.
///
/// None of the texts may carry payloads, passwords or connection strings: they end up in logs.
public protocol OrchestrixError: Error, Sendable, CustomStringConvertible {
    /// A stable name for programs, such as `store.busy`.
    var code: ErrorCode { get }

    /// One line for a person, which names the thing that failed.
    var message: String { get }

    /// Names and numbers that tell this occurrence from others, such as the stream and its version. Empty by default.
    var context: [String: String] { get }

    /// The error that led to this one, if another did. None by default.
    var cause: (any Error)? { get }

    /// Whether the same call, unchanged, would be worth repeating. `false` by default.
    var isRetryable: Bool { get }
}

extension OrchestrixError {
    /// No context.
    public var context: [String: String] { [:] }

    /// No cause.
    public var cause: (any Error)? { nil }

    /// Repeating the same call would fail in the same way.
    public var isRetryable: Bool { false }

    /// The message, the code, the context in the order of its keys, and the chain of causes.
    ///
    /// Of a cause that isn't an ``OrchestrixError`` only the type's name is told: its own text may carry anything.
    public var description: String {
        var text = "\(message) [\(code)]"
        if !context.isEmpty {
            let pairs = context.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            text += " (\(pairs.joined(separator: ", ")))"
        }
        if let cause {
            text += "; caused by \(Self.summary(of: cause))"
        }
        return text
    }

    private static func summary(of error: any Error) -> String {
        if let known = error as? any OrchestrixError { return known.description }
        return String(describing: type(of: error))
    }
}
