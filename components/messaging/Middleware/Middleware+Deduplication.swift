extension Middleware {
    /// Keeps a handler from handling a message that it has handled before, by the message's source and id. A repeated
    /// event passes for handled; so does a repeated command without a reply, while one with a reply fails with
    /// ``HandlingError`` `.alreadyHandled`, since the reply isn't kept.
    ///
    /// A handling that failed isn't remembered. A message that comes again while the handler is at it is refused with
    /// `.messageInProgress`, which is worth a retry.
    ///
    /// - Parameter capacity: how many handlings are remembered, of all handlers of the bus together; what was asked
    ///   for longest ago is forgotten first.
    public static func deduplication(remembering capacity: Int = 10_000) -> Middleware {
        let inProgress = MessagesInProgress()
        let memory = RecentMessages(capacity: capacity)
        return Middleware { handling, next in
            let message = handling.asHandled(by: handling.uniqueHandler)
            try inProgress.begin(message, handling)
            defer { inProgress.end(message) }
            guard !memory.contains(message) else { return try handling.refuseToReplyAgain() }
            try next()
            memory.insert(message)
        }
    }
}

extension AsyncMiddleware {
    /// Keeps a handler from handling a message that it has handled before, by the message's source and id. A repeated
    /// event passes for handled; so does a repeated command without a reply, while one with a reply fails with
    /// ``HandlingError`` `.alreadyHandled`, since the reply isn't kept.
    ///
    /// A handling that failed isn't remembered. A message that comes again while the handler is at it is refused with
    /// `.messageInProgress`, which is worth a retry.
    ///
    /// - Parameter capacity: how many handlings are remembered, of all handlers of the bus together; what was asked
    ///   for longest ago is forgotten first.
    public static func deduplication(remembering capacity: Int = 10_000) -> AsyncMiddleware {
        deduplication(RecentMessages(capacity: capacity)) { $0.uniqueHandler }
    }

    /// The same with a memory of one's own, which may outlast the process. It goes by the names of handlers: give
    /// each its own, one that lasts.
    public static func deduplication(_ memory: any HandledMessageStore) -> AsyncMiddleware {
        deduplication(memory) { $0.handler }
    }

    private static func deduplication(
        _ memory: any HandledMessageStore, _ handler: @escaping @Sendable (Handling) -> String
    ) -> AsyncMiddleware {
        let inProgress = MessagesInProgress()
        return AsyncMiddleware { handling, next in
            let message = handling.asHandled(by: handler(handling))
            try inProgress.begin(message, handling)
            defer { inProgress.end(message) }
            guard try await !memory.contains(message) else { return try handling.refuseToReplyAgain() }
            try await next()
            try await memory.insert(message)
        }
    }
}

extension Handling {
    /// The handler's name, made unique: handlers that nobody has named may share the place of their registration.
    fileprivate var uniqueHandler: String { "\(handler)#\(registration.value)" }

    fileprivate func asHandled(by handler: String) -> HandledMessage {
        HandledMessage(handler: handler, source: metadata.source, messageID: messageID)
    }

    fileprivate func refuseToReplyAgain() throws(HandlingError) {
        guard expectsReply else { return }
        throw HandlingError(
            .alreadyHandled, self, "this \(messageType) was handled before, and its reply isn't kept")
    }
}
