import OrchestrixCommon
public import OrchestrixMessaging

extension StoredCommand {
    /// The command that `event`, a line of an exported log, was made from: in everything the same but for the source.
    ///
    /// - Parameter streams: the streams that it wrote to, which follow from the events before it. ``LogReader`` knows them.
    /// - Throws: ``EventStoreError`` with `.malformedArchive`, which names the attribute.
    public init(_ event: CloudEvent, streams: (ClosedRange<Int>) -> [WrittenStream]) throws {
        let attributes = ArchivedAttributes(event: event)
        let key = CommandKey(id: event.id, fingerprint: try attributes.text("fingerprint"))
        let record = CommandRecord(key: key, outcome: try attributes.content())
        let head = try attributes.number("head", atLeast: 0)
        let positions = try Self.positions(attributes, head: head)
        let result = AppendResult(
            positions: positions, streams: positions.map(streams) ?? [], recordedAt: try attributes.time(),
            command: record)
        self.init(record: record, head: head, result: result, checked: try Self.checked(attributes))
    }

    private static func positions(_ attributes: ArchivedAttributes, head: Int) throws -> ClosedRange<Int>? {
        guard let last = try attributes.optionalNumber("lastposition") else { return nil }
        let first = try attributes.number("firstposition")
        guard first <= last else { throw attributes.fault("lastposition", "is below firstposition") }
        guard last == head else { throw attributes.fault("lastposition", "isn't head") }
        return first...last
    }

    private static func checked(_ attributes: ArchivedAttributes) throws -> [StreamID] {
        guard attributes.event.extensions["checkedstreams"] != nil else { return [] }
        let names = try? JSONCodec().decode(
            [String].self, from: Array(try attributes.text("checkedstreams").utf8))
        let streams = names?.compactMap { StreamID($0) }
        guard let streams, streams.count == names?.count else {
            throw attributes.fault("checkedstreams", "isn't a JSON array of names of streams")
        }
        return streams
    }
}
