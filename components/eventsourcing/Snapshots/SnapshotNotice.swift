import Logging
import OrchestrixCommon

/// Something that happened to a snapshot, told to whoever wants to count or to log it. No load and no append fails by it.
public enum SnapshotNotice: Sendable {
    /// A load began with the snapshot at this version.
    case used(StreamID, version: Int)
    /// The snapshot at this version wasn't used, and the stream was replayed.
    case ignored(StreamID, version: Int, Reason)
    /// A snapshot was taken at this version.
    case taken(StreamID, version: Int)
    /// A snapshot was taken at this version, but the store has a newer one, or the stream was erased.
    case superseded(StreamID, version: Int)
    /// A snapshot couldn't be encoded or saved.
    case notTaken(StreamID, version: Int, any Error)
    /// The store couldn't tell its snapshot, and the stream was replayed.
    case notLoaded(StreamID, any Error)

    /// Why a snapshot wasn't used.
    public enum Reason: Error, Sendable, Hashable {
        /// It was taken with other event types, versions or upcasters.
        case otherEvents
        /// The form of its state is newer than the program.
        case newerState
        /// The form of its state is older, and no upcasters lead to today's.
        case olderState
        /// Its state doesn't decode, or an upcaster failed on it.
        case unreadable
        /// The stream doesn't have (any more) what the state was folded from: it is shorter, other or erased.
        case otherStream
        /// It was taken later than the moment that was asked for.
        case tooLate
    }
}

extension SnapshotNotice {
    /// Logs failures as warnings, and snapshots that can't be read as notices; the rest is what happens every day.
    public static let log: @Sendable (SnapshotNotice) -> Void = { notice in
        let logger = Logger(orchestrix: "snapshots")
        switch notice {
        case .notTaken(let stream, let version, let error):
            logger.report(
                error, "a snapshot couldn't be taken", level: .warning,
                metadata: [LogKey.stream: "\(stream)", LogKey.streamVersion: "\(version)"])
        case .notLoaded(let stream, let error):
            logger.report(
                error, "a snapshot couldn't be loaded", level: .warning, metadata: [LogKey.stream: "\(stream)"])
        case .ignored(let stream, let version, .unreadable), .ignored(let stream, let version, .otherStream):
            logger.notice(
                "a snapshot was ignored", metadata: [LogKey.stream: "\(stream)", LogKey.streamVersion: "\(version)"])
        case .used, .ignored, .taken, .superseded: break
        }
    }
}
