#if Postgres
import CLibpq

/// The hosts of an address. libpq tries them one after another by itself, but gives none of them up that doesn't answer,
/// unless it may block: so each is tried by a connection of its own.
struct HostList {
    /// What is to be said to libpq beside the address, in the order in which to try.
    let attempts: [[String: String]]

    /// For how long each is tried at most, as the address says.
    let limit: Duration?

    /// - Parameter address: what libpq takes; one that it can't read has one attempt, which says so.
    init(of address: String) {
        let words = Self.parse(address)
        limit = words["connect_timeout"].flatMap { Int($0) }.flatMap { $0 > 0 ? .seconds(max(2, $0)) : nil }
        let parts = ["host", "hostaddr", "port"].map { name in (name, Self.list(words[name])) }
        let count = parts.map(\.1.count).max() ?? 1
        guard count > 1 else {
            attempts = [[:]]
            return
        }
        let hosts = (0..<count).map { index in
            // One port may be that of all.
            parts.reduce(into: [String: String]()) { $0[$1.0] = $1.1.count == 1 ? $1.1[0] : $1.1[safe: index] }
        }
        attempts = Self.rounds(words["target_session_attrs"]).flatMap { wanted in
            hosts.map { host in host.merging(wanted) { $1 } }
        }
    }

    /// Who prefers a standby looks at all hosts for one first.
    private static func rounds(_ wanted: String?) -> [[String: String]] {
        guard wanted == "prefer-standby" else { return [[:]] }
        return ["standby", "any"].map { ["target_session_attrs": $0] }
    }

    private static func list(_ words: String?) -> [String] {
        words.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } ?? []
    }

    private static func parse(_ address: String) -> [String: String] {
        guard let first = PQconninfoParse(address, nil) else { return [:] }
        defer { PQconninfoFree(first) }
        var words: [String: String] = [:]
        var option = first
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { words[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return words
    }
}

extension [String] {
    fileprivate subscript(safe index: Int) -> String? { indices.contains(index) ? self[index] : nil }
}
#endif
