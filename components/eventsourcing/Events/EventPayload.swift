public import OrchestrixMessaging

/// The content of an event, in the form in which it is held.
public enum EventPayload: Sendable {
    /// The exact bytes that the codec wrote, together with their media type.
    case encoded([UInt8])

    /// The event itself. Only stores whose ``EventStore/payloads`` is `.typed` take and hand out this form.
    case held(HeldEvent)

    /// The content was erased; the event's place, id, type and version are still there.
    case erased
}

extension EventPayload {
    /// The event itself, to be held as it is.
    @inlinable
    public static func typed(_ event: some DomainEvent) -> EventPayload { .held(HeldEvent(event)) }

    /// The number of bytes that the payload takes in storage; 0 where there are none.
    public var byteCount: Int {
        if case .encoded(let bytes) = self { bytes.count } else { 0 }
    }

    /// Whether two payloads hold the same content: the same bytes, or equal events.
    ///
    /// An erased payload can't be compared any more, and counts as the same as anything: an append that is
    /// repeated after its stream was erased still gets its first result.
    public func hasSameContent(as other: EventPayload) -> Bool {
        switch (self, other) {
        case (.erased, _), (_, .erased): true
        case (.encoded(let mine), .encoded(let theirs)): mine == theirs
        case (.held(let mine), .held(let theirs)): mine == theirs
        case (.encoded, .held), (.held, .encoded): false
        }
    }
}
