import OrchestrixCommon

/// One step from an old form of an aggregate's state to a later one.
///
/// ```swift
/// static let stateUpcasters: [StateUpcaster] = [
///     .edit(from: 1, to: 2) { state in try state.set("currency", to: "EUR") },
/// ]
/// ```
public struct StateUpcaster: Sendable {
    /// The version that the step begins at.
    public let origin: Int

    /// The version that it leads to.
    public let target: Int

    private let transform: @Sendable ([UInt8]) throws -> [UInt8]

    /// A step that makes the JSON of the later form out of that of the older one.
    public init(from origin: Int, to target: Int, transform: @escaping @Sendable ([UInt8]) throws -> [UInt8]) {
        self.origin = origin
        self.target = target
        self.transform = transform
    }

    /// A step that edits the members of the state.
    public static func edit(
        from origin: Int, to target: Int, _ edit: @escaping @Sendable (inout PayloadMembers) throws -> Void
    ) -> StateUpcaster {
        StateUpcaster(from: origin, to: target) { payload in
            var members = try PayloadMembers(of: payload)
            try edit(&members)
            return try members.payload()
        }
    }

    /// A step from one value to another, for example of structs with the fields of each form.
    public static func convert<Old: Decodable & SendableMetatype, New: Encodable & SendableMetatype>(
        from origin: Int, to target: Int, _ convert: @escaping @Sendable (Old) throws -> New
    ) -> StateUpcaster {
        StateUpcaster(from: origin, to: target) { payload in
            try JSONCodec().encode(convert(JSONCodec().decode(Old.self, from: payload)))
        }
    }

    func run(_ payload: [UInt8]) throws -> [UInt8] {
        try transform(payload)
    }
}
