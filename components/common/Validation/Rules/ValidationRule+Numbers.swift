#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Rules for numbers. NaN and infinities break every one of them, in `Double` and its kin as in `Decimal`.
extension ValidationRule where Value: Comparable & AdditiveArithmetic & SendableMetatype {
    /// Greater than zero.
    public static var positive: Self {
        number("positive", "must be positive") { $0 > .zero }
    }

    /// Zero or greater.
    public static var nonNegative: Self {
        number("nonNegative", "must not be negative") { $0 >= .zero }
    }

    /// Neither NaN nor infinite.
    public static var finite: Self {
        number("finite", notFinite) { _ in true }
    }
}

extension ValidationRule where Value: Comparable & Sendable {
    /// Within a range: `1...10`, `0..<1`, `1...` or `...10`.
    public static func range(_ range: some RangeExpression<Value> & Sendable) -> Self {
        number("range", "must be \(Bounds(range).text)") { range.contains($0) }
    }
}

extension ValidationRule {
    static var notFinite: String { "must be a finite number" }

    /// A rule that also a value breaks which is no finite number, whatever the comparisons say about it.
    private static func number(
        _ name: String, _ message: String, _ isKept: @escaping @Sendable (Value) -> Bool
    ) -> Self {
        guard mayBeInfinite else { return Self(name, message, isKept) }
        return Self { value in
            guard isFinite(value) else { return [ValidationError.Failure(field: "", rule: name, message: notFinite)] }
            return isKept(value) ? [] : [ValidationError.Failure(field: "", rule: name, message: message)]
        }
    }

    /// Whether values of the type can be NaN or infinite; asked when a rule is declared, to spare all others the check.
    static var mayBeInfinite: Bool {
        Value.self is any FloatingPoint.Type || Value.self == Decimal.self
    }

    static func isFinite(_ value: Value) -> Bool {
        switch value {
        case let number as any FloatingPoint: number.isFinite
        case let decimal as Decimal: decimal.isFinite
        default: true
        }
    }
}
