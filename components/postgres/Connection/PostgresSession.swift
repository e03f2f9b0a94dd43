#if Postgres
import CLibpq
import Foundation

/// A session on the server: libpq's connection, freed when nobody holds it any more.
///
/// It isn't safe to be used from several threads: a ``PostgresConnection`` keeps it on one. Every method blocks until
/// the server has answered, or the limit has passed; a session that it has passed in is broken.
final class PostgresSession {
    let handle: OpaquePointer
    let patience: Duration
    /// Tells a transaction what it needs, and asks which process serves it.
    let telling: PostgresCall

    /// Whether a pooler stands between, which may give each transaction to another process of the server. Until that is
    /// found out it is taken to be so.
    var isPooled = true
    /// The process that serves it, or that served its last transaction; `nil` until it is prepared.
    var process: SessionProcess?

    /// The names of what was prepared, by its text.
    private var statements: [String: String] = [:]
    private var lastStatement = 0
    private let notices: PostgresNotices
    private(set) var isBroken = false
    /// Whether no batch of appends was committed through it yet.
    var isFresh = true

    /// Connects within the limit of the settings.
    init(_ settings: SessionSettings) throws(PostgresError) {
        let notices = PostgresNotices()
        handle = try ConnectionAttempt(settings: settings, notices: notices).connect()
        self.notices = notices
        patience = settings.responseTimeout
        telling = settings.telling
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether it can be handed to somebody else: it stands, and no transaction is open in it.
    var isReusable: Bool { !isBroken && PQstatus(handle) == CONNECTION_OK && isIdle }

    /// Whether no transaction is open.
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    /// Whether a statement of the open transaction has failed.
    var hasFailed: Bool { PQtransactionStatus(handle) == PQTRANS_INERROR }

    /// The number of its process as it was told when the session began.
    var announcedProcess: Int { Int(PQbackendPID(handle)) }
}

// MARK: - Statements

extension PostgresSession {
    /// Sends all statements in one round trip, and gives back what each gave. Each is prepared once per session.
    ///
    /// The first that fails keeps those behind it from being run. A transaction that was begun stays open then.
    ///
    /// - Throws: what the server reports; ``PostgresError/unconfirmed`` where everything was committed there, but not heard
    ///   to be on the standbys that the commit was to wait for.
    func run(_ calls: [PostgresCall]) throws(PostgresError) -> [PostgresResult] {
        isPooled ? try runTelling(calls) : try pipeline(calls)
    }

    func pipeline(_ calls: [PostgresCall]) throws(PostgresError) -> [PostgresResult] {
        notices.clear()
        guard !isBroken, PQenterPipelineMode(handle) == 1 else { throw broken(.lost) }
        var names: [String?] = []
        for call in calls { names.append(try send(call)) }
        guard PQpipelineSync(handle) == 1 else { throw broken(.lost) }
        let deadline = ContinuousClock.now + patience
        try flush(until: deadline)
        return try collect(calls, prepared: names, until: deadline)
    }

    /// Runs one statement.
    @discardableResult
    func run(_ call: PostgresCall) throws(PostgresError) -> PostgresResult {
        try run([call])[0]
    }

    /// Runs statements without parameters, as a script has them.
    func execute(_ script: String) throws(PostgresError) {
        guard !isBroken, PQsendQuery(handle, script) == 1 else { throw broken(.lost) }
        let deadline = ContinuousClock.now + patience
        try flush(until: deadline)
        var failure: PostgresError?
        while let result = try next(until: deadline) {
            if result.status == PGRES_FATAL_ERROR { failure = failure ?? result.error(of: PostgresCall(script)) }
        }
        if let failure { throw noted(failure) }
    }

    /// Makes the session as it was when it was new, whatever its last user did to it.
    func renew(_ settings: SessionSettings) throws(PostgresError) {
        guard !isPooled else { return }
        statements = [:]
        try execute("DISCARD ALL")
        try execute(settings.script)
    }

    /// Runs `work` in a transaction, and commits unless it throws.
    ///
    /// - Parameter confirms: whether what it finds stored already is to be where commits wait for their standbys to have it,
    ///   too.
    func transact<Result>(confirms: Bool = false, _ work: (PostgresSession) throws -> Result) throws -> Result {
        try run(.begin)
        do {
            let result = try work(self)
            _ = try run(confirms ? [.confirm, .commit] : [.commit])
            return result
        } catch {
            if !isBroken && !isReusable { _ = try? run(.rollback) }
            throw error
        }
    }

    /// Reads with several statements from one snapshot, in one round trip.
    func read(_ calls: [PostgresCall]) throws(PostgresError) -> ArraySlice<PostgresResult> {
        do {
            return try run([.beginReading] + calls + [.commit])[1...calls.count]
        } catch {
            if !isBroken { _ = try? run(.rollback) }
            throw error
        }
    }

    /// - Returns: the name of the statement where it is prepared along with this.
    private func send(_ call: PostgresCall) throws(PostgresError) -> String? {
        guard !isPooled else {
            guard sendUnprepared(call) else { throw broken(.lost) }
            return nil
        }
        let preparation = call.preparation
        let known = statements[preparation]
        let name = known ?? "orchestrix_\(lastStatement + 1)"
        if known == nil {
            lastStatement += 1
            let types = call.parameters.types
            guard PQsendPrepare(handle, name, call.sql, Int32(types.count), types) == 1 else { throw broken(.lost) }
            statements[preparation] = name
        }
        let isSent = call.parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1)
        }
        guard isSent == 1 else { throw broken(.lost) }
        return known == nil ? name : nil
    }

    private func collect(
        _ calls: [PostgresCall], prepared: [String?], until deadline: ContinuousClock.Instant
    ) throws(PostgresError) -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: PostgresError?
        for (call, name) in zip(calls, prepared) {
            if name != nil, !(try take(call, until: deadline, &failure)) { statements[call.preparation] = nil }
            _ = try take(call, until: deadline, &failure) { results.append($0) }
        }
        guard let end = try next(until: deadline), end.status == PGRES_PIPELINE_SYNC,
            PQexitPipelineMode(handle) == 1
        else { throw broken(.lost) }
        if let failure { throw noted(failure) }
        if notices.hasUnconfirmedCommit { throw .unconfirmed }
        return results
    }

    /// Takes what came of one command of a pipeline.
    private func take(
        _ call: PostgresCall, until deadline: ContinuousClock.Instant, _ failure: inout PostgresError?,
        _ use: (PostgresResult) -> Void = { _ in }
    ) throws(PostgresError) -> Bool {
        guard let result = try next(until: deadline), try next(until: deadline) == nil else { throw broken(.lost) }
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            use(result)
            return true
        case PGRES_PIPELINE_ABORTED: return false
        default:
            failure = failure ?? result.error(of: call)
            return false
        }
    }
}

// MARK: - Waiting

extension PostgresSession {
    func next(until deadline: ContinuousClock.Instant) throws(PostgresError) -> PostgresResult? {
        while PQisBusy(handle) == 1 {
            try wait(for: POLLIN, until: deadline)
            guard PQconsumeInput(handle) == 1 else { throw broken(.lost) }
        }
        guard let result = PQgetResult(handle) else { return nil }
        return PostgresResult(result, notices)
    }

    /// Sends what is buffered; takes in what comes meanwhile, so that neither side waits for the other.
    func flush(until deadline: ContinuousClock.Instant) throws(PostgresError) {
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1:
                try wait(for: POLLIN | POLLOUT, until: deadline)
                guard PQconsumeInput(handle) == 1 else { throw broken(.lost) }
            default: throw broken(.lost)
            }
        }
    }

    private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(PostgresError) {
        do throws(PostgresError) {
            try ConnectionSocket(handle: handle).wait(for: events, until: deadline)
        } catch {
            throw broken(error)
        }
    }

    func broken(_ error: PostgresError) -> PostgresError {
        isBroken = true
        return error
    }

    func noted(_ error: PostgresError) -> PostgresError {
        if error.concernsConnection || PQstatus(handle) != CONNECTION_OK { isBroken = true }
        return error
    }
}
#endif
