import Orchestrix

/// Lets a car out. The reply is the number of spaces that are left.
public struct LeaveGarage: Command {
    public typealias Reply = Int

    public var garage: String
    public var plate: String

    public init(garage: String, plate: String) {
        self.garage = garage
        self.plate = plate
    }
}
