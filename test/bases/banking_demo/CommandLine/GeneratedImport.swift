import OrchestrixTesting

/// Import files by chance: most lines are applied, some refused, some repeat an id.
struct GeneratedImport {
    private var random: SeededRandom
    private let prefix: String
    private var lines: [String] = []

    /// The text of a file of about `count` lines on accounts that begin with `prefix`. The same seed gives the same.
    static func text(seed: UInt64, prefix: String, count: Int) -> String {
        var file = GeneratedImport(random: SeededRandom(seed: seed), prefix: prefix)
        file.fill(count)
        return "id,command,account,to,amount,text\n" + file.lines.joined()
    }

    private mutating func fill(_ count: Int) {
        for number in 0..<accounts {
            add("open", "\(prefix)\(number)", amount: "\(number * 10)", text: "Owner \(number)")
        }
        while lines.count < count { addAny() }
    }

    private let accounts = 48

    private mutating func addAny() {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<30: add("deposit", account(), amount: amount(), text: "\"note, \(lines.count)\"")
        case 30..<55: add("withdraw", account(), amount: amount())
        case 55..<80: add("transfer", account(), to: account(), amount: amount())
        case 80..<84: add("suspend", account())
        case 84..<90: add("reactivate", account())
        case 90..<92: add("close", account())
        case 92..<94: add("open", account(), text: "Again")
        case 94..<96: add("deposit", account(), amount: "-\(amount())")
        case 96..<98: add("withdraw", account(), amount: "0.001")
        default: repeatOne()
        }
    }

    /// An earlier line once more, or another command under its id.
    private mutating func repeatOne() {
        let earlier = Int.random(in: 0..<lines.count, using: &random)
        if Bool.random(using: &random) {
            lines.append(lines[earlier])
        } else {
            lines.append("\(prefix)-\(earlier),deposit,\(account()),,0.01,other\n")
        }
    }

    private mutating func add(
        _ command: String, _ account: String, to: String = "", amount: String = "", text: String = ""
    ) {
        lines.append("\(prefix)-\(lines.count),\(command),\(account),\(to),\(amount),\(text)\n")
    }

    private mutating func account() -> String { "\(prefix)\(Int.random(in: 0..<accounts, using: &random))" }

    private mutating func amount() -> String {
        "\(Int.random(in: 0..<200, using: &random)).\(Int.random(in: 10...99, using: &random))"
    }
}
