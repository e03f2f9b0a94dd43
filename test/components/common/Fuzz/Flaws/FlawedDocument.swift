/// Changes documents as a flaw does on writing or on reading.
struct FlawedDocument {
    let flaw: SownFlaw

    // MARK: Writing

    func written(_ tree: DocumentTree) -> DocumentTree {
        switch tree {
        case .null, .bool: return tree
        case .number(let text): return .number(written(number: text))
        case .string(let text): return .string(written(string: text))
        case .array(let elements):
            let isCut = flaw == .lastOfManyElements && elements.count > 16
            return .array((isCut ? elements.dropLast() : elements[...]).map(written))
        case .object(let members):
            if flaw == .emptyObjects, members.isEmpty { return .null }
            var kept = members.map { DocumentTree.Member(key: $0.key, value: written($0)) }
            if flaw == .lastOfManyMembers, kept.count > 16 { kept.removeLast() }
            if flaw == .orderOfDictionaries, kept.count > 1 { kept.swapAt(0, 1) }
            return .object(kept)
        }
    }

    private func written(_ member: DocumentTree.Member) -> DocumentTree {
        guard flaw == .nestedSuper, member.key == "super", case .object(let members) = member.value else {
            return written(member.value)
        }
        return .object(members.dropLast().map { DocumentTree.Member(key: $0.key, value: written($0)) })
    }

    private func written(number text: String) -> String {
        switch flaw {
        case .negativeZero where text == "-0": "0"
        case .bigIntegers where text.count > 15: Double(text).map { "\($0)" } ?? text
        default: text
        }
    }

    private func written(string text: String) -> String {
        switch flaw {
        case .lastDigitOfDecimals where text.wholeMatch(of: /-?[0-9]+\.[0-9]+/) != nil: String(text.dropLast())
        case .surrogatePairs:
            String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value > 0xFFFF ? "\u{FFFD}" : $0 }))
        case .controlCharacters: String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0x1F }))
        default: text
        }
    }

    // MARK: Reading

    /// The document that is read in the place of another, or nil if it is that one.
    func read(_ tree: DocumentTree) -> DocumentTree? {
        switch flaw {
        case .lastOfRepeatedKeys, .nullIsMissing, .lowBitsOfIntegers, .roundedDecimals: changed(tree)
        default: nil
        }
    }

    private func changed(_ tree: DocumentTree) -> DocumentTree {
        switch tree {
        case .null, .bool, .string: return tree
        case .number(let text): return .number(changed(number: text))
        case .array(let elements): return .array(elements.map(changed))
        case .object(let members):
            var kept = flaw == .lastOfRepeatedKeys ? members.reversed() : members
            if flaw == .nullIsMissing { kept.removeAll { if case .null = $0.value { true } else { false } } }
            return .object(kept.map { DocumentTree.Member(key: $0.key, value: changed($0.value)) })
        }
    }

    private func changed(number text: String) -> String {
        let isInteger = text.allSatisfy { "-0123456789".contains($0) }
        switch flaw {
        case .lowBitsOfIntegers where isInteger:
            return Int64(text).flatMap { Int64(exactly: Double($0)) }.map { "\($0)" } ?? text
        case .roundedDecimals where text.contains(".") && NumberText(text).digits.count > 38 && !text.contains("e"):
            return String(text.prefix(30))
        default: return text
        }
    }
}
