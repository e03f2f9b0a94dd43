import OrchestrixMessaging

/// The rules by which every engine decides an append: repetition first, then deletion, then versions.
///
/// They are inlinable where every append passes: an engine's own ledger is then asked directly.
public enum AppendRules {
    /// Decides `request` against the store as `ledger` shows it.
    ///
    /// - Throws: ``ConcurrencyError``, or ``EventStoreError`` with `.eventIDConflict`, `.commandConflict` or
    ///   `.streamDeleted`. Nothing is to be stored then.
    @inlinable
    public static func decide(
        _ request: AppendRequest, ledger: inout some AppendLedger
    ) throws -> AppendDecision {
        if let result = try repetition(of: request.command, in: &ledger) { return .repeated(result) }
        if let result = try repetition(ofEventsIn: request, in: &ledger) { return .repeated(result) }
        var versions = ShortList<Int>()
        for write in request.writes.indices { versions.append(try version(for: request.writes[write], in: &ledger)) }
        return .insert(versions: versions)
    }

    @inlinable
    static func version(for write: StreamWrite, in ledger: inout some AppendLedger) throws -> Int {
        let state = try ledger.state(of: write.stream)
        if state.isDeleted && !write.events.isEmpty { throw streamDeleted(write.stream) }
        guard write.expected.allows(state.version) else {
            throw ConcurrencyError(stream: write.stream, expected: write.expected, actual: state.version)
        }
        return state.version
    }

    @inlinable
    static func repetition(
        of command: CommandRecord?, in ledger: inout some AppendLedger
    ) throws -> AppendResult? {
        guard let command, let stored = try ledger.storedCommand(withID: command.key.id) else { return nil }
        try stored.checkFingerprint(of: command.key)
        return stored.result.asRepeat()
    }

    @inlinable
    static func repetition(
        ofEventsIn request: AppendRequest, in ledger: inout some AppendLedger
    ) throws -> AppendResult? {
        var stored: [StoredEvent] = []
        for write in request.writes.indices {
            for event in request.writes[write].events.indices {
                let found = try ledger.storedEvent(withID: request.writes[write].events[event].id)
                if let found { stored.append(found) }
            }
        }
        return stored.isEmpty ? nil : try repetition(of: request, stored: stored)
    }

    @usableFromInline
    static func repetition(of request: AppendRequest, stored: [StoredEvent]) throws -> AppendResult {
        let first = stored[0]
        guard request.command == nil else {
            throw conflict(first, "is stored already, by an append that doesn't carry this command")
        }
        guard stored.count == request.eventCount else {
            throw conflict(first, "is stored already, but other events of this append are not")
        }
        return try firstResult(of: request, stored: stored)
    }

    private static func firstResult(
        of request: AppendRequest, stored: [StoredEvent]
    ) throws -> AppendResult {
        var streams = ShortList<WrittenStream>()
        var rest = stored[...]
        for write in request.writes where !write.events.isEmpty {
            let found = Array(rest.prefix(write.events.count))
            rest = rest.dropFirst(found.count)
            try checkSame(write, found)
            let last = found[found.count - 1]
            streams.append(WrittenStream(write.stream, version: last.version, position: last.position))
        }
        let positions = stored.reduce(stored[0].position...stored[0].position) { range, event in
            min(range.lowerBound, event.position)...max(range.upperBound, event.position)
        }
        guard positions.count == stored.count else { throw conflict(stored[0], "was stored by another append") }
        return AppendResult(positions: positions, streams: streams, recordedAt: stored[0].recordedAt, isRepeat: true)
    }

    /// The events must be the ones that are stored: same stream, one behind the other, same content.
    private static func checkSame(_ write: StreamWrite, _ found: [StoredEvent]) throws {
        for (index, (new, old)) in zip(write.events, found).enumerated() {
            guard old.stream == write.stream else { throw conflict(old, "is stored in \(old.stream)") }
            guard old.version == found[0].version + index else {
                throw conflict(old, "is stored at another place among the events of this append")
            }
            guard old.type.hasSameBytes(as: new.type), old.schemaVersion == new.schemaVersion,
                old.payload.hasSameContent(as: new.payload)
            else { throw conflict(old, "is stored with other content") }
        }
    }

    @usableFromInline
    static func streamDeleted(_ stream: StreamID) -> EventStoreError {
        EventStoreError(
            .streamDeleted, "stream \(stream) was deleted and takes no more events",
            context: ["stream": stream.description])
    }

    private static func conflict(_ event: StoredEvent, _ what: String) -> EventStoreError {
        EventStoreError(
            .eventIDConflict, "event \(event.id) \(what)",
            context: ["event": event.id, "stream": event.stream.description, "position": String(event.position)])
    }
}

extension StoredCommand {
    /// - Throws: ``EventStoreError`` with `.commandConflict` where `key` has another fingerprint than this command.
    public func checkFingerprint(of key: CommandKey) throws {
        guard record.key.fingerprint.hasSameBytes(as: key.fingerprint) else {
            throw EventStoreError(
                .commandConflict, "command id \(key.id) was used for another command", context: ["command": key.id])
        }
    }
}
