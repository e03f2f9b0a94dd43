public import OrchestrixCommon

/// What an append did, or, for a repeated one, what it did the first time.
public struct AppendResult: Sendable, Hashable {
    /// The places that its events were given in the log; `nil` where it stored none.
    public let positions: ClosedRange<Int>?

    /// The streams that it wrote to, in the order of the request; their events follow one another in the log.
    public var streams: [WrittenStream] { Array(written) }

    private let written: ShortList<WrittenStream>

    /// When the store took it in; `nil` where it stored nothing.
    public let recordedAt: Timestamp?

    /// Whether this append had been carried out before, so that nothing was stored now.
    public let isRepeat: Bool

    /// The command record as it was stored the first time.
    public let command: CommandRecord?

    /// The result of an append.
    public init(
        positions: ClosedRange<Int>?, streams: [WrittenStream], recordedAt: Timestamp?, isRepeat: Bool = false,
        command: CommandRecord? = nil
    ) {
        self.init(
            positions: positions, streams: ShortList(streams), recordedAt: recordedAt, isRepeat: isRepeat,
            command: command)
    }

    /// The same, for engines that write to one stream at a time and make no array of it.
    public init(
        positions: ClosedRange<Int>?, streams: ShortList<WrittenStream>, recordedAt: Timestamp?,
        isRepeat: Bool = false, command: CommandRecord? = nil
    ) {
        self.positions = positions
        written = streams
        self.recordedAt = recordedAt
        self.isRepeat = isRepeat
        self.command = command
    }

    /// The version that `stream` had right after this append; `nil` if it wasn't written.
    public func version(of stream: StreamID) -> Int? {
        place(of: stream)?.version
    }

    /// Where `stream` stood right after this append; `nil` if it wasn't written.
    @usableFromInline
    func place(of stream: StreamID) -> WrittenStream? {
        for index in written.indices where written[index].stream == stream { return written[index] }
        return nil
    }

    /// The same result, marked as given back for a repetition.
    public func asRepeat() -> AppendResult {
        AppendResult(
            positions: positions, streams: written, recordedAt: recordedAt, isRepeat: true, command: command)
    }
}
