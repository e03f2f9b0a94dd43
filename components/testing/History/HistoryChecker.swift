public import OrchestrixEventSourcing

/// Proves a store right, as far as a test can: many write and read at once, and what came of it is held against what
/// a store promises.
///
/// ```swift
/// let report = try await HistoryChecker(seed: 42).run { InMemoryEventStore() }
/// print(report)
/// ```
///
/// Writers draw from a seed what they send: appends to one stream and to several, with every kind of expectation,
/// with command records and without, again after a lost acknowledgement, twice at once, given up half-way, and such
/// as must be refused. Readers tail the log meanwhile, with filters and without. Each call is recorded with its
/// beginning and its end, and at the end the history must be one that a right store can have had:
///
/// - Nothing that was acknowledged is lost, nothing is there twice or by half, and nothing that was refused is there.
///   What nobody heard of has happened or not.
/// - Positions and versions have no holes. What was acknowledged before another append began stands before it.
/// - There is one order of all appends, refusals and reads, in which each lies between its beginning and its end, each
///   append found its streams as it expected them, and each refusal was right.
/// - Readers were given each event that is for them once, in order, and weren't kept waiting.
///
/// What breaks this is thrown as a ``HistoryBreach`` whose violations name the fault, the append, the stream and the
/// position. The seed fixes what is sent; how the tasks interleave is the machine's.
public struct HistoryChecker: Sendable {
    /// What the workload is drawn from.
    public let seed: UInt64

    /// How much is done at once.
    public let load: HistoryLoad

    /// How long readers may take to come to the end of the log when nobody writes any more.
    public let patience: Duration

    /// A checker.
    public init(
        seed: UInt64 = .random(in: 1...999_999_999), load: HistoryLoad = .standard, patience: Duration = .seconds(60)
    ) {
        self.seed = seed
        self.load = load
        self.patience = patience
    }
}

extension HistoryChecker {
    /// Runs the workload once.
    ///
    /// - Parameters:
    ///   - make: makes an empty store.
    ///   - reopen: ends a store, and opens it again: once less than the load has lives. Without it there is one life.
    /// - Throws: ``HistoryBreach``.
    @discardableResult
    public func run<Store: EventStore>(
        make: () async throws -> Store, reopen: ((Store) async throws -> Store)? = nil
    ) async throws -> HistoryReport {
        guard let reopen else { return try await run(stores: { [try await make()] }) }
        return try await run(stores: { [try await make()] }, reopen: { [try await reopen($0[0])] })
    }

    /// Runs the workload once on several stores over one database. Writers and readers share them out among themselves.
    ///
    /// - Parameters:
    ///   - stores: makes the stores, over one empty database.
    ///   - reopen: ends the stores, and opens them again.
    /// - Throws: ``HistoryBreach``.
    @discardableResult
    public func run<Store: EventStore>(
        stores make: () async throws -> [Store], reopen: (([Store]) async throws -> [Store])? = nil
    ) async throws -> HistoryReport {
        let journal = HistoryJournal()
        var readers = (0..<load.readers).map { HistoryReader($0, seed: seed) { journal.add($0) } }
        var stores = try await make()
        for life in 0..<(reopen == nil ? 1 : load.lives) {
            if life > 0, let reopen { stores = try await reopen(stores) }
            readers = try await live(life, stores, readers, journal)
        }
        return try await judge(journal.history, in: stores[0])
    }

    /// Runs one workload after another, each with the next seed and on a store of its own, for about that long.
    ///
    /// - Throws: ``HistoryBreach`` of the round in which something was found.
    public func run<Store: EventStore>(
        for duration: Duration, make: () async throws -> Store, reopen: ((Store) async throws -> Store)? = nil
    ) async throws -> HistoryReport {
        let clock = ContinuousClock()
        let end = clock.now + duration
        var report = HistoryReport(seed: seed)
        repeat {
            let round = HistoryChecker(seed: seed &+ UInt64(report.rounds), load: load, patience: patience)
            report.add(try await round.run(make: make, reopen: reopen))
        } while clock.now < end
        return report
    }

    /// Holds a history, whoever has recorded it, against what `store` holds now. Nobody may write any more.
    ///
    /// - Throws: ``HistoryBreach``; what the store throws when it is read.
    @discardableResult
    public func judge(_ history: History, in store: any EventStore) async throws -> HistoryReport {
        let log = try await HistoryLog(of: store, seed: seed, streams: load.streams)
        let report = HistoryReport(seed: seed, history, log)
        let findings = HistoryJudge.findings(in: history, log)
        guard findings.counts.isEmpty else {
            throw HistoryBreach(report: report, violations: findings.sorted, counts: findings.counts)
        }
        return report
    }
}

extension HistoryChecker {
    /// One life of the store: everybody writes and reads, until the readers have seen everything.
    private func live(
        _ life: Int, _ stores: [any EventStore], _ readers: [HistoryReader], _ journal: HistoryJournal
    ) async throws -> [HistoryReader] {
        let tails = readers.enumerated().map { index, reader in
            let store = stores[index % stores.count]
            return Task { () -> HistoryReader in
                var reader = reader
                await reader.tail(store)
                return reader
            }
        }
        defer { for tail in tails { tail.cancel() } }
        await write(life, stores, journal)
        let head = try await stores[0].head()
        for reader in readers { try await reader.reach(head, within: patience) }
        var tired: [HistoryReader] = []
        for tail in tails {
            tail.cancel()
            tired.append(await tail.value)
        }
        return tired
    }

    private func write(_ life: Int, _ stores: [any EventStore], _ journal: HistoryJournal) async {
        let numbers = (life * load.appends)..<((life + 1) * load.appends)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<load.writers {
                let store = stores[number % stores.count]
                let writer = HistoryWriter(number, seed: seed, life: life, load: load) { journal.add($0) }
                group.addTask { await writer.write(numbers, to: store) }
            }
        }
    }
}
