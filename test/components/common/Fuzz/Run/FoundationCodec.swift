import Foundation

/// Foundation's coder, set up for the forms that ours has for dates and decimals.
struct FoundationCodec: FuzzedCodec {
    /// Present in Foundation's `userInfo` where decimals are to be the strings that they are in our documents.
    static let decimalsAreStrings = CodingUserInfoKey(rawValue: "decimalsAreStrings")!

    /// With the forms that ours has.
    static let alike = FoundationCodec(decimalsAreStrings: true)
    /// With numbers for decimals.
    static let withNumbers = FoundationCodec(decimalsAreStrings: false)

    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    private init(decimalsAreStrings: Bool) {
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(ExactDate.text(date))
        }
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = ExactDate.date(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date")
            }
            return date
        }
        guard decimalsAreStrings else { return }
        encoder.userInfo[Self.decimalsAreStrings] = true
        decoder.userInfo[Self.decimalsAreStrings] = true
    }

    func encode(_ value: some Encodable) throws -> [UInt8] {
        Array(try encoder.encode(value))
    }

    func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try decoder.decode(type, from: Data(bytes))
    }
}
