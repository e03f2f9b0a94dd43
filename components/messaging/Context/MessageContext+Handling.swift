public import ServiceContextModule

extension MessageContext {
    /// Runs `body` as the handling of this message.
    @inlinable
    public func handling<Result>(_ body: () throws -> Result) rethrows -> Result {
        try ServiceContext.withValue(extended, operation: body)
    }

    /// Runs `body` as the handling of this message.
    @inlinable
    public func handling<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        try await ServiceContext.withValue(extended, operation: body)
    }

    /// Runs `body` as the handling of the message with `id`. For messages that come by other ways than a bus.
    public static func handling<Result>(
        id: String, correlationID: String? = nil, traceParent: String? = nil, traceState: String? = nil,
        _ body: () throws -> Result
    ) rethrows -> Result {
        try MessageContext(
            messageID: id, correlationID: correlationID, traceParent: traceParent, traceState: traceState
        ).handling(body)
    }

    /// Runs `body` as the handling of the message with `id`. For messages that come by other ways than a bus.
    public static func handling<Result>(
        id: String, correlationID: String? = nil, traceParent: String? = nil, traceState: String? = nil,
        _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await MessageContext(
            messageID: id, correlationID: correlationID, traceParent: traceParent, traceState: traceState
        ).handling(body)
    }

    @usableFromInline
    var extended: ServiceContext {
        var context = ServiceContext.current ?? .topLevel
        context.message = self
        return context
    }
}
