import OrchestrixEventSourcing

/// Two tellers who have read the same version of an account, and both want to book on it.
///
/// `execute` does by itself what is done here step by step, so that it can be watched: who was slower gets a
/// `ConcurrencyError`, reads again and decides anew.
struct Race {
    let accounts: AggregateRepository<Account>

    /// A teller's booking.
    struct Booking: Sendable {
        let teller: String
        let decide: @Sendable (Account) throws(Account.Reason) -> [Account.Event]
    }

    /// How a teller fared.
    struct Finish: Sendable {
        let teller: String
        let versionRead: Int
        let losses: [ConcurrencyError]
        let versionStored: Int
    }

    /// Lets both read before either writes, and then both write at once.
    ///
    /// - Returns: the winner first.
    func run(on id: String, _ first: Booking, _ second: Booking) async throws -> [Finish] {
        let (one, other) = (try await accounts.load(id), try await accounts.load(id))
        async let mine = book(first, one)
        async let theirs = book(second, other)
        return try await [mine, theirs].sorted { $0.versionStored < $1.versionStored }
    }

    private func book(_ booking: Booking, _ read: Loaded<Account>) async throws -> Finish {
        var account = read
        var losses: [ConcurrencyError] = []
        while true {
            try account.record(booking.decide)
            do {
                try await accounts.save(&account)
                return Finish(
                    teller: booking.teller, versionRead: read.version, losses: losses, versionStored: account.version)
            } catch let error as ConcurrencyError {
                losses.append(error)
                account = try await accounts.load(read.id)
            }
        }
    }
}
