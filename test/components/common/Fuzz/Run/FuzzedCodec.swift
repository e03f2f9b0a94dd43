import OrchestrixCommon

/// A codec that the fuzzing can be let loose on: ours, Foundation's, or ours with a flaw that was sown.
protocol FuzzedCodec: Sendable {
    func encode(_ value: some Encodable) throws -> [UInt8]
    func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value
}

extension JSONCodec: FuzzedCodec {}
