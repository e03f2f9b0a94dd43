/// A value that is being written, from its place in the document to its last byte.
///
/// A frame is made for every value whose parts come one by one: each encoder and each container has one.
/// Offsets count bytes from the document's start.
struct JSONFrame {
    enum Shape: UInt8 {
        /// Nothing has been encoded yet; left alone it becomes `{}`.
        case empty
        case object, array, scalar
        /// Its value has been replaced by another under the same key.
        case detached
    }

    enum Order: UInt8 {
        case asWritten
        /// Members by key.
        case keys
        /// Elements by their bytes.
        case elements
        /// Elements two by two, by the bytes of the first.
        case pairs
    }

    /// A number that is never given twice, by which containers know their frame.
    let serial: Int
    /// The frame around this one, as an index, or -1.
    let parent: Int
    /// Where in the parent this value stands: the offset of its key in an object, its index in an array.
    var step: Int
    /// How many containers are open here.
    var depth: Int
    var start: Int
    /// Past the last byte, once closed.
    var end = 0
    /// How many members or elements have been written.
    var count = 0
    /// A bit for each key written so far.
    var keyBits: UInt64 = 0
    /// The first of the writer's entries that can belong to this frame.
    let firstEntry: Int
    var shape = Shape.empty
    var order = Order.asWritten
    var isOpen = true
}
