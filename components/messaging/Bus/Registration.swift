/// What a bus hands out for a handler. The handler stays until the registration is cancelled; letting go of this
/// value changes nothing.
public struct Registration: Sendable {
    private let remove: @Sendable () -> Void

    /// A registration that `remove` undoes. It is called as often as ``cancel()`` is.
    public init(_ remove: @escaping @Sendable () -> Void) {
        self.remove = remove
    }

    /// Takes the handler off the bus, from the next message on. Cancelling again does nothing.
    public func cancel() {
        remove()
    }
}
