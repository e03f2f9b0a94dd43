/// Makes ids that strictly increase, whatever the clock does (RFC 9562, section 6.2, method 1).
///
/// Behind the milliseconds stands a counter of 42 bits that starts anew in each millisecond at a
/// random place in its lower half, then 32 random bits. A clock that stands still or goes back is ignored
/// until it has caught up; a counter that is used up borrows the next millisecond.
struct UUIDv7Sequence: Sendable {
    private var random: Xoshiro256
    private var milliseconds: UInt64 = 0
    private var counter: UInt64

    private static let counterLimit: UInt64 = 1 << 42

    init(random: Xoshiro256) {
        self.random = random
        counter = 0
    }

    mutating func next(at now: Timestamp) -> UUIDv7 {
        let reading = UInt64(max(now.microsecondsSinceEpoch, 0)) / 1000
        if reading > milliseconds {
            begin(reading)
        } else {
            counter += 1
            if counter == Self.counterLimit { begin(milliseconds + 1) }
        }
        let randomB = (counter & 0x3FFF_FFFF) << 32 | random.next() >> 32
        return UUIDv7(milliseconds: milliseconds, randomA: UInt16(counter >> 30), randomB: randomB)
    }

    private mutating func begin(_ millisecond: UInt64) {
        milliseconds = millisecond
        counter = random.next() >> 23
    }
}
