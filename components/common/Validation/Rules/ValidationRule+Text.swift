extension ValidationRule where Value: Collection & SendableMetatype {
    /// At least one element.
    public static var notEmpty: Self {
        Self("notEmpty", "must not be empty") { !$0.isEmpty }
    }

    /// A number of elements within a range, such as `1...10` or `...10`.
    public static func length(_ range: some RangeExpression<Int> & Sendable) -> Self {
        Self("length", "must be \(Bounds(range).text) elements long") { range.contains($0.count) }
    }
}

extension ValidationRule where Value: StringProtocol & SendableMetatype {
    /// At least one character that isn't white space.
    public static var notEmpty: Self {
        Self("notEmpty", "must not be empty") { !$0.allSatisfy(\.isWhitespace) }
    }

    /// A number of characters, as people count them, within a range, such as `...64`.
    ///
    /// A character may be made of any number of bytes; ``utf8Length(_:)`` bounds what has to be stored.
    public static func length(_ range: some RangeExpression<Int> & Sendable) -> Self {
        Self("length", "must be \(Bounds(range).text) characters long") { range.contains($0.count) }
    }

    /// A number of bytes in UTF-8 within a range.
    public static func utf8Length(_ range: some RangeExpression<Int> & Sendable) -> Self {
        Self("utf8Length", "must be \(Bounds(range).text) bytes long in UTF-8") { range.contains($0.utf8.count) }
    }
}
