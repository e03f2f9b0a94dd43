import OrchestrixCommon

/// Our codec with one flaw.
struct FlawedCodec: FuzzedCodec {
    let flaw: SownFlaw

    func encode(_ value: some Encodable) throws -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try JSONCodec().encode(value)
        } catch let error as EncodingError where flaw == .shortPaths {
            throw EncodingError.invalidValue(
                "", .init(codingPath: error.context.codingPath.dropLast(), debugDescription: ""))
        }
        return DocumentReader.read(bytes).map { FlawedDocument(flaw: flaw).written($0).text } ?? bytes
    }

    func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        do {
            return try JSONCodec(maximumDepth: flaw == .oneLevelTooDeep ? 513 : 512).decode(type, from: read(bytes))
        } catch let error as DecodingError {
            throw flawed(error)
        }
    }

    /// What is decoded in the place of some bytes.
    private func read(_ bytes: [UInt8]) -> [UInt8] {
        switch flaw {
        case .trailingComma: return DocumentReader.read(bytes, leniency: .trailingCommas)?.text ?? bytes
        case .byteOrderMark: return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        case .loneSurrogates, .leadingZeros, .garbageBehind, .invalidUTF8: return mended(bytes)
        default:
            guard let tree = DocumentReader.read(bytes) else { return bytes }
            return FlawedDocument(flaw: flaw).read(tree).map(\.text) ?? bytes
        }
    }

    /// The bytes without what our codec finds wrong with them, if it is of a certain kind.
    private func mended(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<8 {
            guard case DecodingError.dataCorrupted(let context)? = Self.error(bytes),
                let offset = DocumentCheck.offset(context.debugDescription), offset < bytes.count
            else { break }
            switch (flaw, context.debugDescription.split(separator: ": ").last) {
            case (.loneSurrogates, "half of a surrogate pair."):
                bytes.replaceSubrange(offset - 2..<offset + 4, with: [0x3F])
            case (.leadingZeros, "a number begins with a zero."): bytes.remove(at: offset - 1)
            case (.garbageBehind, "something follows the value."): bytes.removeSubrange(offset...)
            case (.invalidUTF8, "the text isn't UTF-8."): bytes[offset] = 0x3F
            default: return bytes
            }
        }
        return bytes
    }

    private static func error(_ bytes: [UInt8]) -> (any Error)? {
        do {
            _ = try RawJSON(validating: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func flawed(_ error: DecodingError) -> DecodingError {
        var path = error.context.codingPath
        var description = error.context.debugDescription
        switch flaw {
        case .shortPaths: path = path.dropLast()
        case .indexesInPaths: path = path.map { key in key.intValue.map { ShapeKey("Index \($0 + 1)") } ?? key }
        case .offsetsOfFaults:
            guard let offset = DocumentCheck.offset(description) else { return error }
            description = description.replacing("byte \(offset)", with: "byte \(offset + 1)")
        case .kindsOfErrors: break
        default: return error
        }
        let context = DecodingError.Context(codingPath: path, debugDescription: description)
        switch error {
        case .typeMismatch(let type, _):
            return flaw == .kindsOfErrors ? .dataCorrupted(context) : .typeMismatch(type, context)
        case .valueNotFound(let type, _): return .valueNotFound(type, context)
        case .keyNotFound(let key, _): return .keyNotFound(key, context)
        default: return .dataCorrupted(context)
        }
    }
}
