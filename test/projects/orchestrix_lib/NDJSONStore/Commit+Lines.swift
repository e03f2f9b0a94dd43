import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

extension Commit {
    /// The commit as it stands in the file: a line for each event, and one that closes it. Without that line it isn't
    /// there.
    ///
    /// - Throws: `EventStoreError` with `.invalidRequest` for an event that can't be a CloudEvent.
    func lines() throws -> [UInt8] {
        let codec = CloudEventCodec()
        var bytes: [UInt8] = []
        do {
            for event in events { bytes += try codec.encode(event.line()) + [Self.lineEnd] }
            bytes += try codec.encode(closingLine()) + [Self.lineEnd]
        } catch let error as CloudEventError {
            throw EventStoreError(
                .invalidRequest, "the append can't be written as CloudEvents: \(error.message)", cause: error)
        }
        return bytes
    }

    static let lineEnd = UInt8(ascii: "\n")
}
