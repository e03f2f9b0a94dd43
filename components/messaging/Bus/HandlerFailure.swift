/// What one handler threw.
public struct HandlerFailure: Error, Sendable {
    /// The handler's name.
    public let handler: String

    /// What it threw.
    public let error: any Error

    /// A failure of the handler called `handler`.
    public init(handler: String, error: any Error) {
        self.handler = handler
        self.error = error
    }
}
