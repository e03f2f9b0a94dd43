import Foundation
import OrchestrixCommon
import Testing

@Suite("A rule for numbers")
struct NotANumberTests {
    private static func rules<Number>(
        _ type: Number.Type = Number.self
    ) -> [ValidationRule<Number>] where Number: Comparable & SignedNumeric & Sendable {
        [
            .positive, .nonNegative, .finite, .range(Number.zero...), .range(...Number.zero), .range(..<1),
            .range(-1...1),
            .not(.positive, "must not be positive"), .not(.range(...5), "must not be up to 5"),
            .not(.oneOf(1), "must not be 1"), .allOf(.positive), .anyOf(.positive, .range(...0)),
        ]
    }

    @Test("refuses NaN and infinities, whatever the comparisons say of them")
    func refuses() {
        for rule in Self.rules(Double.self) {
            for value in [Double.nan, .signalingNaN, .infinity, -.infinity] {
                #expect(rule.failures(in: value).count == 1, "\(value)")
                #expect(rule.failures(in: value).allSatisfy { $0.message.contains("must be a finite number") })
            }
        }
        for rule in Self.rules(Float.self) { #expect(rule.failures(in: .nan).count == 1) }
        for rule in Self.rules(Decimal.self) { #expect(rule.failures(in: .nan).count == 1) }
    }

    @Test("judges finite floating-point numbers and decimals by their value")
    func judges() {
        #expect(ValidationRule<Double>.positive.failures(in: .leastNonzeroMagnitude).isEmpty)
        #expect(ValidationRule<Double>.nonNegative.failures(in: -0.0).isEmpty)
        #expect(ValidationRule<Double>.range(0...1).failures(in: 1.0.nextUp).map(\.rule) == ["range"])
        #expect(ValidationRule<Double>.finite.failures(in: .greatestFiniteMagnitude).isEmpty)
        #expect(ValidationRule<Decimal>.positive.failures(in: Decimal(string: "0.01")!).isEmpty)
        #expect(ValidationRule<Decimal>.positive.failures(in: 0).map(\.message) == ["must be positive"])
        #expect(ValidationRule<Duration>.positive.failures(in: .zero).map(\.rule) == ["positive"])
    }

    @Test("refuses a number that isn't one also in an optional field and in an array")
    func nested() {
        struct Reading {
            var value: Double?
            var history: [Double] = []
        }
        let validation = Validation<Reading> {
            Field("value", \.value, .range(...100))
            Field("history", \.history, .each(.nonNegative))
        }
        #expect(
            validation.failures(in: Reading(value: .nan, history: [0, .infinity])).map(\.field) == [
                "value", "history[1]",
            ])
        #expect(validation.failures(in: Reading(value: nil)).isEmpty)
    }
}
