import OrchestrixCommon
import OrchestrixMessaging

extension AppendRequest {
    /// Refuses what must not reach storage. Engines call this first, before anything is queued or written.
    ///
    /// - Throws: ``EventStoreError`` with `.invalidRequest`, which names the part and the rule, never the content.
    public func validate(against limits: StoreLimits, payloads: PayloadForm = .encoded) throws {
        guard eventCount <= limits.eventsPerAppend else {
            throw refusal("an append of \(eventCount) events is over the limit of \(limits.eventsPerAppend)")
        }
        if let twice = writes.map(\.stream).firstRepeated(by: { $0 }) {
            throw refusal("stream \(twice) appears twice in one append")
        }
        if let twice = writes.flatMap({ $0.events.map(\.id) }).firstRepeated(by: ByteString.init) {
            throw refusal("event id \(twice) appears twice in one append")
        }
        for write in writes { try write.validate(against: limits, payloads: payloads) }
        try command?.validate(against: limits)
    }
}

extension Array {
    /// The first element whose key an earlier one has.
    fileprivate func firstRepeated<Key: Hashable>(by key: (Element) -> Key) -> Element? {
        guard count > 1 else { return nil }
        var seen: Set<Key> = []
        return first { !seen.insert(key($0)).inserted }
    }
}

extension StreamWrite {
    fileprivate func validate(against limits: StoreLimits, payloads: PayloadForm) throws {
        try stream.validate(against: limits)
        if case .exactly(let version) = expected, version < 0 {
            throw refusal("stream \(stream): an expected version of \(version) can't be")
        }
        for event in events { try event.validate(in: stream, limits: limits, payloads: payloads) }
    }
}

extension StreamID {
    /// Refuses names that can't be stored: empty, too long, with control characters, or with a hyphen in the category.
    public func validate(against limits: StoreLimits) throws {
        try checkName(category, "category", limit: limits.nameBytes)
        guard !category.utf8.contains(UInt8(ascii: "-")) else {
            throw refusal("category \(category): a category holds no hyphen")
        }
        try checkName(id, "stream id", limit: limits.streamIDBytes)
    }
}

extension NewEvent {
    fileprivate func validate(in stream: StreamID, limits: StoreLimits, payloads: PayloadForm) throws {
        try checkName(id, "event id", limit: limits.nameBytes)
        try checkName(type, "event type", limit: limits.nameBytes)
        try checkName(contentType, "content type", limit: limits.nameBytes)
        guard !type.hasPrefix("orchestrix.") || isLegitimateTombstone else {
            throw refusal("event type \(type): names that begin with orchestrix. are reserved")
        }
        guard schemaVersion >= 1 else {
            throw refusal("event \(id): schema version \(schemaVersion) is below 1")
        }
        try checkPayload(limits: limits, form: payloads)
        try metadata.validate(of: id, limit: limits.attributeBytes)
    }

    private var isLegitimateTombstone: Bool { isTombstone && payload.byteCount == 2 }

    private func checkPayload(limits: StoreLimits, form: PayloadForm) throws {
        switch (payload, form) {
        case (.erased, _): throw refusal("event \(id): an erased payload can't be appended")
        case (.typed, .encoded): throw refusal("event \(id): this store takes encoded payloads only")
        case (.typed, .typed): break
        case (.encoded(let bytes), _):
            guard bytes.count <= limits.payloadBytes else {
                throw refusal("event \(id): \(bytes.count) payload bytes are over the limit of \(limits.payloadBytes)")
            }
        }
    }
}

extension CommandRecord {
    fileprivate func validate(against limits: StoreLimits) throws {
        try checkName(key.id, "command id", limit: limits.nameBytes)
        try checkName(key.fingerprint, "fingerprint of command \(key.id)", limit: limits.nameBytes)
        guard (outcome?.count ?? 0) <= limits.payloadBytes else {
            throw refusal("command \(key.id): the outcome is over the limit of \(limits.payloadBytes) bytes")
        }
    }
}

extension Metadata {
    fileprivate func validate(of event: String, limit: Int) throws {
        guard !source.isEmpty else { throw refusal("event \(event): the source is empty") }
        for (name, value) in attributes {
            guard value.utf8.count <= limit else {
                throw refusal("event \(event): attribute \(name) is over the limit of \(limit) bytes")
            }
            guard !value.utf8.contains(where: isControl) else {
                throw refusal("event \(event): attribute \(name) holds a control character")
            }
        }
    }
}

private func checkName(_ name: String, _ what: String, limit: Int) throws {
    guard !name.isEmpty else { throw refusal("the \(what) is empty") }
    guard name.utf8.count <= limit else {
        throw refusal("a \(what) of \(name.utf8.count) bytes is over the limit of \(limit)")
    }
    guard !name.utf8.contains(where: isControl) else { throw refusal("the \(what) holds a control character") }
}

private func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

private func refusal(_ message: String) -> EventStoreError {
    EventStoreError(.invalidRequest, message)
}
