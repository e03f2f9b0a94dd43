/// A class that inherits, and encodes its superclass under `super`.
final class Heir<First: Sample, Second: Sample>: Base<First>, Sample, @unchecked Sendable {
    let own: Second

    private enum CodingKeys: String, CodingKey { case own }

    init(inherited: First, own: Second) {
        self.own = own
        super.init(inherited: inherited)
    }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        own = try container.decode(Second.self, forKey: .own)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try super.encode(to: container.superEncoder())
        try container.encode(own, forKey: .own)
    }

    static func sample(depth: Int, from choices: inout Choices) -> Heir {
        Heir(
            inherited: .sample(depth: depth - 1, from: &choices), own: .sample(depth: depth - 1, from: &choices))
    }

    var sampleIdentity: String { "\(inherited.sampleIdentity) < \(own.sampleIdentity)" }
}
