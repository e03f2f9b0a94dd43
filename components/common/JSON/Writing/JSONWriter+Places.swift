extension JSONWriter {
    /// Writes a member or an element of a container that has been closed.
    func insert(into frame: Int, write: () throws -> Void) throws {
        try late(frame, write: write) {
            let place = frames[frame].end - 1
            return place..<place
        }
    }

    /// Writes the value of an encoder that has been closed with nothing in it, over the `{}` that stands for nothing.
    func replace(_ frame: Int, write: () throws -> Void) throws {
        try late(frame, write: write) { frames[frame].start..<frames[frame].end }
    }

    /// Writes behind the last byte on behalf of a closed frame, and moves the result to its place.
    private func late(_ frame: Int, write: () throws -> Void, place range: () -> Range<Int>) throws {
        let innermost = top
        select(frame)
        defer { select(innermost) }
        let newFrames = frames.count
        let newEntries = entries.count
        let outerStart = lateStart
        lateStart = out.count
        defer { lateStart = outerStart }
        // After an error nothing is there to be moved, or what the error has left as it was before.
        defer {
            if out.count > lateStart {
                place(from: lateStart, replacing: range(), newFrames: newFrames, newEntries: newEntries)
            }
        }
        try write()
    }

    /// Moves what was written from `mark` on to the place of `range`, and every offset with it.
    func place(from mark: Int, replacing range: Range<Int>, newFrames: Int, newEntries: Int) {
        let growth = out.count - mark - range.count
        out.move(from: mark, replacing: range)
        let hold = range.lowerBound
        func moved(_ offset: Int, isNew: Bool) -> Int {
            if isNew { return offset - mark + hold }
            return offset > hold ? offset + growth : offset
        }
        if growth < 0 { lateStart = moved(lateStart, isNew: false) }
        for index in 0..<frames.count {
            let isNew = index >= newFrames
            frames[index].start = moved(frames[index].start, isNew: isNew)
            if !frames[index].isOpen { frames[index].end = moved(frames[index].end, isNew: isNew) }
            let parent = frames[index].parent
            if parent >= 0, frames[parent].shape == .object {
                frames[index].step = moved(frames[index].step, isNew: isNew)
            }
        }
        for index in 0..<entries.count {
            entries[index].start = moved(entries[index].start, isNew: index >= newEntries)
        }
    }

    /// Cuts off the frames of a value that is about to be removed.
    func detach(within range: Range<Int>) {
        for index in 0..<frames.count where range.contains(frames[index].start) {
            frames[index].shape = .detached
        }
    }
}
