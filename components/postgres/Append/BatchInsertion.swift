#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// The statement that stores a batch if what its plan assumes holds, and nothing otherwise.
///
/// It runs under the lock, as a statement behind the one that took it: so what it sees is what the batch before has left,
/// and stays so until the commit. That makes one round trip of deciding and storing, with the rules in one place.
struct BatchInsertion {
    let plan: BatchPlan
    let tables: PostgresTables

    func call(now: Timestamp) throws -> PostgresCall {
        try PostgresCall(Self.sql(tables)) { list in
            bindAssumptions(&list)
            list.bind(now)
            list.bind(tables.channel)
            list.bind(PostgresSchema.current)
            let rows = plan.appends.flatMap(EventInsertionRow.rows)
            try EventInsertionRow.bind(rows, to: &list)
            bindCommands(&list)
            list.bindTexts(plan.refused.flatMap(\.eventIDs))
            list.bindTexts(plan.refused.compactMap { $0.command?.key.id })
        }
    }

    private func bindAssumptions(_ list: inout ParameterList) {
        list.bindTexts(plan.assumptions.keys.map(\.category))
        list.bindTexts(plan.assumptions.keys.map(\.id))
        // A deleted stream is told from a living one by the sign.
        list.bindArray(of: .integer, plan.assumptions.values) { buffer, state in
            buffer.appendElement(state.isDeleted ? -state.version : state.version)
        }
    }

    private func bindCommands(_ list: inout ParameterList) {
        let carried = plan.appends.compactMap { append in append.request.command.map { (append: append, command: $0) } }
        list.bindTexts(carried.map(\.command.key.id))
        list.bindTexts(carried.map(\.command.key.fingerprint))
        list.bindArray(of: .bytes, carried) { $0.appendElement($1.command.outcome) }
        list.bindArray(of: .integer, carried) { $0.appendElement($1.append.end) }
        list.bindArray(of: .integer, carried) { buffer, entry in
            buffer.appendElement(entry.append.end > entry.append.offset ? entry.append.offset + 1 : nil)
        }
        bindTouchedStreams(carried.map(\.append), to: &list)
    }

    private func bindTouchedStreams(_ appends: [PlannedAppend], to list: inout ParameterList) {
        let rows = appends.enumerated().flatMap { index, append in
            TouchedStream.all(of: append, ofCommand: index + 1)
        }
        list.bindArray(of: .integer, rows) { $0.appendElement($1.command) }
        list.bindArray(of: .integer, rows) { $0.appendElement($1.ordinal) }
        list.bindTexts(rows.map(\.stream.category))
        list.bindTexts(rows.map(\.stream.id))
        list.bindArray(of: .integer, rows) { $0.appendElement($1.written?.version) }
        list.bindArray(of: .integer, rows) { $0.appendElement($1.written?.position) }
    }
}
#endif
