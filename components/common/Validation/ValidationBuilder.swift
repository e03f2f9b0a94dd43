/// Builds a ``Validation`` from a list of ``Field``s, ``Invariant``s and other validations of the same type.
@resultBuilder
public enum ValidationBuilder<Root> {
    /// A field with its rules.
    public static func buildExpression(_ field: Field<Root>) -> Validation<Root> {
        field.validation
    }

    /// What must hold of the value as a whole.
    public static func buildExpression(_ invariant: Invariant<Root>) -> Validation<Root> {
        invariant.validation
    }

    /// Another validation, whose rules are taken over.
    public static func buildExpression(_ validation: Validation<Root>) -> Validation<Root> {
        validation
    }

    /// One list of all, in their order.
    public static func buildBlock(_ parts: Validation<Root>...) -> Validation<Root> {
        Validation(all: parts)
    }

    /// The rules behind an `if`, settled when the validation is declared.
    public static func buildOptional(_ part: Validation<Root>?) -> Validation<Root> {
        part ?? Validation(all: [])
    }

    /// The rules behind an `if` that has an `else`.
    public static func buildEither(first part: Validation<Root>) -> Validation<Root> {
        part
    }

    /// The rules behind an `else`.
    public static func buildEither(second part: Validation<Root>) -> Validation<Root> {
        part
    }

    /// The rules of every turn of a `for`.
    public static func buildArray(_ parts: [Validation<Root>]) -> Validation<Root> {
        Validation(all: parts)
    }
}
