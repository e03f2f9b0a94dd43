/// An aggregate whose state can be stored, so that a load needn't begin at the first event.
///
/// ```swift
/// extension BankAccount: Snapshotting {}
/// let accounts = AggregateRepository<BankAccount>(store: store, snapshots: .every(100))
/// ```
///
/// Its `Codable` form must hold all of its state: what isn't coded isn't there after a load.
public protocol Snapshotting: AggregateRoot, Codable {
    /// The version of the state's coded form, from 1, and by default 1. It is raised when the form changes, and when
    /// `apply` makes another state out of the same events; older snapshots are then brought up by ``stateUpcasters``, or
    /// not used any more.
    static var stateVersion: Int { get }

    /// The steps from older forms of the state to later ones; by default none. Where they don't lead to today's, the
    /// stream is replayed.
    static var stateUpcasters: [StateUpcaster] { get }
}

extension Snapshotting {
    /// The first version.
    public static var stateVersion: Int { 1 }

    /// The form of the state has never changed.
    public static var stateUpcasters: [StateUpcaster] { [] }
}
