public import OrchestrixEventSourcing

/// A writer of a workload: it sends its appends one after another, and tells what it does and what comes of it.
///
/// A ``HistoryChecker`` runs its writers itself. A program that is killed on purpose runs one in its own process:
///
/// ```swift
/// let writer = HistoryWriter(0, seed: seed, life: life) { entry in print(entry.line) }
/// await writer.settle([17], in: store)        // what was in flight when the last life ended
/// await writer.write(18..., to: store)
/// ```
///
/// Its n-th append is the same in each run with the same seed, but for the versions that it expects: they are read
/// right before.
public struct HistoryWriter: Sendable {
    let seed: UInt64
    let writer: Int
    let life: Int
    let streams: Int
    let tell: @Sendable (HistoryEntry) -> Void

    /// A writer.
    ///
    /// - Parameters:
    ///   - writer: its number, from 0, among all that write to the same database.
    ///   - seed: the workload's.
    ///   - life: which of the processes, or of the times that the store was opened, this is, from 0 to 32,000. No two
    ///     writers with the same number have the same one.
    ///   - load: of which the writer needs the number of streams.
    ///   - tell: is called with each entry, also from several tasks at once, before an append begins and when it
    ///     has ended.
    public init(
        _ writer: Int, seed: UInt64, life: Int = 0, load: HistoryLoad = .standard,
        tell: @escaping @Sendable (HistoryEntry) -> Void
    ) {
        self.writer = writer
        self.seed = seed
        self.life = life
        streams = load.streams
        self.tell = tell
    }

    /// Sends the appends with these numbers, until the task is cancelled or the store fails.
    public func write(_ numbers: some Sequence<Int>, to store: any EventStore) async {
        for number in numbers {
            guard !Task.isCancelled else { return }
            do { try await perform(number, in: store) } catch {
                guard let why = HistoryStop(error) else { continue }
                return tell(HistoryEntry(.stopped(who: "writer \(writer)", why: why)))
            }
        }
    }

    /// Sends appends again whose outcome nobody heard of.
    public func settle(_ numbers: some Sequence<Int>, in store: any EventStore) async {
        for number in numbers {
            let plan = plan(number)
            guard let writes = try? await writes(of: plan, in: store) else { continue }
            await attempt(plan, writes, 8, in: store)
        }
    }
}

extension HistoryWriter {
    private func plan(_ number: Int) -> HistoryPlan {
        HistoryPlan(seed: seed, key: HistoryKey(writer: writer, number: number), streams: streams)
    }

    private func perform(_ number: Int, in store: any EventStore) async throws {
        let plan = plan(number)
        let writes = try await writes(of: plan, in: store)
        if plan.delivery != .impatient { await idle(plan.stall) }
        switch plan.delivery {
        case .once: await attempt(plan, writes, 0, in: store)
        case .again:
            await attempt(plan, writes, 0, in: store)
            await attempt(plan, writes, 1, in: store)
        case .twiceAtOnce:
            async let first: Void = attempt(plan, writes, 0, in: store)
            async let second: Void = attempt(plan, writes, 1, in: store)
            _ = await (first, second)
        case .unheard:
            await attempt(plan, writes, 0, isHeard: false, in: store)
            await attempt(plan, writes, 1, in: store)
        case .impatient:
            let task = Task { await attempt(plan, writes, 0, in: store) }
            await idle(plan.stall)
            task.cancel()
            await task.value
        }
    }

    private func idle(_ turns: Int) async {
        for _ in 0..<turns { await Task.yield() }
    }

    /// Reads where its streams stand, and fixes what it expects of them.
    private func writes(of plan: HistoryPlan, in store: any EventStore) async throws -> [HistoryWrite] {
        var versions: [Int] = []
        for target in plan.targets {
            let began = HistoryMoment.now()
            let query = StreamQuery(target.stream, direction: .backward, limit: 1)
            let version = try await store.read(query).state.version
            let sighting = HistorySighting(
                category: target.stream.category, id: target.stream.id, version: version, began: began, ended: .now())
            tell(HistoryEntry(.sighted(sighting)))
            versions.append(version)
        }
        return plan.writes(versions)
    }

    private func attempt(
        _ plan: HistoryPlan, _ writes: [HistoryWrite], _ index: Int, isHeard: Bool = true, in store: any EventStore
    ) async {
        let id = life << 48 | writer << 36 | Int(plan.key.number) << 4 | index
        let request = plan.request(writes, payloads: store.payloads)
        let attempt = HistoryAttempt(
            id: id, key: plan.key, writes: writes, hasCommand: plan.hasCommand, began: .now())
        tell(HistoryEntry(.began(attempt)))
        var outcome: HistoryOutcome
        do { outcome = HistoryOutcome(try await store.append(request)) } catch {
            outcome = HistoryOutcome(error, of: writes)
        }
        let ended = HistoryMoment.now()
        if !isHeard, outcome.isStored { outcome = .unknown }
        tell(HistoryEntry(.ended(attempt: id, outcome: outcome, at: ended)))
    }
}
