import OrchestrixEventSourcing
import OrchestrixTesting

extension Breakage {
    /// Stores that don't decide as they should.
    static let deciding = [
        Breakage("ignores the expected version", is: .ignoredExpectation)
            .with { breakage in
                breakage.append = { request, store in
                    do {
                        return try await store.wrapped.append(request)
                    } catch let error as ConcurrencyError {
                        guard store.strikes(at: request) else { throw error }
                        return try await store.wrapped.append(request.expectingAny())
                    }
                }
            },
        Breakage("acknowledges an append that it refuses", is: .acknowledgedRefusal)
            .with { breakage in
                breakage.append = { request, store in
                    do {
                        return try await store.wrapped.append(request)
                    } catch let error as ConcurrencyError {
                        guard request.eventCount > 0, store.strikes(at: request) else { throw error }
                        return try await request.claimed(in: store)
                    }
                }
            },
        Breakage("refuses an append that it stores", is: .storedRefusal)
            .with { breakage in
                breakage.append = { request, store in
                    let result = try await store.wrapped.append(request)
                    guard !result.isRepeat, request.eventCount > 0, store.strikes(at: request) else { return result }
                    throw ConcurrencyError(
                        stream: request.writes[0].stream, expected: request.writes[0].expected, actual: 0)
                }
            },
        Breakage("refuses an append that it should store", is: .wrongRefusal)
            .with { breakage in
                breakage.append = { request, store in
                    guard let write = request.writes.first(where: \.expectsExistence), store.strikes(at: request) else {
                        return try await store.wrapped.append(request)
                    }
                    throw ConcurrencyError(stream: write.stream, expected: write.expected, actual: 0)
                }
            },
        Breakage("doesn't know a repetition, and stores it again", is: .doubled)
            .with { breakage in
                breakage.append = { request, store in
                    let result = try await store.wrapped.append(request)
                    guard result.isRepeat, request.eventCount > 0, store.strikes(at: request) else { return result }
                    return try await store.wrapped.append(request.renamed())
                }
                breakage.readLog = { try await $1.wrapped.read($0.unchecked).mapped { $0.map(\.unrenamed) } }
            },
        Breakage("tells an append of other positions", is: .misreported)
            .with { breakage in
                breakage.append = { request, store in
                    let result = try await store.wrapped.append(request)
                    guard let positions = result.positions, store.strikes(at: request) else { return result }
                    return AppendResult(
                        positions: positions.lowerBound + 1...positions.upperBound + 1, streams: result.streams,
                        recordedAt: result.recordedAt, isRepeat: result.isRepeat, command: result.command)
                }
            },
        Breakage("fails without a reason", is: .unexpectedError)
            .with { breakage in
                breakage.append = { request, store in
                    guard store.strikes(at: request) else { return try await store.wrapped.append(request) }
                    throw EventStoreError(.corrupted, "nobody knows why")
                }
            },
    ]
}

extension StreamWrite {
    /// Whether it is refused only where the stream isn't at one version, other than 0.
    fileprivate var expectsExistence: Bool {
        if case .exactly(let version) = expected { version > 3 } else { false }
    }
}
