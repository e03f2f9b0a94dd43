import OrchestrixEventSourcing
import OrchestrixMemory

extension Flaw {
    /// Engines that don't store what they should.
    static let appending = [
        Flaw("loses the last of several events that it acknowledges", breaks: "an append tells where its events stand")
            .with { $0.append = { try await $1.append($0.losingLast()).claimingOneMore(than: $0) } },
        Flaw("stores an event twice", breaks: "positions count the events of all streams from 1")
            .with { flaw in
                flaw.append = { request, store in
                    let result = try await store.append(request)
                    if let first = request.writes.first?.events.first, !first.isTombstone {
                        _ = try await store.append(request.doubling(first))
                    }
                    return result
                }
            },
        Flaw("uses a position up for a refused append", breaks: "a refused append leaves no gap behind")
            .with { flaw in
                flaw.append = { request, store in
                    do {
                        return try await store.append(request)
                    } catch let error as ConcurrencyError {
                        _ = try await store.append(.burning(request))
                        throw error
                    }
                }
                flaw.readLog = { try await $1.read($0).filtered { $0.stream.category != "burnt" } }
            },
        Flaw(
            "stores the streams of an append one by one",
            breaks: "one stream that isn't as expected keeps the whole append out"
        )
        .with { flaw in
            flaw.append = { request, store in
                guard request.writes.count > 1 else { return try await store.append(request) }
                var results: [AppendResult] = []
                for write in request.writes { results.append(try await store.append(AppendRequest([write]))) }
                return results[0].joined(with: results)
            }
        },
        Flaw(
            "checks only the first stream of an append",
            breaks: "one stream that isn't as expected keeps the whole append out"
        )
        .with { $0.append = { try await $1.append($0.expectingAnyBehindFirst()) } },
        Flaw("lets a deleted stream go on", breaks: "the id of a deleted stream isn't used again")
            .with { $0.append = { try await $1.append($0.withPlainTombstones()) } },
        Flaw("takes what is over the limits", breaks: "payloads and outcomes over the limit are refused")
            .with { flaw in
                flaw.base = { InMemoryEventStore(limits: StoreLimits(payloadBytes: .max, eventsPerAppend: .max)) }
            },
        Flaw("takes more events than the limit", breaks: "an append of more events than the limit is refused")
            .with { $0.base = { InMemoryEventStore(limits: StoreLimits(eventsPerAppend: .max)) } },
        Flaw(
            "takes names that are too long",
            breaks: "names of the greatest length are taken, and one byte more is refused"
        )
        .with { $0.base = { InMemoryEventStore(limits: StoreLimits(nameBytes: 512, streamIDBytes: 2_048)) } },
    ]

    /// Engines that don't honour what an append demands.
    static let expecting = [
        Flaw(
            "ignores the expected version",
            breaks: "an absent stream is as expected by any, noStream and version 0 only"
        )
        .with { $0.append = { try await $1.append($0.expectingAny()) } },
        Flaw(
            "takes streamExists for any", breaks: "an absent stream is as expected by any, noStream and version 0 only"
        )
        .with { $0.append = { try await $1.append($0.replacing(.streamExists, by: .any)) } },
        Flaw(
            "checks the version first, and inserts later",
            breaks: "of many writers that expect the same version exactly one wins"
        )
        .with { flaw in
            flaw.append = { request, store in
                try await checkVersions(of: request, in: store)
                await Task.yield()
                return try await store.append(request.expectingAny())
            }
        },
        Flaw(
            "looks at versions before it looks for a repetition",
            breaks: "a repetition is seen before versions are looked at"
        )
        .with { flaw in
            flaw.append = { request, store in
                try await checkVersions(of: request, in: store)
                return try await store.append(request)
            }
        },
        Flaw(
            "tells a wrong version when a race is lost",
            breaks: "a lost race names the stream, what was expected and where the stream is"
        )
        .with { flaw in
            flaw.append = { request, store in
                do {
                    return try await store.append(request)
                } catch let error as ConcurrencyError {
                    throw ConcurrencyError(stream: error.stream, expected: error.expected, actual: error.actual + 1)
                }
            }
        },
    ]

    private static func checkVersions(of request: AppendRequest, in store: any EventStore) async throws {
        for write in request.writes {
            let version = try await store.read(StreamQuery(write.stream)).state.version
            guard write.expected.allows(version) else {
                throw ConcurrencyError(stream: write.stream, expected: write.expected, actual: version)
            }
        }
    }
}
