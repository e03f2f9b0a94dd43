/// A value without parts, as a member of a generated type may be.
protocol Leaf: Codable, Hashable, Sendable {
    /// Draws a value; zeros make the simplest.
    static func drawn(from choices: inout Choices) -> Self
    /// The text by which two values are held for the same: to the bit, to the byte.
    var identity: String { get }
    /// The kind of JSON value that stands for it.
    static var form: LeafForm { get }
    /// A value that can't be written, if there is one.
    static var unwritable: Self? { get }
}

extension Leaf {
    var identity: String { "\(self)" }
    static var unwritable: Self? { nil }
}

extension Leaf where Self: FixedWidthInteger {
    static var form: LeafForm { .integer(isNegativeAllowed: isSigned) }

    static func drawn(from choices: inout Choices) -> Self {
        switch choices.below(4) {
        case 0: Self(clamping: choices.below(12))
        case 1: choices.pick([max, min, max - 1, min + 1, max / 2, max / 10, max / 10 + 1])
        case 2: Self(truncatingIfNeeded: Int64(bitPattern: choices.bits())) >> Self(choices.below(bitWidth))
        default:
            Self(truncatingIfNeeded: UInt128(choices.bits()) << 64 | UInt128(choices.bits()))
                >> Self(choices.below(bitWidth))
        }
    }
}

extension Int: Leaf {}
extension Int8: Leaf {}
extension Int16: Leaf {}
extension Int32: Leaf {}
extension Int64: Leaf {}
extension Int128: Leaf {}
extension UInt: Leaf {}
extension UInt8: Leaf {}
extension UInt16: Leaf {}
extension UInt32: Leaf {}
extension UInt64: Leaf {}
extension UInt128: Leaf {}

extension Bool: Leaf {
    static var form: LeafForm { .bool }

    static func drawn(from choices: inout Choices) -> Bool { choices.below(2) == 1 }
}
