import OrchestrixCommon
import OrchestrixEventSourcing

/// Replays a log and checks everything that must hold in it.
///
/// What it believes is only the log itself: each event must stand at its place, must decode, and must be one that the
/// bank could have decided in the state that the events before it left.
struct Audit {
    private(set) var totals = AuditTotals()
    private(set) var faults = AuditFaults()
    private var streams: [StreamID: Stream] = [:]
    private var last: StoredEvent?
    private var transfer: HalfTransfer?

    /// What is known of one stream.
    private struct Stream {
        var version = 0
        var account = Account()
    }

    /// Takes in the next event of the log.
    mutating func take(_ event: StoredEvent) {
        checkPlace(of: event)
        if event.stream.category == Account.category {
            checkBooking(event)
        } else {
            closeTransfer(with: nil)
            totals.foreign += 1
        }
        totals.events += 1
        streams[event.stream, default: Stream()].version = event.version
        last = event
    }

    /// Ends the audit: what only the whole log can show.
    mutating func close() {
        closeTransfer(with: nil)
        for (stream, known) in streams where stream.category == Account.category { totals.count(known.account) }
        if totals.balances != totals.deposited - totals.withdrawn {
            faults.note(
                "the balances are \(totals.balances), but deposits less withdrawals \(totals.deposited - totals.withdrawn)"
            )
        }
    }

    /// Notes what is wrong with no single event.
    mutating func note(_ problem: String) {
        faults.note(problem)
    }

    private mutating func checkPlace(of event: StoredEvent) {
        let position = (last?.position ?? 0) + 1
        if event.position != position { faults.note("position \(position) is expected here", at: event) }
        let version = (streams[event.stream]?.version ?? 0) + 1
        if event.version != version { faults.note("version \(version) is expected here", at: event) }
        if let last, event.recordedAt < last.recordedAt {
            faults.note("it was recorded earlier than the event before it", at: event)
        }
    }
}

extension Audit {
    private mutating func checkBooking(_ stored: StoredEvent) {
        guard let event = decode(stored) else { return closeTransfer(with: nil) }
        var account = streams[stored.stream]?.account ?? Account()
        if let reason = account.objection(to: event) {
            let rejection = Account.Rejection(account: stored.stream.id, reason: reason)
            faults.note("it can't have happened: \(rejection)", at: stored)
        }
        closeTransfer(with: HalfTransfer(receivedIn: event, stored))
        transfer = HalfTransfer(sentIn: event, stored)
        totals.count(event)
        account.apply(event)
        streams[stored.stream, default: Stream()].account = account
    }

    private mutating func decode(_ stored: StoredEvent) -> Account.Event? {
        do {
            return try JSONEventCodec().decode(Account.Event.self, from: stored)
        } catch {
            faults.note((error as? any OrchestrixError)?.message ?? "it can't be read", at: stored)
            return nil
        }
    }

    /// The two halves of a transfer are stored by one append, the giving one first: they are neighbours.
    private mutating func closeTransfer(with received: HalfTransfer?) {
        let sent = transfer
        transfer = nil
        if let sent, let received, sent.matches(received) { return }
        if let sent { faults.note("the transfer has no receiving half in the same append", at: sent.event) }
        if let received { faults.note("the transfer has no giving half in the same append", at: received.event) }
    }
}
