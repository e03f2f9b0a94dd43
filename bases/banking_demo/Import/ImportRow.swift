import Foundation

/// The fields of a record by their names in the header.
struct ImportRow {
    let record: CSVRecord
    let reader: CSVReader

    /// The columns, in the order of the header.
    enum Column: Int {
        case id, command, account, to, amount, text
    }

    private enum Command: String {
        case open, deposit, withdraw, transfer, suspend, reactivate, close
    }

    /// What the record asks for.
    func instruction() throws(CSVError) -> Instruction {
        let command = try command()
        let account = try required(.account)
        let amount = try number()
        return switch command {
        case .open: .open(account: account, owner: try required(.text), deposit: amount ?? 0)
        case .deposit: .deposit(account: account, amount: try given(amount), note: note)
        case .withdraw: .withdraw(account: account, amount: try given(amount), note: note)
        case .transfer: .transfer(from: account, to: try required(.to), amount: try given(amount), note: note)
        case .suspend: .suspend(account: account, note: note)
        case .reactivate: .reactivate(account: account, note: note)
        case .close: .close(account: account, note: note)
        }
    }

    /// The name of a field that is filled in although the command has no use for it.
    func surplus() throws(CSVError) -> String? {
        let unused: [Column] =
            switch try command() {
            case .transfer: []
            case .open, .deposit, .withdraw: [.to]
            case .suspend, .reactivate, .close: [.to, .amount]
            }
        return unused.first { !self[$0].isEmpty }.map { "\($0)" }
    }

    private func command() throws(CSVError) -> Command {
        guard let command = Command(rawValue: try required(.command)) else {
            throw fault("unknown command", at: .command)
        }
        return command
    }

    func required(_ column: Column) throws(CSVError) -> String {
        guard !self[column].isEmpty else { throw fault("the field \(column) is missing", at: column) }
        return self[column]
    }

    private func number() throws(CSVError) -> Decimal? {
        guard !self[.amount].isEmpty else { return nil }
        guard let number = Decimal(plain: self[.amount]) else { throw fault("not a number", at: .amount) }
        return number
    }

    private func given(_ amount: Decimal?) throws(CSVError) -> Decimal {
        guard let amount else { throw fault("the field amount is missing", at: .amount) }
        return amount
    }

    private var note: String? { self[.text].orNil }

    private subscript(column: Column) -> String { record.fields[column.rawValue].text }

    private func fault(_ problem: String, at column: Column) -> CSVError {
        reader.error(problem, at: record.fields[column.rawValue].offset)
    }
}
