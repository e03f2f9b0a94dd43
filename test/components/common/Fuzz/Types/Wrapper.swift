/// A value in a single-value container, as types with a raw value are encoded.
struct Wrapper<Value: Sample>: Sample {
    var value: Value

    init(value: Value) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Value.self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    static func sample(depth: Int, from choices: inout Choices) -> Wrapper {
        Wrapper(value: .sample(depth: depth, from: &choices))
    }

    var sampleIdentity: String { value.sampleIdentity }
}
