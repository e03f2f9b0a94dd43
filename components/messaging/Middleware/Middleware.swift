/// A function around every handling of a ``MessageBus``: it is told what is being handled, and decides whether, how
/// often and with what around it the rest, `next`, takes place.
///
/// ```swift
/// let bus = InMemoryMessageBus(middleware: [.logging(logger), .deduplication(), .retry(policy)])
///
/// let timed = Middleware { handling, next in
///     let duration = try ContinuousClock().measure { try next() }
///     report(duration, handling.messageType)
/// }
/// ```
///
/// The first of a list is the outermost. What it throws reaches the publisher as the handler's failure does. Each
/// handler of a message is wrapped on its own: what one retries, the others don't see.
public struct Middleware: Sendable {
    private let body: @Sendable (Handling, () throws -> Void) throws -> Void

    /// A middleware that does what `body` does. It must call `next`, or throw, or have a reason not to; a command
    /// that has a reply fails where `next` wasn't called, since only the handler can make one.
    public init(_ body: @escaping @Sendable (_ handling: Handling, _ next: () throws -> Void) throws -> Void) {
        self.body = body
    }

    /// Runs it around `next`.
    public func callAsFunction(_ handling: Handling, _ next: () throws -> Void) throws {
        try body(handling, next)
    }

    /// Both in one: this around `inner`.
    public func then(_ inner: Middleware) -> Middleware {
        Middleware { handling, next in try body(handling) { try inner.body(handling, next) } }
    }

    /// All of them in one, the first outermost; `nil` where there are none.
    static func chain(_ list: [Middleware]) -> Middleware? {
        guard let first = list.first else { return nil }
        return list.dropFirst().reduce(first) { $0.then($1) }
    }
}
