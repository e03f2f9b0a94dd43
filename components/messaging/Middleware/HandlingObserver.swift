/// Looks on while messages are handled, and changes nothing: logging and metrics are made of it.
///
/// ```swift
/// let counting = HandlingObserver { handling in
///     started(handling.messageType)
///     return { error in error == nil ? succeeded() : failed() }
/// }
/// ```
public struct HandlingObserver: Sendable {
    let begin: @Sendable (Handling) -> @Sendable ((any Error)?) -> Void

    /// An observer.
    ///
    /// - Parameter begin: is told of the beginning of a handling, and returns what is to be told of its end: `nil`
    ///   where it succeeded, else what was thrown.
    public init(_ begin: @escaping @Sendable (Handling) -> @Sendable ((any Error)?) -> Void) {
        self.begin = begin
    }
}

extension Middleware {
    /// Lets `observer` look on.
    public static func observing(_ observer: HandlingObserver) -> Middleware {
        Middleware { handling, next in
            let end = observer.begin(handling)
            do { try next() } catch {
                end(error)
                throw error
            }
            end(nil)
        }
    }
}

extension AsyncMiddleware {
    /// Lets `observer` look on.
    public static func observing(_ observer: HandlingObserver) -> AsyncMiddleware {
        AsyncMiddleware { handling, next in
            let end = observer.begin(handling)
            do { try await next() } catch {
                end(error)
                throw error
            }
            end(nil)
        }
    }
}
