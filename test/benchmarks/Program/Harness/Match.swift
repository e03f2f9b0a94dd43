/// Runs a row: ours and the reference in turns, the first of one round being the second of the next.
struct Match {
    let row: Row
    let rounds: Int
    let seconds: Double

    func run() async throws -> Result {
        switch row.reference {
        case .figure(_, let figure): try await alone(against: figure)
        case .contender(_, let contender): try await pair(with: contender)
        }
    }

    private func alone(against figure: Double) async throws -> Result {
        let count = try await row.ours.count(for: seconds)
        var result = Result(row)
        for _ in 0..<rounds { result.add(ours: try await row.ours.rate(count), reference: figure) }
        return result
    }

    private func pair(with reference: Contender) async throws -> Result {
        let ourCount = try await row.ours.count(for: seconds)
        let theirCount = try await reference.count(for: seconds)
        var result = Result(row)
        for round in 0..<rounds {
            let theirsFirst = round.isMultiple(of: 2) ? nil : try await reference.rate(theirCount)
            let ours = try await row.ours.rate(ourCount)
            let theirs = if let theirsFirst { theirsFirst } else { try await reference.rate(theirCount) }
            result.add(ours: ours, reference: theirs)
        }
        return result
    }
}
