extension Snapshot {
    /// Refuses what must not reach storage. Stores call this before anything is written.
    ///
    /// - Throws: ``EventStoreError`` with `.invalidRequest`, which names the part and the rule, never the content.
    public func validate(against limits: StoreLimits) throws {
        try stream.validate(against: limits)
        for (what, number) in [("version", version), ("position", position), ("state version", stateVersion)] {
            guard number >= 1 else { throw refusal("a snapshot of \(stream): the \(what) \(number) is below 1") }
        }
        try checkName(eventID, "event id of a snapshot of \(stream)", limit: limits.nameBytes)
        try checkName(fingerprint, "fingerprint of a snapshot of \(stream)", limit: limits.nameBytes)
        guard payload.count <= limits.payloadBytes else {
            throw refusal(
                "a snapshot of \(stream): \(payload.count) bytes are over the limit of \(limits.payloadBytes)")
        }
    }
}
