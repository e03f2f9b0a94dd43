/// The handlers of one type, each with the number of its registration.
struct HandlerList<Handler: Sendable>: Sendable {
    private(set) var handlers: [Handler] = []
    private var numbers: [Int] = []

    mutating func append(_ handler: Handler, number: Int) {
        handlers.append(handler)
        numbers.append(number)
    }

    /// - Returns: the handler, or `nil` where it has been removed already.
    mutating func remove(number: Int) -> Handler? {
        guard let index = numbers.firstIndex(of: number) else { return nil }
        numbers.remove(at: index)
        return handlers.remove(at: index)
    }
}
