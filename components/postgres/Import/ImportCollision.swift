#if Postgres
import OrchestrixEventSourcing

/// Finds out which line brought an id that is taken: the server's own report would quote it among other things.
struct ImportCollision {
    let chunk: ImportChunk
    let tables: PostgresTables
    let error: PostgresError

    func fault(in session: PostgresSession) throws -> any Error {
        if let fault = try event(in: session) { return fault }
        if let fault = try command(in: session) { return fault }
        return error
    }

    private func event(in session: PostgresSession) throws -> EventStoreError? {
        let ids = chunk.events.map(\.event.id)
        let question = "SELECT id, position FROM \(tables.events) WHERE id = ANY ($1::text[])"
        let rows = try session.run(PostgresCall(question) { $0.bindTexts(ids) })
        var taken: [ByteString: Int] = [:]
        for row in 0..<rows.count { taken[ByteString(try rows.text(row, 0))] = try rows.int(row, 1) }
        var seen: Set<ByteString> = []
        for entry in chunk.events {
            let id = ByteString(entry.event.id)
            // What stands where the log says was passed over, and is no collision.
            let isElsewhere = taken[id].map { $0 != entry.event.position } ?? false
            guard isElsewhere || !seen.insert(id).inserted else { continue }
            return ImportFault.conflict(
                entry.line, "the event id \(entry.event.id) is taken by another event", ["event": entry.event.id],
                code: .eventIDConflict)
        }
        return nil
    }

    private func command(in session: PostgresSession) throws -> EventStoreError? {
        let ids = chunk.commands.map(\.command.record.key.id)
        let question = "SELECT id FROM \(tables.commands) WHERE id = ANY ($1::text[])"
        let rows = try session.run(PostgresCall(question) { $0.bindTexts(ids) })
        var taken = Set(try (0..<rows.count).map { ByteString(try rows.text($0, 0)) })
        for entry in chunk.commands where !taken.insert(ByteString(entry.command.record.key.id)).inserted {
            return ImportFault.command(entry, "is stored already", code: .commandConflict)
        }
        return nil
    }
}
#endif
