import OrchestrixCommon

extension StoredEvent {
    /// An error about this event that names its type, stream, version and position.
    func fault(_ code: ErrorCode, _ what: String, cause: (any Error)? = nil) -> EventStoreError {
        EventStoreError(
            code, "event \(type) (\(stream), version \(version), position \(position)) \(what)",
            context: [
                "type": type, "stream": stream.description, "version": String(version), "position": String(position),
            ],
            cause: cause)
    }
}
