import OrchestrixCommon
public import OrchestrixMessaging

extension CloudEvent {
    /// The type of the memory of a command in an exported log.
    public static let commandType = "orchestrix.command"

    /// The memory of a command as a line of an exported log, of the type `orchestrix.command`.
    ///
    /// The id is the command's, the content its outcome, the extension `fingerprint` tells it from other commands.
    /// `head` is the last position in the log when it was stored; `firstposition` and `lastposition` are those of
    /// the events that were stored with it, if any. All three are decimal strings. `checkedstreams`, if any, is a JSON
    /// array of the streams that it checked and wrote nothing to. A command whose outcome was erased has no data, and
    /// the extension `erased`.
    ///
    /// - Parameter source: who exports it.
    public init(_ stored: StoredCommand, source: String = Metadata.defaultSource) {
        let contentType = "application/json"
        let outcome = stored.record.outcome.map { CloudEventData(exactly: $0, contentType: contentType) }
        self.init(
            id: stored.record.key.id, source: source, type: Self.commandType,
            time: stored.result.recordedAt, dataContentType: contentType,
            extensions: ["fingerprint": .string(stored.record.key.fingerprint), "head": .string("\(stored.head)")],
            data: outcome)
        if let positions = stored.result.positions {
            extensions["firstposition"] = .string("\(positions.lowerBound)")
            extensions["lastposition"] = .string("\(positions.upperBound)")
        }
        if !stored.checked.isEmpty, let names = try? JSONCodec().encode(stored.checked.map(\.description)) {
            extensions["checkedstreams"] = .string(String(decoding: names, as: UTF8.self))
        }
        if outcome == nil { extensions["erased"] = true }
    }
}

extension CloudEventData {
    /// The bytes in a form from which each of them comes back. JSON loses its line breaks where it stands in a line, and
    /// what is around it.
    init(exactly bytes: [UInt8], contentType: String?) {
        self.init(bytes, contentType: contentType)
        guard case .json(let json) = self else { return }
        let isLossless =
            json.bytes.count == bytes.count && !bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        if !isLossless { self = .binary(bytes) }
    }
}
