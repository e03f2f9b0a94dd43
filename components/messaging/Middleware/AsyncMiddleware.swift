/// A function around every handling of an ``AsyncMessageBus``: it is told what is being handled, and decides whether,
/// how often and with what around it the rest, `next`, takes place.
///
/// ```swift
/// let bus = InMemoryAsyncMessageBus(middleware: [
///     .logging(logger), .deduplication(), .deadLetters(letters), .retry(policy), .timeLimit(.seconds(5)),
/// ])
///
/// let metered = AsyncMiddleware { handling, next in
///     try await permits.withPermit { try await next() }
/// }
/// ```
///
/// The first of a list is the outermost. What it throws reaches the publisher as the handler's failure does. Each
/// handler of a message is wrapped on its own: what one retries, the others don't see.
public struct AsyncMiddleware: Sendable {
    /// What is left to do: the middleware further in, and the handler.
    public typealias Next = @Sendable () async throws -> Void

    private let body: @Sendable (Handling, @escaping Next) async throws -> Void

    /// A middleware that does what `body` does. It must call `next`, or throw, or have a reason not to; a command
    /// that has a reply fails where `next` wasn't called, since only the handler can make one.
    public init(
        _ body: @escaping @Sendable (_ handling: Handling, _ next: @escaping Next) async throws -> Void
    ) {
        self.body = body
    }

    /// Runs it around `next`.
    public func callAsFunction(_ handling: Handling, _ next: @escaping Next) async throws {
        try await body(handling, next)
    }

    /// Both in one: this around `inner`.
    public func then(_ inner: AsyncMiddleware) -> AsyncMiddleware {
        AsyncMiddleware { handling, next in try await body(handling) { try await inner.body(handling, next) } }
    }

    /// All of them in one, the first outermost; `nil` where there are none.
    static func chain(_ list: [AsyncMiddleware]) -> AsyncMiddleware? {
        guard let first = list.first else { return nil }
        return list.dropFirst().reduce(first) { $0.then($1) }
    }
}
