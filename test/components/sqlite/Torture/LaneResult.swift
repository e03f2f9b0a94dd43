/// What one worker's lives have come to.
struct LaneResult: Sendable {
    let seed: UInt64
    let acknowledged: [Int: ClosedRange<Int>]
    let lost: Set<Int>
    let hits: Int
    let inFlight: Int
}
