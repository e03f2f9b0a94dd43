/// One step from an old version of an event to a later one, taken whenever such an event is read.
///
/// What is stored stays as it is. An aggregate lists its steps, from any version to any later one, and to other types:
///
/// ```swift
/// static let upcasters: [Upcaster] = [
///     .edit("account.opened", from: 1, to: 2) { payload in payload.rename("name", to: "owner") },
///     .rename(EventVersion("account.created"), to: EventVersion("account.opened")),
///     .drop(EventVersion("account.pinged")),
/// ]
/// ```
///
/// Together they must lead from each old version to the one that the program has (``EventReader`` checks it). They
/// run again on each reading: same input, same output, and nothing else.
public struct Upcaster: Sendable {
    typealias Transform = @Sendable (EventForm) throws -> [EventForm]

    /// The version that the step begins at.
    public let origin: EventVersion

    /// What may come out of it; nothing, where the event is dropped.
    public let targets: [EventVersion]

    /// Distinguishes what the step does now from what it did before. It is part of the fingerprint by which snapshots
    /// are known to be out of date.
    public let revision: Int

    /// `nil`: such events are refused.
    private let transform: Transform?

    /// A step that does anything: one event out of one, several, or none.
    ///
    /// - Parameters:
    ///   - origin: the version that it begins at.
    ///   - targets: every version that may come out of it.
    ///   - revision: to be raised when a step that was in use does something else from now on.
    ///   - transform: gives the forms that take the place of the one it gets, in their order, each at one of `targets`.
    public init(
        _ origin: EventVersion, to targets: [EventVersion], revision: Int = 1,
        transform: @escaping @Sendable (EventForm) throws -> [EventForm]
    ) {
        self.init(origin, to: targets, revision: revision, optional: transform)
    }

    private init(_ origin: EventVersion, to targets: [EventVersion], revision: Int, optional transform: Transform?) {
        self.origin = origin
        self.targets = targets
        self.revision = revision
        self.transform = transform
    }

    /// A step that stands for its absence: events of this version aren't read any more, or never were stored.
    ///
    /// It says so to the check for gaps. An event that turns up nevertheless is an error.
    public static func refuse(_ origin: EventVersion) -> Upcaster {
        Upcaster(origin, to: [], revision: 1, optional: nil)
    }
}

extension Upcaster {
    /// Takes the step.
    func run(_ form: EventForm) throws(EventStoreError) -> [EventForm] {
        guard let transform else {
            throw form.stored.fault(.unknownSchemaVersion, "leads to \(origin), which this program doesn't read")
        }
        let result: [EventForm]
        do {
            result = try transform(form)
        } catch {
            throw form.stored.fault(.upcastFailed, "can't be brought up from \(origin)", cause: error)
        }
        for form in result where !targets.contains(form.version) {
            throw form.stored.fault(
                .upcastFailed, "came out of \(origin) as \(form.version), which the step doesn't declare")
        }
        return result
    }
}
