import Foundation

/// A member of each type that containers have a method of their own for, and one that may be absent.
struct Everything: Sample {
    var bool: Bool, string: String, double: Double, float: Float
    var int: Int, int8: Int8, int16: Int16, int32: Int32, int64: Int64, int128: Int128
    var uint: UInt, uint8: UInt8, uint16: UInt16, uint32: UInt32, uint64: UInt64, uint128: UInt128
    var date: Date, data: Data, url: URL, uuid: UUID, decimal: ExactDecimal
    var boolOrNil: Bool?, stringOrNil: String?, doubleOrNil: Double?, floatOrNil: Float?
    var intOrNil: Int?, int8OrNil: Int8?, int16OrNil: Int16?, int32OrNil: Int32?, int64OrNil: Int64?
    var int128OrNil: Int128?, uintOrNil: UInt?, uint8OrNil: UInt8?, uint16OrNil: UInt16?, uint32OrNil: UInt32?
    var uint64OrNil: UInt64?, uint128OrNil: UInt128?
    var dateOrNil: Date?, dataOrNil: Data?, urlOrNil: URL?, uuidOrNil: UUID?, decimalOrNil: ExactDecimal?

    static func sample(depth: Int, from choices: inout Choices) -> Everything {
        func drawn<Value: Leaf>() -> Value { .drawn(from: &choices) }
        func perhaps<Value: Leaf>() -> Value? { choices.below(2) == 0 ? nil : .drawn(from: &choices) }
        return Everything(
            bool: drawn(), string: drawn(), double: drawn(), float: drawn(), int: drawn(), int8: drawn(),
            int16: drawn(), int32: drawn(), int64: drawn(), int128: drawn(), uint: drawn(), uint8: drawn(),
            uint16: drawn(), uint32: drawn(), uint64: drawn(), uint128: drawn(), date: drawn(), data: drawn(),
            url: drawn(), uuid: drawn(), decimal: drawn(), boolOrNil: perhaps(), stringOrNil: perhaps(),
            doubleOrNil: perhaps(), floatOrNil: perhaps(), intOrNil: perhaps(), int8OrNil: perhaps(),
            int16OrNil: perhaps(), int32OrNil: perhaps(), int64OrNil: perhaps(), int128OrNil: perhaps(),
            uintOrNil: perhaps(), uint8OrNil: perhaps(), uint16OrNil: perhaps(), uint32OrNil: perhaps(),
            uint64OrNil: perhaps(), uint128OrNil: perhaps(), dateOrNil: perhaps(), dataOrNil: perhaps(),
            urlOrNil: perhaps(), uuidOrNil: perhaps(), decimalOrNil: perhaps())
    }

    var sampleIdentity: String {
        Mirror(reflecting: self).children.map { child in
            (child.value as? any Leaf)?.identity ?? "nil"
        }.joined(separator: ", ")
    }
}
