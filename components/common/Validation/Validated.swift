/// A value that says what makes it valid. A bus refuses an invalid command before its handler sees it.
///
/// ```swift
/// struct CreateOrder: Command, Validated {
///     var orderID: String
///     var quantity: Int
///
///     static let validation = Validation<Self> {
///         Field("orderID", \.orderID, .notEmpty, .length(...64))
///         Field("quantity", \.quantity, .positive)
///     }
/// }
/// ```
public protocol Validated: SendableMetatype {
    /// The rules, all of which a valid value meets.
    static var validation: Validation<Self> { get }
}

extension Validated {
    /// Checks every rule.
    ///
    /// - Throws: a ``ValidationError`` that lists all failures at once, in the order of the rules.
    public func validate() throws(ValidationError) {
        try Self.validation.validate(self)
    }
}
