import Foundation

/// An amount as it stands on the command line.
enum Amount {
    /// - Throws: ``Failure`` where the text isn't a number.
    static func read(_ text: String) throws(Failure) -> Decimal {
        guard let amount = Decimal(plain: text) else {
            throw Failure("not an amount: \(text) (digits, and perhaps a point and more digits)")
        }
        return amount
    }
}
