#if Postgres
public import OrchestrixMessaging

/// Keeps dead letters in the database of a ``PostgreSQLEventStore``, as durable as its events, for all nodes that share it.
///
/// ```swift
/// let bus = InMemoryAsyncMessageBus(middleware: [.deadLetters(store.deadLetters), .retry(policy)])
/// try await store.deadLetters.requeue(id, on: bus)
/// ```
public struct PostgreSQLDeadLetterStore: DeadLetterStore {
    let database: PostgresDatabase

    @discardableResult
    public func add(_ letter: DeadLetter) async throws -> DeadLetter {
        let tables = database.tables
        try letter.checkNames()
        return try await database.transact { session in
            try session.run(.take(.deadLetters, of: tables))
            do {
                return try DeadLetterRow.letter(session.run(DeadLetterRow.adding(letter, tables)), 0)
            } catch let error as PostgresError where error.sqlState == "23505" {
                throw DeadLetterError(
                    .deadLetterConflict, "another dead letter has the id \(letter.id)",
                    context: ["deadletter": letter.id])
            }
        }
    }

    public func letter(_ id: String) async throws -> DeadLetter? {
        guard id.isStorable else { return nil }
        return try await database.read([DeadLetterRow.call(id, database.tables)]) { results in
            let rows = results.first!
            return rows.count == 0 ? nil : try DeadLetterRow.letter(rows, 0)
        }
    }

    public func list(_ query: DeadLetterQuery) async throws -> DeadLetterPage {
        guard query.filter.isStorable else { return DeadLetterPage(letters: [], next: nil) }
        return try await database.read([DeadLetterRow.call(query, database.tables)]) { results in
            try DeadLetterRow.page(results.first!, limit: query.limit)
        }
    }

    public func count(_ filter: DeadLetterFilter) async throws -> Int {
        guard filter.isStorable else { return 0 }
        return try await database.read([DeadLetterRow.counting(filter, database.tables)]) { results in
            try results.first!.int(0, 0)
        }
    }

    @discardableResult
    public func discard(_ id: String) async throws -> Bool {
        guard id.isStorable else { return false }
        let call = DeadLetterRow.discarding(id, database.tables)
        return try await database.transact { session in try session.run(call).changes > 0 }
    }
}

extension DeadLetter {
    /// Three of them together must fit into an entry of an index, which takes some 2,700 bytes.
    private static let longestName = 850

    /// - Throws: `DeadLetterError` with `.invalidDeadLetter`, naming the part, for a name that no index takes.
    fileprivate func checkNames() throws {
        let names = [
            ("id", id), ("handler", handler), ("message's source", message.source), ("message's id", message.id),
            ("message's type", message.type),
        ]
        for (name, text) in names where text.utf8.count > Self.longestName {
            throw DeadLetterError(
                .invalidDeadLetter, "the \(name) of a dead letter is over \(Self.longestName) bytes",
                context: ["part": name])
        }
    }
}

extension DeadLetterFilter {
    /// What can't be stored matches nothing.
    fileprivate var isStorable: Bool { (handler?.isStorable ?? true) && (messageType?.isStorable ?? true) }
}

extension PostgreSQLEventStore {
    /// The dead letters that lie in the same database. Closing the store closes them too.
    public var deadLetters: PostgreSQLDeadLetterStore { PostgreSQLDeadLetterStore(database: database) }
}
#endif
