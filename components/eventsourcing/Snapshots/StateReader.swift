import OrchestrixCommon

/// Writes and reads the states of one aggregate, and knows which snapshots it can use.
struct StateReader<Aggregate: Snapshotting>: Sendable {
    private let fingerprint: String
    private let steps: [Int: StateUpcaster]
    private let json = JSONCodec()

    /// - Parameter fingerprint: of the event reader.
    /// - Throws: ``EventStoreError`` with `.invalidRegistration`, naming the versions: a step leads back, or two begin at
    ///   the same version. A gap is none: where no way leads to today's version, the stream is replayed.
    init(_ aggregate: Aggregate.Type, fingerprint: String) throws(EventStoreError) {
        var steps: [Int: StateUpcaster] = [:]
        for step in Aggregate.stateUpcasters {
            guard step.origin >= 1, step.target > step.origin else {
                throw Self.fault("a step from version \(step.origin) to version \(step.target) leads nowhere")
            }
            guard steps.updateValue(step, forKey: step.origin) == nil else {
                throw Self.fault("two steps begin at version \(step.origin)")
            }
        }
        guard Aggregate.stateVersion >= 1 else { throw Self.fault("version \(Aggregate.stateVersion) is below 1") }
        self.steps = steps
        self.fingerprint = fingerprint
    }

    private static func fault(_ what: String) -> EventStoreError {
        EventStoreError(
            .invalidRegistration, "the states of \(Aggregate.category): \(what)",
            context: ["category": Aggregate.category])
    }

    /// The state that a snapshot holds, or why it can't be used.
    func state(of snapshot: Snapshot) throws(SnapshotNotice.Reason) -> Aggregate {
        guard snapshot.fingerprint == fingerprint else { throw .otherEvents }
        guard snapshot.stateVersion <= Aggregate.stateVersion else { throw .newerState }
        var payload = snapshot.payload
        for step in try path(from: snapshot.stateVersion) {
            do { payload = try step.run(payload) } catch { throw .unreadable }
        }
        do { return try json.decode(Aggregate.self, from: payload) } catch { throw .unreadable }
    }

    private func path(from version: Int) throws(SnapshotNotice.Reason) -> [StateUpcaster] {
        var path: [StateUpcaster] = []
        var version = version
        while version != Aggregate.stateVersion {
            guard let step = steps[version], step.target <= Aggregate.stateVersion else { throw .olderState }
            path.append(step)
            version = step.target
        }
        return path
    }

    /// The snapshot of a state.
    func snapshot(of moment: SnapshotMoment<Aggregate>, takenAt: Timestamp) throws -> Snapshot {
        Snapshot(
            of: moment.stream, version: moment.version, position: moment.position, eventID: moment.eventID,
            stateVersion: Aggregate.stateVersion, fingerprint: fingerprint, payload: try json.encode(moment.state),
            takenAt: takenAt)
    }
}
