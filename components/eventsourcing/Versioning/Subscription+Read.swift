public import OrchestrixMessaging

extension Subscription {
    /// The same events as the program knows them today.
    ///
    /// An event that can't be read ends the reading with an error that names it.
    public func read<Event: DomainEvent>(by reader: EventReader<Event>) -> TypedSubscription<Event> {
        TypedSubscription(base: self, reader: reader)
    }
}
