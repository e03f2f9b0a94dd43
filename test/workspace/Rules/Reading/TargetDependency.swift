/// A target or a product that a target depends on.
struct TargetDependency: Decodable, Sendable {
    let name: String
    /// The package of a product.
    let package: String?
    /// The traits of which one must be on for it to be needed; none: it always is.
    let traits: [String]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kind: CodingKeys = container.contains(.product) ? .product : container.contains(.target) ? .target : .byName
        var parts = try container.nestedUnkeyedContainer(forKey: kind)
        name = try parts.decode(String.self)
        package = kind == .product ? try parts.decodeIfPresent(String.self) : nil
        // A product's aliases stand before its condition.
        if kind == .product { _ = try? parts.decodeIfPresent([String: String].self) }
        traits = parts.isAtEnd ? [] : try parts.decodeIfPresent(Condition.self)?.traits ?? []
    }

    private struct Condition: Decodable {
        let traits: [String]?
    }

    private enum CodingKeys: String, CodingKey { case byName, product, target }
}
