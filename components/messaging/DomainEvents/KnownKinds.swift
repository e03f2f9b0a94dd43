import Synchronization

/// The kinds that were found by an enum's coding, by event type and case.
///
/// Finding one takes a microsecond, and every event that is recorded or published asks for it.
@usableFromInline
enum KnownKinds {
    /// A kind, whatever its type.
    @usableFromInline
    final class Box<Kind: EventKey>: Sendable {
        @usableFromInline let kind: Kind

        @inlinable
        init(_ kind: Kind) {
            self.kind = kind
        }
    }

    /// The boxes of an event type, each in the place of its case. They all hold that type's own kinds.
    private static let boxes = Mutex<[ObjectIdentifier: [(any AnyObject & Sendable)?]]>([:])

    /// The kind of the case that `event` is in; found by `find` the first time.
    @inlinable
    static func kind<Content: DomainEvent>(
        of event: Content, find: () throws(EventNameError) -> Content.CodingKeys
    ) throws(EventNameError) -> Content.CodingKeys {
        guard let number = EnumTag.of(event) else { return try find() }
        if let box = box(ObjectIdentifier(Content.self), number) {
            return unsafeDowncast(box, to: Box<Content.CodingKeys>.self).kind
        }
        let kind = try find()
        keep(Box(kind), ObjectIdentifier(Content.self), number)
        return kind
    }

    @usableFromInline
    static func box(_ type: ObjectIdentifier, _ number: Int) -> (any AnyObject & Sendable)? {
        boxes.withLock { boxes in
            guard let index = boxes.index(forKey: type), number < boxes.values[index].count else { return nil }
            return boxes.values[index][number]
        }
    }

    @usableFromInline
    static func keep(_ box: any AnyObject & Sendable, _ type: ObjectIdentifier, _ number: Int) {
        boxes.withLock { boxes in
            var known = boxes[type] ?? []
            while known.count <= number { known.append(nil) }
            known[number] = box
            boxes[type] = known
        }
    }
}
