import Foundation

/// A decimal that leaves itself to its coder, but is a string for a Foundation coder that is set up for it.
struct ExactDecimal: Codable, Hashable, Sendable {
    var value: Decimal

    init(_ value: Decimal) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard decoder.userInfo[FoundationCodec.decimalsAreStrings] != nil else {
            value = try container.decode(Decimal.self)
            return
        }
        guard let decimal = Decimal(string: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal")
        }
        value = decimal
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder.userInfo[FoundationCodec.decimalsAreStrings] == nil {
            try container.encode(value)
        } else if value.isFinite {
            try container.encode(value.description)
        } else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: encoder.codingPath, debugDescription: "not a number"))
        }
    }
}
