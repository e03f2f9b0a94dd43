extension JSONWriter {
    /// Writes a member of an object. If `write` throws, nothing has been written, and the caller may go on without it.
    @inline(__always)
    func member(_ key: some CodingKey, of serial: Int, write: () throws -> Void) throws {
        guard serial == topSerial else { return try lateMember(key, of: serial, write: write) }
        let entryCount = entries.count
        let start = openMember(key)
        do {
            try write()
        } catch {
            throw undo(to: start, entryCount: entryCount, after: error, step: JSONPathKey(key))
        }
    }

    @inline(never)
    private func lateMember(_ key: some CodingKey, of serial: Int, write: () throws -> Void) throws {
        let frame = try self.frame(of: serial)
        guard !frames[frame].isOpen else {
            close(downTo: frame)
            return try member(key, of: serial, write: write)
        }
        try insert(into: frame) { try member(key, of: serial, write: write) }
    }

    /// Writes an element of an array.
    @inline(__always)
    func element(of serial: Int, write: () throws -> Void) throws {
        guard serial == topSerial else { return try lateElement(of: serial, write: write) }
        let entryCount = entries.count
        let start = openElement()
        do {
            try write()
        } catch {
            throw undo(to: start, entryCount: entryCount, after: error, step: JSONPathKey(index: frames[top].count - 1))
        }
    }

    @inline(never)
    private func lateElement(of serial: Int, write: () throws -> Void) throws {
        let frame = try self.frame(of: serial)
        guard !frames[frame].isOpen else {
            close(downTo: frame)
            return try element(of: serial, write: write)
        }
        try insert(into: frame) { try element(of: serial, write: write) }
    }

    /// Writes the one value of an encoder.
    @inline(__always)
    func single(of serial: Int, write: () throws -> Void) throws {
        guard serial == topSerial, frames[top].shape == .empty else { return try lateSingle(of: serial, write: write) }
        let start = out.count
        frames[top].shape = .scalar
        do {
            try write()
        } catch {
            frames[top].shape = .empty
            throw undo(to: start, entryCount: entries.count, after: error, step: nil)
        }
    }

    @inline(never)
    private func lateSingle(of serial: Int, write: () throws -> Void) throws {
        let frame = try self.frame(of: serial)
        guard frames[frame].shape == .empty else {
            throw JSONRefusal(JSONWriter.self, "A second value was encoded in the place of one.").error(
                at: path(ofFrame: frame))
        }
        guard !frames[frame].isOpen else {
            close(downTo: frame)
            return try single(of: serial, write: write)
        }
        try replace(frame) { try single(of: serial, write: write) }
    }

    @inline(never)
    private func undo(to start: Int, entryCount: Int, after error: any Error, step: JSONPathKey?) -> any Error {
        out.truncate(to: start)
        entries.truncate(to: entryCount)
        if let step {
            frames[top].count -= 1
            restoreMember(step, at: start)
        }
        guard let refusal = error as? JSONRefusal else { return error }
        return refusal.error(at: path(ofFrame: top) + (step.map { [$0] } ?? []))
    }
}
