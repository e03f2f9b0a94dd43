public import OrchestrixCommon

extension ErrorCode {
    /// An event or a command can't be a line of an exported log.
    public static let notExportable: ErrorCode = "archive.not_exportable"
    /// A line isn't one of an exported log, or it can't stand where it stands. The error's context has its number.
    public static let malformedArchive: ErrorCode = "archive.malformed"
    /// The log that is to be imported doesn't go with what the store holds.
    public static let archiveConflict: ErrorCode = "archive.conflict"
}
