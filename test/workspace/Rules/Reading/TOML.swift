/// As much of TOML as `workspace.toml` needs: tables of strings, integers, booleans and arrays of strings.
enum TOML {
    /// Reads every table of `text`; what isn't understood is refused.
    static func tables(in text: String, file: String) throws -> [Table] {
        var tables: [Table] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = withoutComment(line)
            if words.isEmpty { continue }
            let place = "\(file):\(index + 1)"
            if words.hasPrefix("["), words.hasSuffix("]") {
                let path = words.dropFirst().dropLast().split(separator: ".").map(String.init)
                tables.append(Table(path: path, place: place, line: index + 1))
            } else if let equals = words.firstIndex(of: "="), !tables.isEmpty {
                let value = try value(trimmed(words[words.index(after: equals)...]), place: place)
                tables[tables.count - 1].values[trimmed(words[..<equals])] = value
            } else {
                throw TOMLError("\(place): neither a table nor a value")
            }
        }
        return tables
    }

    private static func value(_ text: String, place: String) throws -> Value {
        if let integer = Int(text) { return .integer(integer) }
        if let boolean = Bool(text) { return .boolean(boolean) }
        if text.hasPrefix("["), text.hasSuffix("]") {
            return .strings(
                try text.dropFirst().dropLast().split(separator: ",").map { try string(trimmed($0), place) })
        }
        return .string(try string(text, place))
    }

    private static func string(_ text: String, _ place: String) throws -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\""), !text.contains("\\") else {
            throw TOMLError("\(place): not a value: \(text)")
        }
        return String(text.dropFirst().dropLast())
    }

    private static func withoutComment(_ line: Substring) -> String {
        var isQuoted = false
        let end = line.firstIndex { character in
            if character == "\"" { isQuoted.toggle() }
            return character == "#" && !isQuoted
        }
        return trimmed(line[..<(end ?? line.endIndex)])
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(String(start.reversed().drop { $0.isWhitespace }).reversed())
    }
}
