/// A struct that nests containers by hand and writes to them in turn.
struct NestedByHand<First: Sample, Second: Sample>: Sample {
    var pairs: [Pair]
    var title: String

    struct Pair: Sendable {
        var first: First
        var second: Second
    }

    private enum CodingKeys: String, CodingKey { case columns, title }
    private enum ColumnKeys: String, CodingKey { case first, second }

    static func sample(depth: Int, from choices: inout Choices) -> NestedByHand {
        let pairs = choices.some(depth > 0 ? 4 : 0) {
            Pair(first: .sample(depth: depth - 1, from: &$0), second: .sample(depth: depth - 1, from: &$0))
        }
        return NestedByHand(pairs: pairs, title: .drawn(from: &choices))
    }

    var sampleIdentity: String {
        "\(title.identity) \(pairs.map { "(\($0.first.sampleIdentity), \($0.second.sampleIdentity))" })"
    }
}

extension NestedByHand {
    /// Two columns, which grow in turn.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var columns = container.nestedContainer(keyedBy: ColumnKeys.self, forKey: .columns)
        var first = columns.nestedUnkeyedContainer(forKey: .first)
        try container.encode(title, forKey: .title)
        var second = columns.nestedUnkeyedContainer(forKey: .second)
        for pair in pairs {
            try first.encode(pair.first)
            try second.encode(pair.second)
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let columns = try container.nestedContainer(keyedBy: ColumnKeys.self, forKey: .columns)
        var first = try columns.nestedUnkeyedContainer(forKey: .first)
        var second = try columns.nestedUnkeyedContainer(forKey: .second)
        pairs = []
        while !first.isAtEnd {
            pairs.append(Pair(first: try first.decode(First.self), second: try second.decode(Second.self)))
        }
        title = try container.decode(String.self, forKey: .title)
    }
}
