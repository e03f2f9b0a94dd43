/// Writes one document straight into its bytes, while encoders and containers are handed out for its parts.
///
/// The open frames form a chain from the document's root to `top`, and what is written lands behind the last byte.
/// Writing to a frame further up closes those below it. A frame that has been closed can still be written to:
/// that is done behind the last byte too, and then moved into place.
///
/// What each value touches isn't checked for overlapping accesses while the program runs, which took a third of the time.
/// None can overlap: an access ends before code of the value's own is called.
final class JSONWriter {
    @exclusivity(unchecked) var out = JSONBuffer(capacity: 1000)
    @exclusivity(unchecked) var frames = JSONStack<JSONFrame>(capacity: 8)
    /// Where members begin, and elements that are to be sorted.
    @exclusivity(unchecked) var entries = JSONStack<JSONEntry>(capacity: 32)
    /// The innermost open frame, or -1.
    @exclusivity(unchecked) var top = -1
    /// Its serial number, or 0.
    @exclusivity(unchecked) var topSerial = 0
    /// The keys of large objects, by frame and hash.
    var largeKeys: Set<UInt64> = []
    /// The values that have given way to others under their keys, by where the other's member begins.
    var replaced: [(tag: UInt64, start: Int, value: [UInt8])] = []
    /// What went wrong in a call that can't throw.
    @exclusivity(unchecked) var failure: EncodingError?
    let maximumDepth: Int
    /// Where that begins which is written on behalf of a closed frame.
    var lateStart = 0

    @exclusivity(unchecked) private var lastSerial = 0
    /// The frame of the value that is being encoded now; those before it wait.
    @exclusivity(unchecked) private var floor = 0

    init(maximumDepth: Int) {
        self.maximumDepth = maximumDepth
    }

    func document(of value: some Encodable) throws -> [UInt8] {
        do {
            try self.value(value)
            guard out.count <= JSONLimits.byteCount else {
                throw JSONRefusal(type(of: value), "The document would be longer than a decoder reads.")
            }
        } catch let refusal as JSONRefusal {
            throw refusal.error(at: [])
        }
        return out.bytes()
    }

    /// Writes a value at the place that has been prepared for it.
    func value<Value: Encodable>(_ value: Value) throws {
        if try known(value) { return }
        let waiting = floor
        let entryCount = entries.count
        let frame = push(order: JSONOrdering.of(Value.self))
        floor = frame
        defer {
            floor = waiting
            leave(frame, entryCount: entryCount)
        }
        try value.encode(to: JSONValueEncoder(writer: self, serial: topSerial))
        if let failure { throw failure }
        close(downTo: frame)
        if frame == 0, frames[0].shape == .empty {
            throw JSONRefusal(Value.self, "The top-level value encoded nothing.")
        }
        closeTop()
    }

    // MARK: Frames

    /// Opens a frame for a value that begins here, within the innermost one.
    @discardableResult
    func push(order: JSONFrame.Order = .asWritten) -> Int {
        lastSerial += 1
        frames.append(
            JSONFrame(
                serial: lastSerial, parent: top, step: step, depth: top >= 0 ? frames[top].depth : 0,
                start: out.count, firstEntry: entries.count, order: order))
        top = frames.count - 1
        topSerial = lastSerial
        return top
    }

    /// Where in the innermost frame the next value stands.
    private var step: Int {
        guard top >= 0 else { return 0 }
        switch frames[top].shape {
        case .object: return entries[entries.count - 1].start
        case .array: return frames[top].count - 1
        case .empty, .scalar, .detached: return 0
        }
    }

    /// Forgets a frame and all that came after it.
    private func leave(_ frame: Int, entryCount: Int) {
        select(frames[frame].parent)
        frames.truncate(to: frame)
        entries.truncate(to: entryCount)
    }

    @inline(__always)
    func select(_ frame: Int) {
        top = frame
        topSerial = frame >= 0 ? frames[frame].serial : 0
    }

    @inline(__always)
    func close(downTo frame: Int) {
        while top != frame { closeTop() }
    }

    func closeTop() {
        switch frames[top].shape {
        case .empty: out.append("{}")
        case .object:
            if frames[top].order == .keys { sortMembers(of: top) }
            out.append(JSONByte.closeBrace)
        case .array:
            if frames[top].order != .asWritten { sortElements(of: top) }
            out.append(JSONByte.closeBracket)
        case .scalar, .detached: break
        }
        frames[top].end = out.count
        frames[top].isOpen = false
        select(frames[top].parent)
    }

    /// Finds the frame of an encoder or container, or throws if it can't be written to any more.
    func frame(of serial: Int) throws -> Int {
        if let failure { throw failure }
        guard let index = index(of: serial), frames[index].shape != .detached else {
            throw JSONRefusal(JSONWriter.self, "A container was used after its value had been encoded or replaced.")
        }
        guard index >= floor else {
            throw JSONRefusal(JSONWriter.self, "A container was used while a value within it was being encoded.")
        }
        return index
    }

    func index(of serial: Int) -> Int? {
        var low = 0
        var high = frames.count
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].serial < serial { low = middle + 1 } else { high = middle }
        }
        return low < frames.count && frames[low].serial == serial ? low : nil
    }

    /// Notes an error in a call that can't throw; the next call that can throws it.
    func note(_ error: any Error, at codingPath: [any CodingKey]) {
        guard failure == nil else { return }
        failure = (error as? JSONRefusal)?.error(at: codingPath) ?? error as? EncodingError
    }
}
