/// A kind of case: how it is made, and what must be true of it.
struct FuzzKind: Sendable {
    let name: String
    /// Makes a case from choices and checks a codec with it. What it throws is the breach.
    let check: @Sendable (inout Choices, any FuzzedCodec, inout Tally) throws -> Void

    static let all = [exchange, types, uses, reads, documents, damage, misfits, refusals]

    static func named(_ name: String) -> FuzzKind? { all.first { $0.name == name } }
}
