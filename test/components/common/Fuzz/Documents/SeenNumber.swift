import Foundation

/// What a number is to each kind of numeric type; nil where it doesn't fit.
struct SeenNumber: Equatable {
    var double: UInt64?
    var float: UInt32?
    var byte: UInt8?
    var int: Int?
    var unsigned: UInt64?
    var wide: Int128?
    var widest: UInt128?
    var decimal: String?

    /// Nil if the value is no number at all.
    init?(_ container: any SingleValueDecodingContainer) {
        do {
            double = try container.decode(Double.self).bitPattern
        } catch DecodingError.typeMismatch {
            return nil
        } catch {}
        float = try? container.decode(Float.self).bitPattern
        byte = try? container.decode(UInt8.self)
        int = try? container.decode(Int.self)
        unsigned = try? container.decode(UInt64.self)
        wide = try? container.decode(Int128.self)
        widest = try? container.decode(UInt128.self)
        decimal = (try? container.decode(Decimal.self)).map { NumberText($0.description).identity }
    }

    /// What a number must be, by its text.
    init(_ text: String) {
        let number = NumberText(text)
        let nearest = strtod(text, nil)
        if nearest.isFinite, nearest != 0 || number.isZero { double = nearest.bitPattern }
        let nearestFloat = strtof(text, nil)
        if nearestFloat.isFinite, nearestFloat != 0 || number.isZero { float = nearestFloat.bitPattern }
        byte = number.integer(UInt8.self)
        int = number.integer(Int.self)
        unsigned = number.integer(UInt64.self)
        wide = number.integer(Int128.self)
        widest = number.integer(UInt128.self)
        if number.fitsDecimal { decimal = number.isZero ? "e0" : number.identity }
    }
}
