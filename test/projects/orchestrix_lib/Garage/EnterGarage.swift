import Orchestrix

/// Lets a car in. The reply is the number of spaces that are left.
public struct EnterGarage: Command, Validated {
    public typealias Reply = Int

    public var garage: String
    public var plate: String
    /// The number of the ticket: whoever presses the button twice gets in once.
    public var ticket: String

    public init(garage: String, plate: String, ticket: String) {
        self.garage = garage
        self.plate = plate
        self.ticket = ticket
    }

    public static let validation = Validation<Self> {
        Field("garage", \.garage, .notEmpty)
        Field("plate", \.plate, .notEmpty, .length(...12))
        Field("ticket", \.ticket, .notEmpty)
    }
}
