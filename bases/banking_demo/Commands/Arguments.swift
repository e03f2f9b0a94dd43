import Foundation

/// What is done to the arguments before they are parsed, and to what is said about them.
enum Arguments {
    /// Moves negative numbers behind a `--`, so that `deposit ACC-001 -5` is refused by the rule that amounts are
    /// positive, and isn't taken for an option `-5`.
    ///
    /// An amount is the last of a command's values, so the order of the values stays. What follows an option
    /// stays with it.
    static func movingNegativeNumbers(_ arguments: [String]) -> [String] {
        guard !arguments.contains("--") else { return arguments }
        var kept: [String] = []
        var moved: [String] = []
        for argument in arguments {
            let followsOption = kept.last?.hasPrefix("--") == true
            if isNegativeNumber(argument) && !followsOption { moved.append(argument) } else { kept.append(argument) }
        }
        return moved.isEmpty ? kept : kept + ["--"] + moved
    }

    private static func isNegativeNumber(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first == UInt8(ascii: "-")
            && bytes.dropFirst().first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
    }

    /// A text without the addresses that stand among the arguments, wherever they were put by mistake: they may hold
    /// passwords.
    static func maskingAddresses(in text: String, of arguments: [String]) -> String {
        arguments.compactMap(address).reduce(text) { $0.replacing($1, with: "…") }
    }

    /// From its scheme to its end.
    private static func address(in argument: String) -> String? {
        guard let scheme = argument.range(of: "://") else { return nil }
        let before = argument[..<scheme.lowerBound].lastIndex(of: "=").map(argument.index(after:))
        return String(argument[(before ?? argument.startIndex)...])
    }
}
