/// Where a member or element begins. Kept for objects, to find a key that is written twice, and for what is to be sorted.
struct JSONEntry {
    /// The key's hash and the frame's index.
    let tag: UInt64
    var start: Int
}
