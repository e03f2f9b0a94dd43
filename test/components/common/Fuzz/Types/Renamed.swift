/// A struct whose members have other names in the document, and strange ones.
struct Renamed<First: Sample, Second: Sample>: Sample {
    var first: First
    var second: Second
    var third: Int

    private enum CodingKeys: String, CodingKey {
        case first = ""
        case second = "a \"quoted\"\n\\ key: {😀}"
        case third = "1"
    }

    static func sample(depth: Int, from choices: inout Choices) -> Renamed {
        Renamed(
            first: .sample(depth: depth - 1, from: &choices), second: .sample(depth: depth - 1, from: &choices),
            third: .drawn(from: &choices))
    }

    var sampleIdentity: String { "(\(first.sampleIdentity), \(second.sampleIdentity), \(third))" }
}
