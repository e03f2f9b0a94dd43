import Foundation

extension Double: Leaf {
    static var form: LeafForm { .floatingPoint }
    static var unwritable: Double? { .nan }

    var identity: String { "\(self) \(bitPattern)" }

    static func drawn(from choices: inout Choices) -> Double {
        switch choices.below(5) {
        case 0: Double(choices.below(100))
        case 1: (Double(choices.below(200_000)) - 100_000) / 100
        case 2:
            choices.pick([
                0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0x1p53, 0x1p53 - 1,
                -0x1p63, 0x1p64, 1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 1e-5, 1e-7, 0.1 + 0.2, 123_456_789_012_345_680,
                .leastNormalMagnitude.nextDown,
            ])
        case 3: Double(Int64(bitPattern: choices.bits()) >> Int64(choices.below(64)))
        default: finite(Double(bitPattern: choices.bits()))
        }
    }

    private static func finite(_ value: Double) -> Double { value.isFinite ? value : 0.1 }
}

extension Float: Leaf {
    static var form: LeafForm { .floatingPoint }
    static var unwritable: Float? { -.infinity }

    var identity: String { "\(self) \(bitPattern)" }

    static func drawn(from choices: inout Choices) -> Float {
        switch choices.below(4) {
        case 0: return Float(choices.below(100))
        case 1: return (Float(choices.below(200_000)) - 100_000) / 100
        case 2:
            return choices.pick([
                0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0x1p24, 0x1p24 - 1,
                16_777_218, 1e10, 0.1, 3.4e38, .leastNormalMagnitude.nextDown,
            ])
        default:
            let value = Float(bitPattern: UInt32(truncatingIfNeeded: choices.bits()))
            return value.isFinite ? value : 0.1
        }
    }
}

extension ExactDecimal: Leaf {
    static var form: LeafForm { .decimal }
    static var unwritable: ExactDecimal? { ExactDecimal(.nan) }

    var identity: String { value.description }

    static func drawn(from choices: inout Choices) -> ExactDecimal {
        switch choices.below(4) {
        case 0: return ExactDecimal(Decimal(choices.below(1_000)))
        case 1: return ExactDecimal(Decimal(choices.below(2_000_000) - 1_000_000) / 100)
        case 2:
            return ExactDecimal(
                choices.pick([
                    .zero, .greatestFiniteMagnitude, .leastFiniteMagnitude, .leastNonzeroMagnitude, .pi,
                    Decimal(UInt64.max), Decimal(Int64.min),
                ]))
        default:
            let digits = (0...choices.below(38)).map { _ in "\(choices.below(10))" }.joined()
            let exponent = choices.below(180) - 100
            let sign = choices.below(2) == 1 ? "-" : ""
            return ExactDecimal(Decimal(string: "\(sign)\(digits)e\(exponent)") ?? .zero)
        }
    }
}
