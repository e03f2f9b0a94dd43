/// A page that is being read before it is asked for. Letting go of it gives it up.
final class ReadAhead: Sendable {
    private let reading: Task<LogPage, any Error>

    /// Begins to read.
    init(_ query: LogQuery, in store: any EventStore) {
        reading = Task { try await store.read(query) }
    }

    deinit { reading.cancel() }

    /// The page, when it is there.
    ///
    /// - Throws: what reading it threw; `CancellationError` where the one who waits is cancelled.
    var page: LogPage {
        get async throws {
            try await withTaskCancellationHandler {
                try await reading.value
            } onCancel: {
                reading.cancel()
            }
        }
    }
}
