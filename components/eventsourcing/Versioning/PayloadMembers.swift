import OrchestrixCommon

/// The members of a JSON object that is being edited. What isn't touched stays as it is, to the last digit.
public struct PayloadMembers: Sendable {
    private var members: [String: RawJSON]

    /// - Throws: `DecodingError` where `payload` isn't a JSON object.
    init(of payload: [UInt8]) throws {
        members = try JSONCodec().decode([String: RawJSON].self, from: payload)
    }

    func payload() throws -> [UInt8] {
        try JSONCodec().encode(members)
    }

    /// The members' names.
    public var names: Set<String> { Set(members.keys) }

    /// A member's value; `nil` where there is no such member or it is null.
    ///
    /// - Throws: `DecodingError` where it doesn't fit `type`.
    public func value<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value? {
        guard let raw = members[name] else { return nil }
        return try JSONCodec().decode(Value?.self, from: raw.bytes)
    }

    /// Gives a member a value, whether it is there or not.
    public mutating func set(_ name: String, to value: some Encodable) throws {
        members[name] = try RawJSON(validating: JSONCodec().encode(value))
    }

    /// Gives a member another name; nothing happens where it isn't there.
    public mutating func rename(_ name: String, to newName: String) {
        guard let value = members.removeValue(forKey: name) else { return }
        members[newName] = value
    }

    /// Takes a member out.
    public mutating func remove(_ name: String) {
        members[name] = nil
    }
}
