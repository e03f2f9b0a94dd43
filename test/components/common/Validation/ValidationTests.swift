import OrchestrixCommon
import Testing

@Suite("A validation")
struct ValidationTests {
    private func failures(_ order: Order) -> [String] {
        Order.validation.failures(in: order).map { "\($0.field) \($0.rule)" }
    }

    @Test("accepts a value that keeps every rule")
    func accepts() throws {
        try Order().validate()
        #expect(failures(Order()) == [])
    }

    @Test("tells all broken rules at once, in the order in which they are declared")
    func tellsAll() throws {
        let order = Order(
            orderID: " ", quantity: 0, note: "", address: .init(city: ""),
            items: [.init(), .init(), .init(quantity: -1)])
        #expect(
            failures(order) == [
                "orderID notEmpty", "orderID pattern", "quantity positive", "note notEmpty", "address.city notEmpty",
                "items[2].quantity positive", " total",
            ])
    }

    @Test("tells what is asked for in one line")
    func oneLine() throws {
        let error = try #require(throws: ValidationError.self) {
            try Order(quantity: 0, items: [.init(quantity: 0)]).validate()
        }
        #expect(error.message == "Order is invalid: quantity must be positive; items[0].quantity must be positive")
        #expect(error.code == "validation.failed")
        #expect(!error.isRetryable)
        let imbalance = #expect(throws: ValidationError.self) { try Order(quantity: 2).validate() }
        #expect(imbalance?.message == "Order is invalid: the items must add up to the quantity")
    }

    @Test("never shows the values that it refuses")
    func hidesValues() throws {
        let error = try #require(throws: ValidationError.self) {
            try Order(orderID: "hunter2", quantity: -4711, note: "hunter2 hunter2", address: .init(city: "\t"))
                .validate()
        }
        #expect(error.failures.count == 5)
        for text in ["\(error)", error.message, "\(error.context)", "\(error.failures)", String(reflecting: error)] {
            #expect(!text.contains("hunter2") && !text.contains("4711"))
        }
    }

    @Test("follows a type that holds values of its own type, however deep")
    func recursion() {
        let bad = Order.Item(parts: [.init(), .init(parts: [.init(quantity: 0)])])
        #expect(Order.Item.validation.failures(in: bad).map(\.field) == ["parts[1].parts[0].quantity"])
    }

    @Test("demands nothing of what is absent, unless it must be present")
    func optionals() {
        struct Profile {
            var nickname: String?
            var age: Int?
        }
        let validation = Validation<Profile> {
            Field("nickname", \.nickname, .notEmpty)
            Field("age", \.age, .present(.range(18...)))
        }
        func failures(_ profile: Profile) -> [String] {
            validation.failures(in: profile).map { "\($0.field) \($0.rule)" }
        }
        #expect(failures(Profile(nickname: nil, age: 18)) == [])
        #expect(failures(Profile(nickname: "", age: nil)) == ["nickname notEmpty", "age present"])
        #expect(failures(Profile(nickname: nil, age: 17)) == ["age range"])
    }

    @Test("is put together of others, of conditions and of loops")
    func builds() {
        func validation(isStrict: Bool) -> Validation<[Int]> {
            Validation {
                Validation { Field("whole", \.self, .notEmpty) }
                if isStrict {
                    for index in 0...1 { Field("at\(index)", { $0.dropFirst(index).first }, .positive) }
                }
                if isStrict { Field("count", \.count, .range(...2)) } else { Field("count", \.count, .range(...3)) }
            }
        }
        func fields(_ value: [Int], isStrict: Bool) -> [String] {
            validation(isStrict: isStrict).failures(in: value).map(\.field)
        }
        #expect(fields([], isStrict: true) == ["whole"])
        #expect(fields([0, -1, 3], isStrict: true) == ["at0", "at1", "count"])
        #expect(fields([0, -1, 3], isStrict: false) == [])
        #expect(fields([0, -1, 3, 4], isStrict: false) == ["count"])
    }

    @Test("without rules accepts everything")
    func empty() {
        #expect(Validation<Int> {}.failures(in: -1).isEmpty)
    }
}
