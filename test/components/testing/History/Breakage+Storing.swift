import OrchestrixEventSourcing
import OrchestrixTesting
import Synchronization

extension Breakage {
    /// Stores that don't store what they say.
    static let storing = [
        Breakage("loses an append that it acknowledges", is: .lost)
            .with { breakage in
                breakage.append = { request, store in
                    guard request.expectsNothing, request.eventCount > 0, try await store.canBreak(request),
                        store.strikes(at: request)
                    else { return try await store.wrapped.append(request) }
                    return try await request.claimed(in: store)
                }
            },
        Breakage("stores the events of an append the other way round", is: .reordered)
            .with { breakage in
                breakage.append = { request, store in
                    guard request.writes.contains(where: { $0.events.count > 1 }) else {
                        return try await store.wrapped.append(request)
                    }
                    return try await store.append(request, changedBy: { $0.reversed() })
                }
                breakage.namesVictim = false
            },
        Breakage("stores an append behind one that began after it was acknowledged", is: .reordered)
            .with { breakage in
                let held = Held()
                breakage.append = { request, store in
                    if held.isEmpty, request.expectsNothing, request.eventCount > 0, try await store.canBreak(request),
                        store.strikes(at: request)
                    {
                        held.keep(request)
                        return try await request.claimed(in: store)
                    }
                    let result = try await store.wrapped.append(request)
                    if let late = held.take(after: request) { _ = try? await store.wrapped.append(late) }
                    return result
                }
            },
        Breakage("stores an append twice", is: .doubled)
            .with { breakage in
                breakage.append = { request, store in
                    let result = try await store.wrapped.append(request)
                    if !result.isRepeat, request.eventCount > 0, store.strikes(at: request) {
                        _ = try await store.wrapped.append(request.renamed())
                    }
                    return result
                }
                breakage.readLog = { try await $1.wrapped.read($0.unchecked).mapped { $0.map(\.unrenamed) } }
            },
        Breakage("skips a position", is: .hole)
            .with { breakage in
                breakage.append = { try await $1.wrapped.append($0).skipping() }
                breakage.readLog = { try await $1.wrapped.read($0.unskipping()).skipping() }
                breakage.commands = { try await $1.wrapped.commands($0).map { $0.skipping() } }
                breakage.head = { Skip.outer(try await $0.wrapped.head()) }
                breakage.wait = { try await $1.wrapped.waitForEvents(after: Skip.inner($0)) }
                breakage.namesVictim = false
            },
        Breakage("stores only one stream of an append over several", is: .half)
            .with { breakage in
                breakage.append = { request, store in
                    let parts = request.writes.filter { !$0.events.isEmpty }
                    guard parts.count > 1, request.expectsNothing, request.command == nil,
                        try await store.canBreak(request), store.strikes(at: request)
                    else { return try await store.wrapped.append(request) }
                    let claimed = try await request.claimed(in: store)
                    _ = try await store.wrapped.append(AppendRequest([parts[0]]))
                    return claimed
                }
            },
        Breakage("stores an append without its command", is: .half)
            .with { breakage in
                breakage.append = { request, store in
                    guard request.command != nil, request.eventCount > 0 else {
                        return try await store.wrapped.append(request)
                    }
                    return try await store.append(request, changedBy: { $0.withoutCommand() })
                }
                breakage.namesVictim = false
            },
        Breakage("forgets its last appends in a restart", is: .forgotten).with { $0.forgets = 2 },
        Breakage("changes a payload", is: .altered)
            .with { breakage in
                breakage.append = { request, store in
                    guard request.eventCount > 0 else { return try await store.wrapped.append(request) }
                    return try await store.append(
                        request, changedBy: { $0.mappingPayloads { $0.dropLast() + [0] } })
                }
                breakage.namesVictim = false
            },
    ]
}

extension BrokenEventStore {
    /// Stores what `change` makes of the request where a fault is due, which stays due if nothing was stored by that.
    func append(
        _ request: AppendRequest, changedBy change: (AppendRequest) -> AppendRequest
    ) async throws -> AppendResult {
        guard try await canBreak(request), strikes() else { return try await wrapped.append(request) }
        do {
            let result = try await wrapped.append(change(request))
            if result.isRepeat { miss() }
            return result
        } catch {
            miss()
            throw error
        }
    }

    /// Whether a fault is due and nothing of the request is stored yet.
    func canBreak(_ request: AppendRequest) async throws -> Bool {
        guard isDue else { return false }
        let log = try await wrapped.read(LogQuery(.before(nil), limit: 200)).events
        let ids = Set(request.eventIDs)
        return !log.contains { ids.contains($0.id) }
    }
}

/// An append that is acknowledged and waits to be stored, until the next one of its writer is.
private final class Held: Sendable {
    private let state = Mutex<AppendRequest?>(nil)

    var isEmpty: Bool { state.withLock { $0 == nil } }

    func keep(_ request: AppendRequest) { state.withLock { $0 = request } }

    func take(after request: AppendRequest) -> AppendRequest? {
        state.withLock { held in
            guard let kept = held, kept.writer == request.writer, kept.workloadName != request.workloadName else {
                return nil
            }
            defer { held = nil }
            return kept
        }
    }
}
