/// A part of a value and the rules that it has to meet.
public struct Field<Root>: Sendable {
    let validation: Validation<Root>

    /// Demands all of `rules` of a part of the value.
    ///
    /// - Parameters:
    ///   - name: what failures call the part, most often the property's name.
    ///   - part: finds it; a key path such as `\.quantity`, or a closure for what has to be computed.
    ///   - rules: what it has to meet.
    public init<Value>(
        _ name: String, _ part: @escaping @Sendable (Root) -> Value, _ rules: ValidationRule<Value>...
    ) {
        validation = Validation { root in
            let value = part(root)
            return rules.flatMap { $0.failures(in: value) }.map { $0.within(name) }
        }
    }

    /// Demands all of `rules` of a part that may be absent; if it is absent, nothing is demanded.
    ///
    /// A part that must be there takes the rule ``ValidationRule/present(_:)``.
    public init<Value>(
        _ name: String, _ part: @escaping @Sendable (Root) -> Value?, _ rules: ValidationRule<Value>...
    ) {
        validation = Validation { root in
            guard let value = part(root) else { return [] }
            return rules.flatMap { $0.failures(in: value) }.map { $0.within(name) }
        }
    }
}
