/// Remembers which messages were handled, beyond the process where it keeps them elsewhere.
///
/// A message is remembered after its handler has succeeded: a crash between the two makes it be handled again.
public protocol HandledMessageStore: Sendable {
    /// Whether the message was handled before.
    func contains(_ message: HandledMessage) async throws -> Bool

    /// Remembers a message. One that is remembered already stays so.
    func insert(_ message: HandledMessage) async throws
}
