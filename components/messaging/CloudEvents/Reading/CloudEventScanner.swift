import OrchestrixCommon

/// Divides the text of an event into its members, so that whatever is wrong with one of them is told by its name.
///
/// It only looks for where values end; whether they are JSON is found out when they are read.
struct CloudEventScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The members in the order of the text.
    mutating func members() throws(CloudEventError) -> [(name: String, value: ArraySlice<UInt8>)] {
        var members: [(String, ArraySlice<UInt8>)] = []
        members.reserveCapacity(16)
        try expect("{")
        if !take("}") {
            repeat { members.append(try member()) } while take(",")
            try expect("}")
        }
        skipSpace()
        guard at == bytes.count else { throw fault("something follows the event") }
        return members
    }

    private mutating func member() throws(CloudEventError) -> (String, ArraySlice<UInt8>) {
        let name = try name()
        try expect(":")
        skipSpace()
        let start = at
        skipValue()
        guard at > start else { throw fault("expected a value") }
        return (name, bytes[start..<at])
    }

    private mutating func name() throws(CloudEventError) -> String {
        skipSpace()
        let start = at
        guard byte == UInt8(ascii: "\"") else { throw fault("expected a name") }
        skipString()
        if let name = PlainText.text(ofString: bytes[start..<at]) { return name }
        guard let name = try? JSONCodec().decode(String.self, from: bytes[start..<at]) else {
            at = start
            throw fault("expected a name")
        }
        return name
    }

    private mutating func skipValue() {
        switch byte {
        case UInt8(ascii: "\""): skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): skipContainer()
        default: while let byte, !Self.endsValue(byte) { at += 1 }
        }
    }

    private mutating func skipContainer() {
        var depth = 0
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            at += 1
            if depth == 0 { return }
        }
    }

    private mutating func skipString() {
        at += 1
        while let byte, byte != UInt8(ascii: "\"") { at += byte == UInt8(ascii: "\\") ? 2 : 1 }
        at = min(at + 1, bytes.count)
    }
}

extension CloudEventScanner {
    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(CloudEventError) {
        guard take(mark) else { throw fault("expected \(mark)") }
    }

    private mutating func skipSpace() {
        while let byte, Self.isSpace(byte) { at += 1 }
    }

    private func fault(_ reason: String) -> CloudEventError {
        CloudEventError(.malformedCloudEvent, "the text isn't a JSON object: \(reason) at byte \(at)")
    }

    private static func endsValue(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
