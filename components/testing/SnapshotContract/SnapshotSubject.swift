import OrchestrixEventSourcing

/// The kind of snapshot store that is put to the test: how one is made, reopened and closed.
struct SnapshotSubject: Sendable {
    let limits: StoreLimits
    let timeLimit: Duration
    let keepsEvents: Bool
    let make: @Sendable () async throws -> any SnapshotStore
    let reopen: (@Sendable (any SnapshotStore) async throws -> any SnapshotStore)?
    let close: (@Sendable (any SnapshotStore) async throws -> Void)?

    init<Store: SnapshotStore>(
        limits: StoreLimits, timeLimit: Duration,
        make: @escaping @Sendable () async throws -> Store,
        reopen: (@Sendable (Store) async throws -> Store)?,
        close: (@Sendable (Store) async throws -> Void)?
    ) {
        self.limits = limits
        self.timeLimit = timeLimit
        keepsEvents = Store.self is any EventStore.Type
        self.make = make
        self.reopen = Self.widened(reopen)
        self.close = Self.widened(close)
    }

    private static func widened<Store: SnapshotStore>(
        _ reopen: (@Sendable (Store) async throws -> Store)?
    ) -> (@Sendable (any SnapshotStore) async throws -> any SnapshotStore)? {
        guard let reopen else { return nil }
        return { store in try await reopen(own(store)) }
    }

    private static func widened<Store: SnapshotStore>(
        _ close: (@Sendable (Store) async throws -> Void)?
    ) -> (@Sendable (any SnapshotStore) async throws -> Void)? {
        guard let close else { return nil }
        return { store in try await close(own(store)) }
    }

    /// What `make` and `reopen` made is all that is ever handed to `reopen` and `close`.
    private static func own<Store: SnapshotStore>(_ store: any SnapshotStore) throws(Finding) -> Store {
        guard let store = store as? Store else {
            throw Finding("the store", expected: "\(Store.self)", actual: "\(type(of: store))")
        }
        return store
    }
}
