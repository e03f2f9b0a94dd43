import OrchestrixCommon

/// Reads the value of one attribute.
struct AttributeReader {
    let name: String
    let bytes: ArraySlice<UInt8>

    /// The value, or `nil` where it is `null`.
    func value() throws(CloudEventError) -> ExtensionValue? {
        switch bytes.first ?? 0 {
        case UInt8(ascii: "\""): .string(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .integer(try integer())
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): try word()
        default: throw CloudEventError(invalid: name, "isn't a string, an integer or a boolean")
        }
    }

    private func text() throws(CloudEventError) -> String {
        if let text = PlainText.text(ofString: bytes) { return text }
        do {
            return try JSONCodec().decode(String.self, from: bytes)
        } catch {
            throw CloudEventError(invalid: name, "isn't a JSON string", cause: error)
        }
    }

    /// CloudEvents takes digits and a sign only: no fraction and no exponent.
    private func integer() throws(CloudEventError) -> Int32 {
        let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
        let isCanonical = digits.count == 1 || digits.first != UInt8(ascii: "0")
        guard isCanonical, let value = Int32(String(decoding: bytes, as: UTF8.self)) else {
            throw CloudEventError(invalid: name, "isn't an integer of 32 bits")
        }
        return value
    }

    private func word() throws(CloudEventError) -> ExtensionValue? {
        switch String(decoding: bytes, as: UTF8.self) {
        case "true": .boolean(true)
        case "false": .boolean(false)
        case "null": nil
        default: throw CloudEventError(invalid: name, "isn't JSON")
        }
    }
}
