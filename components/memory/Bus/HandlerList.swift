/// The handlers of one type, each with the number of its registration. It doesn't change: who adds or removes makes
/// another one, so that a publisher goes on with what it was handed.
@usableFromInline
final class HandlerList<Handler: Sendable>: Sendable {
    @usableFromInline let handlers: [Handler]
    private let numbers: [Int]

    private init(_ handlers: [Handler], _ numbers: [Int]) {
        self.handlers = handlers
        self.numbers = numbers
    }

    /// The list with this one handler.
    convenience init(_ handler: Handler, number: Int) {
        self.init([handler], [number])
    }

    func adding(_ handler: Handler, number: Int) -> HandlerList {
        HandlerList(handlers + [handler], numbers + [number])
    }

    /// - Returns: the list without that handler, and the handler; `nil` where it has been removed already.
    func removing(number: Int) -> (HandlerList, Handler)? {
        guard let index = numbers.firstIndex(of: number) else { return nil }
        let (others, handler) = (handlers.indices.filter { $0 != index }, handlers[index])
        return (HandlerList(others.map { handlers[$0] }, others.map { numbers[$0] }), handler)
    }
}
