/// The exact bytes of one JSON value, known to be valid.
///
/// ``JSONCodec`` writes them into a document as they are and takes them out of one as they stand there, with the
/// white space and the number formats that their author gave them. It serves payloads that are passed on and not
/// looked into: a `RawJSON` may stand wherever a `Codable` value may, also as the value of a dictionary.
/// White space around the value isn't part of it; line breaks within it are.
///
/// Two are equal if their bytes are. Other encoders and decoders can't splice bytes and refuse it with an
/// `EncodingError` or a `DecodingError`.
public struct RawJSON: Hashable, Sendable {
    /// The value's text, in UTF-8.
    public let bytes: [UInt8]
    /// How many containers its innermost value stands in.
    let depth: Int

    /// Takes over the bytes of one JSON value, without the white space around it.
    ///
    /// - Throws: `DecodingError.dataCorrupted` with the offset of the first byte at which they aren't valid JSON, or
    ///   if they nest more than 512 levels deep.
    public init(validating bytes: [UInt8]) throws {
        let document = try bytes.withUnsafeBufferPointer {
            try JSONDocument($0, maximumDepth: JSONCodec.defaultMaximumDepth)
        }
        self = document.raw(at: 0)
    }

    init(validBytes: [UInt8], depth: Int) {
        bytes = validBytes
        self.depth = depth
    }
}

extension RawJSON: Codable {
    /// Refused by every encoder but that of ``JSONCodec``, which doesn't come here.
    public func encode(to encoder: any Encoder) throws {
        guard let encoder = encoder as? JSONValueEncoder else {
            throw JSONRefusal(RawJSON.self, "Only JSONCodec can encode RawJSON.").error(at: encoder.codingPath)
        }
        try encoder.encode(self)
    }

    /// Refused by every decoder but that of ``JSONCodec``.
    public init(from decoder: any Decoder) throws {
        guard let decoder = decoder as? JSONValueDecoder else {
            throw DecodingError.typeMismatch(
                RawJSON.self,
                .init(codingPath: decoder.codingPath, debugDescription: "Only JSONCodec can decode RawJSON."))
        }
        self = try decoder.decode(RawJSON.self)
    }
}
