import OrchestrixCommon
import OrchestrixEventSourcing

extension Flaw {
    /// Engines that don't remember commands as they should.
    static let commanding = [
        Flaw("forgets the command record", breaks: "a command is stored with its events and found by its id")
            .with { $0.append = { try await $1.append($0.withoutCommand()) } },
        Flaw("remembers a command only if it has events", breaks: "a refusal is remembered without events")
            .with { $0.append = { try await $1.append($0.eventCount == 0 ? $0.withoutCommand() : $0) } },
        Flaw("remembers a command that lost its race", breaks: "a command that loses its race isn't remembered")
            .with { flaw in
                flaw.append = { request, store in
                    do {
                        return try await store.append(request)
                    } catch let error as ConcurrencyError {
                        _ = try await store.append(AppendRequest([], command: request.command))
                        throw error
                    }
                }
            },
        Flaw("ignores the fingerprint", breaks: "a command id with another fingerprint is refused")
            .with { flaw in
                flaw.append = { request, store in
                    if let key = request.command?.key, let stored = try await store.command(key.id) {
                        return stored.result.asRepeat()
                    }
                    return try await store.append(request)
                }
            },
        Flaw(
            "looks a command up first, and stores it later",
            breaks: "of one command that many send at once one is carried out"
        )
        .with { flaw in
            flaw.append = { request, store in
                if let id = request.command?.key.id, let stored = try await store.command(id) {
                    return stored.result.asRepeat()
                }
                await Task.yield()
                return try await store.append(request.withoutCommand())
            }
        },
        Flaw(
            "lists commands by their ids",
            breaks: "commands are listed in the order in which they were stored, in pages of any size"
        )
        .with { $0.commands = { try await $1.commands($0).sorted { $0.record.key.id < $1.record.key.id } } },
        Flaw(
            "begins a list anew behind a command that it doesn't know",
            breaks: "a list can't begin behind a command that isn't stored"
        )
        .with { flaw in
            flaw.commands = { query, store in
                do {
                    return try await store.commands(query)
                } catch let error as EventStoreError where query.limit > 0 && error.code == .invalidRequest {
                    return try await store.commands(CommandListQuery(limit: query.limit))
                }
            }
        },
        Flaw(
            "forgets the streams that a command only checked",
            breaks: "the streams that a command checked are told with it"
        )
        .with { flaw in
            flaw.command = { id, store in
                guard let stored = try await store.command(id) else { return nil }
                return StoredCommand(record: stored.record, head: stored.head, result: stored.result)
            }
        },
        Flaw(
            "keeps the outcomes of erased streams",
            breaks: "erasing a stream takes the outcomes of its commands with it"
        )
        .with { flaw in
            let outcome = Array("{}".utf8)
            flaw.command = { id, store in
                guard let stored = try await store.command(id), stored.record.outcome == nil else { return nil }
                let record = CommandRecord(key: stored.record.key, outcome: outcome)
                return StoredCommand(
                    record: record, head: stored.head, result: stored.result, checked: stored.checked)
            }
        },
    ]

    /// Engines that don't erase as they should.
    static let erasing = [
        Flaw("erases nothing", breaks: "erasing a stream empties its payloads and leaves everything else")
            .with { $0.erase = { try await $1.read(StreamQuery($0)).state.version } },
        Flaw("erases the namesake in another category", breaks: "erasing a stream leaves other streams as they are")
            .with { flaw in
                flaw.erase = { stream, store in
                    for summary in try await store.streams(StreamListQuery()) where summary.stream.id == stream.id {
                        try await store.erase(summary.stream)
                    }
                    return try await store.erase(stream)
                }
            },
    ]

    /// Engines that don't wake their readers as they should. The time limit ends these.
    static let waiting = [
        Flaw("wakes no reader", breaks: "a subscription gives what is there, then what comes, each once")
            .with { $0.wait = { try await $1.waitForEvents(after: max($0, 1_000)) } },
        Flaw("doesn't listen to the cancellation of a wait", breaks: "a cancelled wait ends")
            .with {
                $0.wait = { position, store in try await Task { try await store.waitForEvents(after: position) }.value }
            },
        Flaw("takes a cancelled wait for an ended one", breaks: "a cancelled wait ends")
            .with { flaw in
                flaw.wait = { position, store in
                    do { try await store.waitForEvents(after: position) } catch is CancellationError {}
                }
            },
        Flaw("begins a subscription at the head", breaks: "a subscription begins right behind its checkpoint")
            .with { flaw in
                flaw.readLog = { query, store in
                    let head = Checkpoint(position: try await store.head())
                    return try await store.read(LogQuery(.after(head), filter: query.filter, limit: query.limit))
                }
            },
    ]
}
