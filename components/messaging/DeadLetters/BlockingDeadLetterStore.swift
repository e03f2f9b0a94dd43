/// A store of dead letters that can also keep a letter on the caller's thread, as ``MessageBus`` needs it.
public protocol BlockingDeadLetterStore: DeadLetterStore {
    /// Keeps a letter as ``DeadLetterStore/add(_:)`` does, and blocks the thread meanwhile.
    @discardableResult
    func addBlocking(_ letter: DeadLetter) throws -> DeadLetter
}
