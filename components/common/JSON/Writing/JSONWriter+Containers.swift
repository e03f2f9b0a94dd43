extension JSONWriter {
    /// Makes an encoder's value an object or an array, and returns the serial number by which to write to it.
    @inline(__always)
    func open(_ shape: JSONFrame.Shape, in serial: Int, order: JSONFrame.Order) -> Int {
        if serial == topSerial, frames[top].shape == .empty, frames[top].depth < maximumDepth {
            begin(shape, order: order)
            return serial
        }
        return openLate(shape, in: serial, order: order)
    }

    @inline(__always)
    private func begin(_ shape: JSONFrame.Shape, order: JSONFrame.Order) {
        frames[top].shape = shape
        frames[top].depth += 1
        if order != .asWritten { frames[top].order = order }
        out.append(shape == .object ? JSONByte.openBrace : JSONByte.openBracket)
    }

    @inline(never)
    private func openLate(_ shape: JSONFrame.Shape, in serial: Int, order: JSONFrame.Order) -> Int {
        do {
            let frame = try self.frame(of: serial)
            if frames[frame].shape == shape { return serial }
            guard frames[frame].shape == .empty else {
                throw JSONRefusal(JSONWriter.self, "A second value was encoded in the place of one.")
            }
            guard frames[frame].depth < maximumDepth else { throw tooDeep }
            if frames[frame].isOpen {
                close(downTo: frame)
                begin(shape, order: order)
            } else {
                fill(frame, with: shape)
            }
            return serial
        } catch {
            note(error, at: path(of: serial))
            return -1
        }
    }

    var tooDeep: JSONRefusal {
        JSONRefusal(JSONWriter.self, "The value is nested more than \(maximumDepth) levels deep.")
    }

    /// The frame has been closed as `{}`.
    private func fill(_ frame: Int, with shape: JSONFrame.Shape) {
        frames[frame].shape = shape
        frames[frame].depth += 1
        guard shape == .array else { return }
        out.overwrite(frames[frame].start, with: JSONByte.openBracket)
        out.overwrite(frames[frame].end - 1, with: JSONByte.closeBracket)
    }

    // MARK: Containers in containers

    /// Opens a container, or an encoder with `.empty`, as a member.
    func nest(_ shape: JSONFrame.Shape, forKey key: some CodingKey, of serial: Int, order: JSONFrame.Order) -> Int {
        nest(shape, of: serial, order: order) { frame in
            if shape != .empty, let nested = try nestedFrame(key, shape: shape) { return nested }
            _ = openMember(key)
            return nil
        }
    }

    /// Opens a container, or an encoder with `.empty`, as an element.
    func nest(_ shape: JSONFrame.Shape, of serial: Int, order: JSONFrame.Order) -> Int {
        nest(shape, of: serial, order: order) { _ in
            _ = openElement()
            return nil
        }
    }

    private func nest(
        _ shape: JSONFrame.Shape, of serial: Int, order: JSONFrame.Order, prepare: (Int) throws -> Int?
    ) -> Int {
        do {
            let frame = try self.frame(of: serial)
            guard frames[frame].depth < maximumDepth || shape == .empty else { throw tooDeep }
            if frames[frame].isOpen {
                close(downTo: frame)
                if let nested = try prepare(frame) { return frames[nested].serial }
                return start(shape, order: order)
            }
            return try nestLate(shape, in: frame, order: order, prepare: prepare)
        } catch {
            note(error, at: path(of: serial))
            return -1
        }
    }

    private func start(_ shape: JSONFrame.Shape, order: JSONFrame.Order) -> Int {
        push()
        if shape != .empty { begin(shape, order: order) }
        return topSerial
    }

    /// The container comes into being empty and closed, and is written to like any other that has been closed.
    private func nestLate(
        _ shape: JSONFrame.Shape, in frame: Int, order: JSONFrame.Order, prepare: (Int) throws -> Int?
    ) throws -> Int {
        var serial = -1
        try insert(into: frame) {
            if let nested = try prepare(frame) {
                serial = frames[nested].serial
            } else {
                serial = start(shape, order: order)
                closeTop()
            }
        }
        return serial
    }

    // MARK: Coding paths

    func path(of serial: Int) -> [any CodingKey] {
        index(of: serial).map { path(ofFrame: $0) } ?? []
    }

    func path(ofFrame frame: Int) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        var index = frame
        while frames[index].parent >= 0 {
            let parent = frames[index].parent
            switch frames[parent].shape {
            case .object:
                keys.append(JSONPathKey(stringValue: JSONText.key(in: out.text(0..<out.count), at: frames[index].step)))
            case .array: keys.append(JSONPathKey(index: frames[index].step))
            case .empty, .scalar, .detached: break
            }
            index = parent
        }
        return keys.reversed()
    }
}
