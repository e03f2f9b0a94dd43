import Orchestrix

/// A parking garage: how many spaces it has, and which cars stand in them.
public struct Garage: AggregateRoot {
    public static let category = "garage"

    // MARK: Events

    public enum Event: DomainEvent {
        case opened(spaces: Int)
        case entered(plate: String)
        case left(plate: String)

        public enum CodingKeys: String, EventKey {
            case opened = "garage.opened"
            case entered = "garage.car_entered"
            case left = "garage.car_left"
        }
    }

    public enum Rejection: Error, Codable, Equatable {
        case notOpen, alreadyOpen
        case full(spaces: Int)
        case alreadyInside, notInside
    }

    // MARK: State

    public private(set) var spaces = 0
    public private(set) var cars: Set<String> = []

    public init() {}

    public var free: Int { spaces - cars.count }

    public mutating func apply(_ event: Event) {
        switch event {
        case .opened(let spaces): self.spaces = spaces
        case .entered(let plate): cars.insert(plate)
        case .left(let plate): cars.remove(plate)
        }
    }

    // MARK: Decisions

    public func open(spaces: Int) throws(Rejection) -> [Event] {
        guard self.spaces == 0 else { throw .alreadyOpen }
        return [.opened(spaces: spaces)]
    }

    public func enter(_ plate: String) throws(Rejection) -> [Event] {
        guard spaces > 0 else { throw .notOpen }
        guard !cars.contains(plate) else { throw .alreadyInside }
        guard free > 0 else { throw .full(spaces: spaces) }
        return [.entered(plate: plate)]
    }

    public func leave(_ plate: String) throws(Rejection) -> [Event] {
        guard cars.contains(plate) else { throw .notInside }
        return [.left(plate: plate)]
    }
}
