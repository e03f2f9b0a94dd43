import OrchestrixCommon
import Testing

@Suite("A validation rule")
struct ValidationRuleTests {
    @Test(
        "takes its bounds themselves and refuses what lies beyond them",
        arguments: [
            (.positive, [1, .max], [0, -1, .min], "must be positive"),
            (.nonNegative, [0, 1, .max], [-1, .min], "must not be negative"),
            (.range(1...10), [1, 10], [0, 11], "must be from 1 to 10"),
            (.range(1..<10), [1, 9], [0, 10], "must be from 1 to below 10"),
            (.range(1...), [1, .max], [0], "must be at least 1"),
            (.range(...10), [.min, 10], [11], "must be at most 10"),
            (.range(..<10), [.min, 9], [10], "must be below 10"),
            (.oneOf(1, 3), [1, 3], [0, 2], "must be one of 1, 3"),
            (.oneOf([5]), [5], [0], "must be one of 5"),
            (.not(.oneOf(1, 3), "must not be 1 or 3"), [0, 2], [1, 3], "must not be 1 or 3"),
            (.anyOf(.range(...0), .oneOf(7)), [0, 7], [1, 8], "must be at most 0, or must be one of 7"),
            (.allOf(.positive, .range(...9)), [1, 9], [0, 10], nil),
            (.even, [0, 2], [1, -1], "must be even"),
        ] as [(ValidationRule<Int>, [Int], [Int], String?)])
    func numbers(rule: ValidationRule<Int>, accepted: [Int], refused: [Int], message: String?) {
        for value in accepted { #expect(rule.failures(in: value).isEmpty, "\(value)") }
        for value in refused {
            let failures = rule.failures(in: value)
            #expect(failures.count == 1, "\(value)")
            #expect(failures.first?.field == "")
            if let message { #expect(failures.first?.message == message) }
        }
    }

    @Test(
        "reads text by its characters, and its bytes where that is asked for",
        arguments: [
            (.notEmpty, ["a", " a", "\u{0}"], ["", " ", "\t\n\u{3000}"], "must not be empty"),
            (.length(2...3), ["ab", "é😀", "👨‍👩‍👧x"], ["", "a", "abcd", "👨‍👩‍👧"], "must be from 2 to 3 characters long"),
            (.length(...0), [""], ["a"], "must be at most 0 characters long"),
            (.utf8Length(...4), ["abcd", "😀"], ["abcde", "😀a"], "must be at most 4 bytes long in UTF-8"),
            (.pattern(/[a-z]+/), ["a", "xyz"], ["", "A", "a1", "1a", "a\n"], "must have the right form"),
            (.pattern("[0-9]{3}", "must be three digits"), ["123"], ["12", "1234", "123\n"], "must be three digits"),
            (.oneOf("a", "b"), ["a", "b"], ["A", "", "ab"], "must be one of a, b"),
        ] as [(ValidationRule<String>, [String], [String], String)])
    func text(rule: ValidationRule<String>, accepted: [String], refused: [String], message: String) {
        for value in accepted { #expect(rule.failures(in: value).isEmpty, "\(value)") }
        for value in refused { #expect(rule.failures(in: value).map(\.message) == [message], "\(value)") }
    }

    @Test("counts the elements of collections")
    func collections() {
        #expect(ValidationRule<[Int]>.notEmpty.failures(in: []).map(\.rule) == ["notEmpty"])
        #expect(ValidationRule<Set<Int>>.notEmpty.failures(in: [1]).isEmpty)
        #expect(ValidationRule<[Int]>.length(1...2).failures(in: [1, 2, 3]).map(\.rule) == ["length"])
        let even = ValidationRule<[Int]>.each(.even, .positive)
        #expect(
            even.failures(in: [2, 3, 0, -1]).map { "\($0.field) \($0.rule)" }
                == ["[1] even", "[2] positive", "[3] even", "[3] positive"])
    }

    @Test("tells every part that is broken of those that must all be kept")
    func allOf() {
        let rule = ValidationRule<Int>.allOf(.even, .positive, .range(...9))
        #expect(rule.failures(in: -1).map(\.rule) == ["even", "positive"])
        #expect(rule.failures(in: 11).map(\.rule) == ["even", "range"])
    }

    @Test("that is malformed as a pattern stops the program at its declaration")
    func malformedPattern() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = ValidationRule<String>.pattern("ORD-(")
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("the pattern ORD-( is malformed"))
    }

    @Test("may be asked by many tasks at once")
    func concurrency() async {
        let rule = ValidationRule<String>.pattern(/(a|b)+/)
        let refused = await withTaskGroup { group in
            for index in 0..<200 {
                group.addTask { rule.failures(in: index.isMultiple(of: 2) ? "abab" : "abc").count }
            }
            return await group.reduce(0, +)
        }
        #expect(refused == 100)
    }
}

extension ValidationRule where Value == Int {
    fileprivate static var even: Self { Self("even", "must be even") { $0.isMultiple(of: 2) } }
}
