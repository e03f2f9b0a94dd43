import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory

extension SnapshotFlaw {
    /// Stores that don't keep what they should.
    static let keeping = [
        SnapshotFlaw("finds a snapshot where none is", breaks: "a stream has no snapshot before one is saved") { flaw in
            flaw.load = { stream, store in
                let found = try await store.snapshot(of: stream)
                return found
                    ?? Snapshot(
                        of: stream, version: 1, position: 1, eventID: "e", stateVersion: 1, fingerprint: "f",
                        payload: [], takenAt: .earliest)
            }
        },
        SnapshotFlaw("forgets the state's version", breaks: "a snapshot comes out as it went in, to the last byte") {
            $0.load = { try await $1.snapshot(of: $0)?.with(stateVersion: 1) }
        },
        SnapshotFlaw(
            "takes the state for a text that ends at NUL",
            breaks: "a snapshot comes out as it went in, to the last byte"
        ) { flaw in
            flaw.save = { snapshot, store in
                try await store.save(snapshot.with(payload: Array(snapshot.payload.prefix { $0 != 0 })))
            }
        },
        SnapshotFlaw("keeps the first", breaks: "a newer snapshot takes the place of an older one") { flaw in
            flaw.save = { snapshot, store in
                if try await store.snapshot(of: snapshot.stream) != nil { return true }
                return try await store.save(snapshot)
            }
        },
        SnapshotFlaw("keeps the last", breaks: "an older snapshot never takes the place of a newer one") { flaw in
            flaw.save = { snapshot, store in
                try await store.deleteSnapshot(of: snapshot.stream)
                return try await store.save(snapshot)
            }
        },
        SnapshotFlaw(
            "says that it keeps what it doesn't", breaks: "an older snapshot never takes the place of a newer one"
        ) {
            $0.save = {
                _ = try await $1.save($0); return true
            }
        },
        SnapshotFlaw("keeps the first of two at one version", breaks: "of two at one version the later stays") { flaw in
            flaw.save = { snapshot, store in
                if try await store.snapshot(of: snapshot.stream)?.version == snapshot.version { return false }
                return try await store.save(snapshot)
            }
        },
        SnapshotFlaw("takes no notice of categories", breaks: "each stream has a snapshot of its own") { flaw in
            let one = { @Sendable (stream: StreamID) in StreamID(category: "all", id: stream.id) }
            flaw.save = { try await $1.save($0.with(stream: one($0.stream))) }
            flaw.load = { stream, store in try await store.snapshot(of: one(stream))?.with(stream: stream) }
        },
        SnapshotFlaw("deletes nothing", breaks: "a deleted snapshot is gone, and others stay") {
            $0.delete = { _, _ in }
        },
        SnapshotFlaw(
            "remembers the version of what it deleted", breaks: "after a deletion an older snapshot can be saved"
        ) { flaw in
            flaw.delete = { stream, store in
                guard let snapshot = try await store.snapshot(of: stream) else { return }
                try await store.save(snapshot.with(payload: Array("deleted".utf8)))
            }
            flaw.load = { stream, store in
                let found = try await store.snapshot(of: stream)
                return found?.payload == Array("deleted".utf8) ? nil : found
            }
        },
        SnapshotFlaw(
            "looks first which is newer, and saves later", breaks: "of many that are saved at once the newest stays"
        ) { flaw in
            flaw.save = { snapshot, store in
                let other = try await store.snapshot(of: snapshot.stream)
                for _ in 0..<(snapshot.version == 1 ? 200 : 1) { await Task.yield() }
                if let other, other.version > snapshot.version { return false }
                try await store.deleteSnapshot(of: snapshot.stream)
                return try await store.save(snapshot)
            }
        },
    ]

    /// Stores that let in what they shouldn't.
    static let atTheDoor = [
        SnapshotFlaw(
            "takes any version for a first one",
            breaks: "a snapshot with unfit names or numbers is refused, and the old one stays"
        ) { $0.save = { try await $1.save($0.with(version: max(1, $0.version))) } },
        SnapshotFlaw("cuts off what is too long", breaks: "a state over the limit is refused, and isn't told") {
            $0.save = { try await $1.save($0.with(payload: Array($0.payload.prefix(1_000)))) }
        },
        SnapshotFlaw("tells the state", breaks: "a state over the limit is refused, and isn't told") { flaw in
            flaw.save = { snapshot, store in
                do { return try await store.save(snapshot) } catch {
                    let state = String(decoding: snapshot.payload.prefix(20), as: UTF8.self)
                    throw EventStoreError(.invalidRequest, "can't save \(state)")
                }
            }
        },
    ]

    /// Stores that don't erase snapshots along with events.
    static let erasing = [
        SnapshotFlaw("erases events only", breaks: "erasing a stream takes its snapshot with it, and leaves others") {
            $0.erase = { stream, store in
                let kept = try await store.snapshot(of: stream)
                let count = try await store.erase(stream)
                if let kept { try await store.save(kept.with(stream: StreamID(category: "kept", id: stream.id))) }
                return count
            }
            $0.load = { stream, store in
                if let found = try await store.snapshot(of: stream) { return found }
                return try await store.snapshot(of: StreamID(category: "kept", id: stream.id))?.with(stream: stream)
            }
        },
        SnapshotFlaw("keeps what is saved after the erasure", breaks: "no snapshot is kept of a stream that was erased")
        {
            $0.erase = { stream, store in
                try await store.deleteSnapshot(of: stream)
                return try await store.read(StreamQuery(stream)).state.version
            }
        },
        SnapshotFlaw(
            "erases events and snapshots one after the other",
            breaks: "of a stream that is erased while it is saved nothing is left"
        ) {
            $0.erase = { stream, store in
                try await store.deleteSnapshot(of: stream)
                for _ in 0..<200 { await Task.yield() }
                return 1
            }
        },
        SnapshotFlaw("erases where it should delete", breaks: "deleting a snapshot leaves the events as they are") {
            $0.delete = { try await $1.erase($0) }
        },
    ]
}
