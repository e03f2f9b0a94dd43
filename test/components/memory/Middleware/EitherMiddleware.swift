import OrchestrixMessaging

/// One middleware in both of its forms.
struct EitherMiddleware: Sendable {
    let synchronous: Middleware
    let asynchronous: AsyncMiddleware

    init(_ synchronous: Middleware, _ asynchronous: AsyncMiddleware) {
        self.synchronous = synchronous
        self.asynchronous = asynchronous
    }

    /// One that says when it comes and when it goes.
    static func noting(_ name: String, _ seen: Recorder<String>) -> EitherMiddleware {
        EitherMiddleware(
            Middleware { handling, next in
                seen.record("\(name) in")
                try next()
                seen.record("\(name) out")
            },
            AsyncMiddleware { handling, next in
                seen.record("\(name) in")
                try await next()
                seen.record("\(name) out")
            })
    }

    /// One that looks at what is being handled, and goes on.
    static func looking(_ look: @escaping @Sendable (Handling) -> Void) -> EitherMiddleware {
        let observer = HandlingObserver { handling in
            look(handling)
            return { _ in }
        }
        return EitherMiddleware(.observing(observer), .observing(observer))
    }

    /// One that never goes on.
    static let swallowing = EitherMiddleware(Middleware { _, _ in }, AsyncMiddleware { _, _ in })

    static func deduplication(remembering capacity: Int = 100) -> EitherMiddleware {
        EitherMiddleware(.deduplication(remembering: capacity), .deduplication(remembering: capacity))
    }
}
