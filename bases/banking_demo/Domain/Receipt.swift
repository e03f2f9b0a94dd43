import OrchestrixEventSourcing

/// What the bank hands back for an instruction that it carried out.
struct Receipt {
    /// One line that says what was done. A repetition gets the line of the first time.
    let line: String

    /// Whether the instruction had been carried out before, so that nothing was done now.
    let isRepeat: Bool

    init(_ instruction: Instruction, _ done: [Executed<Account>]) {
        line = instruction.line(done.map(\.state.balance)).onOneLine
        isRepeat = done.contains(where: \.isRepeat)
    }
}

extension Instruction {
    /// - Parameter balances: the balances of ``accounts`` right after it was carried out.
    fileprivate func line(_ balances: [Money]) -> String {
        switch self {
        case .open(let id, let owner, _):
            "opened \(id) for \(owner), balance \(balances[0])"
        case .deposit(let id, let amount, _):
            "deposited \(amount.withTwoPlaces) to \(id), balance \(balances[0])"
        case .withdraw(let id, let amount, _):
            "withdrew \(amount.withTwoPlaces) from \(id), balance \(balances[0])"
        case .transfer(let from, let to, let amount, _):
            "transferred \(amount.withTwoPlaces) from \(from) to \(to), balances \(balances[0]) and \(balances[1])"
        case .suspend(let id, _): "suspended \(id), balance \(balances[0])"
        case .reactivate(let id, _): "reactivated \(id), balance \(balances[0])"
        case .close(let id, _): "closed \(id)"
        }
    }
}
