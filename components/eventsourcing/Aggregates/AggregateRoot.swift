public import OrchestrixMessaging

/// A value that is rebuilt from its events, and decides by what it then is.
///
/// ```swift
/// struct BankAccount: AggregateRoot {
///     static let category = "account"
///
///     enum Event: DomainEvent {
///         case opened(owner: String), deposited(amount: Decimal)
///         enum CodingKeys: String, EventKey { case opened = "account.opened", deposited = "account.deposited" }
///     }
///     enum Rejection: Error, Codable { case notOpen }
///
///     private(set) var owner: String?
///     private(set) var balance: Decimal = 0
///
///     mutating func apply(_ event: Event) {
///         switch event {
///         case .opened(let owner): self.owner = owner
///         case .deposited(let amount): balance += amount
///         }
///     }
///
///     func deposit(_ amount: Decimal) throws(Rejection) -> [Event] {
///         guard owner != nil else { throw .notOpen }
///         return [.deposited(amount: amount)]
///     }
/// }
/// ```
public protocol AggregateRoot: Sendable {
    /// What can happen to it: a closed enum.
    associatedtype Event: DomainEvent

    /// Why a decision may refuse. Where it is `Codable`, a refused command can be remembered.
    associatedtype Rejection: Error = Never

    /// The category of its streams. It holds no hyphen.
    static var category: String { get }

    /// The steps by which events of older versions are read as today's; by default none. Where an event has had
    /// other versions or other names, each needs a step.
    static var upcasters: [Upcaster] { get }

    /// The state before the first event.
    init()

    /// Takes an event in. Total and without judgement: what is stored has happened.
    mutating func apply(_ event: Event)
}

extension AggregateRoot {
    /// All events are at their first version.
    public static var upcasters: [Upcaster] { [] }

    /// The stream of the aggregate with `id`.
    @inlinable
    public static func stream(_ id: String) -> StreamID { StreamID(category: category, id: id) }
}
