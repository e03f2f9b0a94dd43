#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decimals by their digits, never through binary floating point.
enum JSONDecimalText {
    /// Reads a decimal that fills the text, written as JSON writes a number.
    /// Nil if it isn't one, or if a `Decimal` can't hold exactly that value.
    static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Decimal? {
        guard var number = JSONNumberText(text) else { return nil }
        guard number.digits != 0 else { return Decimal.zero }
        if number.digits > UInt128(UInt64.max) || !(-128...127).contains(number.exponent) { number.normalize() }
        guard (-128...127).contains(number.exponent) else { return nil }
        // Digits that end in zeros give `Decimal` a larger exponent than is written, which may be more than it can hold.
        let decimal = Decimal(
            sign: number.isNegative ? .minus : .plus, exponent: number.exponent, significand: significand(number.digits)
        )
        return decimal.isFinite ? decimal : nil
    }

    private static func significand(_ digits: UInt128) -> Decimal {
        if let short = UInt64(exactly: digits) { return Decimal(short) }
        let unit: UInt128 = 10_000_000_000_000_000_000
        let low = UInt64(truncatingIfNeeded: digits % unit)
        let high = UInt64(truncatingIfNeeded: digits / unit % unit)
        let top = UInt64(truncatingIfNeeded: digits / unit / unit)
        let power = Decimal(sign: .plus, exponent: 19, significand: 1)
        return (Decimal(top) * power + Decimal(high)) * power + Decimal(low)
    }
}
