import OrchestrixEventSourcing

/// Carries out the lines of an import: side by side, and in file order where that matters.
///
/// Each line is carried out under its own command id, and begins only when all lines that it waits for are stored.
/// Whenever the import is interrupted, what is stored of each account is therefore the beginning of its lines, and a
/// second run passes over it and goes on behind it.
struct Importer {
    let bank: Bank
    let concurrency: Int

    /// Carries out all lines.
    ///
    /// - Parameter progress: is told after each line how many are done.
    /// - Throws: what the store throws when it fails; refused lines are no failure.
    func run(_ lines: [ImportLine], progress: (Int) -> Void) async throws -> ImportSummary {
        var summary = ImportSummary()
        var schedule = ImportSchedule(keys: lines.map(\.keys), limit: concurrency)
        try await withThrowingTaskGroup(of: (Int, ImportSummary.Outcome).self) { group in
            for index in schedule.start() { group.addTask { (index, try await carryOut(lines[index])) } }
            var done = 0
            while let (index, outcome) = try await group.next() {
                summary.note(outcome, of: lines[index])
                done += 1
                progress(done)
                for next in schedule.finish(index) { group.addTask { (next, try await carryOut(lines[next])) } }
            }
        }
        return summary
    }

    private func carryOut(_ line: ImportLine) async throws -> ImportSummary.Outcome {
        if let surplus = line.surplus { return .refused("its command has no use for the field \(surplus)") }
        do {
            return try await outcome(of: line)
        } catch let rejection as Account.Rejection {
            return .refused(rejection.description)
        } catch let error as EventStoreError where error.isAboutTheCommand {
            return .refused(error.message)
        }
    }

    /// A look at the stored outcome comes first: it is all that a second run needs of the lines of the first.
    private func outcome(of line: ImportLine) async throws -> ImportSummary.Outcome {
        switch try await bank.outcome(of: line.instruction, as: line.id) {
        case .accepted: return .repeated
        case .refused(let rejection): return .refused(rejection.description)
        case nil:
            let receipt = try await bank.carryOut(line.instruction, as: line.id)
            return receipt.isRepeat ? .repeated : .applied
        }
    }
}

extension EventStoreError {
    /// Whether the fault lies with this one command, so that others are worth carrying out.
    fileprivate var isAboutTheCommand: Bool {
        [.commandConflict, .invalidRequest, .streamDeleted, .outcomeUnreadable].contains(code)
    }
}
