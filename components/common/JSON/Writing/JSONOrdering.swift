/// Which values have no order of their own.
enum JSONOrdering {
    @inline(__always)
    static func of<Value>(_ type: Value.Type) -> JSONFrame.Order {
        (type as? any JSONUnordered.Type)?.arrayOrder ?? .asWritten
    }

    /// The order of an object whose keys are of a certain type: a dictionary's are sorted.
    @inline(__always)
    static func ofKeys<Key: CodingKey>(_ type: Key.Type) -> JSONFrame.Order {
        ObjectIdentifier(type) == dictionaryKey ? .keys : .asWritten
    }

    /// The type of key that Swift's dictionaries encode with. It has no public name, so a dictionary is asked.
    private static let dictionaryKey: ObjectIdentifier? = {
        let probe = DictionaryProbe()
        try? ["": 0].encode(to: probe)
        return probe.key
    }()
}

/// A type whose elements come in another order in each process, and how they stand in an array.
private protocol JSONUnordered {
    static var arrayOrder: JSONFrame.Order { get }
}

extension Set: JSONUnordered {
    fileprivate static var arrayOrder: JSONFrame.Order { .elements }
}

extension Dictionary: JSONUnordered {
    fileprivate static var arrayOrder: JSONFrame.Order { .pairs }
}
