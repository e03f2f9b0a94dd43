import OrchestrixMessaging

/// The check that an enum's names are fit to be stored.
enum EventNames {
    /// - Throws: ``EventStoreError`` with `.invalidRegistration`, naming the case.
    static func check(_ type: (some DomainEvent).Type) throws(EventStoreError) {
        do {
            try type.checkNames()
        } catch {
            throw EventStoreError(.invalidRegistration, "\(type) can't be stored", cause: error)
        }
    }
}
