#if Postgres
import Foundation
import OrchestrixEventSourcing
import OrchestrixPostgres
import OrchestrixTesting

/// Torments processes that write to one database and follow it: it kills them and has successors begin, stops them in
/// the midst of what they do, ends their sessions, rolls back, and restarts the server.
///
/// What it does is drawn from a seed; when, is counted in what the writers say, so that a slow machine isn't hit harder
/// than a fast one.
struct Nemesis: Sendable {
    let database: NemesisDatabase
    let cast: NemesisCast
    private(set) var counts = NemesisCounts()
    private var schedule: NemesisSchedule
    private var unrelated: UnrelatedTransaction?
    private var server: NemesisServer { database.server }

    init(_ database: NemesisDatabase, cast: NemesisCast, schedule: NemesisSchedule) {
        self.database = database
        self.cast = cast
        self.schedule = schedule
    }

    /// Goes on for that long, and at least for one round.
    mutating func rage(for duration: Duration) async throws {
        unrelated = try await UnrelatedTransaction.begin(on: server, schema: database.schema)
        let end = ContinuousClock.now + duration
        repeat {
            for step in schedule.nextRound() {
                try await cast.hear(step.lines)
                try await perform(step)
            }
        } while ContinuousClock.now < end
        try await endUnrelated()
    }

    private mutating func endUnrelated() async throws {
        try await unrelated?.prove(schema: database.schema)
        await unrelated?.end()
        counts.unrelated += 1
    }

    private mutating func perform(_ step: NemesisSchedule.Step) async throws {
        switch step.act {
        case .kill: cast.anyone(step.victim).signal(SIGKILL)
        case .pause: try await pause(cast.anyone(step.victim), for: step.duration)
        case .killInTransaction, .pauseInTransaction, .cancel: try await strikeInTransaction(step)
        case .terminate: counts.terminated += try await database.terminate(step.count, chance: step.victim)
        case .hold: try await database.holdingLock { _ in try await Task.sleep(for: step.duration) }
        case .rollBack:
            try await database.holdingLock { connection in
                counts.rolledBack += try await database.append(step.count, connection)
            }
        case .restart:
            guard server.canRestart else { return }
            try await restart()
        }
        counts.count(step.act)
    }

    private mutating func restart() async throws {
        try await endUnrelated()
        try await onThread { [server] in try server.restart() }
        unrelated = try await UnrelatedTransaction.begin(on: server, schema: database.schema)
    }

    private func pause(_ lane: NemesisLane, for duration: Duration) async throws {
        lane.signal(SIGSTOP)
        defer { lane.signal(SIGCONT) }
        try await Task.sleep(for: duration)
    }

    /// Strikes a writer that is in its transaction for sure: it waits there for the lock, which is held meanwhile.
    private mutating func strikeInTransaction(_ step: NemesisSchedule.Step) async throws {
        var stopped: (lane: NemesisLane, backend: NemesisDatabase.Backend)?
        try await database.holdingLock { connection in
            let waiting = try await database.waiting(connection)
            let backend = waiting[step.victim % waiting.count]
            guard let lane = cast.lane(named: backend.name) else { return }
            switch step.act {
            case .killInTransaction: lane.signal(SIGKILL)
            case .cancel:
                if try await database.cancel(backend, connection) { counts.cancelled += 1 }
            default:
                lane.signal(SIGSTOP)
                stopped = (lane, backend)
            }
        }
        guard let stopped else { return }
        defer { stopped.lane.signal(SIGCONT) }
        if try await database.isKept(by: stopped.backend) { counts.heldByStopped += 1 }
        try await Task.sleep(for: step.duration)
    }
}
#endif
