extension ValidationRule where Value: Equatable & Sendable {
    /// Equal to one of the values listed, of which there is at least one. The message lists them.
    public static func oneOf(_ first: Value, _ others: Value...) -> Self {
        oneOf([first] + others)
    }

    /// Equal to one of these values. The message lists them.
    public static func oneOf(_ values: [Value]) -> Self {
        let list = values.map { "\($0)" }.joined(separator: ", ")
        return Self("oneOf", "must be one of \(list)") { values.contains($0) }
    }
}
