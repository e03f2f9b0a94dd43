extension ValidationRule where Value: Validated {
    /// Valid by its own declaration. Failures are told by their path, such as `address.city`.
    public static var valid: Self {
        // Asked anew for each value, so that a type may hold values of its own type.
        Self { Value.validation.failures(in: $0) }
    }
}

extension ValidationRule {
    /// All of these rules for each element. Failures are told by the element's place from 0, such as `items[2].quantity`.
    public static func each<Element>(_ rules: ValidationRule<Element>...) -> Self where Value == [Element] {
        Self { elements in
            elements.enumerated().flatMap { place, element in
                rules.flatMap { $0.failures(in: element) }.map { $0.within("[\(place)]") }
            }
        }
    }

    /// There, and then all of these rules for the value that is there.
    public static func present<Wrapped>(_ rules: ValidationRule<Wrapped>...) -> Self where Value == Wrapped? {
        Self { value in
            guard let value else {
                return [ValidationError.Failure(field: "", rule: "present", message: "must be present")]
            }
            return rules.flatMap { $0.failures(in: value) }
        }
    }
}
