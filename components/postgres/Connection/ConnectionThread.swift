#if Postgres
import Foundation

/// A thread of its own for one connection, on which the connection's actor runs, and whatever else works with it: each
/// change of threads costs more than a statement does.
///
/// libpq waits for the server; on this thread it may, without holding up the threads that Swift's tasks share.
final class ConnectionThread: SerialExecutor, TaskExecutor {
    private let queue = JobQueue()

    init() {
        let thread = Thread { [queue] in queue.run() }
        thread.name = "orchestrix-pg"
        thread.start()
    }

    deinit {
        queue.close()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // The job keeps its executor, which the actor may let go of in the middle of it.
        queue.add {
            job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(), taskExecutor: self.asUnownedTaskExecutor())
        }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
#endif
