#if Postgres
/// What a client tells a server over one connection, as far as a test is about it.
struct ClientMessages {
    enum Message {
        /// A statement that commits is to be run.
        case commit
        /// The server is to answer what it was told so far: the end of a round trip.
        case end
    }

    private static let version3 = [0, 3, 0, 0] as [UInt8]

    private var rest: [UInt8] = []
    private var hasBegun = false
    /// The names of the prepared statements that commit.
    private var commits: Set<String> = []

    /// Takes in what has come.
    ///
    /// - Returns: the messages that are complete with it.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [Message] {
        rest += bytes
        var messages: [Message] = []
        while let (kind, body) = next() {
            if let message = message(kind, body) { messages.append(message) }
        }
        return messages
    }

    /// Until it has said which version it speaks, messages have no kind.
    private mutating func next() -> (kind: Character?, body: [UInt8])? {
        let start = hasBegun ? 1 : 0
        guard rest.count >= start + 4 else { return nil }
        let size = rest[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
        guard rest.count >= start + size else { return nil }
        let kind = hasBegun ? Character(Unicode.Scalar(rest[0])) : nil
        let body = Array(rest[(start + 4)..<(start + size)])
        rest.removeFirst(start + size)
        if body.starts(with: Self.version3) { hasBegun = true }
        return (kind, body)
    }

    private mutating func message(_ kind: Character?, _ body: [UInt8]) -> Message? {
        let words = body.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        switch kind {
        // The name of a statement, and its text.
        case "P" where words[1] == "COMMIT":
            commits.insert(words[0])
            return nil
        case "P":
            commits.remove(words[0])
            return nil
        // The name of what comes of it, and that of the statement.
        case "B" where commits.contains(words[1]): return .commit
        case "S", "Q": return .end
        default: return nil
        }
    }
}
#endif
