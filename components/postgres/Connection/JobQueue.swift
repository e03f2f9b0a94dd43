#if Postgres
import Dispatch
import Synchronization

/// The jobs of one connection's thread, in order.
final class JobQueue: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)

    /// Adds a job behind the others.
    func add(_ job: @escaping @Sendable () -> Void) {
        state.withLock { $0.jobs.append(job) }
        arrivals.signal()
    }

    /// Lets ``run()`` return once every job has run.
    func close() {
        state.withLock { $0.isClosed = true }
        arrivals.signal()
    }

    /// Runs jobs as they come, until the queue is closed. Blocks.
    func run() {
        while true {
            arrivals.wait()
            let (jobs, isClosed) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isClosed)
            }
            for job in jobs { job() }
            if isClosed && jobs.isEmpty { return }
        }
    }
}
#endif
