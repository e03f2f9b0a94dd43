/// Decodes a document as if it were the value of an object's only member.
///
/// That is how Swift codes an enum: an object with the case's name as its only key. Where the name is kept elsewhere, the
/// object needn't be written to be read.
struct JSONMemberDecoder<Member: CodingKey>: Decoder {
    let document: JSONDocument
    let member: Member
    let maximumDepth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(JSONMemberContainer<Key, Member>(document: document, member: member))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try whole().unkeyedContainer() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { try whole() }

    /// Only a coding that isn't an enum's own asks for the object itself: then it is written after all.
    private func whole() throws -> JSONValueDecoder {
        var bytes = Array("{".utf8)
        bytes += try JSONCodec().encode(member.stringValue)
        bytes.append(UInt8(ascii: ":"))
        bytes += document.raw(at: 0).bytes
        bytes.append(UInt8(ascii: "}"))
        let document = try bytes.withUnsafeBufferPointer { try JSONDocument($0, maximumDepth: maximumDepth) }
        return JSONValueDecoder(document: document, token: 0)
    }
}
