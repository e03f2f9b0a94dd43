extension Row {
    /// The codec against Foundation's, both ways.
    static func json() throws -> [Row] {
        [
            Row(
                name: "J1.encode", work: "encode an event's payload", unit: "payloads/s", clock: .processor, goal: 4,
                ours: JSONContenders.ourEncoding,
                reference: .contender("Foundation's JSONEncoder", JSONContenders.foundationEncoding)),
            Row(
                name: "J1.decode", work: "decode an event's payload", unit: "payloads/s", clock: .processor, goal: 4,
                ours: try JSONContenders.ourDecoding(),
                reference: .contender("Foundation's JSONDecoder", try JSONContenders.foundationDecoding())),
        ]
    }
}
