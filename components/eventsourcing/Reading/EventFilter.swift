import OrchestrixMessaging

/// Which events of the log a reader wants. Every part that is given must match.
public struct EventFilter: Sendable, Hashable {
    /// Only events of streams in these categories; `nil` for all.
    public var categories: Set<String>?

    /// Only events of these types; `nil` for all.
    public var types: Set<String>?

    /// Only events of this conversation; `nil` for all.
    public var correlationID: String?

    /// A filter; without arguments it lets everything pass.
    public init(categories: Set<String>? = nil, types: Set<String>? = nil, correlationID: String? = nil) {
        self.categories = categories
        self.types = types
        self.correlationID = correlationID
    }

    /// Lets everything pass.
    public static let all = EventFilter()

    /// Whether `event` passes.
    public func matches(_ event: StoredEvent) -> Bool {
        (categories?.contains { $0.hasSameBytes(as: event.stream.category) } ?? true)
            && (types?.contains { $0.hasSameBytes(as: event.type) } ?? true)
            && (correlationID.map { event.metadata.correlationID?.hasSameBytes(as: $0) ?? false } ?? true)
    }
}
