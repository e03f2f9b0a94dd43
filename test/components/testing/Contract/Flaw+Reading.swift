import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

extension Flaw {
    /// Engines that don't give back what they hold.
    static let reading = [
        Flaw("changes the order of the log", breaks: "the log reads forwards and backwards")
            .with { $0.readLog = { try await $1.read($0).mapped { $0.count > 1 ? [$0[1], $0[0]] + $0[2...] : $0 } } },
        Flaw(
            "ignores the filter of the log",
            breaks: "the log reads by category, type and conversation, both ways and in pages"
        )
        .with { $0.readLog = { try await $1.read(LogQuery($0.origin, limit: $0.limit)) } },
        Flaw("ignores the conversation", breaks: "a conversation's events are found in the order of the log")
            .with { flaw in
                flaw.readLog = { query, store in
                    var query = query
                    query.filter.correlationID = nil
                    return try await store.read(query)
                }
            },
        Flaw("ignores the types when it reads a stream", breaks: "a stream reads by type, both ways and in pages")
            .with { $0.readStream = { try await $1.read($0.changed { $0.types = nil }) } },
        Flaw(
            "leaves out the version that is read from", breaks: "a stream is read from a version on, which is included"
        )
        .with { $0.readStream = { try await $1.read($0.changed { $0.from = $0.from.map { $0 + 1 } }) } },
        Flaw(
            "gives the last event of a page twice",
            breaks: "pages of any size give each event of the log once, both ways"
        )
        .with { flaw in
            flaw.readLog = { query, store in
                guard case .before(let position?) = query.origin else { return try await store.read(query) }
                return try await store.read(LogQuery(.before(position + 1), filter: query.filter, limit: query.limit))
            }
        },
        Flaw(
            "goes on in silence where the log diverged",
            breaks: "a reader that has seen another event is told that the log diverged"
        )
        .with { flaw in
            flaw.readLog = { query, store in
                do {
                    return try await store.read(query)
                } catch let error as LogDiverged {
                    return LogPage(events: [], next: Checkpoint(position: error.head), head: error.head)
                }
            }
        },
        Flaw("shows an event only after its successor", breaks: "no reader sees half of an append")
            .with { $0.readLog = { try await $1.read($0).filtered { $0.position % 3 != 0 } } },
        Flaw("tells a time that goes back", breaks: "the store's time never goes back in the log")
            .with { $0.readLog = { try await $1.read($0).mapped { $0.map { $0.with(recordedAt: moment($0)) } } } },
        Flaw("forgets that a stream was deleted", breaks: "a page of a stream tells where the stream stands")
            .with { flaw in
                flaw.readStream = { query, store in
                    let page = try await store.read(query)
                    return StreamPage(
                        events: page.events, state: StreamState(version: page.state.version), next: page.next)
                }
            },
        Flaw(
            "lists streams in the order of their letters",
            breaks: "streams are listed by category and id, in the order of their bytes"
        )
        .with { $0.streams = { try await $1.streams($0).sorted { $0.stream.description < $1.stream.description } } },
        Flaw("lists a page of streams from its own first stream on", breaks: "pages of any size list each stream once")
            .with { flaw in
                flaw.streams = { query, store in
                    let before = try await store.streams(StreamListQuery(category: query.category))
                        .last { $0.stream < query.after ?? $0.stream }
                    return try await store.streams(
                        StreamListQuery(category: query.category, after: before?.stream, limit: query.limit))
                }
            },
    ]

    private static func moment(_ event: StoredEvent) -> Timestamp {
        event.recordedAt - .seconds(event.position)
    }

    /// Engines that change what they are given.
    static let changing = [
        Flaw("keeps payloads as text", breaks: "payload bytes come out as they went in")
            .with {
                $0.append = {
                    try await $1.append($0.mappingPayloads { Array(String(decoding: $0, as: UTF8.self).utf8) })
                }
            },
        Flaw("cuts payloads off at 64 KiB", breaks: "a payload of a mebibyte comes out as it went in")
            .with { $0.append = { try await $1.append($0.mappingPayloads { Array($0.prefix(65_536)) }) } },
        Flaw("keeps times in milliseconds", breaks: "times and schema versions come out as they went in")
            .with { $0.append = { try await $1.append($0.mappingEvents { $0.inMilliseconds() }) } },
        Flaw("keeps every extension as text", breaks: "metadata comes out as it went in")
            .with { $0.append = { try await $1.append($0.mappingEvents { $0.withTexts() }) } },
        Flaw(
            "takes ids that look alike for the same",
            breaks: "ids that look alike but differ in their bytes are different"
        )
        .with { flaw in
            flaw.append = { try await $1.append($0.composed()) }
            flaw.readStream = { try await $1.read($0.changed { $0.stream = $0.stream.composed }) }
        },
    ]
}
