import Synchronization

/// The lives of a store, of which the last one knows everything.
final class StoreList: Sendable {
    private let stores: Mutex<[BrokenEventStore]>

    init(_ first: BrokenEventStore) {
        stores = Mutex([first])
    }

    var last: BrokenEventStore { stores.withLock { $0[$0.count - 1] } }

    func add(_ store: BrokenEventStore) -> BrokenEventStore {
        stores.withLock { $0.append(store) }
        return store
    }
}
