#if Postgres
import OrchestrixEventSourcing
import Synchronization

/// Lends connections to callers: the shell around ``PoolMachine``.
final class ConnectionPool: Sendable {
    typealias Machine = PoolMachine<ContinuousClock.Instant>

    private struct Waiter {
        let continuation: CheckedContinuation<(Int, PostgresConnection), any Error>
        let alarm: Task<Void, Never>
    }

    private struct State {
        var machine: Machine
        var connections: [Int: PostgresConnection] = [:]
        var waiters: [Int: Waiter] = [:]
        var lastCaller = 0
        var lastFailure: (any Error)?
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let settings: SessionSettings
    private let limits: PoolLimits
    private let state: Mutex<State>
    private let tending = Mutex<Task<Void, Never>?>(nil)

    init(_ settings: SessionSettings, limits: PoolLimits) {
        self.settings = settings
        self.limits = limits
        state = Mutex(State(machine: Machine(limits: limits)))
        let work = Self.tend(self, every: max(limits.idleTime / 4, .milliseconds(10)))
        tending.withLock { $0 = work }
    }

    /// Looks after the pool now and then, for as long as somebody else holds it.
    private static func tend(_ pool: ConnectionPool, every pause: Duration) -> Task<Void, Never> {
        Task.detached { [weak pool] in
            while true {
                pool?.step { $0.tend(now: .now) }
                guard pool != nil, (try? await Task.sleep(for: pause)) != nil else { return }
            }
        }
    }

    deinit {
        tending.withLock { $0?.cancel() }
    }

    var metrics: PoolMetrics { state.withLock { $0.machine.metrics } }

    /// Gives a session to `work`. A session that is lost in it, or left in a transaction, isn't handed on.
    ///
    /// - Throws: what `work` throws; ``NoConnection`` where there is none within the limit; `EventStoreError` with
    ///   `.storeClosed`; `CancellationError` if the caller was cancelled while it waited.
    func perform<Result: Sendable>(_ work: @Sendable (PostgresSession) throws -> Result) async throws -> Result {
        let (number, connection) = try await acquire()
        let (result, isReusable) = await connection.performAndTell(work)
        step { $0.giveBack(number, isReusable: isReusable, now: .now) }
        return try result.get()
    }

    /// Lends a connection for as long as `work` runs, whatever that waits for, and has it restored before it is handed on.
    ///
    /// - Parameter restore: makes the session what it was; one that can't be isn't handed on.
    /// - Throws: as ``perform(_:)``.
    func lend<Value>(
        _ work: (PostgresConnection) async throws -> Value, restore: @Sendable (PostgresSession) throws -> Void
    ) async throws -> Value {
        let (number, connection) = try await acquire()
        let result: Result<Value, any Error>
        do { result = .success(try await work(connection)) } catch { result = .failure(error) }
        let restoration = await connection.performAndTell { session in
            guard session.isReusable else { throw PostgresError.lost }
            try restore(session)
        }
        let isRestored = (try? restoration.result.get()) != nil
        step { $0.giveBack(number, isReusable: isRestored && restoration.isReusable, now: .now) }
        return try result.get()
    }

    /// Ends every connection once its work is done.
    func close() async {
        tending.withLock { $0?.cancel() }
        step { $0.close() }
        await withCheckedContinuation { closer in
            let isFinished = state.withLock { state in
                if !state.machine.isFinished { state.closers.append(closer) }
                return state.machine.isFinished
            }
            if isFinished { closer.resume() }
        }
    }
}

// MARK: - Waiting for a connection

extension ConnectionPool {
    /// Tries again while the server can't be reached, all within the limit.
    private func acquire() async throws -> (Int, PostgresConnection) {
        let deadline = ContinuousClock.now + limits.acquireTimeout
        let persistence = Persistence(limit: min(settings.connectTimeout, limits.acquireTimeout))
        do {
            return try await persistence.run { try await acquire(until: deadline) }
        } catch let error as PostgresError {
            throw NoConnection(cause: error)
        }
    }

    private func acquire(until deadline: ContinuousClock.Instant) async throws -> (Int, PostgresConnection) {
        let caller = state.withLock { state in
            state.lastCaller += 1
            return state.lastCaller
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let alarm = Task.detached { [self] in
                    guard (try? await Task.sleep(until: deadline)) != nil else { return }
                    step { $0.withdraw(caller, .timedOut, now: .now) }
                }
                let waiter = Waiter(continuation: continuation, alarm: alarm)
                state.withLock { $0.waiters[caller] = waiter }
                step { $0.acquire(caller, now: .now) }
                // The cancellation may have come before the caller was there to be found.
                if Task.isCancelled { step { $0.withdraw(caller, .cancelled, now: .now) } }
            }
        } onCancel: {
            step { $0.withdraw(caller, .cancelled, now: .now) }
        }
    }

    /// Lets the machine take something in, and does what it says.
    private func step(_ change: (inout Machine) -> [Machine.Action]) {
        let (effects, closers) = state.withLock { state in
            let actions = change(&state.machine)
            let effects = actions.map { effect(of: $0, &state) }
            let closers = state.machine.isFinished ? state.closers : []
            if state.machine.isFinished { state.closers = [] }
            return (effects, closers)
        }
        for effect in effects { effect() }
        for closer in closers { closer.resume() }
    }

    /// What is to be done outside of the lock.
    private func effect(of action: Machine.Action, _ state: inout State) -> @Sendable () -> Void {
        switch action {
        case .open(let number): return { [self] in open(number) }
        case .close(let number):
            let connection = state.connections.removeValue(forKey: number)
            return { Task.detached { await connection?.close() } }
        case .lend(let number, to: let caller):
            let (waiter, connection) = (state.waiters.removeValue(forKey: caller), state.connections[number])
            waiter?.alarm.cancel()
            return { if let connection { waiter?.continuation.resume(returning: (number, connection)) } }
        case .check(let number):
            let connection = state.connections[number]
            return { [self] in check(number, connection) }
        case .refuse(let caller, let reason):
            let (waiter, failure) = (state.waiters.removeValue(forKey: caller), state.lastFailure)
            waiter?.alarm.cancel()
            return { waiter?.continuation.resume(throwing: Self.error(reason, failure)) }
        }
    }

    private func open(_ number: Int) {
        Task.detached { [self] in
            do {
                let connection = try await PostgresConnection.open(settings)
                state.withLock { $0.connections[number] = connection }
                step { $0.opened(number, now: .now) }
            } catch {
                state.withLock { $0.lastFailure = error }
                step { $0.failed(number, now: .now) }
            }
        }
    }

    private func check(_ number: Int, _ connection: PostgresConnection?) {
        Task.detached { [self] in
            let rows = try? await connection?.perform { session in try session.run(PostgresCall("SELECT 1")).count }
            step { $0.checked(number, stands: rows == 1, now: .now) }
        }
    }

    private static func error(_ reason: PoolRefusal, _ failure: (any Error)?) -> any Error {
        switch reason {
        case .cancelled: CancellationError()
        case .closed: EventStoreError(.storeClosed, "the store is closed")
        case .unreachable: failure ?? PostgresError.lost
        case .timedOut: PostgresError.poolExhausted
        }
    }
}
#endif
