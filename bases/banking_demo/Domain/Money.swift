import Foundation

/// An amount of money: an exact decimal with at most two places.
struct Money: Hashable {
    /// The amount as a number.
    let decimal: Decimal

    /// Takes a number that is known to have at most two places.
    init(exactly decimal: Decimal) {
        self.decimal = decimal
    }

    static let zero = Money(exactly: 0)

    /// The largest amount, and the most that an account may hold. Decimals are exact up to 38 digits: the sum over
    /// all accounts of any bank stays within that.
    static let limit = Money(exactly: Decimal(99_999_999_999_999_999) / 100)

    /// An amount to be moved: positive, with at most two places, and within ``limit``.
    init(_ amount: Decimal) throws(Account.Reason) {
        guard amount > 0 else { throw .notPositive(amount: amount) }
        guard amount.places <= 2 else { throw .tooManyPlaces(amount: amount) }
        guard amount <= Self.limit.decimal else { throw .overLimit }
        decimal = amount
    }
}

extension Money: Comparable, AdditiveArithmetic {
    static func < (lhs: Money, rhs: Money) -> Bool { lhs.decimal < rhs.decimal }
    static func + (lhs: Money, rhs: Money) -> Money { Money(exactly: lhs.decimal + rhs.decimal) }
    static func - (lhs: Money, rhs: Money) -> Money { Money(exactly: lhs.decimal - rhs.decimal) }
}

extension Money: CustomStringConvertible {
    /// The amount with two places, such as `1000.00`.
    var description: String { decimal.withTwoPlaces }
}

extension Money: Codable {
    /// Stored as the text that is shown, `"500.00"`: exact for every reader, and the same bytes for the same amount.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let decimal = Decimal(plain: try container.decode(String.self)), decimal.places <= 2 else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "an amount is a decimal with at most two places")
        }
        self.init(exactly: decimal)
    }
}
