#if Postgres
import OrchestrixEventSourcing
import OrchestrixMessaging

extension AppendRequest {
    /// The most bytes of one append: a message to the server holds one gibibyte, and the batch's frame needs room too.
    private static let mostBytes = 512 << 20

    /// About how many bytes it has on its way to the server.
    var messageByteCount: Int {
        var count = byteCount
        for write in writes {
            for event in write.events {
                count += event.id.utf8.count + event.type.utf8.count + event.metadata.byteCount
                count += write.stream.id.utf8.count + write.stream.category.utf8.count
            }
        }
        return count
    }

    /// - Parameter others: how many bytes are sent beside it.
    /// - Returns: the size in bytes of all of it.
    /// - Throws: ``EventStoreError`` with `.invalidRequest` where it is too large for one message to the server.
    func checkedByteCount(with others: Int = 0) throws -> Int {
        let count = others + messageByteCount
        guard count <= Self.mostBytes else {
            throw EventStoreError(
                .invalidRequest, "an append of \(count) bytes is over the \(Self.mostBytes) that can be sent at once")
        }
        return count
    }
}
#endif
