/// An intent, addressed to exactly one handler, which may reply.
///
/// ```swift
/// struct CreateOrder: Command {
///     typealias Reply = OrderNumber          // leave it out where there is nothing to reply
///     var customerID: String
/// }
/// ```
///
/// A command that is also `Validated` is checked by the bus: an invalid one never reaches its handler.
public protocol Command: Message {
    /// What the handler answers. By default nothing.
    associatedtype Reply: Sendable = Void
}
