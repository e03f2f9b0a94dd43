#if Postgres
import OrchestrixEventSourcing

/// Where a batch takes a stream to stand before it.
struct Assumption: Sendable {
    let stream: StreamID
    let state: StreamState

    /// Whether it holds if the log ends as the writer expects.
    let holdsWhenAlone: Bool

    /// The stream's version, by whose sign a deleted stream is told from a living one.
    var signedVersion: Int { state.isDeleted ? -state.version : state.version }
}
#endif
