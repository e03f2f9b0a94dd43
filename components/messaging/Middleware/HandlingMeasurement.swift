/// How one handling went, in words of which a program has few: they are fit to be the labels of metrics.
public struct HandlingMeasurement: Sendable, Hashable {
    /// How it ended.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// The handler is done.
        case succeeded
        /// The handler, or a middleware further in, threw.
        case failed
        /// The handling was cancelled.
        case cancelled
    }

    /// The name of the message, such as `order.created`.
    public let messageType: String

    /// What the handler is called.
    public let handler: String

    /// How it ended.
    public let outcome: Outcome

    /// How long it took, with everything further in.
    public let duration: Duration
}
