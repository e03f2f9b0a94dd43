#if Postgres
import OrchestrixEventSourcing

/// A stream that a command wrote to or checked, as a row to be stored.
struct TouchedStream {
    /// The command's place among those of its batch.
    let command: Int
    let ordinal: Int
    let stream: StreamID

    /// Where the stream stands right after, with a position that counts from the batch's beginning; `nil` where it was
    /// only checked.
    let written: WrittenStream?

    static func all(of append: PlannedAppend, ofCommand command: Int) -> [TouchedStream] {
        var rest = append.writtenStreams[...]
        return append.request.writes.enumerated().map { index, write in
            TouchedStream(
                command: command, ordinal: index + 1, stream: write.stream,
                written: write.events.isEmpty ? nil : rest.popFirst())
        }
    }
}
#endif
