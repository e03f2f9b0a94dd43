import OrchestrixCommon

/// A line of a history: something began, ended or was seen.
///
/// Writers and readers of a workload tell entries as they come; a writer in another process sends them as
/// ``HistoryEntry/line``. A writer tells that an append begins before it begins, so that an append whose process is
/// killed is known to be one whose outcome is unknown.
public struct HistoryEntry: Sendable, Hashable {
    enum Content: Sendable, Hashable, Codable {
        case began(HistoryAttempt)
        case ended(attempt: Int, outcome: HistoryOutcome, at: HistoryMoment)
        case sighted(HistorySighting)
        case read(HistoryPage)
        /// A writer or a reader met an error, or wasn't woken.
        case stopped(who: String, why: HistoryStop)
    }

    let content: Content

    init(_ content: Content) {
        self.content = content
    }
}

extension HistoryEntry {
    /// The entry as one line of text, without its end.
    public var line: String {
        // What an entry holds always encodes.
        String(decoding: (try? JSONCodec().encode(content)) ?? [], as: UTF8.self)
    }

    /// Reads a line; `nil` where it isn't a whole one.
    public init?(line: String) {
        guard let content = try? JSONCodec().decode(Content.self, from: Array(line.utf8)) else { return nil }
        self.content = content
    }
}
