import OrchestrixCommon
public import OrchestrixMessaging

extension AggregateRepository {
    /// Stores what was recorded on `aggregate`, if the stream is still at the version that was read.
    ///
    /// Without pending events nothing happens. After a failure the events are still pending, with the ids that they
    /// have, so that saving again is safe.
    ///
    /// - Parameter expected: what is demanded of the stream instead of the version that was read.
    /// - Throws: ``ConcurrencyError`` if somebody was faster; ``StoredButNotDelivered`` if a subscriber of the bus
    ///   failed after the events were stored; ``EventStoreError`` otherwise.
    @inlinable
    @discardableResult
    public func save(
        _ aggregate: inout Loaded<Aggregate>, expected: ExpectedVersion? = nil
    ) async throws -> Executed<Aggregate> {
        try checkRegistration()
        let pending = aggregate.recorded
        guard !pending.isEmpty else {
            return Executed(
                id: aggregate.id, state: aggregate.state, version: aggregate.version, position: nil, recorded: pending,
                isRepeat: false)
        }
        let events = try encode(pending)
        let request = AppendRequest(
            to: aggregate.stream, expected: expected ?? .exactly(aggregate.version), events: events)
        let result = try await appendSurely(request)
        let hasSnapshot = considerSnapshot(of: aggregate, result)
        aggregate.markSaved(hasSnapshot: hasSnapshot)
        if parts.deliver != nil { try await publish(pending, stored: events, result: result) }
        if let version = result.version(of: aggregate.stream), version != aggregate.version {
            // Others' events lie in between: a state that hasn't seen them must not pass for that version.
            aggregate = try await past(aggregate.id, asOf: .version(version))
        }
        return Executed(
            id: aggregate.id, state: aggregate.state, version: aggregate.version,
            position: result.positions?.upperBound, recorded: pending, isRepeat: result.isRepeat)
    }
}

extension AggregateRepository {
    /// Appends; a request whose outcome is unknown, or that found the store busy, is sent again as it is.
    @inlinable
    @inline(__always)
    func appendSurely(_ request: AppendRequest) async throws -> AppendResult {
        do { return try await store.append(request) } catch { return try await resend(request, after: error) }
    }

    /// Goes on behind a first attempt that has failed.
    @usableFromInline
    func resend(_ request: AppendRequest, after failure: any Error) async throws -> AppendResult {
        try await parts.failures.run { attempt in
            if attempt == 1 { throw failure }
            return try await store.append(request)
        }
    }

    /// The events in the form in which the store takes them, in the conversation that the current task is in.
    @inlinable
    func encode(_ pending: some Collection<PendingEvent<Event>>) throws -> [NewEvent] {
        guard let first = pending.first else { return [] }
        let metadata = Metadata(source: parts.source, continuing: MessageContext.current, orBeginning: first.id)
        let form = store.payloads
        if pending.count == 1 { return [try encode(first, form, metadata)] }
        var events: [NewEvent] = []
        events.reserveCapacity(pending.count)
        for event in pending { events.append(try encode(event, form, metadata)) }
        return events
    }

    @inlinable
    func encode(_ pending: PendingEvent<Event>, _ form: PayloadForm, _ metadata: Metadata) throws -> NewEvent {
        do {
            let label = try pending.event.label
            let payload: EventPayload =
                switch form {
                case .encoded: .encoded(try codec.encode(pending.event))
                case .typed: .held(HeldEvent(pending.box))
                }
            return NewEvent(
                id: pending.id, label: label, time: pending.time, payload: payload, contentType: codec.contentType,
                metadata: metadata)
        } catch {
            throw EventStoreError(
                .unencodableEvent, "an event of \(Aggregate.category) can't be encoded", cause: error)
        }
    }

    /// Publishes stored events in their order; each is published whatever happens to the others.
    @inlinable
    func publish(
        _ pending: some Collection<PendingEvent<Event>>, stored: [NewEvent], result: AppendResult
    ) async throws {
        guard let deliver = parts.deliver else { return }
        var failures: [any Error] = []
        for (pending, stored) in zip(pending, stored) {
            let envelope = Envelope(
                id: stored.id, type: stored.type, time: stored.time, schemaVersion: stored.schemaVersion,
                metadata: stored.metadata, message: pending.event)
            do { try await deliver(envelope) } catch { failures.append(error) }
        }
        guard failures.isEmpty else { throw StoredButNotDelivered(result: result, failures: failures) }
    }
}
