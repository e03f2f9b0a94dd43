import Synchronization

/// The labels of events that were asked for already, by event type and case.
///
/// Finding the kind of an event by its coding takes a microsecond, and every event that is recorded or published asks
/// for its label.
enum KnownLabels {
    private static let labels = Mutex<[ObjectIdentifier: [MessageLabel?]]>([:])

    /// The label of events that are in the same case as `event`; found by `find` the first time.
    static func label<Content: DomainEvent>(
        of event: Content, find: () throws(EventNameError) -> MessageLabel
    ) throws(EventNameError) -> MessageLabel {
        guard let number = EnumTag.of(event) else { return try find() }
        if let label = known(ObjectIdentifier(Content.self), number) { return label }
        let label = try find()
        learn(label, ObjectIdentifier(Content.self), number)
        return label
    }

    private static func known(_ type: ObjectIdentifier, _ number: Int) -> MessageLabel? {
        labels.withLock { labels in
            guard let index = labels.index(forKey: type), number < labels.values[index].count else { return nil }
            return labels.values[index][number]
        }
    }

    private static func learn(_ label: MessageLabel, _ type: ObjectIdentifier, _ number: Int) {
        labels.withLock { labels in
            var known = labels[type] ?? []
            while known.count <= number { known.append(nil) }
            known[number] = label
            labels[type] = known
        }
    }
}
