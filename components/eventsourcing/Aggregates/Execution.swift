public import OrchestrixCommon

/// One run of load, decide and append, over one or several aggregates.
@usableFromInline
struct Execution<Aggregate: AggregateRoot> {
    @usableFromInline typealias Event = Aggregate.Event

    @usableFromInline let repository: AggregateRepository<Aggregate>
    @usableFromInline let ids: [String]
    @usableFromInline let command: CommandMemory?

    @inlinable
    init(repository: AggregateRepository<Aggregate>, ids: [String], command: CommandMemory?) {
        self.repository = repository
        self.ids = ids
        self.command = command
    }

    /// Runs until the race is won, the decision refuses, or the retries are used up.
    @inlinable
    func run(_ decide: ([Aggregate]) throws -> [[Event]]) async throws -> [Executed<Aggregate>] {
        try await repository.parts.conflicts.run { _ in try await attempt(decide) }
    }

    @inlinable
    func attempt(_ decide: ([Aggregate]) throws -> [[Event]]) async throws -> [Executed<Aggregate>] {
        var aggregates: [Loaded<Aggregate>] = []
        for id in ids { aggregates.append(try await repository.current(id)) }
        do {
            try record(decide(aggregates.map(\.state)), on: &aggregates)
        } catch {
            return try await refuse(error, aggregates)
        }
        return try await append(aggregates)
    }

    @inlinable
    func record(_ decided: [[Event]], on aggregates: inout [Loaded<Aggregate>]) throws {
        guard decided.count == aggregates.count else {
            throw EventStoreError(
                .invalidRequest,
                "a decision over \(aggregates.count) aggregates gave \(decided.count) lists of events")
        }
        for index in aggregates.indices { aggregates[index].record { _ in decided[index] } }
    }
}

extension Execution {
    /// Stores a refusal under its command, if there is one, and throws it.
    @inlinable
    func refuse(_ error: any Error, _ aggregates: [Loaded<Aggregate>]) async throws -> [Executed<Aggregate>] {
        guard let record = try command?.refused(error) else { throw error }
        let checks = aggregates.map { StreamWrite($0.stream, expected: .exactly($0.version), events: []) }
        let result = try await repository.appendSurely(AppendRequest(checks, command: record))
        if result.isRepeat, let command { return try await repository.replay(command, ids: ids) }
        throw error
    }

    @inlinable
    func append(_ aggregates: [Loaded<Aggregate>]) async throws -> [Executed<Aggregate>] {
        let pending = aggregates.flatMap(\.pending)
        let record = try command?.accepted()
        guard !pending.isEmpty || record != nil else { return aggregates.map { executed($0, result: nil) } }
        let events = try repository.encode(pending)
        let result = try await repository.appendSurely(AppendRequest(writes(aggregates, events), command: record))
        if result.isRepeat, let command, try await !isOwn(result, events) {
            return try await repository.replay(command, ids: ids)
        }
        for aggregate in aggregates { repository.considerSnapshot(of: aggregate, result) }
        try await repository.publish(pending, stored: events, result: result)
        return aggregates.map { executed($0, result: result) }
    }

    /// Whether the repetition is one of this very execution, whose first try was stored though its outcome wasn't
    /// known: then its events are still to be published.
    @inlinable
    func isOwn(_ result: AppendResult, _ events: [NewEvent]) async throws -> Bool {
        guard let first = events.first, let positions = result.positions else { return false }
        let before = Checkpoint(position: positions.lowerBound - 1)
        let stored = try await repository.store.read(LogQuery(.after(before), limit: 1)).events.first
        return stored?.id == first.id
    }

    /// One write per aggregate. One that decided nothing is still checked: the others decided by what it was.
    @inlinable
    func writes(_ aggregates: [Loaded<Aggregate>], _ events: [NewEvent]) -> [StreamWrite] {
        var rest = events[...]
        return aggregates.map { aggregate in
            defer { rest = rest.dropFirst(aggregate.recorded.count) }
            return StreamWrite(
                aggregate.stream, expected: .exactly(aggregate.version),
                events: Array(rest.prefix(aggregate.recorded.count)))
        }
    }

    @inlinable
    func executed(_ aggregate: Loaded<Aggregate>, result: AppendResult?) -> Executed<Aggregate> {
        Executed(
            id: aggregate.id, state: aggregate.state, version: aggregate.version + aggregate.recorded.count,
            position: result?.place(of: aggregate.stream)?.position,
            recorded: aggregate.recorded, isRepeat: false)
    }
}
