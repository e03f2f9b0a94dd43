import OrchestrixEventSourcing

/// What was looked up for one append: the hashes of its ids, and where its streams are, in the append's own order.
struct MemoryLookups {
    /// One for each event of the append, in the order of its writes.
    var hashes = ShortList<UInt32>()

    /// One for each write of the append; `nil` where the stream is new.
    var streams = ShortList<Int?>()

    private var used = 0

    /// The hash of the event that is stored next.
    mutating func nextHash() -> UInt32 {
        defer { used += 1 }
        return hashes[used]
    }
}
