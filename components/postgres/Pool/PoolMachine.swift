#if Postgres
/// A pool of connections as a pure state machine: it keeps the books, and says what is to be done.
///
/// It knows neither connections nor time: each method takes in what happened and when, and returns what follows from
/// it, so that the whole behaviour is tested as a table. ``ConnectionPool`` does what it says. Connections and callers
/// are told apart by numbers.
struct PoolMachine<Instant: InstantProtocol<Duration>> {
    /// What is to be done. Whoever is named is named once.
    enum Action: Hashable {
        /// Make a connection, which is called by this number.
        case open(Int)
        /// End a connection.
        case close(Int)
        /// Give a connection to a caller.
        case lend(Int, to: Int)
        /// Ask whether a connection that lay idle still stands.
        case check(Int)
        /// Tell a caller that it won't get one.
        case refuse(Int, PoolRefusal)
    }

    private struct Idle {
        let number: Int
        let since: Instant
    }

    private struct Waiting {
        let caller: Int
        let since: Instant
    }

    private let limits: PoolLimits
    /// When each connection that stands was made.
    private var born: [Int: Instant] = [:]
    private var opening: Set<Int> = []
    /// The connections that nobody has, the one that was used last at the end.
    private var idle: [Idle] = []
    private var lent: Set<Int> = []
    /// Those that are being checked, and for whom; `nil`: that caller has gone.
    private var checking: [Int: Waiting?] = [:]
    private var waiting: [Waiting] = []
    private var lastNumber = 0
    private var isClosed = false

    private(set) var counts = PoolCounts()

    init(limits: PoolLimits) {
        self.limits = limits
    }

    /// What the pool is doing now, and has done so far.
    var metrics: PoolMetrics {
        PoolMetrics(
            inUse: lent.count + checking.count, idle: idle.count, opening: opening.count, waiting: waiting.count,
            counts: counts)
    }

    /// Whether everything is given back and ended.
    var isFinished: Bool { isClosed && born.isEmpty && opening.isEmpty }

    private var size: Int { born.count + opening.count }
}

// MARK: - Callers

extension PoolMachine {
    /// Takes in that somebody wants a connection. Who came first is served first.
    mutating func acquire(_ caller: Int, now: Instant) -> [Action] {
        guard !isClosed else { return [.refuse(caller, .closed)] }
        waiting.append(Waiting(caller: caller, since: now))
        return serve(now: now)
    }

    /// Takes in that a caller has given up, or has waited for as long as it may.
    mutating func withdraw(_ caller: Int, _ reason: PoolRefusal, now: Instant) -> [Action] {
        if let index = waiting.firstIndex(where: { $0.caller == caller }) {
            waiting.remove(at: index)
        } else if let (number, _) = checking.first(where: { $0.value?.caller == caller }) {
            checking.updateValue(nil, forKey: number)
        } else {
            return []
        }
        if reason == .timedOut { counts.timedOut += 1 }
        return [.refuse(caller, reason)]
    }

    /// Takes in that a connection was given back.
    ///
    /// - Parameter isReusable: whether it stands, and is in no transaction. Others are never handed on.
    mutating func giveBack(_ number: Int, isReusable: Bool, now: Instant) -> [Action] {
        guard lent.remove(number) != nil else { return [] }
        guard isReusable, !isClosed, !isOld(number, now) else { return end(number) + serve(now: now) }
        idle.append(Idle(number: number, since: now))
        return serve(now: now)
    }

    /// Takes in what came of a check. The caller goes back to the head of the queue where the connection was lost.
    mutating func checked(_ number: Int, stands: Bool, now: Instant) -> [Action] {
        guard let entry = checking.removeValue(forKey: number) else { return [] }
        guard stands, !isClosed else {
            if let entry, !isClosed { waiting.insert(entry, at: 0) }
            return end(number) + (isClosed ? entry.map { [.refuse($0.caller, .closed)] } ?? [] : serve(now: now))
        }
        if let entry { return [hand(number, to: entry, now: now)] }
        idle.append(Idle(number: number, since: now))
        return serve(now: now)
    }
}

// MARK: - Connections

extension PoolMachine {
    /// Takes in that a connection was made.
    mutating func opened(_ number: Int, now: Instant) -> [Action] {
        guard opening.remove(number) != nil else { return [] }
        counts.created += 1
        born[number] = now
        guard !isClosed else { return end(number) }
        idle.append(Idle(number: number, since: now))
        return serve(now: now)
    }

    /// Takes in that a connection couldn't be made. Where there is no other to wait for, whoever has waited longest is
    /// told.
    mutating func failed(_ number: Int, now: Instant) -> [Action] {
        guard opening.remove(number) != nil, born.isEmpty, !waiting.isEmpty else { return [] }
        return [.refuse(waiting.removeFirst().caller, .unreachable)] + serve(now: now)
    }

    /// Ends what has been idle or alive for too long, and makes what is missing to the smallest size.
    mutating func tend(now: Instant) -> [Action] {
        guard !isClosed else { return [] }
        var actions: [Action] = []
        for entry in idle where isOld(entry.number, now) || (isIdleTooLong(entry, now) && size > limits.minimum) {
            idle.removeAll { $0.number == entry.number }
            actions += end(entry.number)
        }
        while size < limits.minimum { actions.append(open()) }
        return actions
    }

    /// Refuses who waits and who comes; what is lent is ended when it is given back.
    mutating func close() -> [Action] {
        isClosed = true
        let refused = waiting.map { Action.refuse($0.caller, .closed) }
        let ended = idle.flatMap { end($0.number) }
        (waiting, idle) = ([], [])
        return refused + ended
    }
}

// MARK: - What follows

extension PoolMachine {
    private mutating func serve(now: Instant) -> [Action] {
        var actions: [Action] = []
        while !waiting.isEmpty, let entry = idle.popLast() {
            if isOld(entry.number, now) {
                actions += end(entry.number)
                continue
            }
            let next = waiting.removeFirst()
            if entry.since.duration(to: now) >= limits.checkAfter {
                checking[entry.number] = .some(next)
                actions.append(.check(entry.number))
            } else {
                actions.append(hand(entry.number, to: next, now: now))
            }
        }
        while opening.count < waiting.count && size < limits.maximum { actions.append(open()) }
        return actions
    }

    private mutating func hand(_ number: Int, to next: Waiting, now: Instant) -> Action {
        lent.insert(number)
        counts.acquired += 1
        counts.waited += next.since.duration(to: now)
        return .lend(number, to: next.caller)
    }

    private mutating func open() -> Action {
        lastNumber += 1
        opening.insert(lastNumber)
        return .open(lastNumber)
    }

    private mutating func end(_ number: Int) -> [Action] {
        guard born.removeValue(forKey: number) != nil else { return [] }
        counts.closed += 1
        return [.close(number)]
    }

    private func isOld(_ number: Int, _ now: Instant) -> Bool {
        born[number].map { $0.duration(to: now) >= limits.lifetime } ?? true
    }

    private func isIdleTooLong(_ entry: Idle, _ now: Instant) -> Bool {
        entry.since.duration(to: now) >= limits.idleTime
    }
}
#endif
