/// An enum that may be a dictionary's key, so that the dictionary is an object.
enum Level: String, CodingKeyRepresentable {
    case low, high, middle
    case strange = "a \"level\"\n"
}

extension Level: Leaf {
    static var form: LeafForm { .formattedString }

    static func drawn(from choices: inout Choices) -> Level {
        choices.pick([.low, .high, .middle, .strange])
    }
}
