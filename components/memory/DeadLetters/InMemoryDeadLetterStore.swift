public import OrchestrixMessaging
import Synchronization

/// Keeps dead letters in memory, for as long as it lives.
///
/// It serves both buses. A letter beyond its capacity is refused, since a store that drops letters would lose messages
/// in silence.
public final class InMemoryDeadLetterStore: BlockingDeadLetterStore {
    private struct State: Sendable {
        /// In the order of their numbers.
        var entries: [(number: Int, letter: DeadLetter)] = []
        var lastNumber = 0
    }

    /// How many letters it has room for.
    public let capacity: Int

    private let state = Mutex(State())

    /// A store without letters, with room for `capacity` of them.
    public init(capacity: Int = 10_000) {
        self.capacity = capacity
    }

    /// Keeps a letter, as `DeadLetterStore` says.
    ///
    /// - Throws: `DeadLetterError` with `.deadLettersFull` or `.deadLetterConflict`.
    @discardableResult
    public func addBlocking(_ letter: DeadLetter) throws -> DeadLetter {
        try state.withLock { state in
            if let index = state.entries.firstIndex(where: { $0.letter.isAboutTheSame(as: letter) }) {
                let changed = state.entries[index].letter.adding(letter)
                state.entries[index].letter = changed
                return changed
            }
            try check(letter, state)
            state.lastNumber += 1
            state.entries.append((state.lastNumber, letter))
            return letter
        }
    }

    private func check(_ letter: DeadLetter, _ state: State) throws(DeadLetterError) {
        guard !state.entries.contains(where: { $0.letter.id == letter.id }) else {
            throw DeadLetterError(
                .deadLetterConflict, "another dead letter has the id \(letter.id)", context: ["deadletter": letter.id])
        }
        guard state.entries.count < capacity else {
            throw DeadLetterError(.deadLettersFull, "there is no room for more than \(capacity) dead letters")
        }
    }

    @discardableResult
    public func add(_ letter: DeadLetter) async throws -> DeadLetter {
        try addBlocking(letter)
    }

    public func letter(_ id: String) async throws -> DeadLetter? {
        state.withLock { $0.entries.first { $0.letter.id == id }?.letter }
    }

    public func list(_ query: DeadLetterQuery) async throws -> DeadLetterPage {
        let found = state.withLock { state in
            state.entries.lazy.filter { $0.number > query.after && query.filter.accepts($0.letter) }
                .prefix(query.limit == .max ? .max : query.limit + 1).map(\.self)
        }
        let page = found.prefix(query.limit)
        return DeadLetterPage(
            letters: page.map(\.letter), next: found.count > query.limit ? page.last?.number : nil)
    }

    public func count(_ filter: DeadLetterFilter) async throws -> Int {
        state.withLock { $0.entries.count { filter.accepts($0.letter) } }
    }

    @discardableResult
    public func discard(_ id: String) async throws -> Bool {
        state.withLock { state in
            guard let index = state.entries.firstIndex(where: { $0.letter.id == id }) else { return false }
            state.entries.remove(at: index)
            return true
        }
    }
}
