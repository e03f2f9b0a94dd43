import OrchestrixEventSourcing

/// Finds events and streams by their ids: a hash table that holds places and hashes, and leaves the ids where they are.
///
/// Every append looks up each of its ids and enters it. A dictionary would keep every id twice and hash all of them anew
/// whenever it grows.
struct IDIndex {
    /// Half a word each: with eight slots to a line of the cache a search rarely leaves the line that it began in.
    private struct Slot {
        var hash: UInt32 = 0
        /// From 1; 0 where the slot is free.
        var place: UInt32 = 0

        /// The place as an index of the array that holds what was entered.
        var index: Int { Int(place) - 1 }
    }

    private var slots = [Slot](repeating: Slot(), count: 16)
    private var count = 0

    private let hashing = KeyedHash()

    /// What is to be handed in for `id`.
    func hash(_ id: String) -> UInt32 { hashing.hash(id) }

    /// What is to be handed in for `stream`.
    ///
    /// The category has no say: a program has few of them, and hardly one id in more than one or two.
    func hash(_ stream: StreamID) -> UInt32 { hashing.hash(stream.id) }

    /// The place that was entered under `hash`, if the event there has the id.
    func place(_ hash: UInt32, of id: String, in events: [StoredEvent]) -> Int? {
        var index = Int(hash) & (slots.count - 1)
        while slots[index].place > 0 {
            let slot = slots[index]
            if slot.hash == hash && events[slot.index].id.hasSameBytes(as: id) { return Int(slot.place) }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The place that was entered under `hash`, if the stream there is this one.
    func place(_ hash: UInt32, of id: StreamID, in streams: [MemoryStream]) -> Int? {
        var index = Int(hash) & (slots.count - 1)
        while slots[index].place > 0 {
            let slot = slots[index]
            if slot.hash == hash && streams[slot.index].id == id { return Int(slot.place) }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Enters a place, which counts from 1, for an id that isn't there yet.
    mutating func insert(_ hash: UInt32, place: Int) {
        if count * 2 >= slots.count { grow() }
        put(Slot(hash: hash, place: UInt32(place)))
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.place > 0 { put(slot) }
    }

    private mutating func put(_ slot: Slot) {
        var index = Int(slot.hash) & (slots.count - 1)
        while slots[index].place > 0 { index = (index + 1) & (slots.count - 1) }
        slots[index] = slot
    }
}
