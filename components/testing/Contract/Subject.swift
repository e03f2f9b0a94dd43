import OrchestrixEventSourcing

/// The kind of store that is put to the test: how one is made, reopened and closed.
struct Subject: Sendable {
    let limits: StoreLimits
    let timeLimit: Duration
    let make: @Sendable () async throws -> any EventStore
    let reopen: (@Sendable (any EventStore) async throws -> any EventStore)?
    let close: (@Sendable (any EventStore) async throws -> Void)?

    init<Store: EventStore>(
        limits: StoreLimits, timeLimit: Duration,
        make: @escaping @Sendable () async throws -> Store,
        reopen: (@Sendable (Store) async throws -> Store)?,
        close: (@Sendable (Store) async throws -> Void)?
    ) {
        self.limits = limits
        self.timeLimit = timeLimit
        self.make = make
        self.reopen = Self.widened(reopen)
        self.close = Self.widened(close)
    }

    /// The same function for any store: what `make` and `reopen` made is all that is ever handed to it.
    private static func widened<Store: EventStore>(
        _ reopen: (@Sendable (Store) async throws -> Store)?
    ) -> (@Sendable (any EventStore) async throws -> any EventStore)? {
        guard let reopen else { return nil }
        return { store in try await reopen(own(store)) }
    }

    private static func widened<Store: EventStore>(
        _ close: (@Sendable (Store) async throws -> Void)?
    ) -> (@Sendable (any EventStore) async throws -> Void)? {
        guard let close else { return nil }
        return { store in try await close(own(store)) }
    }

    private static func own<Store: EventStore>(_ store: any EventStore) throws(Finding) -> Store {
        guard let store = store as? Store else {
            throw Finding("the store", expected: "\(Store.self)", actual: "\(type(of: store))")
        }
        return store
    }
}
