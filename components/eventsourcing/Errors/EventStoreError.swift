public import OrchestrixCommon

/// What a store can't do or won't do, told by its code.
public struct EventStoreError: OrchestrixError {
    public let code: ErrorCode
    public let message: String
    public let context: [String: String]
    public let cause: (any Error)?
    public let isRetryable: Bool

    /// An error of a store. `message` and `context` name things and never hold payloads or connection strings.
    public init(
        _ code: ErrorCode, _ message: String, context: [String: String] = [:], cause: (any Error)? = nil,
        isRetryable: Bool = false
    ) {
        self.code = code
        self.message = message
        self.context = context
        self.cause = cause
        self.isRetryable = isRetryable
    }
}

extension ErrorCode {
    /// The request can't be stored as it is: an empty or oversized id, a payload over the limit, a reserved type …
    public static let invalidRequest: ErrorCode = "store.invalid_request"
    /// An event id is taken by other content, by another stream, or by a part of another append.
    public static let eventIDConflict: ErrorCode = "store.event_id_conflict"
    /// A command id is taken by a command with another fingerprint.
    public static let commandConflict: ErrorCode = "store.command_conflict"
    /// The stream was deleted and takes no more events.
    public static let streamDeleted: ErrorCode = "store.stream_deleted"
    /// The store was busy for longer than its limit. Nothing was stored; the same call may be repeated.
    public static let storeBusy: ErrorCode = "store.busy"
    /// Too many appends wait already. Nothing was stored; the same call may be repeated.
    public static let queueFull: ErrorCode = "store.queue_full"
    /// The store was closed.
    public static let storeClosed: ErrorCode = "store.closed"
    /// The store failed after it was asked to commit and can't tell what came of it. Repeat the same request: its ids
    /// make that safe.
    public static let outcomeUnknown: ErrorCode = "store.outcome_unknown"
    /// The database or the disk refused.
    public static let storeFailed: ErrorCode = "store.failed"
    /// The database was written by a newer version of this library.
    public static let schemaTooNew: ErrorCode = "store.schema_too_new"
    /// The database isn't at the version of this library yet, and can't be brought there through this server, which is a
    /// replica.
    public static let schemaTooOld: ErrorCode = "store.schema_too_old"
    /// The server is a replica, and takes nothing in. Nothing was stored.
    public static let storeReadOnly: ErrorCode = "store.read_only"
    /// The server is a replica that doesn't show yet what the reader has seen elsewhere. The same call may be repeated.
    public static let replicaBehind: ErrorCode = "store.replica_behind"
    /// The database holds something that no store writes.
    public static let corrupted: ErrorCode = "store.corrupted"
    /// The event's type isn't known.
    public static let unknownEventType: ErrorCode = "event.unknown_type"
    /// The event's schema version isn't the one that the program knows.
    public static let unknownSchemaVersion: ErrorCode = "event.unknown_schema_version"
    /// The payload doesn't decode as its type.
    public static let undecodablePayload: ErrorCode = "event.undecodable"
    /// The event can't be encoded.
    public static let unencodableEvent: ErrorCode = "event.unencodable"
    /// The payload was erased.
    public static let payloadErased: ErrorCode = "event.erased"
    /// The stored outcome of a command was erased, or can't be read.
    public static let outcomeUnreadable: ErrorCode = "command.outcome_unreadable"
    /// Two event types share a name, or a name is not fit to be stored.
    public static let invalidRegistration: ErrorCode = "registry.invalid"
}
