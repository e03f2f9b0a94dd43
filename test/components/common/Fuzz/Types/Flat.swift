/// A struct that writes a part of itself by the part's own `encode(to:)`, on the same encoder.
struct Flat<First: Sample, Second: Sample>: Sample {
    struct Part: Codable, Sendable {
        var first: First
        var count: Int?
    }

    var part: Part
    var second: Second

    private enum CodingKeys: String, CodingKey { case second }

    init(part: Part, second: Second) {
        self.part = part
        self.second = second
    }

    init(from decoder: any Decoder) throws {
        part = try Part(from: decoder)
        second = try decoder.container(keyedBy: CodingKeys.self).decode(Second.self, forKey: .second)
    }

    func encode(to encoder: any Encoder) throws {
        try part.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(second, forKey: .second)
    }

    static func sample(depth: Int, from choices: inout Choices) -> Flat {
        Flat(
            part: Part(
                first: .sample(depth: depth - 1, from: &choices), count: .sample(depth: 0, from: &choices)),
            second: .sample(depth: depth - 1, from: &choices))
    }

    var sampleIdentity: String {
        "(\(part.first.sampleIdentity), \(part.count.sampleIdentity), \(second.sampleIdentity))"
    }
}
