import Foundation

/// Types that are put together at run time from the generic ones: the more often, the more different ones there are.
enum Samples {
    private static let leaves: [any Sample.Type] = [
        Int.self, String.self, Bool.self, Double.self, ExactDecimal.self, Date.self, Float.self, Int8.self, UInt64.self,
        Int128.self, Data.self, UUID.self, URL.self, Level.self, Everything.self, EverythingInARow.self,
        Set<String>.self, Set<Int>.self,
    ]

    /// A type by its number. The runtime keeps each that was ever made, so there are only so many.
    static func type(_ number: Int) -> any Sample.Type {
        guard number > 0 else { return Int.self }
        var choices = Choices(seed: UInt64(number))
        return type(depth: 3, from: &choices)
    }

    private static func type(depth: Int, from choices: inout Choices) -> any Sample.Type {
        guard depth > 0, choices.below(6) != 0 else { return choices.pick(leaves) }
        let first = type(depth: depth - 1, from: &choices)
        let second = type(depth: depth - 1, from: &choices)
        return compound(first, second, choices.below(12))
    }

    private static func compound<First: Sample, Second: Sample>(
        _ first: First.Type, _ second: Second.Type, _ kind: Int
    ) -> any Sample.Type {
        switch kind {
        case 0: Array<First>.self
        case 1: Dictionary<String, First>.self
        case 2: Dictionary<Int, First>.self
        case 3: Record<First, Second>.self
        case 4: Record<First, Second>?.self
        case 5: Either<First, Second>.self
        case 6: Heir<First, Second>.self
        case 7: Flat<First, Second>.self
        case 8: Tree<First>.self
        case 9: Renamed<First, Second>.self
        case 10: Wrapper<First>.self
        default: NestedByHand<First, Second>.self
        }
    }
}
