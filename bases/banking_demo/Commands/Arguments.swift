/// What is done to the arguments before they are parsed.
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
}
