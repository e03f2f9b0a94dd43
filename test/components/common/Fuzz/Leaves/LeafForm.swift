/// What kind of JSON value stands for a leaf.
enum LeafForm: Equatable {
    case bool, string, floatingPoint
    case integer(isNegativeAllowed: Bool)
    /// A string that not every string can stand in for.
    case formattedString
    /// A string or a number.
    case decimal
}
