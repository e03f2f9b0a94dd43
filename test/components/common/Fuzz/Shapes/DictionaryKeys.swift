/// Every type of key.
enum DictionaryKeys {
    static let all: [any DictionaryKey.Type] = [String.self, Int.self, Level.self, UInt8.self, Double.self]
}
