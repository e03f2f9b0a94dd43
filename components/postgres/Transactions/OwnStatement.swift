#if Postgres
import OrchestrixEventSourcing

/// A statement of the program's own, looked at before it is sent: what would end the transaction would also commit what
/// came before it.
///
/// One call holds one statement, since the server takes no more of them at once; so its first words say what it does.
enum OwnStatement {
    /// - Throws: `EventStoreError` with `.invalidRequest`, naming the statement's first word.
    static func check(_ sql: String) throws {
        guard !sql.utf8.contains(0) else { throw refusal("SQL holds no zero byte") }
        let words = words(sql)
        switch words.first {
        case nil: throw refusal("there is no statement")
        case "commit", "end", "abort", "begin", "start": throw controls(words[0])
        case "rollback":
            let isToSavepoint = words.dropFirst().drop { $0 == "work" || $0 == "transaction" }.first == "to"
            if !isToSavepoint { throw controls(words[0]) }
        case "prepare" where words.dropFirst().first == "transaction": throw controls("prepare transaction")
        case "copy": throw refusal("COPY can't be used in a transaction of the store")
        default: break
        }
    }

    private static func controls(_ word: String) -> EventStoreError {
        refusal("\(word.uppercased()) can't be used: the store begins the transaction, and ends it behind the closure")
    }

    private static func refusal(_ message: String) -> EventStoreError {
        EventStoreError(.invalidRequest, message)
    }

    /// The first three words, in lower case; something else than a word counts as one.
    private static func words(_ sql: String) -> [String] {
        var rest = Substring(sql)
        var words: [String] = []
        while words.count < 3 {
            rest = skippingSpace(rest)
            guard let first = rest.unicodeScalars.first else { break }
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            words.append(word.isEmpty ? String(first) : word.lowercased())
            rest = rest.dropFirst(max(1, word.count))
        }
        // An empty statement may still have its end.
        return words.allSatisfy { $0 == ";" } ? [] : words.filter { $0 != ";" }
    }

    /// Without white space and comments at the beginning; comments in `/*` and `*/` may stand one in another.
    private static func skippingSpace(_ sql: Substring) -> Substring {
        var rest = sql
        while true {
            rest = rest.drop { $0.isWhitespace }
            if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                rest = skippingComment(rest)
            } else {
                return rest
            }
        }
    }

    private static func skippingComment(_ sql: Substring) -> Substring {
        var (rest, depth) = (sql, 0)
        repeat {
            let isMark = rest.hasPrefix("/*") || rest.hasPrefix("*/")
            if isMark { depth += rest.hasPrefix("/*") ? 1 : -1 }
            rest = rest.dropFirst(isMark ? 2 : 1)
        } while depth > 0 && !rest.isEmpty
        return rest
    }
}
#endif
