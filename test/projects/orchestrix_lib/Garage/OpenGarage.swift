import Orchestrix

/// Opens a garage with so many spaces.
public struct OpenGarage: Command, Validated {
    public var garage: String
    public var spaces: Int

    public init(garage: String, spaces: Int) {
        self.garage = garage
        self.spaces = spaces
    }

    public static let validation = Validation<Self> {
        Field("garage", \.garage, .notEmpty)
        Field("spaces", \.spaces, .range(1...10_000))
    }
}
