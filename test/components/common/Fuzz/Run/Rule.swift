/// Where JSONCodec and Foundation's coder differ on purpose. The component's page says each of them in the same words.
///
/// A check may explain a difference by a rule only from the document or the type, never from what our codec made of it.
enum Rule: String, CaseIterable {
    case trailingCommas = "A comma behind the last element or member is an error."
    case encodings = "Text in UTF-16 or UTF-32, or with a byte order mark, is an error."
    case wholeDocument = "The whole document must be JSON, also the parts that nobody reads."
    case exactIntegers =
        "A number with a fraction or an exponent is read as an integer if it is one, exactly, and else is an error."
    case zeroExponents = "Zero may have an exponent, as in `0e1`."
    case exactDecimals =
        "A decimal is read exactly, however it is written, and is an error if `Decimal` can't hold it; it is never rounded."
    case keysByBytes = "Keys are compared by their bytes, not in a normal form of Unicode."
    case nullKinds = "A null where a value is wanted is `valueNotFound`, whatever the type."
    case numberPaths = "A number that doesn't fit its type is `dataCorrupted` at its own coding path."
}
