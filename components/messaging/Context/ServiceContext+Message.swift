public import ServiceContextModule

extension ServiceContext {
    /// The message that is being handled.
    public var message: MessageContext? {
        get { self[MessageContextKey.self] }
        set { self[MessageContextKey.self] = newValue }
    }

    private enum MessageContextKey: ServiceContextKey {
        typealias Value = MessageContext
        static let nameOverride: String? = "orchestrix-message"
    }
}
