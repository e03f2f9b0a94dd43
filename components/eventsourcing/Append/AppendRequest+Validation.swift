import OrchestrixCommon
import OrchestrixMessaging

extension AppendRequest {
    /// Refuses what must not reach storage. Engines call this first, before anything is queued or written.
    ///
    /// - Throws: ``EventStoreError`` with `.invalidRequest`, which names the part and the rule, never the content.
    public func validate(against limits: StoreLimits, payloads: PayloadForm = .encoded) throws {
        let count = eventCount
        guard count <= limits.eventsPerAppend else {
            throw refusal("an append of \(count) events is over the limit of \(limits.eventsPerAppend)")
        }
        if count > 1 || writes.count > 1 { try checkUnique() }
        for index in writes.indices { try writes[index].validate(against: limits, payloads: payloads) }
        try command?.validate(against: limits)
    }

    private func checkUnique() throws {
        var streams: Set<StreamID> = []
        var ids: Set<ByteString> = []
        for write in writes {
            guard streams.insert(write.stream).inserted else {
                throw refusal("stream \(write.stream) appears twice in one append")
            }
            for event in write.events where !ids.insert(ByteString(event.id)).inserted {
                throw refusal("event id \(event.id) appears twice in one append")
            }
        }
    }
}

extension StreamWrite {
    fileprivate func validate(against limits: StoreLimits, payloads: PayloadForm) throws {
        try stream.validate(against: limits)
        if case .exactly(let version) = expected, version < 0 {
            throw refusal("stream \(stream): an expected version of \(version) can't be")
        }
        for index in events.indices { try events[index].validate(in: stream, limits: limits, payloads: payloads) }
        for index in events.indices.dropLast() where events[index].isTombstone {
            throw refusal("stream \(stream): nothing can be appended behind the tombstone")
        }
    }
}

extension StreamID {
    /// Refuses names that can't be stored: empty, too long, with control characters, or with a hyphen in the category.
    public func validate(against limits: StoreLimits) throws {
        try checkName(category, "category", limit: limits.nameBytes)
        guard !category.hasHyphen else {
            throw refusal("category \(category): a category holds no hyphen")
        }
        try checkName(id, "stream id", limit: limits.streamIDBytes)
    }
}

extension String {
    fileprivate var hasHyphen: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes where byte == UInt8(ascii: "-") { return true }
            return false
        } ?? utf8.contains(UInt8(ascii: "-"))
    }
}

extension NewEvent {
    fileprivate func validate(in stream: StreamID, limits: StoreLimits, payloads: PayloadForm) throws {
        try validateAttributes(limits: limits)
        try checkPayload(limits: limits, form: payloads)
    }

    fileprivate func validateAttributes(limits: StoreLimits) throws {
        try checkName(id, "event id", limit: limits.nameBytes)
        try checkName(type, "event type", limit: limits.nameBytes)
        if contentType != "application/json" { try checkContentType(limits) }
        guard !isReserved || isLegitimateTombstone else {
            throw refusal("event type \(type): names that begin with orchestrix. are reserved")
        }
        guard schemaVersion >= 1 else {
            throw refusal("event \(id): schema version \(schemaVersion) is below 1")
        }
        // The integers of CloudEvents end there, and what is stored is to be exported.
        guard schemaVersion <= Int(Int32.max) else {
            throw refusal("event \(id): schema version \(schemaVersion) is over the limit of \(Int32.max)")
        }
        try metadata.validate(of: id, limit: limits.attributeBytes)
    }

    private func checkContentType(_ limits: StoreLimits) throws {
        try checkName(contentType, "content type", limit: limits.nameBytes)
        guard AttributeRules.isMediaType(contentType) else {
            throw refusal("event \(id): the content type isn't a media type")
        }
    }

    /// Whether the name of its type is kept for the library. One byte tells nearly all others apart: order, ocean and
    /// orchid have another dot.
    private var isReserved: Bool {
        let dot = type.utf8.withContiguousStorageIfAvailable { $0.count > 10 && $0[10] == UInt8(ascii: ".") }
        return dot != false && type.hasPrefix("orchestrix.")
    }

    private var isLegitimateTombstone: Bool { isTombstone && payload.byteCount == (payload.isErased ? 0 : 2) }

    fileprivate func checkPayload(limits: StoreLimits, form: PayloadForm) throws {
        switch (payload, form) {
        case (.erased, _): throw refusal("event \(id): an erased payload can't be appended")
        case (.held, .encoded): throw refusal("event \(id): this store takes encoded payloads only")
        case (.held, .typed): break
        case (.encoded(let bytes), _):
            guard bytes.count <= limits.payloadBytes else {
                throw refusal("event \(id): \(bytes.count) payload bytes are over the limit of \(limits.payloadBytes)")
            }
        }
    }
}

extension StoredEvent {
    /// Refuses what no store takes in: as ``AppendRequest/validate(against:payloads:)``, but a payload may be erased.
    public func validate(against limits: StoreLimits) throws {
        try stream.validate(against: limits)
        try event.validateAttributes(limits: limits)
        if !event.payload.isErased { try event.checkPayload(limits: limits, form: .encoded) }
    }
}

extension StoredCommand {
    /// Refuses what no store takes in: as ``AppendRequest/validate(against:payloads:)``.
    public func validate(against limits: StoreLimits) throws {
        try record.validate(against: limits)
        for stream in checked { try stream.validate(against: limits) }
    }
}

extension EventPayload {
    fileprivate var isErased: Bool { if case .erased = self { true } else { false } }
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
