import ServiceContextModule

extension Middleware {
    /// Begins a span for every handling and ends it with the outcome. What the handler sends carries on the span.
    ///
    /// - Parameter begin: begins a span of whatever tracing there is; `Handling.metadata` has the `traceparent` that
    ///   the message came with.
    public static func tracing(_ begin: @escaping @Sendable (Handling) -> HandlingSpan) -> Middleware {
        Middleware { handling, next in
            let span = begin(handling)
            do {
                try ServiceContext.withValue(span.handlingContext()) { try next() }
            } catch {
                span.end(error)
                throw error
            }
            span.end(nil)
        }
    }
}

extension AsyncMiddleware {
    /// Begins a span for every handling and ends it with the outcome. What the handler sends carries on the span.
    ///
    /// - Parameter begin: begins a span of whatever tracing there is; `Handling.metadata` has the `traceparent` that
    ///   the message came with.
    public static func tracing(_ begin: @escaping @Sendable (Handling) -> HandlingSpan) -> AsyncMiddleware {
        AsyncMiddleware { handling, next in
            let span = begin(handling)
            do {
                try await ServiceContext.withValue(span.handlingContext()) { try await next() }
            } catch {
                span.end(error)
                throw error
            }
            span.end(nil)
        }
    }
}
