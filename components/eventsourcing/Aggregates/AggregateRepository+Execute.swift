extension AggregateRepository {
    /// Loads the aggregate, lets it decide, and appends what it decided with the version that was read.
    ///
    /// An absent aggregate is the empty state. If somebody was faster, the aggregate is loaded and decides anew;
    /// `decide` may therefore run several times and should do nothing but decide.
    ///
    /// - Throws: what `decide` throws; ``ConcurrencyError`` when all retries were lost;
    ///   ``StoredButNotDelivered`` if a subscriber of the bus failed after the events were stored.
    @inlinable
    @discardableResult
    public func execute(
        _ id: String, decide: (Aggregate) throws -> [Aggregate.Event]
    ) async throws -> Executed<Aggregate> {
        try await execute([id]) { [try decide($0[0])] }[0]
    }

    /// Lets two aggregates decide together. The events of both are stored or none.
    @inlinable
    @discardableResult
    public func execute(
        _ first: String, _ second: String,
        decide: (Aggregate, Aggregate) throws -> (first: [Aggregate.Event], second: [Aggregate.Event])
    ) async throws -> (first: Executed<Aggregate>, second: Executed<Aggregate>) {
        let done = try await execute([first, second]) { states in
            let decided = try decide(states[0], states[1])
            return [decided.first, decided.second]
        }
        return (done[0], done[1])
    }

    /// Lets any number of aggregates decide together. The events of all are stored or none.
    ///
    /// - Parameters:
    ///   - ids: the aggregates, each once.
    ///   - decide: gets their states and returns as many lists of events, both in the order of `ids`.
    @inlinable
    @discardableResult
    public func execute(
        _ ids: [String], decide: ([Aggregate]) throws -> [[Aggregate.Event]]
    ) async throws -> [Executed<Aggregate>] {
        try await Execution(repository: self, ids: ids, command: nil).run(decide)
    }
}

extension AggregateRepository where Aggregate.Rejection: Codable {
    /// Carries out a command once: sent again under the same key it changes nothing and has its first outcome.
    ///
    /// A refusal is an outcome too: where `decide` throws the aggregate's `Rejection`, it is stored under the key,
    /// and thrown again whenever the command is repeated, whatever has happened since. Other errors aren't stored.
    ///
    /// - Throws: as `execute(_:decide:)`; ``EventStoreError`` with `.commandConflict` where the key's id was used
    ///   for a command with another fingerprint.
    @inlinable
    @discardableResult
    public func execute(
        _ id: String, command: CommandKey, decide: (Aggregate) throws -> [Aggregate.Event]
    ) async throws -> Executed<Aggregate> {
        try await execute([id], command: command) { [try decide($0[0])] }[0]
    }

    /// Carries out a command over two aggregates once.
    @inlinable
    @discardableResult
    public func execute(
        _ first: String, _ second: String, command: CommandKey,
        decide: (Aggregate, Aggregate) throws -> (first: [Aggregate.Event], second: [Aggregate.Event])
    ) async throws -> (first: Executed<Aggregate>, second: Executed<Aggregate>) {
        let done = try await execute([first, second], command: command) { states in
            let decided = try decide(states[0], states[1])
            return [decided.first, decided.second]
        }
        return (done[0], done[1])
    }

    /// Carries out a command over any number of aggregates once.
    @inlinable
    @discardableResult
    public func execute(
        _ ids: [String], command: CommandKey, decide: ([Aggregate]) throws -> [[Aggregate.Event]]
    ) async throws -> [Executed<Aggregate>] {
        let memory = CommandMemory(key: command, Aggregate.Rejection.self)
        if try await store.command(command.id) != nil { return try await replay(memory, ids: ids) }
        return try await Execution(repository: self, ids: ids, command: memory).run(decide)
    }

    /// What became of a command: nothing yet (`nil`), its acceptance, or its refusal.
    ///
    /// - Throws: ``EventStoreError`` with `.commandConflict` where the key's id was used for a command with another
    ///   fingerprint, with `.outcomeUnreadable` where the outcome was erased.
    public func outcome(of command: CommandKey) async throws -> CommandOutcome<Aggregate.Rejection>? {
        guard let stored = try await store.command(command.id) else { return nil }
        try stored.checkFingerprint(of: command)
        return try CommandOutcome(stored.record)
    }
}
