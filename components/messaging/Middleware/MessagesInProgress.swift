import Synchronization

/// The messages that are with their handlers just now, on one bus.
final class MessagesInProgress: Sendable {
    private let messages = Mutex<Set<HandledMessage>>([])

    /// - Throws: ``HandlingError`` where the handler has the message already.
    func begin(_ message: HandledMessage, _ handling: Handling) throws(HandlingError) {
        guard messages.withLock({ $0.insert(message).inserted }) else {
            throw HandlingError(
                .messageInProgress, handling, "\(handling.handler) is handling this \(handling.messageType) already",
                isRetryable: true)
        }
    }

    func end(_ message: HandledMessage) {
        messages.withLock { _ = $0.remove(message) }
    }
}
