public import OrchestrixCommon

extension Middleware {
    /// Keeps the message where the handler fails for good. The publisher hears of the failure all the same, as
    /// ``HandlingError`` with `.deadLettered`, whose cause it is: it isn't worth publishing the message again, since
    /// the letter stands for it from now on.
    ///
    /// It belongs further out than ``retry(_:pause:)``, and further in than ``deduplication(remembering:)``.
    ///
    /// - Parameters:
    ///   - store: where letters are kept, on the publisher's thread. Where it fails too, the publisher hears of both.
    ///   - ids: where the ids of letters come from.
    ///   - clock: where the moments of failure come from.
    public static func deadLetters(
        _ store: any BlockingDeadLetterStore, ids: IDGenerator = .uuidV7, clock: WallClock = .system
    ) -> Middleware {
        Middleware { handling, next in
            handling.tally.noteFailures(by: clock)
            do { try next() } catch {
                guard handling.isFinal(error) else { throw error }
                let result = Result {
                    try store.addBlocking(handling.letter(about: error, id: ids.next(), now: clock.now()))
                }
                throw handling.outcome(of: error, kept: result)
            }
        }
    }
}

extension AsyncMiddleware {
    /// Keeps the message where the handler fails for good. The publisher hears of the failure all the same, as
    /// ``HandlingError`` with `.deadLettered`, whose cause it is: it isn't worth publishing the message again, since
    /// the letter stands for it from now on. A handling that its publisher cancelled is no failure of that kind.
    ///
    /// It belongs further out than ``retry(_:clock:)`` and ``timeLimit(_:clock:)``, and further in than
    /// ``deduplication(remembering:)``.
    ///
    /// - Parameters:
    ///   - store: where letters are kept, also when the task is cancelled. Where it fails too, the publisher hears of
    ///     both.
    ///   - ids: where the ids of letters come from.
    ///   - clock: where the moments of failure come from.
    public static func deadLetters(
        _ store: any DeadLetterStore, ids: IDGenerator = .uuidV7, clock: WallClock = .system
    ) -> AsyncMiddleware {
        AsyncMiddleware { handling, next in
            handling.tally.noteFailures(by: clock)
            do { try await next() } catch {
                guard handling.isFinal(error) else { throw error }
                // A task of its own, which nobody cancels.
                let result = await Task {
                    try await store.add(handling.letter(about: error, id: ids.next(), now: clock.now()))
                }.result
                throw handling.outcome(of: error, kept: result)
            }
        }
    }
}

extension Handling {
    /// Whether nobody else takes care of the message: not the publisher, who has cancelled it, and not the handling
    /// of which this is a duplicate.
    fileprivate func isFinal(_ error: any Error) -> Bool {
        if error is CancellationError { return !Task.isCancelled }
        let code = (error as? HandlingError)?.code
        return code != .messageInProgress && code != .alreadyHandled
    }

    fileprivate func letter(about error: any Error, id: String, now: Timestamp) throws -> DeadLetter {
        DeadLetter(
            id: id, message: try cloudEvent(), handler: handler, error: error, attempts: attempts,
            firstFailedAt: tally.firstFailure ?? now, lastFailedAt: now)
    }

    /// What the publisher is told.
    fileprivate func outcome(of failure: any Error, kept: Result<DeadLetter, any Error>) -> HandlingError {
        switch kept {
        case .success(let letter):
            return HandlingError(
                .deadLettered, self, "\(handler) failed to handle \(messageType), which is kept as a dead letter",
                context: ["deadletter": letter.id], cause: failure)
        case .failure(let error):
            let reason = (error as? any OrchestrixError)?.description ?? TypeName.text(of: Swift.type(of: error))
            return HandlingError(
                .deadLetterLost, self,
                "\(handler) failed to handle \(messageType), and it couldn't be kept as a dead letter: \(reason)",
                cause: failure, isRetryable: (failure as? any OrchestrixError)?.isRetryable ?? false)
        }
    }
}

extension ErrorCode {
    /// The handler failed, and the message is kept as a dead letter.
    public static let deadLettered: ErrorCode = "bus.dead_lettered"
    /// The handler failed, and so did the store of dead letters: the message isn't kept.
    public static let deadLetterLost: ErrorCode = "bus.dead_letter_lost"
}
