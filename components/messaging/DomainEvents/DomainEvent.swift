/// The events of one aggregate: a closed enum, whose coding keys are the names in storage.
///
/// ```swift
/// enum Event: DomainEvent {
///     case opened(owner: String), deposited(amount: Decimal), closed
///     enum CodingKeys: String, EventKey {
///         case opened = "account.opened", deposited = "account.deposited", closed = "account.closed"
///     }
/// }
/// ```
///
/// The compiler checks the keys against the cases. Each associated value needs a label, since the label is its name
/// in storage; ``checkNames()`` tells where one is missing, and is called when an event type is registered.
public protocol DomainEvent: Event, Equatable {
    /// The cases' names in storage.
    associatedtype CodingKeys: EventKey

    /// Which case this is.
    ///
    /// Provided: it is found by the enum's own coding, once for each case. An enum whose values decide, and not the case
    /// alone, writes the switch itself.
    ///
    /// - Throws: ``EventNameError/Reason/missingName`` where `CodingKeys` leaves the case out, which the compiler
    ///   lets pass.
    var kind: CodingKeys { get throws(EventNameError) }

    /// The version of the form in which the values of this case are encoded, from 1. By default ``Message/schemaVersion``.
    static func schemaVersion(of kind: CodingKeys) -> Int
}

extension DomainEvent {
    /// The same version for every case.
    public static func schemaVersion(of kind: CodingKeys) -> Int { schemaVersion }

    /// The case's name in storage, and its version.
    public var label: MessageLabel {
        get throws(EventNameError) {
            let kind = try kind
            return MessageLabel(type: kind.rawValue, schemaVersion: Self.schemaVersion(of: kind))
        }
    }
}
