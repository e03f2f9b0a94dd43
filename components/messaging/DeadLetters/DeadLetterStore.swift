/// Keeps dead letters: messages that their handlers failed to handle for good.
///
/// ```swift
/// for letter in try await letters.list().letters { print(letter.handler, letter.errorText) }
/// try await letters.requeue(id, on: bus)          // to the handler that failed; gone when it succeeds
/// try await letters.discard(id)
/// ```
///
/// An implementation passes `DeadLetterStoreContract` of OrchestrixTesting.
public protocol DeadLetterStore: Sendable {
    /// Keeps a letter. Where there is one about the same message and handler already, that one is changed as
    /// ``DeadLetter/adding(_:)`` says, and keeps its id and its place; of many that do so at once none gets lost.
    ///
    /// - Returns: the letter as it is kept now.
    @discardableResult
    func add(_ letter: DeadLetter) async throws -> DeadLetter

    /// The letter with this id, if it is there.
    func letter(_ id: String) async throws -> DeadLetter?

    /// A page of letters.
    func list(_ query: DeadLetterQuery) async throws -> DeadLetterPage

    /// How many letters there are.
    func count(_ filter: DeadLetterFilter) async throws -> Int

    /// Throws a letter away.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    func discard(_ id: String) async throws -> Bool
}

extension DeadLetterStore {
    /// The first hundred letters.
    public func list() async throws -> DeadLetterPage { try await list(DeadLetterQuery()) }

    /// How many letters there are.
    public func count() async throws -> Int { try await count(.all) }
}
