#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// One import of a log: reads its lines, and stores them chunk by chunk. While one is being stored, the next is read.
struct LogImport {
    let store: PostgreSQLEventStore
    let positions: ImportPositions
    let limits: ImportLimits
    private let ledger = ImportLedger()
    private var reader = LogReader()
    private var chunk: ImportChunk
    private var storing: Task<(ImportChunk, ChunkStorage.Outcome), any Error>?
    private var progress = ImportProgress()

    init(into store: PostgreSQLEventStore, positions: ImportPositions, limits: ImportLimits) {
        self.store = store
        self.positions = positions
        self.limits = limits
        chunk = ImportChunk(positions, limits: limits)
    }

    mutating func run<Lines: AsyncSequence>(
        _ lines: Lines, _ report: (ImportProgress) -> Void
    ) async throws -> ImportProgress where Lines.Element == [UInt8] {
        do {
            progress.head = try await store.head()
            for try await line in lines {
                guard let entry = try read(line) else { continue }
                if chunk.isComplete(before: entry) { try await storeChunk(report) }
                try chunk.add(entry, line: reader.line, bytes: line.count)
            }
            if !chunk.isEmpty { try await storeChunk(report) }
            try await finishStoring(report)
            // What was passed over is to be as safe as what was stored.
            try await store.database.transact { _ in }
            return progress
        } catch {
            // What is being stored is finished; nothing of it is lost.
            _ = await storing?.result
            throw error
        }
    }

    /// Reads a line, and refuses what no store would have taken in.
    private mutating func read(_ line: [UInt8]) throws -> LogEntry? {
        let entry = try reader.read(line)
        do {
            switch entry {
            case .event(let event): try event.validate(against: store.configuration.limits)
            case .command(let command): try command.validate(against: store.configuration.limits)
            case nil: break
            }
        } catch let error as EventStoreError {
            throw reader.fault(error.message, error.context, code: error.code)
        }
        return entry
    }

    private mutating func storeChunk(_ report: (ImportProgress) -> Void) async throws {
        try await finishStoring(report)
        try Task.checkCancellation()
        let (store, chunk) = (store, chunk)
        let storage = ChunkStorage(chunk: chunk, positions: positions, tables: store.tables, ledger: ledger)
        storing = Task.detached { (chunk, try await store.perform(storage)) }
        self.chunk = ImportChunk(positions, limits: limits)
    }

    private mutating func finishStoring(_ report: (ImportProgress) -> Void) async throws {
        guard let (chunk, outcome) = try await storing?.value else { return }
        storing = nil
        progress.events += chunk.events.count
        progress.commands += chunk.commands.count
        progress.skippedEvents += outcome.skippedEvents
        progress.bytes += chunk.byteCount
        progress.head = outcome.head
        report(progress)
    }
}
#endif
