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
        if let (row, assumption) = single {
            return try PostgresCall(tables.insertions.single) { list in
                bindBeginning(now, &list)
                list.bind(assumption.holdsWhenAlone ? 1 : 0)
                list.bind(assumption.signedVersion)
                try row.bind(to: &list)
            }
        }
        let kind = kind
        return try PostgresCall(tables.insertions[kind]) { list in
            bindBeginning(now, &list)
            bindAssumptions(&list)
            let rows = plan.appends.flatMap(EventInsertionRow.rows)
            bindRangeOfIDs(&list)
            try EventInsertionRow.bind(rows, to: &list)
            if kind.contains(.commands) { bindCommands(&list) }
            guard kind.contains(.refusals) else { return }
            list.bindTexts(plan.refused.flatMap(\.eventIDs))
            if kind.contains(.commands) { list.bindTexts(plan.refused.compactMap { $0.command?.key.id }) }
        }
    }

    /// The only event of the only append, and where its stream is assumed to stand; `nil` for any other batch.
    private var single: (row: EventInsertionRow, assumption: Assumption)? {
        guard plan.appends.count == 1, plan.refused.isEmpty, plan.assumptions.count == 1,
            plan.appends[0].request.eventCount == 1, plan.appends[0].request.command == nil
        else { return nil }
        return (EventInsertionRow.rows(of: plan.appends[0])[0], plan.assumptions[0])
    }

    private func bindBeginning(_ now: Timestamp, _ list: inout ParameterList) {
        list.bind(now)
        list.bind(tables.channel)
        list.bind(PostgresSchema.current)
        let end = plan.expectedEnd
        list.bind(end?.last.position)
        list.bind(end?.last.eventID)
        list.bind(end?.first?.position)
        list.bind(end?.first?.eventID)
    }

    private var kind: InsertionTexts.Kind {
        var kind: InsertionTexts.Kind = []
        if !plan.refused.isEmpty { kind.insert(.refusals) }
        let isCommand = { (request: AppendRequest) in request.command != nil }
        if plan.appends.contains(where: { isCommand($0.request) }) || plan.refused.contains(where: isCommand) {
            kind.insert(.commands)
        }
        return kind
    }

    private func bindAssumptions(_ list: inout ParameterList) {
        bind(plan.assumptions.filter { !$0.holdsWhenAlone }, to: &list)
        bind(plan.assumptions.filter(\.holdsWhenAlone), to: &list)
    }

    private func bind(_ assumptions: [Assumption], to list: inout ParameterList) {
        list.bindArray(of: .text, assumptions) { $0.appendElement($1.stream.category) }
        list.bindArray(of: .text, assumptions) { $0.appendElement($1.stream.id) }
        list.bindArray(of: .integer, assumptions) { $0.appendElement($1.signedVersion) }
    }

    /// Where no stored id lies in the range of the batch's, none of them is stored: ids that grow with time need no
    /// other look.
    private func bindRangeOfIDs(_ list: inout ParameterList) {
        var range: (least: String, greatest: String)?
        func take(_ id: String) {
            guard let (least, greatest) = range else { return range = (id, id) }
            if id.precedesByBytes(least) { range = (id, greatest) }
            if greatest.precedesByBytes(id) { range = (least, id) }
        }
        for request in plan.appends.map(\.request) + plan.refused {
            for write in request.writes { for event in write.events { take(event.id) } }
        }
        list.bind(range?.least)
        list.bind(range?.greatest)
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

extension String {
    /// Whether it comes before another in the order of their bytes, in which the database compares ids.
    fileprivate func precedesByBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
#endif
