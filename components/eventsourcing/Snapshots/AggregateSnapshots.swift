public import OrchestrixCommon
import Synchronization

/// Takes snapshots of aggregates after their appends, in the background, and finds those to begin loads with.
///
/// A repository makes one by itself where its store keeps snapshots; made by hand it may keep them elsewhere:
///
/// ```swift
/// let snapshots = AggregateSnapshots<BankAccount>(in: otherStore, .every(100))
/// let accounts = AggregateRepository(store: store, snapshots: snapshots)
/// ```
///
/// Snapshots that are kept elsewhere aren't erased along with a stream: that is then for the program to do. Of each
/// stream one snapshot is taken at a time. A failure is told, and fails neither a load nor an append.
public final class AggregateSnapshots<Aggregate: Snapshotting>: Sendable {
    private let store: any SnapshotStore
    private let policy: SnapshotPolicy<Aggregate>
    private let wallClock: WallClock
    private let stopwatch: Stopwatch
    private let notify: @Sendable (SnapshotNotice) -> Void
    private let reader: Result<StateReader<Aggregate>, EventStoreError>
    private let work = Mutex(SnapshotWork())

    /// Snapshots in `store`, taken as `policy` says.
    ///
    /// - Parameters:
    ///   - clock: measures how long loads take.
    ///   - wallClock: tells when a snapshot was taken.
    ///   - notify: is told what happens to snapshots; by default failures are logged. It is called on the tasks that
    ///     load, and on those that take snapshots.
    public init(
        in store: any SnapshotStore, _ policy: SnapshotPolicy<Aggregate>,
        clock: some Clock<Duration> = ContinuousClock(),
        wallClock: WallClock = .system, notify: @escaping @Sendable (SnapshotNotice) -> Void = SnapshotNotice.log
    ) {
        self.store = store
        self.policy = policy
        self.wallClock = wallClock
        self.notify = notify
        stopwatch = Stopwatch(clock)
        reader = Result { () throws(EventStoreError) in
            try StateReader(Aggregate.self, fingerprint: EventReader(of: Aggregate.self).fingerprint)
        }
    }

    /// Returns when no snapshot is being taken: for tests, and before a program ends.
    public func settle() async {
        await withCheckedContinuation { waiter in
            let isSettled = work.withLock { $0.wait(waiter) }
            if isSettled { waiter.resume() }
        }
    }
}

extension AggregateSnapshots: SnapshotKeeping {
    @usableFromInline
    func check() throws(EventStoreError) {
        _ = try reader.get()
    }

    @usableFromInline
    func now() -> Duration {
        stopwatch.read()
    }

    @usableFromInline
    func tell(_ notice: SnapshotNotice) {
        notify(notice)
    }

    @usableFromInline
    func load(_ stream: StreamID) async throws -> (snapshot: Snapshot, state: Aggregate)? {
        let reader = try reader.get()
        do {
            guard let snapshot = try await store.snapshot(of: stream) else { return nil }
            do {
                return (snapshot, try reader.state(of: snapshot))
            } catch {
                notify(.ignored(stream, version: snapshot.version, error))
            }
        } catch {
            try Task.checkCancellation()
            notify(.notLoaded(stream, error))
        }
        return nil
    }

    @usableFromInline
    func consider(_ moment: SnapshotMoment<Aggregate>) -> Bool {
        guard policy.isDue(moment), work.withLock({ $0.begin(moment.stream) }) else { return false }
        Task.detached(priority: .utility) { [self] in
            await take(moment)
            let waiters = work.withLock { $0.end(moment.stream) }
            for waiter in waiters { waiter.resume() }
        }
        return true
    }

    private func take(_ moment: SnapshotMoment<Aggregate>) async {
        let (stream, version) = (moment.stream, moment.version)
        do {
            let snapshot = try reader.get().snapshot(of: moment, takenAt: wallClock.now())
            let isKept = try await store.save(snapshot)
            notify(isKept ? .taken(stream, version: version) : .superseded(stream, version: version))
        } catch {
            notify(.notTaken(stream, version: version, error))
        }
    }
}
