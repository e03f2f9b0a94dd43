extension JSONWriter {
    /// Writes the key of the next member of the innermost frame, up to the colon, and returns where that began.
    @inline(__always)
    func openMember(_ key: some CodingKey) -> Int {
        var name = key.stringValue
        return name.withUTF8 { openMember($0) }
    }

    @inline(__always)
    private func openMember(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        let tag = tag(name)
        if frames[top].order != .keys, !isFirst(tag) { dropMember(name, tag) }
        let start = out.count
        if needsComma(after: JSONByte.openBrace) { out.append(JSONByte.comma) }
        entries.append(JSONEntry(tag: tag, start: out.count))
        frames[top].count += 1
        out.append(quoted: name)
        out.append(JSONByte.colon)
        return start
    }

    /// Prepares the place of the next element of the innermost frame, and returns where that began.
    @inline(__always)
    func openElement() -> Int {
        let start = out.count
        if needsComma(after: JSONByte.openBracket) { out.append(JSONByte.comma) }
        if frames[top].order != .asWritten { entries.append(JSONEntry(tag: 0, start: out.count)) }
        frames[top].count += 1
        return start
    }

    /// A key's hash and the innermost frame.
    @inline(__always)
    private func tag(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        JSONHash.of(name) << 32 | UInt64(UInt32(truncatingIfNeeded: topSerial))
    }

    /// No value ends in an opening bracket, so the last byte tells whether something stands before this.
    @inline(__always)
    private func needsComma(after bracket: UInt8) -> Bool {
        frames[top].isOpen ? out.last != bracket : out[frames[top].end - 2] != bracket
    }

    // MARK: Keys that are written twice

    /// Notes a key; false if it may have been written before.
    @inline(__always)
    private func isFirst(_ tag: UInt64) -> Bool {
        guard frames[top].count < Self.manyKeys else { return isFirstOfMany(tag) }
        let bit: UInt64 = 1 << (tag >> 58)
        let isNew = frames[top].keyBits & bit == 0
        frames[top].keyBits |= bit
        return isNew
    }

    /// From here on the bits of a frame are of no use, and looking through all keys would take the square of their number.
    private static var manyKeys: Int { 64 }

    @inline(never)
    private func isFirstOfMany(_ tag: UInt64) -> Bool {
        if frames[top].count == Self.manyKeys { noteKeys() }
        return largeKeys.insert(tag).inserted
    }

    private func noteKeys() {
        for index in frames[top].firstEntry..<entries.count { largeKeys.insert(entries[index].tag) }
    }

    /// Removes the member that was written under a name before: the last one counts, unless it fails.
    @inline(never)
    private func dropMember(_ name: UnsafeBufferPointer<UInt8>, _ tag: UInt64) {
        guard let entry = entry(name, tag) else { return }
        let start = entries[entry].start
        let text = out.text(0..<out.count)
        let end = JSONText.endOfMember(in: text, at: start)
        let value = Array(text[JSONText.endOfString(in: text, at: start) + 1..<end])
        let contentEnd = frames[top].isOpen ? out.count : frames[top].end - 1
        let range =
            end < contentEnd ? start..<end + 1 : out[start - 1] == JSONByte.comma ? start - 1..<end : start..<end
        entries[entry] = JSONEntry(tag: .max, start: start)
        frames[top].count -= 1
        detach(within: range)
        place(from: out.count, replacing: range, newFrames: frames.count, newEntries: entries.count)
        replaced.append((tag: tag, start: out.count, value: value))
    }

    /// Writes the value again that has given way to one that failed, if there was one.
    func restoreMember(_ key: some CodingKey, at start: Int) {
        var name = key.stringValue
        let tag = name.withUTF8 { self.tag($0) }
        guard let value = replaced.last(where: { $0.tag == tag && $0.start == start })?.value else { return }
        _ = openMember(key)
        value.withUnsafeBufferPointer { out.append($0) }
    }

    /// The frame of a container that was opened under a key of the innermost frame before.
    /// - Throws: an `EncodingError` if something else stands there.
    func nestedFrame(_ key: some CodingKey, shape: JSONFrame.Shape) throws -> Int? {
        var name = key.stringValue
        guard let entry = name.withUTF8({ entry($0, tag($0)) }) else { return nil }
        let start = entries[entry].start
        let nested = (top + 1..<frames.count).first { index in
            frames[index].parent == top && frames[index].step == start && frames[index].shape == shape
        }
        guard nested != nil else {
            throw JSONRefusal(JSONWriter.self, "A container was asked for in the place of a value.").error(
                at: path(ofFrame: top) + [JSONPathKey(key)])
        }
        return nested
    }

    /// The entry of a member of the innermost frame.
    private func entry(_ name: UnsafeBufferPointer<UInt8>, _ tag: UInt64) -> Int? {
        guard (frames[top].firstEntry..<entries.count).contains(where: { entries[$0].tag == tag }) else { return nil }
        var key = JSONBuffer(capacity: name.count + 8)
        key.append(quoted: name)
        key.append(JSONByte.colon)
        let wanted = key.bytes()
        return (frames[top].firstEntry..<entries.count).last { index in
            let start = entries[index].start
            return entries[index].tag == tag && start + wanted.count <= out.count
                && out.text(start..<start + wanted.count).elementsEqual(wanted)
        }
    }
}
