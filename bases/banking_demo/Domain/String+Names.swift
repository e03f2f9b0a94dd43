extension String {
    /// Whether there is nothing to read in it.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Itself, or `nil` if it is empty.
    var orNil: String? { isEmpty ? nil : self }

    /// The text on one line: a control character, which could move the cursor or break a table, becomes `·`.
    var onOneLine: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "·" : $0 }))
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is no visible character but an instruction, such as a line feed or an escape.
    var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
