extension ValidationRule where Value == String {
    /// A form that the whole text has, as a regex literal, which the compiler checks: `.pattern(/ORD-\d+/)`.
    ///
    /// - Parameters:
    ///   - regex: what must match from the first character to the last.
    ///   - message: what is asked for, such as `must look like ORD-123`.
    public static func pattern<Output>(
        _ regex: sending Regex<Output>, _ message: String = "must have the right form"
    ) -> Self {
        let pattern = Pattern(regex)
        return Self("pattern", message) { pattern.matches($0) }
    }

    /// A form that the whole text has, as the text of a regex that stands in the source: `.pattern(#"ORD-\d+"#)`.
    ///
    /// A malformed one is a mistake of the program and stops it, with a message, as soon as the rule is made. For a pattern
    /// from outside make a `Regex` of it, which throws, and hand that in.
    public static func pattern(_ regex: String, _ message: String = "must have the right form") -> Self {
        do {
            let pattern = Pattern(try Regex(regex))
            return Self("pattern", message) { pattern.matches($0) }
        } catch {
            // Unlike that of a precondition, this message is printed in a release build too.
            fatalError("the pattern \(regex) is malformed")
        }
    }
}
