import OrchestrixCommon

extension CloudEventCodec {
    /// The media type of a batch.
    public static let batchContentType = "application/cloudevents-batch+json"

    /// The events as one JSON array on one line, in their order. A batch may be empty.
    ///
    /// - Throws: ``CloudEventError``, which names the event by its place in the batch, from 1, and its attribute that
    ///   isn't as it must be. Then nothing of the batch is written.
    public func encodeBatch(_ events: some Sequence<CloudEvent>) throws(CloudEventError) -> [UInt8] {
        var bytes = [UInt8(ascii: "[")]
        for (index, event) in events.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            do { bytes += try encode(event) } catch { throw error.inBatch(at: index) }
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    /// The events of a batch, in their order.
    ///
    /// - Throws: ``CloudEventError``, which names the event by its place in the batch, from 1, and its attribute that
    ///   isn't as it must be. Then nothing of the batch is read.
    public func decodeBatch(_ bytes: some Collection<UInt8>) throws(CloudEventError) -> [CloudEvent] {
        let parts: [RawJSON]
        do {
            // Two levels more than content may have: the event around it, and the array.
            parts = try JSONCodec(maximumDepth: 514).decode([RawJSON].self, from: Array(bytes))
        } catch {
            throw CloudEventError(.malformedCloudEvent, "the text isn't a JSON array", cause: error)
        }
        var events: [CloudEvent] = []
        for (index, part) in parts.enumerated() {
            do { events.append(try decode(part.bytes)) } catch { throw error.inBatch(at: index) }
        }
        return events
    }
}

extension CloudEventError {
    /// The same error, told of an event in a batch.
    fileprivate func inBatch(at index: Int) -> CloudEventError {
        CloudEventError(code, attribute: attribute, "event \(index + 1) of the batch: \(message)", cause: cause)
    }
}
