import Foundation

/// A key of a dictionary: the kinds of it give a document different forms.
protocol DictionaryKey: Leaf {
    /// Keys of one name are the same entry to `Dictionary`.
    var name: String { get }
    /// The name of the member, where the dictionary is an object.
    var memberName: String { get }
    /// Whether a dictionary with such keys is an object in JSON, and not an array of keys and values.
    static var makesObject: Bool { get }
}

extension DictionaryKey {
    var memberName: String { name }
}

extension String: DictionaryKey {
    var memberName: String { self }
    /// In the normal form, as `==` compares them.
    var name: String { decomposedStringWithCanonicalMapping }
    static var makesObject: Bool { true }
}

extension Int: DictionaryKey {
    var name: String { "\(self)" }
    static var makesObject: Bool { true }
}

extension UInt8: DictionaryKey {
    var name: String { "\(self)" }
    static var makesObject: Bool { false }
}

extension Double: DictionaryKey {
    var name: String { "\(self + 0)" }
    static var makesObject: Bool { false }
}

extension Level: DictionaryKey {
    var name: String { rawValue }
    static var makesObject: Bool { true }
}
