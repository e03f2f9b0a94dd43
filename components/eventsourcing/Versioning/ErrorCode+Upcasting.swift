public import OrchestrixCommon

extension ErrorCode {
    /// A step from an old version of an event to a later one failed, or gave what it doesn't declare.
    public static let upcastFailed: ErrorCode = "event.upcast_failed"
}
