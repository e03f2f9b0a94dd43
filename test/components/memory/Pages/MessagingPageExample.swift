// The first example of OrchestrixMessaging.md, line by line; `PageTests` holds the two together.
import OrchestrixMessaging

struct PlaceOrder: Command {
    typealias Reply = Int
    var items: [String]
}
struct OrderPlaced: Event {
    var number: Int
}

func example(
    _ bus: any AsyncMessageBus, sendMail: @escaping @Sendable (Int) async throws -> Void,
    updateInventory: @escaping @Sendable (Int) async throws -> Void
) async throws -> Int {
    bus.handle(PlaceOrder.self) { command in
        try await bus.publish(OrderPlaced(number: command.items.count))
        return command.items.count
    }
    bus.subscribe(to: OrderPlaced.self) { event in try await sendMail(event.number) }
    bus.subscribe(to: OrderPlaced.self) { event in try await updateInventory(event.number) }
    let number = try await bus.send(PlaceOrder(items: ["tea", "cups"]))
    return number
}
