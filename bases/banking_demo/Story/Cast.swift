import OrchestrixEventSourcing

/// The accounts of a story. Every telling has its own.
struct Cast {
    let alice: String
    let bob: String

    /// Two accounts that aren't open yet at `bank`.
    static func new(at bank: Bank) async throws -> Cast {
        while true {
            let suffix = String((0..<4).compactMap { _ in letters.randomElement() })
            let cast = Cast(alice: "ALICE-\(suffix)", bob: "BOB-\(suffix)")
            let isTaken = (try await bank.accounts.exists(cast.alice), try await bank.accounts.exists(cast.bob))
            if isTaken == (false, false) { return cast }
        }
    }

    /// What can be told apart when it is read out.
    private static let letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
}
