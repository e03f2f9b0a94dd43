/// One line of an import.
struct ImportLine: Hashable {
    /// Where it begins in the file, from 1.
    let number: Int

    /// The command id under which it is carried out.
    let id: String

    /// What it asks for.
    let instruction: Instruction

    /// The name of a field that its command has no use for, and that isn't empty. Such a line is refused: what its
    /// author meant is unclear.
    var surplus: String?
}

extension ImportLine {
    /// What lines are kept in file order by: those of one account, and those of one command id.
    enum Key: Hashable {
        case account(String)
        case command(String)
    }

    /// The keys of this line. A transfer belongs to both of its accounts.
    var keys: [Key] { instruction.accounts.map(Key.account) + [.command(id)] }
}
