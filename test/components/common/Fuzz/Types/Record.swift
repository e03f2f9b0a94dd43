/// A struct with members that may be absent, as the compiler encodes it.
struct Record<First: Sample, Second: Sample>: Sample {
    var first: First
    var second: Second?
    var list: [First]
    var table: [String: Second?]

    static func sample(depth: Int, from choices: inout Choices) -> Record {
        Record(
            first: .sample(depth: depth - 1, from: &choices),
            second: .sample(depth: depth - 1, from: &choices),
            list: .sample(depth: depth - 1, from: &choices),
            table: .sample(depth: depth - 1, from: &choices))
    }

    var sampleIdentity: String {
        "(\(first.sampleIdentity), \(second.sampleIdentity), \(list.sampleIdentity), \(table.sampleIdentity))"
    }
}
