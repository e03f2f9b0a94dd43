import OrchestrixCommon

/// The condition that a column holds one of some values.
struct Membership {
    let column: String
    let values: [String]

    /// The number of parameters of a statement is limited. Beyond this many values they are bound as one, a JSON array.
    private static let mostParameters = 256

    private var isLong: Bool { values.count > Self.mostParameters }

    /// The condition, with its parameters.
    var sql: String {
        guard !isLong else { return "\(column) IN (SELECT value FROM json_each(?))" }
        return "\(column) IN (\(Array(repeating: "?", count: values.count).joined(separator: ", ")))"
    }

    /// What is bound to the parameters, in order.
    func bindings() throws -> [String] {
        isLong ? [String(decoding: try JSONCodec().encode(values), as: UTF8.self)] : values
    }
}
