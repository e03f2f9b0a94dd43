import OrchestrixEventSourcing
import OrchestrixMessaging

/// Reads the lines of a file.
struct LogReader {
    /// What was stored, in order.
    private(set) var commits: [Commit] = []
    /// The number of bytes that hold it. What follows is an append that never ended.
    private(set) var length = 0

    private let codec = CloudEventCodec()
    private var open: [StoredEvent] = []
    private var head = 0

    /// - Throws: `EventStoreError` with `.corrupted`, naming the first line that no store writes.
    init(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        var number = 0
        while let end = rest.firstIndex(of: Commit.lineEnd) {
            number += 1
            try read(rest[..<end], number: number)
            rest = rest[(end + 1)...]
            if open.isEmpty { length = end + 1 }
        }
        // A line that was torn off begins as all do. Anything else is somebody's file, and not to be cut.
        guard zip(rest, Self.opening).allSatisfy(==) else { throw Self.stray(number + 1) }
    }

    private static let opening = Array(#"{"specversion":"1.0","#.utf8)

    private mutating func read(_ text: ArraySlice<UInt8>, number: Int) throws {
        guard let line = try? codec.decode(text), take(line) else { throw Self.stray(number) }
    }

    private static func stray(_ line: Int) -> EventStoreError {
        EventStoreError(
            .corrupted, "line \(line) of the file isn't one that a store writes", context: ["line": "\(line)"])
    }

    /// - Returns: whether the line belongs where it stands.
    private mutating func take(_ line: CloudEvent) -> Bool {
        if let event = StoredEvent(line) {
            guard event.position == head + open.count + 1 else { return false }
            open.append(event)
            return true
        }
        guard let commit = Commit(line, closing: open), commit.number == commits.count + 1 else { return false }
        commits.append(commit)
        head += open.count
        open = []
        return true
    }
}
