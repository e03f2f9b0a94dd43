import OrchestrixEventSourcing
public import OrchestrixMessaging

/// Keeps dead letters in the file of a ``SQLiteEventStore``, as durable as its events, for all processes that share it.
///
/// ```swift
/// let bus = InMemoryAsyncMessageBus(middleware: [.deadLetters(store.deadLetters), .retry(policy)])
/// try await store.deadLetters.requeue(id, on: bus)
/// ```
public struct SQLiteDeadLetterStore: BlockingDeadLetterStore {
    let database: SQLiteDatabase

    @discardableResult
    public func add(_ letter: DeadLetter) async throws -> DeadLetter {
        try await database.transact { db in try DeadLetterRow.add(letter, in: db) }
    }

    @discardableResult
    public func addBlocking(_ letter: DeadLetter) throws -> DeadLetter {
        try database.transactBlocking { db in try DeadLetterRow.add(letter, in: db) }
    }

    public func letter(_ id: String) async throws -> DeadLetter? {
        try await database.read { db in try DeadLetterRow.letter(id, in: db) }
    }

    public func list(_ query: DeadLetterQuery) async throws -> DeadLetterPage {
        try await database.read { db in try DeadLetterRow.page(query, in: db) }
    }

    public func count(_ filter: DeadLetterFilter) async throws -> Int {
        try await database.read { db in try DeadLetterRow.count(filter, in: db) }
    }

    @discardableResult
    public func discard(_ id: String) async throws -> Bool {
        try await database.transact { db in try DeadLetterRow.discard(id, in: db) }
    }
}

extension SQLiteEventStore {
    /// The dead letters that lie in the same file. Closing the store closes them too.
    public var deadLetters: SQLiteDeadLetterStore { SQLiteDeadLetterStore(database: database) }
}
