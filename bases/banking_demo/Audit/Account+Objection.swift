import Foundation

extension Account {
    /// Why the event can't happen to the account as it is; `nil` if it can.
    ///
    /// The decisions are the judges: an event can happen if they would decide it.
    func objection(to event: Event) -> Reason? {
        do {
            _ = try decision(behind: event)
            return nil
        } catch {
            return error
        }
    }

    private func decision(behind event: Event) throws(Reason) -> [Event] {
        switch event {
        case .opened(let owner): try open(owner: owner, deposit: 0)
        case .deposited(let amount, let note): try deposit(amount.decimal, note: note)
        case .withdrawn(let amount, let note): try withdraw(amount.decimal, note: note)
        case .transferSent(let amount, let to, let note): try send(amount.decimal, to: to, note: note)
        case .transferReceived(let amount, let from, let note): try receive(amount.decimal, from: from, note: note)
        case .suspended(let note): try suspend(note: note)
        case .reactivated(let note): try reactivate(note: note)
        case .closed(let note): try close(note: note)
        }
    }
}
