public import OrchestrixCommon

extension DeadLetterStore {
    /// Hands a letter to the handler that failed, by its name on `bus`, through its middleware; no other handler of
    /// the message is called. When it succeeds the letter is gone; a reply is dropped.
    ///
    /// - Throws: what the bus throws, and then the letter stays, with at least one attempt more;
    ///   ``RedeliveryError`` where no handler of this name takes such messages, or several do, and then the letter
    ///   stays as it is; ``DeadLetterError`` where it isn't there.
    public func requeue(_ id: String, on bus: any AsyncMessageBus, clock: WallClock = .system) async throws {
        try await requeue(id, clock: clock) { letter in
            try await bus.redeliver(letter.message, toHandler: letter.handler)
        }
    }

    /// Hands a letter to the handler that failed, by its name on `bus`, through its middleware; no other handler of
    /// the message is called. When it succeeds the letter is gone; a reply is dropped.
    ///
    /// - Throws: as on the asynchronous bus.
    public func requeue(_ id: String, on bus: any MessageBus, clock: WallClock = .system) async throws {
        try await requeue(id, clock: clock) { letter in
            try bus.redeliver(letter.message, toHandler: letter.handler)
        }
    }

    /// Hands a letter to `deliver`; when it succeeds the letter is gone.
    ///
    /// A crash after `deliver` and before the letter is gone, or another who requeues it at the same time, makes it be
    /// delivered twice.
    ///
    /// - Throws: what `deliver` throws, and then the letter stays, with at least one attempt more; where the task was
    ///   cancelled it stays as it is. ``DeadLetterError`` where there is no such letter.
    public func requeue(
        _ id: String, clock: WallClock = .system, deliver: (DeadLetter) async throws -> Void
    ) async throws {
        guard let letter = try await letter(id) else {
            throw DeadLetterError(.unknownDeadLetter, "there is no dead letter \(id)", context: ["deadletter": id])
        }
        do {
            try await deliver(letter)
        } catch {
            try await note(error, of: letter, at: clock.now())
            throw error
        }
        _ = try await Task { try await discard(id) }.value
    }

    /// Counts a failed attempt, unless the middleware of the handler has done so meanwhile.
    private func note(_ error: any Error, of letter: DeadLetter, at moment: Timestamp) async throws {
        guard !(error is RedeliveryError), !Task.isCancelled else { return }
        guard let present = try await self.letter(letter.id), present.attempts == letter.attempts else { return }
        try await add(letter.failing(with: error, at: moment))
    }
}
