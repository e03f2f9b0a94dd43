public import OrchestrixMessaging

/// An event that is held as the Swift value that it is.
///
/// One reference, whatever the event: what is held is copied with every page.
public struct HeldEvent: Sendable {
    @usableFromInline let box: AnyBox

    /// Holds `event`.
    @inlinable
    public init<Event: DomainEvent>(_ event: Event) {
        box = Box(event)
    }

    @inlinable
    init(_ box: AnyBox) {
        self.box = box
    }

    /// The event.
    public var event: any DomainEvent { box.event }

    /// Hands the event to `body` if it is exactly of this type.
    ///
    /// Every event of a typed store passes here on its way into a fold: it is neither cast, for which the runtime
    /// takes its time, nor copied.
    ///
    /// - Returns: whether `body` was called.
    @inlinable
    func hand<Event: DomainEvent>(as type: Event.Type, to body: (Event) -> Void) -> Bool {
        guard isHeld(as: type) else { return false }
        handSurely(as: type, to: body)
        return true
    }

    /// Whether the event is exactly of this type.
    @inlinable
    func isHeld<Event: DomainEvent>(as type: Event.Type) -> Bool { Swift.type(of: box) == Box<Event>.self }

    /// Hands the event, which ``isHeld(as:)`` has found to be of this type, to `body`.
    @inlinable
    func handSurely<Event: DomainEvent>(as type: Event.Type, to body: (Event) -> Void) {
        body(unsafeDowncast(box, to: Box<Event>.self).held)
    }
}

extension HeldEvent {
    @usableFromInline
    class AnyBox: @unchecked Sendable {
        // Its only subclass is immutable.
        @inlinable init() {}

        var event: any DomainEvent { preconditionFailure("only boxes of a type are made") }
    }

    @usableFromInline
    final class Box<Event: DomainEvent>: AnyBox, @unchecked Sendable {
        @usableFromInline let held: Event

        @inlinable
        init(_ event: Event) {
            held = event
            super.init()
        }

        override var event: any DomainEvent { held }
    }
}

extension HeldEvent: Equatable {
    /// Whether both hold events of the same type, and these are equal.
    public static func == (lhs: HeldEvent, rhs: HeldEvent) -> Bool { lhs.event.isEqual(to: rhs.event) }
}

extension DomainEvent {
    fileprivate func isEqual(to other: any DomainEvent) -> Bool { (other as? Self) == self }
}
